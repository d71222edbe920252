package io.schedulebuilder.schedule;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.files.Claim;
import io.schedulebuilder.files.FileKind;
import io.schedulebuilder.files.FileName;
import io.schedulebuilder.files.OutputFile;
import io.schedulebuilder.files.OutputPath;
import io.schedulebuilder.files.OutputPlace;
import io.schedulebuilder.files.Outputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The CSV and the plan next to it. Publishes both completely or neither: writes them under temporary names, and renames
 * them when the warehouse has the plan. A CSV that goes to standard output, a pipe or a device has no plan next to it.
 * Not thread-safe.
 */
public final class ScheduleFiles implements AutoCloseable {
    private static final String CSV = ".csv";
    private static final String PLAN = ".plan.json";

    private final ScheduleCsv.Reader reader;
    private final Function<Plan, Pair> places;
    private Optional<Pair> pair;
    private final boolean namedById;
    private String id = "";

    /** Both files. Without a plan if the CSV is not a regular file, unless one was requested. */
    private record Pair(OutputFile csv, Optional<OutputFile> plan) {
        Stream<OutputFile> files() {
            return Stream.concat(Stream.of(csv), plan.stream());
        }

        void close() {
            files().forEach(OutputFile::close);
        }
    }

    /**
     * Where the files are.
     *
     * @param csv {@code -} for standard output
     * @param plan empty if there is none
     */
    public record Published(Path csv, Optional<Path> plan) {}

    private ScheduleFiles(ScheduleCsv.Reader reader, Function<Plan, Pair> places, Optional<Pair> pair) {
        this.reader = reader;
        this.places = places;
        this.pair = pair;
        this.namedById = pair.isEmpty();
    }

    /**
     * Reserves the file {@code csv} and the plan next to it, {@code .plan.json}. Creates missing parent folders.
     *
     * @throws InputException if the path is a folder, cannot be written, or belongs to another kind of file
     * @throws FailureException if another run is writing there
     */
    public static ScheduleFiles at(Path csv, ScheduleCsv.Reader reader) {
        return at(Outputs.toFiles(), new OutputPath(csv), Optional.empty(), reader);
    }

    /**
     * Reserves the file {@code csv}, and the plan at {@code plan} or, without it, next to the CSV.
     *
     * @throws InputException if a path is a folder, cannot be written, or belongs to another kind of file
     * @throws FailureException if another run is writing there
     */
    public static ScheduleFiles at(
            Outputs outputs, OutputPath csv, Optional<OutputPath> plan, ScheduleCsv.Reader reader) {
        Pair pair = pair(outputs, csv, plan);
        return new ScheduleFiles(reader, week -> pair, Optional.of(pair));
    }

    /**
     * Reserves files in {@code folder}, named after the schedule id; the plan goes to {@code plan}, if given.
     *
     * @throws InputException if the folder cannot be written
     */
    public static ScheduleFiles in(Outputs outputs, Path folder, Optional<OutputPath> plan, ScheduleCsv.Reader reader) {
        requireWritable(folder.toAbsolutePath());
        return new ScheduleFiles(
                reader,
                week -> pair(
                        outputs,
                        new OutputPath(folder.toAbsolutePath()
                                .resolve(FileName.of(week.scheduleId().value(), "") + CSV)),
                        plan),
                Optional.empty());
    }

    /** Reserves one page's files of a batch, which chooses their names. */
    public static ScheduleFiles ofBatch(Outputs outputs, Path csv, ScheduleCsv.Reader reader) {
        Path planPath = PlanReader.beside(csv);
        OutputFile first = outputs.fileOfMany(csv, FileKind.SCHEDULE, csv.toString());
        try {
            OutputFile second = outputs.fileOfMany(planPath, FileKind.PLAN, planPath + ", where the plan would go,");
            Pair pair = new Pair(first, Optional.of(second));
            return new ScheduleFiles(reader, week -> pair, Optional.of(pair));
        } catch (RuntimeException e) {
            first.close();
            throw e;
        }
    }

    private static Pair pair(Outputs outputs, OutputPath csv, Optional<OutputPath> plan) {
        requireCsvName(csv);
        OutputFile first = outputs.file(csv, FileKind.SCHEDULE, "--output", csv.toString());
        try {
            if (plan.isPresent()) {
                return new Pair(first, plan.map(path -> outputs.file(path, FileKind.PLAN, "--plan-output")));
            }
            if (first.isStream()) {
                return new Pair(first, Optional.empty());
            }
            Path beside = PlanReader.beside(first.path());
            requireOwnPlan(csv, first.path(), beside);
            return new Pair(
                    first,
                    Optional.of(outputs.file(
                            new OutputPath(beside),
                            FileKind.PLAN,
                            "the plan of --output",
                            beside + ", where the plan would go,")));
        } catch (RuntimeException e) {
            first.close();
            throw e;
        }
    }

    private static void requireCsvName(OutputPath csv) {
        String name = String.valueOf(csv.path().getFileName());
        if (name.toLowerCase(Locale.ROOT).endsWith(PLAN)) {
            String stem = name.substring(0, name.length() - PLAN.length());
            throw new InputException("--output " + csv + " is the name of a plan, not a CSV. Write " + stem + CSV
                    + ": the plan is then written next to it as " + stem + PLAN + ".");
        }
    }

    /** {@code week} and {@code week.csv} would have the same plan next to them. */
    private static void requireOwnPlan(OutputPath named, Path csv, Path plan) {
        String name = String.valueOf(csv.getFileName());
        Path other =
                csv.resolveSibling(name.endsWith(CSV) ? name.substring(0, name.length() - CSV.length()) : name + CSV);
        try {
            if (Files.isRegularFile(plan)
                    && Files.isRegularFile(other)
                    && Files.size(other) > 0
                    && FileKind.SCHEDULE.mayReplace(other)) {
                throw new InputException(named + ": its plan would be " + plan.getFileName() + ", which is the plan of "
                        + other.getFileName() + ". Choose another --output, or name the plan with --plan-output.");
            }
        } catch (IOException e) {
            // A file that cannot be read is not replaced either; reserving the plan's path reports it.
        }
    }

    /**
     * Writes both files under temporary names.
     *
     * @throws InputException if a path that depends on the plan's id belongs to another kind of file
     * @throws FailureException if writing to disk fails
     */
    public void write(Plan plan) {
        if (!id.equals(plan.scheduleId().value()) && namedById) {
            close(); // a new plan has another id
            pair = Optional.empty();
        }
        id = plan.scheduleId().value();
        Pair files = pair.orElseGet(() -> places.apply(plan));
        pair = Optional.of(files);
        try {
            files.csv().stage(out -> ScheduleCsv.write(List.of(plan), reader, out));
            if (files.plan().isPresent()) {
                files.plan().get().stage(out -> out.write(PlanJson.write(plan)));
            }
        } catch (IOException e) {
            close();
            throw new FailureException(
                    files.csv().path() + " cannot be written (" + OutputPlace.reason(e)
                            + "). Nothing was recorded. Free some disk space or choose another --output, and run again.",
                    e);
        }
    }

    /**
     * Renames both files to their final names, replacing existing ones.
     *
     * @throws FailureException if the disk or the reader of a pipe fails
     */
    public Published publish() {
        Pair files = pair.orElseThrow(() -> new IllegalStateException("nothing was written"));
        try {
            // Files first, because a pipe may block until it is read.
            for (OutputFile file : files.files()
                    .sorted(Comparator.comparing(OutputFile::isStream))
                    .toList()) {
                file.publish();
            }
        } catch (IOException e) {
            throw new FailureException(
                    files.csv().path() + " could not be renamed (" + OutputPlace.reason(e)
                            + "). The week is already recorded: `schedule-builder runs show " + id
                            + " --output F.csv` writes it again.",
                    e);
        }
        return new Published(files.csv().path(), files.plan().map(OutputFile::path));
    }

    /** Removes files that were written and not published. */
    @Override
    public void close() {
        pair.ifPresent(Pair::close);
    }

    private static void requireWritable(Path folder) {
        try {
            // Checking permissions is not enough, because some file systems refuse anyway.
            Files.delete(Files.createTempFile(folder, ".schedule-builder", ".tmp"));
            Claim.sweep(folder);
        } catch (IOException | SecurityException e) {
            throw new InputException(
                    folder + " cannot be written. Choose another --output, or change its permissions.");
        }
    }
}
