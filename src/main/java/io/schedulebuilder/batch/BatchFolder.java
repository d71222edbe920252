package io.schedulebuilder.batch;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.files.Claim;
import io.schedulebuilder.files.FileKind;
import io.schedulebuilder.files.FileName;
import io.schedulebuilder.files.OutputFile;
import io.schedulebuilder.files.Outputs;
import io.schedulebuilder.files.TemporaryFiles;
import io.schedulebuilder.schedule.AllPages;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.PlanJson;
import io.schedulebuilder.schedule.PlanReader;
import io.schedulebuilder.schedule.ScheduleCsv;
import io.schedulebuilder.schedule.ScheduleFiles;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The output folder of a batch: a CSV and a plan for each page, and one CSV for all. While the batch runs, a hidden
 * folder in it stores the plans that are not recorded yet, so that a stopped batch can be resumed. Only one batch at a
 * time can use a folder. Thread-safe for different pages.
 *
 * <p>Long because taking, using and leaving the hidden folder are steps of one protocol between processes.
 */
public final class BatchFolder implements AutoCloseable {
    private static final String ALL = "all-pages";
    private static final String ASIDE = ".batch";
    private static final String HEADER = "batch.json";
    private static final String PLAN = ".plan.json";
    private static final String LOCK = "lock";
    private static final String SCRATCH = "scratch";
    /**
     * Matches the names that {@link #layAside} gives to plans: a schedule's id, possibly shortened, ends in eight hex
     * digits.
     */
    private static final Pattern OWN_PLAN = Pattern.compile(".+-[0-9a-f]{8}\\.plan\\.json");

    /** Matches a hidden folder that is being created or removed. */
    private static final Pattern OWN_HALF = Pattern.compile("\\.batch-\\d+-\\d+" + Pattern.quote(Claim.MARK));

    private static final int TRIES = 5;

    private final Path folder;
    private final ScheduleCsv.Reader reader;
    private final Outputs outputs;
    private final List<OutputFile> allPages = new ArrayList<>();
    private Optional<Claim> lock = Optional.empty();

    private BatchFolder(Path folder, ScheduleCsv.Reader reader, Outputs outputs) {
        this.folder = folder;
        this.reader = reader;
        this.outputs = outputs;
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
     * Opens a folder, and creates it if needed.
     *
     * @throws InputException if it is a file, or cannot be created or written
     */
    public static BatchFolder at(Path folder, ScheduleCsv.Reader reader) {
        return at(folder, reader, Outputs.toFiles());
    }

    /** Like {@link #at(Path, ScheduleCsv.Reader)}, but refuses to overwrite files that the run reads. */
    public static BatchFolder at(Path folder, ScheduleCsv.Reader reader, Outputs outputs) {
        Outputs.requireNoStandardOutput(folder, "--output-dir");
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InputException("--output-dir " + folder + " is a file. Name a folder.");
        }
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".schedule-builder", ".tmp"));
            Claim.sweep(folder);
            sweepHalfFolders(folder);
        } catch (IOException | SecurityException e) {
            throw new InputException("--output-dir " + folder
                    + " cannot be created or written. Choose another folder, or change its permissions.");
        }
        BatchFolder batch = new BatchFolder(folder.toAbsolutePath(), reader, outputs);
        batch.requireOwn();
        return batch;
    }

    /** The kind of program that will read the CSVs. */
    public ScheduleCsv.Reader reader() {
        return reader;
    }

    public Path path() {
        return folder;
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
            return Instant.parse(existing.get().began());
        }
        removeOwnFiles();
        write(aside().resolve(HEADER), PlanJson.writeLine(new Header(fingerprint, now.toString())));
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
                if (!Files.exists(aside(), LinkOption.NOFOLLOW_LINKS)) {
                    make(header);
                }
                try {
                    lock = Claim.on(aside().resolve(LOCK));
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
            Files.move(half, aside(), StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            removeHalf(half); // another batch was faster
        }
    }

    private Path half() {
        return folder.resolve(
                ASIDE + "-" + ProcessHandle.current().pid() + "-" + Math.abs(System.nanoTime()) + Claim.MARK);
    }

    private static void sweepHalfFolders(Path folder) throws IOException {
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
    private void requireOwn() {
        Path aside = aside();
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
        Path file = aside().resolve(HEADER);
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? PlanJson.readLine(Files.readString(file), Header.class).filter(Header::isOurs)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Path aside() {
        return folder.resolve(ASIDE);
    }

    /**
     * The stored plans that are not recorded yet, by page. Reads each one to find its page, and keeps only its path.
     */
    public SortedMap<PageName, Path> laidAside() {
        SortedMap<PageName, Path> plans = new TreeMap<>();
        for (Path file : files()) {
            plans.put(PlanReader.read(file).pageName(), file);
        }
        return plans;
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
        if (!Files.isDirectory(aside())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(aside())) {
            return files.filter(BatchFolder::isOwnPlan).sorted().toList();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /**
     * Stores a plan, completely or not at all.
     *
     * @throws FailureException if writing to disk fails
     */
    public void layAside(Plan plan) {
        Path file = aside().resolve(FileName.of(plan.scheduleId().value(), "") + PLAN);
        write(file, PlanJson.write(plan));
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
            return TemporaryFiles.make(aside().resolve(SCRATCH));
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Removes the temporary folder, if it exists. */
    public void removeScratch() {
        try {
            TemporaryFiles.remove(aside().resolve(SCRATCH));
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Removes the stored plan of a page that is recorded. */
    public void recorded(Path storedPlan) {
        try {
            Files.deleteIfExists(storedPlan);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** The files of one page's week, {@code page-start.csv} and {@code page-start.plan.json}. */
    public ScheduleFiles files(String pageName, String start) {
        return ScheduleFiles.ofBatch(outputs, csv(pageName, start), reader);
    }

    /** The path of a page's CSV, whether or not it exists yet. */
    public Path csv(String pageName, String start) {
        return folder.resolve(FileName.of(pageName, ALL) + "-" + start + ".csv");
    }

    /**
     * Checks that the files of all pages can be written, and reserves their names until this folder is closed.
     *
     * @throws InputException if one of the names belongs to another kind of file
     */
    public void reserveAllPages(String start) {
        Path csv = folder.resolve(ALL + "-" + start + ".csv");
        Path list = folder.resolve(ALL + "-" + start + ".json");
        allPages.add(outputs.fileOfMany(csv, FileKind.SCHEDULE, csv.toString()));
        allPages.add(outputs.fileOfMany(list, FileKind.PAGES, list.toString()));
    }

    /** Whether an earlier run wrote the CSV of all pages, which may contain weeks that are no longer recorded. */
    public boolean hasAllPages() {
        return Files.exists(allPages.get(0).path());
    }

    /**
     * The plans in the folder that start on a date.
     *
     * @throws FailureException if the folder cannot be read
     */
    public AllPages.Scan plans(String start) {
        try {
            return AllPages.scan(folder, start);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /**
     * Writes the reserved CSV of all pages and the list of its content.
     *
     * @param weeks in the order of the CSV
     */
    public AllPages writeAll(Collection<Plan> weeks, String start, List<AllPages.LeftOut> leftOut) {
        OutputFile csv = allPages.get(0);
        OutputFile list = allPages.get(1);
        csv.write(out -> ScheduleCsv.write(weeks, reader, out));
        String name = String.valueOf(csv.path().getFileName());
        list.write(out -> out.write(AllPages.list(name, start, reader, leftOut, weeks)));
        return new AllPages(csv.path(), list.path(), leftOut);
    }

    /** Removes the stored plans and all other files of the batch, because every page is recorded or failed. */
    public void end() {
        removeOwnFiles();
        try (Stream<Path> files = Files.list(aside())) {
            Set<String> left =
                    files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());
            if (left.equals(Set.of(HEADER, LOCK))) { // else it contains other files, which are not ours to remove
                Path half = half();
                Files.move(aside(), half, StandardCopyOption.ATOMIC_MOVE);
                lock.ifPresent(Claim::release); // another batch may already use the lock's name
                lock = Optional.empty();
                removeHalf(half);
            }
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Releases the folder to other processes; stored plans stay. */
    @Override
    public void close() {
        allPages.forEach(OutputFile::close);
        allPages.clear();
        lock.ifPresent(Claim::close);
        lock = Optional.empty();
    }

    /** Removes plans and temporary files, and nothing with another name. */
    private void removeOwnFiles() {
        try {
            for (Path plan : files()) {
                Files.deleteIfExists(plan);
            }
            Claim.sweep(aside());
        } catch (IOException e) {
            throw refused(e);
        }
        removeScratch();
    }

    private FailureException refused(IOException e) {
        return new FailureException(
                folder + " cannot be written (" + e.getMessage()
                        + "). Free some disk space, and run again with --resume.",
                e);
    }
}
