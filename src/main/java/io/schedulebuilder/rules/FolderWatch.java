package io.schedulebuilder.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Waits until something changes in a folder or in the folders within it: one answer for the several writes of one save.
 * The folder may be replaced by another of its name, or be away for a while. It looks at the files again and again, as
 * not every file system tells of changes, and some tell late.
 */
final class FolderWatch implements AutoCloseable {
    /** An editor writes, renames and touches within this time; a person notices no more. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(60);

    /** A folder that is written to all the time still gives answers. */
    private static final int MOST_LOOKS_AT_ONE_CHANGE = 4;

    private final Path folder;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Map<String, String> seen;

    FolderWatch(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        this.seen = look();
    }

    /**
     * Waits for a change of any file's name, size or time.
     *
     * @return false once the watch is closed
     */
    boolean await() throws InterruptedException {
        Map<String, String> before = seen;
        int changes = 0;
        while (!closed.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
            Map<String, String> now = look();
            boolean quiet = now.equals(seen);
            seen = now;
            changes = quiet ? 0 : changes + 1;
            if (changes == MOST_LOOKS_AT_ONE_CHANGE || (quiet && !now.equals(before))) {
                return true;
            }
        }
        return false;
    }

    /** Every file with its time and size; empty while the folder is away. */
    private Map<String, String> look() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder, 2, FileVisitOption.FOLLOW_LINKS)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                BasicFileAttributes is = Files.readAttributes(path, BasicFileAttributes.class);
                files.put(path.toString(), is.lastModifiedTime() + " " + is.size() + " " + is.fileKey());
            }
        } catch (IOException | UncheckedIOException e) {
            // A file went while it was looked at: the next look sees what came of it.
        }
        return files;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
