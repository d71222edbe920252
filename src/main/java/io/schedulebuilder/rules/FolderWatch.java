package io.schedulebuilder.rules;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Waits until something changes in a folder or in the folders within it: one answer for the several writes of one save.
 * The folder may be replaced by another of its name, or be away for a while.
 */
final class FolderWatch implements AutoCloseable {
    /** An editor writes, renames and touches within this time; a person notices no more. */
    private static final Duration QUIET = Duration.ofMillis(60);

    private static final Duration LONGEST_STORM = Duration.ofMillis(240);
    /** For changes that nobody tells of: a parent that is replaced, a network drive. */
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(1);

    private final Path folder;
    private final WatchService service;
    private Map<String, String> seen;

    FolderWatch(Path folder) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        this.service = this.folder.getFileSystem().newWatchService();
        listen();
        this.seen = look();
    }

    /**
     * Waits for a change of any file's name, size or time.
     *
     * @return false once the watch is closed
     */
    boolean await() throws InterruptedException {
        try {
            while (true) {
                Optional<WatchKey> told =
                        Optional.ofNullable(service.poll(LOOK_ANYWAY.toMillis(), TimeUnit.MILLISECONDS));
                told.ifPresent(FolderWatch::hear);
                if (told.isPresent()) {
                    untilQuiet();
                }
                listen();
                Map<String, String> now = look();
                if (!now.equals(seen)) {
                    seen = now;
                    return true;
                }
            }
        } catch (ClosedWatchServiceException e) {
            return false;
        }
    }

    private void untilQuiet() throws InterruptedException {
        long end = System.nanoTime() + LONGEST_STORM.toNanos();
        Optional<WatchKey> more;
        do {
            more = Optional.ofNullable(service.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS));
            more.ifPresent(FolderWatch::hear);
        } while (more.isPresent() && System.nanoTime() < end);
    }

    private static void hear(WatchKey key) {
        key.pollEvents();
        key.reset();
    }

    /** Asks to be told of what there is now. A folder that is listened to already is not listened to twice. */
    private void listen() {
        Optional.ofNullable(folder.getParent()).ifPresent(this::listenTo);
        listenTo(folder);
        try (Stream<Path> inner = Files.list(folder)) {
            inner.filter(Files::isDirectory).forEach(this::listenTo);
        } catch (IOException | UncheckedIOException e) {
            // The folder is away; its parent tells when it is back.
        }
    }

    private void listenTo(Path path) {
        try {
            path.register(service, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY);
        } catch (IOException e) {
            // Not there, or not readable: what there is to see is looked at every second anyway.
        }
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
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
