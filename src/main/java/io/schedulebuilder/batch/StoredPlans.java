package io.schedulebuilder.batch;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.files.Claim;
import io.schedulebuilder.files.FileName;
import io.schedulebuilder.files.TemporaryFiles;
import io.schedulebuilder.schedule.FilePair;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.PlanJson;
import io.schedulebuilder.schedule.PlanReader;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The plans of a batch that are not recorded yet, in a hidden folder of the output folder, so that a stopped batch can
 * be resumed. Only one batch at a time can use the folder. Thread-safe for different pages.
 */
public final class StoredPlans implements AutoCloseable {
    private static final String ASIDE = ".batch";
    private static final String HEADER = "batch.json";
    private static final String LOCK = "lock";
    private static final String SCRATCH = "scratch";

    /**
     * Matches the names that {@link #store} gives to plans: a schedule's id, possibly shortened, ends in eight hex
     * digits.
     */
    private static final Pattern OWN_PLAN = Pattern.compile(".+-[0-9a-f]{8}\\.plan\\.json");

    /** Matches a hidden folder that is being created or removed. */
    private static final Pattern OWN_HALF = Pattern.compile("\\.batch-\\d+-\\d+" + Pattern.quote(Claim.MARK));

    private static final int TRIES = 5;

    private final Path folder;
    private final Path aside;
    private final Map<PageName, Path> plans = new ConcurrentHashMap<>();
    private Optional<Claim> lock = Optional.empty();

    /** @param folder the output folder */
    StoredPlans(Path folder) {
        this.folder = folder;
        this.aside = folder.resolve(ASIDE);
    }

    /** Identifies a batch and when it started. */
    record Header(String batch, String began) {
        /** Whether a batch of ours may have written it. */
        boolean isOurs() {
            try {
                Instant.parse(began);
                return !batch.isBlank();
            } catch (DateTimeException e) {
                return false;
            }
        }
    }

    /**
     * Starts a batch, or resumes the one in this folder.
     *
     * @param fingerprint of everything that its plans depend on besides the warehouse
     * @param resume whether to resume a batch, if there is one
     * @param now when a new batch starts
     * @return when the batch started
     * @throws InputException if the folder contains a different batch that should be resumed
     * @throws FailureException if another process is using the folder
     */
    public Instant begin(String fingerprint, boolean resume, Instant now) {
        lock(new Header(fingerprint, now.toString()));
        Optional<Header> existing = header();
        if (resume && existing.isPresent()) {
            if (!existing.get().batch().equals(fingerprint)) {
                throw new InputException("--resume: the folder " + folder
                        + " holds a different batch: its week, seed, rules, solver configuration, warehouse or --csv-for "
                        + "differ. Use the same ones, or leave out --resume to start over.");
            }
            removeScratch();
            files().forEach(file -> plans.put(PlanReader.read(file).pageName(), file));
            return Instant.parse(existing.get().began());
        }
        removeOwnFiles();
        write(aside.resolve(HEADER), PlanJson.writeLine(new Header(fingerprint, now.toString())));
        return now;
    }

    /**
     * Creates the hidden folder if it is missing, and locks it. The folder gets its header before it gets its name, so
     * a folder with that name and without our header is not ours.
     */
    private void lock(Header header) {
        try {
            for (int attempt = 0; attempt < TRIES; attempt++) {
                requireOwn();
                if (!Files.exists(aside, LinkOption.NOFOLLOW_LINKS)) {
                    make(header);
                }
                try {
                    lock = Claim.on(aside.resolve(LOCK));
                } catch (NoSuchFileException e) {
                    continue; // its batch has just ended
                }
                if (lock.isPresent()) {
                    return;
                }
                break;
            }
        } catch (IOException e) {
            throw refused(e);
        }
        throw new FailureException("another batch is running in " + folder
                + ". Wait until it is done, or choose a different --output-dir.");
    }

    private void make(Header header) throws IOException {
        Path half = half();
        Files.createDirectory(half);
        Files.writeString(half.resolve(HEADER), PlanJson.writeLine(header));
        try {
            Files.move(half, aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            removeHalf(half); // another batch was faster
        }
    }

    private Path half() {
        return folder.resolve(
                ASIDE + "-" + ProcessHandle.current().pid() + "-" + Math.abs(System.nanoTime()) + Claim.MARK);
    }

    /** Removes hidden folders of batches that were killed while they created or removed them. */
    static void sweep(Path folder) throws IOException {
        try (DirectoryStream<Path> halves =
                Files.newDirectoryStream(folder, path -> OWN_HALF.matcher(String.valueOf(path.getFileName()))
                        .matches())) {
            for (Path half : halves) {
                if (Files.isDirectory(half, LinkOption.NOFOLLOW_LINKS)) {
                    removeHalf(half);
                }
            }
        }
    }

    private static void removeHalf(Path half) throws IOException {
        Files.deleteIfExists(half.resolve(HEADER));
        Files.deleteIfExists(half.resolve(LOCK));
        try {
            Files.deleteIfExists(half);
        } catch (DirectoryNotEmptyException e) {
            // Someone put something else there.
        }
    }

    /** Refuses a hidden folder that was not created by a batch, because its content is not ours to remove. */
    void requireOwn() {
        String remedy = ". A batch keeps its own files in a folder of that name. Move it, or choose a different "
                + "--output-dir.";
        if (Files.isSymbolicLink(aside)) {
            throw new InputException("--output-dir " + folder + ": " + aside + " is a symbolic link" + remedy);
        }
        if (!Files.exists(aside, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(aside)) {
            throw new InputException("--output-dir " + folder + ": " + aside + " is not a folder" + remedy);
        }
        if (header().isEmpty() && Files.exists(aside, LinkOption.NOFOLLOW_LINKS)) {
            throw new InputException("--output-dir " + folder + ": " + aside + " was not created by a batch: it has no "
                    + HEADER + " of one" + remedy);
        }
    }

    /** The header; empty unless a batch wrote it. */
    private Optional<Header> header() {
        Path file = aside.resolve(HEADER);
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? PlanJson.readLine(Files.readString(file), Header.class).filter(Header::isOurs)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The files of the stored plans, by page. */
    public SortedMap<PageName, Path> byPage() {
        return new TreeMap<>(plans);
    }

    /**
     * Reads a stored plan.
     *
     * @throws InputException if the file is no longer a plan, or was edited
     */
    public static Plan read(Path storedPlan) {
        String todo = "Remove the file and run again with --resume. The page will be planned again.";
        Plan plan = PlanReader.readWhole(storedPlan, todo);
        if (!plan.edits().isEmpty()) {
            throw new InputException(plan.edits().stream()
                    .map(edit -> storedPlan + ": " + edit + " after it was planned. " + todo)
                    .toList());
        }
        return plan;
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(aside)) {
            return files.filter(StoredPlans::isOwnPlan).sorted().toList();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /**
     * Stores a plan, completely or not at all.
     *
     * @throws FailureException if writing to disk fails
     */
    public void store(Plan plan) {
        Path file = aside.resolve(FileName.of(plan.scheduleId().value(), "") + FilePair.PLAN);
        write(file, PlanJson.write(plan));
        plans.put(plan.pageName(), file);
    }

    /** Writes a file in the hidden folder, completely or not at all. */
    private void write(Path file, String text) {
        Path temporary = Claim.nameFor(file);
        try (Claim claim = Claim.on(temporary).orElseThrow(() -> new IOException(temporary + " is in use"))) {
            claim.write(out -> out.write(text));
            claim.moveTo(file);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private static boolean isOwnPlan(Path file) {
        return OWN_PLAN.matcher(String.valueOf(file.getFileName())).matches()
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** A folder for temporary files during planning; emptied afterwards. */
    public Path scratch() {
        try {
            return TemporaryFiles.make(aside.resolve(SCRATCH));
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Removes the temporary folder, if it exists. */
    public void removeScratch() {
        attempt(() -> TemporaryFiles.remove(aside.resolve(SCRATCH)));
    }

    /** Removes the plan of a page that is recorded. */
    void remove(PageName page) {
        Optional.ofNullable(plans.remove(page)).ifPresent(file -> attempt(() -> Files.deleteIfExists(file)));
    }

    /** Removes the stored plans and all other files of the batch, because every page is recorded or failed. */
    public void end() {
        removeOwnFiles();
        try (Stream<Path> files = Files.list(aside)) {
            Set<String> left =
                    files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());
            if (left.equals(Set.of(HEADER, LOCK))) { // else it contains other files, which are not ours to remove
                Path half = half();
                Files.move(aside, half, StandardCopyOption.ATOMIC_MOVE);
                lock.ifPresent(Claim::release); // another batch may already use the lock's name
                lock = Optional.empty();
                removeHalf(half);
            }
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Removes plans and temporary files, and nothing with another name. */
    private void removeOwnFiles() {
        files().forEach(file -> attempt(() -> Files.deleteIfExists(file)));
        plans.clear();
        attempt(() -> Claim.sweep(aside));
        removeScratch();
    }

    /** Releases the folder to other processes; stored plans stay. */
    @Override
    public void close() {
        lock.ifPresent(Claim::close);
        lock = Optional.empty();
    }

    private void attempt(PagePlanner.Step<IOException> step) {
        try {
            step.take();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    FailureException refused(IOException e) {
        return new FailureException(
                folder + " cannot be written (" + e.getMessage()
                        + "). Free some disk space, and run again with --resume.",
                e);
    }
}
