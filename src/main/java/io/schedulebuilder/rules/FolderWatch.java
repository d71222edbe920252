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
 * Waits until something changes in a folder or its subfolders. The several writes of one save count as one change. The
 * folder may disappear for a while, or another folder may replace it. The watch polls, because not every file system
 * reports changes, and some report them late.
 */
final class FolderWatch implements AutoCloseable {
    /** An editor writes, renames and touches a file within this time, and a person does not notice the delay. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(60);

    /** Reports a change after this many polls, even if a program writes to the folder all the time. */
    private static final int MOST_LOOKS_AT_ONE_CHANGE = 4;

    private final Path folder;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Map<String, String> seen;

    FolderWatch(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        this.seen = look();
    }

    /**
     * Waits until any file's name, size or time changes.
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

    /** Every file with its time and size; empty while the folder does not exist. */
    private Map<String, String> look() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder, 2, FileVisitOption.FOLLOW_LINKS)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                BasicFileAttributes is = Files.readAttributes(path, BasicFileAttributes.class);
                files.put(path.toString(), is.lastModifiedTime() + " " + is.size() + " " + is.fileKey());
            }
        } catch (IOException | UncheckedIOException e) {
            // A file disappeared during the walk; the next poll sees the result.
        }
        return files;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
