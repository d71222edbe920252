package io.schedulebuilder.store.duckdb;

import io.schedulebuilder.domain.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Whether the engine may be given a file. It decides by itself what to do with one, and for some (a CSV, a name with
 * settings in it) that is not to open a database.
 */
final class FileKind {
    private static final int MAGIC_AT = 8;
    private static final byte[] MAGIC = "DUCK".getBytes(StandardCharsets.US_ASCII);

    private FileKind() {}

    /** @throws InputException if the driver would take the path for another one, or read settings or SQL from it */
    static void requirePlainPath(Path file) {
        String path = file.toAbsolutePath().toString();
        if (path.contains(";")
                || path.contains("?")
                || !path.equals(path.strip())
                || path.chars().anyMatch(c -> c < ' ')) {
            throw new InputException(file
                    + ": DuckDB cannot open a path that contains \";\", \"?\" or a line break, or ends in a space. "
                    + "Rename the file or its folder.");
        }
    }

    /** @throws InputException if something is there that is not a database file; it is not read if it is not a file at all */
    static void requireDatabase(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + ": this is a device or a pipe, not a file. Name another file.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(MAGIC_AT + MAGIC.length);
            if (head.length == 0) {
                throw new InputException(file + ": this file is empty. Remove it, or name another file.");
            }
            if (!Arrays.equals(head, Math.min(MAGIC_AT, head.length), head.length, MAGIC, 0, MAGIC.length)) {
                throw notOne(file);
            }
        } catch (IOException e) {
            // The engine says why it cannot be read.
        }
    }

    static InputException notOne(Path file) {
        return new InputException(file + ": this is not a warehouse: it is not a DuckDB file. Name another file.");
    }
}
