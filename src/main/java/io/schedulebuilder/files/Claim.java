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
 * A file that only one run writes until it gets its final name. The operating system releases the file's lock when the
 * process ends for any reason, so the next run can take over what a killed run left. Thread-safe.
 */
public final class Claim implements AutoCloseable {
    /** Marks our temporary files: no user would name a file like this. */
    public static final String MARK = ".schedule-builder.tmp";

    private static final int LONGEST_NAME = 255;
    private static final int TRIES = 20;
    private static final int PAUSE_MILLIS = 10;
    private static final int MOST_PADDING = 1 << 16;
    private static final Set<OpenOption> OPEN =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    /**
     * The claims of this process. Under POSIX, closing a second channel on a file would release the lock of the first.
     */
    private static final Set<Claim> HELD = ConcurrentHashMap.newKeySet();

    private static final Set<Path> NAMES = ConcurrentHashMap.newKeySet();

    static {
        // Also runs when the process is asked to stop halfway.
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

    /**
     * The hidden temporary name beside a target. It is in the same folder because a rename must not cross file systems.
     */
    public static Path nameFor(Path target) {
        String name = "." + target.getFileName() + MARK;
        return target.resolveSibling(
                name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
                        ? name
                        : "." + Digest.hex(name).substring(0, 32) + MARK);
    }

    /**
     * Claims a file for this run and empties it; creates it if it is missing.
     *
     * @return the claim; empty if another run has the file
     * @throws IOException if it cannot be created, or something with this name is not a regular file
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
                pause(); // a sweep locks a file for an instant
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
                && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) { // opening a pipe would block
            throw new FileAlreadyExistsException(path + " exists and is not a file");
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

    /**
     * Whether the file is locked now; empty if another run has the lock. Some network file systems do not support
     * locks.
     */
    private static Optional<Boolean> locked(FileChannel channel) {
        try {
            return channel.tryLock() == null ? Optional.empty() : Optional.of(true);
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // this process has the same file under another name
        } catch (IOException e) {
            return Optional.of(false);
        }
    }

    /**
     * Whether the name still refers to this file: the previous owner may have renamed or removed it before we got the
     * lock.
     */
    private static boolean isStillNamed(FileChannel channel, Path path) throws IOException {
        int length = 1 + ThreadLocalRandom.current().nextInt(MOST_PADDING); // unlikely in another file
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

    /** Removes what killed runs left in a folder, but not the files of active runs. Does not follow or remove links. */
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
                left.get().release(); // without locks, its owner may still be running
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
        content.writeTo(out); // keep the channel open: closing it would release the lock
        out.flush();
    }

    /** Moves the file to its final name in one step, replacing an existing file, and releases it. */
    public synchronized void moveTo(Path target) throws IOException {
        if (over) {
            throw new IOException("the run is being stopped");
        }
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        release();
    }

    /** Removes the file, unless it was moved to its final name. */
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

    /** Releases the file without moving or removing it. */
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
