package io.schedulebuilder.store.duckdb;

import io.schedulebuilder.domain.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Checks files before the engine opens them. The engine itself decides how to open a path, and for some it does not
 * open a database (a CSV, a name that contains settings).
 */
final class FileKind {
    private static final int MAGIC_AT = 8;
    private static final byte[] MAGIC = "DUCK".getBytes(StandardCharsets.US_ASCII);

    private FileKind() {}

    /**
     * Checks the path itself.
     *
     * @throws InputException if the driver would read another path, settings or SQL from it
     */
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

    /**
     * Checks that a file is a database. Does not read devices or pipes.
     *
     * @throws InputException if there is something that is not a database file
     */
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
            // The engine reports why it cannot be read.
        }
    }

    static InputException notOne(Path file) {
        return new InputException(file + ": this is not a warehouse: it is not a DuckDB file. Name another file.");
    }
}
