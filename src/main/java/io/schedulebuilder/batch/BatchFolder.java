package io.schedulebuilder.batch;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.files.Claim;
import io.schedulebuilder.files.FileKind;
import io.schedulebuilder.files.FileName;
import io.schedulebuilder.files.OutputFile;
import io.schedulebuilder.files.Outputs;
import io.schedulebuilder.schedule.AllPages;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.ScheduleCsv;
import io.schedulebuilder.schedule.ScheduleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The output folder of a batch: a CSV and a plan for each page, and one CSV for all. While the batch runs, the plans
 * that are not recorded yet are {@link #stored} in it. Thread-safe for different pages.
 */
public final class BatchFolder implements AutoCloseable {
    private static final String ALL = "all-pages";
    private final Path folder;
    private final ScheduleCsv.Reader reader;
    private final Outputs outputs;
    private final List<OutputFile> allPages = new ArrayList<>();
    private final StoredPlans stored;

    private BatchFolder(Path folder, ScheduleCsv.Reader reader, Outputs outputs) {
        this.folder = folder;
        this.reader = reader;
        this.outputs = outputs;
        this.stored = new StoredPlans(folder);
    }

    /**
     * Opens a folder, and creates it if needed.
     *
     * @param outputs refuses to overwrite files that the run reads
     * @throws InputException if it is a file, or cannot be created or written
     */
    public static BatchFolder at(Path folder, ScheduleCsv.Reader reader, Outputs outputs) {
        Outputs.requireNoStandardOutput(folder, "--output-dir");
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InputException("--output-dir " + folder + " is a file. Name a folder.");
        }
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".schedule-builder", ".tmp"));
            Claim.sweep(folder);
            StoredPlans.sweep(folder);
        } catch (IOException | SecurityException e) {
            throw new InputException("--output-dir " + folder
                    + " cannot be created or written. Choose another folder, or change its permissions.");
        }
        BatchFolder batch = new BatchFolder(folder.toAbsolutePath(), reader, outputs);
        batch.stored.requireOwn();
        return batch;
    }

    /** The kind of program that will read the CSVs. */
    public ScheduleCsv.Reader reader() {
        return reader;
    }

    public Path path() {
        return folder;
    }

    /** The plans that are not recorded yet. */
    public StoredPlans stored() {
        return stored;
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
            throw stored.refused(e);
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

    /** Releases the folder to other processes; stored plans stay. */
    @Override
    public void close() {
        allPages.forEach(OutputFile::close);
        allPages.clear();
        stored.close();
    }
}
