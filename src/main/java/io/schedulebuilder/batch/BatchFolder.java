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
 * The output folder of a batch: a CSV and a plan for each page, and one CSV for all. While the batch runs, a hidden folder
 * in it holds the plans that are not recorded yet, so that a stopped batch can be resumed. One batch at a time works in a
 * folder. Thread-safe for different pages.
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
    /** What {@link #layAside} names a plan: a schedule's id, or what is left of it, ends in eight digits. */
    private static final Pattern OWN_PLAN = Pattern.compile(".+-[0-9a-f]{8}\\.plan\\.json");

    /** A hidden folder on its way to its name, or to its end. */
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

    /** What a batch was begun with. */
    record Header(String batch, String began) {
        /** Whether it can be one of ours. */
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
     * A folder, made if need be.
     *
     * @throws InputException if it is a file, or cannot be made or written
     */
    public static BatchFolder at(Path folder, ScheduleCsv.Reader reader) {
        return at(folder, reader, Outputs.toFiles());
    }

    /** The same where no file may be one that the run reads. */
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
        lock(new Header(fingerprint, now.toString()));
        Optional<Header> lying = header();
        if (resume && lying.isPresent()) {
            if (!lying.get().batch().equals(fingerprint)) {
                throw new InputException("--resume: the folder " + folder
                        + " holds a different batch: its week, seed, rules, solver configuration, warehouse or --csv-for "
                        + "differ. Use the same ones, or leave out --resume to start over.");
            }
            removeScratch();
            return Instant.parse(lying.get().began());
        }
        removeOwnFiles();
        write(aside().resolve(HEADER), PlanJson.writeLine(new Header(fingerprint, now.toString())));
        return now;
    }

    /**
     * Makes the hidden folder, unless it is there, and locks it. It has its header before it has its name: whatever has the
     * name and no header of ours is not ours.
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

    /** Refuses a hidden folder that somebody else made: what is in it is not ours to remove. */
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

    /** The header, if it is one that a batch wrote. */
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

    /** The plans that wait to be recorded, by page; each is read when it is asked for. */
    public SortedMap<PageName, Path> laidAside() {
        SortedMap<PageName, Path> plans = new TreeMap<>();
        for (Path file : files()) {
            plans.put(PlanReader.read(file).pageName(), file);
        }
        return plans;
    }

    /**
     * A plan that waits, as it was laid aside.
     *
     * @throws InputException if it is no plan any more, or was edited
     */
    public static Plan read(Path laidAside) {
        String todo = "Remove the file and run again with --resume. The page will be planned again.";
        Plan plan = PlanReader.readWhole(laidAside, todo);
        if (!plan.edits().isEmpty()) {
            throw new InputException(plan.edits().stream()
                    .map(edit -> laidAside + ": " + edit + " after it was planned. " + todo)
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
     * Lays a plan aside: whole or not at all.
     *
     * @throws FailureException if the disk refuses
     */
    public void layAside(Plan plan) {
        Path file = aside().resolve(FileName.of(plan.scheduleId().value(), "") + PLAN);
        write(file, PlanJson.write(plan));
    }

    /** Writes a file of the hidden folder, whole or not at all. */
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

    /** A folder for whatever is needed while plans are made, emptied when they are. */
    public Path scratch() {
        try {
            return TemporaryFiles.make(aside().resolve(SCRATCH));
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Removes that folder, if it is there. */
    public void removeScratch() {
        try {
            TemporaryFiles.remove(aside().resolve(SCRATCH));
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
        return ScheduleFiles.ofBatch(outputs, csv(pageName, start), reader);
    }

    /** Where a page's CSV is, or will be. */
    public Path csv(String pageName, String start) {
        return folder.resolve(FileName.of(pageName, ALL) + "-" + start + ".csv");
    }

    /**
     * Makes sure that the files of all pages can be written, and keeps their place until this is closed.
     *
     * @throws InputException if one of them holds something else
     */
    public void reserveAllPages(String start) {
        Path csv = folder.resolve(ALL + "-" + start + ".csv");
        Path list = folder.resolve(ALL + "-" + start + ".json");
        allPages.add(outputs.fileOfMany(csv, FileKind.SCHEDULE, csv.toString()));
        allPages.add(outputs.fileOfMany(list, FileKind.PAGES, list.toString()));
    }

    /** Whether an earlier run wrote the CSV of all pages, which may hold what is not recorded any more. */
    public boolean hasAllPages() {
        return Files.exists(allPages.get(0).path());
    }

    /**
     * The plans in the folder that begin on a date.
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
     * Writes the CSV of all pages, and the list of what it holds, where they were reserved.
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

    /** Removes what was laid aside, and all else that the batch needed: its pages are recorded, or failed. */
    public void end() {
        removeOwnFiles();
        try (Stream<Path> files = Files.list(aside())) {
            Set<String> left =
                    files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());
            if (left.equals(Set.of(HEADER, LOCK))) { // else someone put something there, which is not ours to remove
                Path half = half();
                Files.move(aside(), half, StandardCopyOption.ATOMIC_MOVE);
                lock.ifPresent(Claim::release); // by now the name of the lock may be another batch's
                lock = Optional.empty();
                removeHalf(half);
            }
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Lets others work here; what is laid aside stays. */
    @Override
    public void close() {
        allPages.forEach(OutputFile::close);
        allPages.clear();
        lock.ifPresent(Claim::close);
        lock = Optional.empty();
    }

    /** Removes plans and what was needed to make them, and nothing that has another name. */
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
