package io.schedulebuilder.files;

import io.schedulebuilder.domain.Digest;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file that one run alone writes until it has its name. The system gives the lock on it back when the process ends,
 * however it does, so what a killed run left is taken over by the next run to the same place. Thread-safe.
 */
public final class Claim implements AutoCloseable {
    /** Marks a file as ours: no person names a file so. */
    public static final String MARK = ".schedule-builder.tmp";

    private static final int LONGEST_NAME = 255;
    private static final int TRIES = 20;
    private static final int PAUSE_MILLIS = 10;
    private static final int MOST_PADDING = 1 << 16;
    private static final Set<OpenOption> OPEN =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    /** Of this process. To close a second channel on a file would give up the lock on the first, as POSIX has it. */
    private static final Set<Claim> HELD = ConcurrentHashMap.newKeySet();

    private static final Set<Path> NAMES = ConcurrentHashMap.newKeySet();

    static {
        // Also when the process is asked to stop halfway.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            LastWork.awaitAll();
            HELD.forEach(Claim::close);
        }));
    }

    private final Path path;
    private final FileChannel channel;
    private final boolean locked;
    private boolean over;

    private Claim(Path path, FileChannel channel, boolean locked) {
        this.path = path;
        this.channel = channel;
        this.locked = locked;
        HELD.add(this);
    }

    /** The hidden name beside a target under which it is written: a rename must not cross file systems. */
    public static Path nameFor(Path target) {
        String name = "." + target.getFileName() + MARK;
        return target.resolveSibling(
                name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
                        ? name
                        : "." + Digest.hex(name).substring(0, 32) + MARK);
    }

    /**
     * A file for this run alone, empty; made if it is missing.
     *
     * @return empty if another run has it
     * @throws IOException if it cannot be made, or something that is no file has its name
     */
    public static Optional<Claim> on(Path file) throws IOException {
        Path path = file.toAbsolutePath();
        if (!NAMES.add(path)) {
            return Optional.empty();
        }
        boolean claimed = false;
        try {
            for (int attempt = 0; attempt < TRIES; attempt++) {
                Optional<Claim> claim = attempt(path);
                if (claim.isPresent()) {
                    claimed = true;
                    return claim;
                }
                pause(); // who sweeps holds a file for an instant
            }
            return Optional.empty();
        } finally {
            if (!claimed) {
                NAMES.remove(path);
            }
        }
    }

    private static Optional<Claim> attempt(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) { // a pipe would be waited for
            throw new FileAlreadyExistsException(path + " is in the way and is not a file");
        }
        FileChannel channel = FileChannel.open(path, OPEN);
        try {
            Optional<Boolean> locked = locked(channel);
            if (locked.isPresent() && isStillNamed(channel, path)) {
                channel.truncate(0);
                return Optional.of(new Claim(path, channel, locked.get()));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Whether there is a lock now; empty if another run has it. Some network file systems know no locks. */
    private static Optional<Boolean> locked(FileChannel channel) {
        try {
            return channel.tryLock() == null ? Optional.empty() : Optional.of(true);
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // this process has the same file under another name of it
        } catch (IOException e) {
            return Optional.of(false);
        }
    }

    /** Whether the name means this file: its last owner may have renamed or removed it before we had the lock. */
    private static boolean isStillNamed(FileChannel channel, Path path) throws IOException {
        int length = 1 + ThreadLocalRandom.current().nextInt(MOST_PADDING); // no other file's
        channel.truncate(0);
        channel.write(ByteBuffer.allocate(1), length - 1L);
        try {
            return Files.size(path) == length;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Removes what killed runs left in a folder; a living run keeps its own. Links are neither followed nor removed. */
    public static void sweep(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*" + MARK)) {
            for (Path file : files) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    sweepOne(file);
                }
            }
        }
    }

    private static void sweepOne(Path file) throws IOException {
        Path path = file.toAbsolutePath();
        if (!NAMES.add(path)) {
            return;
        }
        try {
            Optional<Claim> left = attempt(path);
            if (left.isPresent() && !left.get().locked) {
                left.get().release(); // nobody can tell whether its owner lives
            } else {
                left.ifPresent(Claim::close);
            }
        } finally {
            NAMES.remove(path);
        }
    }

    Path path() {
        return path;
    }

    /** Replaces the content. */
    public synchronized void write(OutputFile.Content content) throws IOException {
        channel.truncate(0);
        Writer out = new BufferedWriter(Channels.newWriter(channel.position(0), StandardCharsets.UTF_8));
        content.writeTo(out); // the channel stays open: to close it is to give up the lock
        out.flush();
    }

    /** Gives the file its name in one step, replacing what had it, and lets go of it. */
    public synchronized void moveTo(Path target) throws IOException {
        if (over) {
            throw new IOException("the run is being stopped");
        }
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        release();
    }

    /** Removes the file, unless it has its name. */
    @Override
    public synchronized void close() {
        if (!over) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // The next run to the same place takes it over.
            }
            release();
        }
    }

    /** Lets go of the file where it is. */
    public synchronized void release() {
        if (over) {
            return;
        }
        over = true;
        HELD.remove(this);
        NAMES.remove(path);
        try {
            channel.close();
        } catch (IOException e) {
            // The lock ends with the process.
        }
    }
}
