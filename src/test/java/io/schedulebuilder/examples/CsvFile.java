package io.schedulebuilder.examples;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes RFC 4180 in UTF-8 with line feeds; fields are quoted where they must be. */
final class CsvFile implements Closeable {
    private final Writer out;

    CsvFile(Path file, String... columns) throws IOException {
        out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        row((Object[]) columns);
    }

    void row(Object... fields) throws IOException {
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(quoted(String.valueOf(fields[i])));
        }
        out.write('\n');
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
