package io.schedulebuilder.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder for temporary files of a run, whatever names its programs choose. A marker file shows that we created the
 * folder. Only a marked folder is removed with its content, and links in it are not followed.
 */
public final class TemporaryFiles {
    private static final String MARK = ".schedule-builder-scratch";

    private TemporaryFiles() {}

    /**
     * Creates a folder, or takes over a marked one.
     *
     * @throws IOException if it cannot be created, or something else has its name
     */
    public static Path make(Path folder) throws IOException {
        if (!isOurs(folder)) {
            try {
                Files.createDirectory(folder);
            } catch (FileAlreadyExistsException e) {
                throw new FileAlreadyExistsException(folder + " exists and was not created by a batch: move it");
            }
            Files.createFile(folder.resolve(MARK));
        }
        return folder;
    }

    /** Removes a marked folder with its content, even while others remove it. Does not touch other folders. */
    public static void remove(Path folder) throws IOException {
        if (!isOurs(folder)) {
            return;
        }
        Path mark = folder.resolve(MARK);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(mark) && !file.equals(folder)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof NoSuchFileException)) {
                throw e.getCause();
            }
            remove(folder);
            return;
        }
        Files.deleteIfExists(mark); // last, so that an interrupted removal can be resumed
        Files.deleteIfExists(folder);
    }

    private static boolean isOurs(Path folder) {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(folder.resolve(MARK), LinkOption.NOFOLLOW_LINKS);
    }
}
