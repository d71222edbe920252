package io.schedulebuilder.export;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PageName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a batch's files go: a CSV and a plan for each page, one CSV of all. While the batch runs, a hidden folder in it
 * holds the plans that are made and not recorded yet, so that a batch which ends half-way can be gone on with. One batch
 * at a time works in a folder. Thread-safe for different pages.
 */
public final class BatchFolder implements AutoCloseable {
    private static final String ALL = "all-pages";
    private static final Pattern OWN_FILES = Pattern.compile(".*\\.(csv|plan\\.json)");
    private static final String ASIDE = ".batch";
    private static final String HEADER = "batch.json";
    private static final String PLAN = ".plan.json";
    private static final String LOCK = "lock";
    private static final String SCRATCH = "scratch";

    private final Path folder;
    private final ScheduleCsv.Reader reader;
    private Optional<FileChannel> lock = Optional.empty();

    private BatchFolder(Path folder, ScheduleCsv.Reader reader) {
        this.folder = folder;
        this.reader = reader;
    }

    /** What a batch was begun with. */
    record Header(String batch, String began) {}

    /**
     * A folder, made if need be.
     *
     * @throws InputException if it is a file, or cannot be made or written
     */
    public static BatchFolder at(Path folder, ScheduleCsv.Reader reader) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InputException("--output-dir " + folder + " is a file. Name a folder.");
        }
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".schedule-builder", ".tmp"));
            Litter.sweep(folder, OWN_FILES);
        } catch (IOException | SecurityException e) {
            throw new InputException(
                    "--output-dir " + folder + " cannot be made or written. Choose another place, or allow it.");
        }
        return new BatchFolder(folder.toAbsolutePath(), reader);
    }

    /** Who its CSVs are for. */
    public ScheduleCsv.Reader reader() {
        return reader;
    }

    public Path path() {
        return folder;
    }

    /**
     * Begins a batch, or goes on with the one that lies here.
     *
     * @param fingerprint of all that its plans depend on beside the warehouse
     * @param resume go on, if there is something to go on with
     * @param now the moment that a new batch begins
     * @return the moment that the batch began
     * @throws InputException if another batch lies here and is to be gone on with
     * @throws FailureException if another process works here
     */
    public Instant begin(String fingerprint, boolean resume, Instant now) {
        lock();
        Optional<Header> lying = header();
        if (resume && lying.isPresent()) {
            if (!lying.get().batch().equals(fingerprint)) {
                throw new InputException("--resume: the batch that was begun in " + folder
                        + " is another: its week, seed, rules, solver configuration, warehouse or --csv-for differ. Give the same"
                        + " ones, or leave --resume out to begin anew.");
            }
            removeScratch();
            return Instant.parse(lying.get().began());
        }
        removeLaidAside(false);
        try {
            Files.writeString(aside().resolve(HEADER), PlanJson.writeLine(new Header(fingerprint, now.toString())));
        } catch (IOException e) {
            throw refused(e);
        }
        return now;
    }

    /** The system gives the lock back when the process ends, however it does. */
    private void lock() {
        try {
            Files.createDirectories(aside());
            FileChannel channel =
                    FileChannel.open(aside().resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = Optional.of(channel);
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Another batch of this process.
        } catch (IOException e) {
            throw refused(e);
        }
        close();
        throw new FailureException("another batch is at work in " + folder
                + ". Wait until it is done, or give this one an --output-dir of its own.");
    }

    private Optional<Header> header() {
        try {
            return PlanJson.readLine(Files.readString(aside().resolve(HEADER)), Header.class);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Path aside() {
        return folder.resolve(ASIDE);
    }

    /** The plans that wait to be recorded, by page; each is read when it is asked for. */
    public SortedMap<PageName, Path> laidAside() {
        SortedMap<PageName, Path> plans = new TreeMap<>();
        for (Path file : files()) {
            plans.put(new PageName(PlanJson.read(file).pageName()), file);
        }
        return plans;
    }

    private List<Path> files() {
        if (!Files.isDirectory(aside())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(aside())) {
            return files.filter(file -> file.toString().endsWith(PLAN)).sorted().toList();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /**
     * Lays a plan aside: whole or not at all.
     *
     * @throws FailureException if the disk refuses
     */
    public void layAside(PlanFile plan) {
        Path file = aside().resolve(FileName.of(plan.scheduleId(), "") + PLAN);
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.writeString(temporary, PlanJson.write(plan), StandardCharsets.UTF_8);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** A folder for whatever is needed while plans are made; not made yet. */
    public Path scratch() {
        return aside().resolve(SCRATCH);
    }

    /** Removes that folder, if it is there. */
    public void removeScratch() {
        try {
            Litter.remove(scratch());
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** A plan that is recorded waits no more. */
    public void recorded(Path laidAside) {
        try {
            Files.deleteIfExists(laidAside);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** The files of one page's week, {@code page-start.csv} and {@code page-start.plan.json}. */
    public ScheduleFiles files(String pageName, String start) {
        return ScheduleFiles.inSweptFolder(csv(pageName, start), reader);
    }

    /** Where a page's CSV is, or will be. */
    public Path csv(String pageName, String start) {
        return folder.resolve(FileName.of(pageName, ALL) + "-" + start + ".csv");
    }

    /**
     * Writes the CSV of all pages, in order of page and time: the pages' own files one after another, with one heading.
     *
     * @param csvs of the pages, in order
     */
    public Path writeAll(List<Path> csvs, String start) {
        Path all = folder.resolve(ALL + "-" + start + ".csv");
        WholeFile.at(all, "--output-dir").write(out -> {
            try {
                boolean first = true;
                for (Path csv : csvs) {
                    String text = Files.readString(csv, StandardCharsets.UTF_8);
                    out.write(first ? text : text.substring(text.indexOf("\r\n") + 2));
                    first = false;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return all;
    }

    /** Removes what was laid aside, and all else that the batch needed: its pages are recorded, or failed. */
    public void end() {
        removeLaidAside(true);
    }

    /** Lets others work here; what is laid aside stays. */
    @Override
    public void close() {
        try {
            if (lock.isPresent()) {
                lock.get().close();
            }
        } catch (IOException e) {
            // It ends with the process.
        }
        lock = Optional.empty();
    }

    private void removeLaidAside(boolean andTheFolder) {
        try (Stream<Path> files = Files.list(aside())) {
            for (Path file :
                    files.filter(file -> andTheFolder || !file.endsWith(LOCK)).toList()) {
                Litter.remove(file);
            }
            if (andTheFolder) {
                Files.delete(aside());
            }
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private FailureException refused(IOException e) {
        return new FailureException(
                folder + " cannot be written (" + e.getMessage() + "). Make room, and run again with --resume.", e);
    }
}
