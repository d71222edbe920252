package io.schedulebuilder.export;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/** A file that appears whole or not at all: its place is checked before the work, it is written under another name. */
public final class WholeFile {
    private final Path path;
    private final String option;

    private WholeFile(Path path, String option) {
        this.path = path;
        this.option = option;
    }

    /**
     * A file to be. Missing parent folders are made.
     *
     * @param option names the path in messages: {@code --csv}
     * @throws InputException if the path is a folder or cannot be written
     */
    public static WholeFile at(Path path, String option) {
        Path absolute = path.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null || Files.isDirectory(absolute)) {
            throw new InputException(option + " " + path + " is a folder. Name a file in it.");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InputException(option + " " + path + ": its folder cannot be made. Choose another place.");
        }
        if (!Files.isWritable(Files.exists(absolute) ? absolute : folder)) {
            throw new InputException(option + " " + path + " may not be written. Choose another place, or allow it.");
        }
        return new WholeFile(absolute, option);
    }

    /** Where it is, or will be. */
    public Path path() {
        return path;
    }

    /**
     * Writes the file in UTF-8, replacing what had its name.
     *
     * @throws FailureException if the disk refuses
     */
    public void write(Consumer<Writer> content) {
        Path temporary = Litter.temporary(path);
        temporary.toFile().deleteOnExit(); // also when the process is asked to stop half-way
        try {
            try (Writer out = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
                content.accept(out);
            }
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UncheckedIOException e) {
            discard(temporary);
            throw new FailureException(
                    option + " " + path + " cannot be written (" + e.getMessage()
                            + "). Make room or choose another place, and run again.",
                    e);
        }
    }

    private static void discard(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // It goes when the process ends.
        }
    }
}
