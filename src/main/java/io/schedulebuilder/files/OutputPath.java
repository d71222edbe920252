package io.schedulebuilder.files;

import io.schedulebuilder.domain.InputException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file to write, as the user names it: a path, or {@code -} for standard output. */
public record OutputPath(Path path) {
    private static final Path STANDARD_OUTPUT = Path.of("-");

    /**
     * Parses a name.
     *
     * @throws InputException if it is blank, or ends with a slash like a folder
     * @throws InvalidPathException if the system does not allow such a name
     */
    public static OutputPath parse(String text) {
        if (text.isBlank()) {
            throw new InputException("the name is empty. Name a file, or leave out the option.");
        }
        Path path = Path.of(text);
        if (text.endsWith("/") || text.endsWith(path.getFileSystem().getSeparator())) {
            throw new InputException(
                    "\"" + text + "\" ends in a slash, so it names a folder. Name a file in it, or remove the slash.");
        }
        return new OutputPath(path);
    }

    boolean isStandardOutput() {
        return path.equals(STANDARD_OUTPUT);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
