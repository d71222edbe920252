package io.schedulebuilder.export;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The CSV and the plan beside it, which appear both and whole or not at all: written to temporary names, renamed when
 * the warehouse has the plan. Not thread-safe.
 */
public final class ScheduleFiles implements AutoCloseable {
    private final Path folder;
    private final Optional<String> name;
    private final ScheduleCsv.Reader reader;
    private final boolean swept;
    private final List<Pending> pending = new ArrayList<>();

    private record Pending(Path temporary, Path target) {}

    /** @param swept whether what killed runs left in the folder is gone already */
    private ScheduleFiles(Path folder, Optional<String> name, ScheduleCsv.Reader reader, boolean swept) {
        this.folder = folder;
        this.name = name;
        this.reader = reader;
        this.swept = swept;
        requireWritableFolder();
    }

    /**
     * Files at {@code csv} and, with its name, {@code .plan.json}. Missing parent folders are made.
     *
     * @throws InputException if the path is a folder or cannot be written
     */
    public static ScheduleFiles at(Path csv, ScheduleCsv.Reader reader) {
        Path absolute = csv.toAbsolutePath();
        Path folder = absolute.getParent();
        Path file = absolute.getFileName();
        if (folder == null || file == null || Files.isDirectory(absolute)) {
            throw new InputException(
                    csv + " is a folder. Name a file in it, such as " + csv.resolve("schedule.csv") + ".");
        }
        if (Files.exists(absolute) && !Files.isWritable(absolute)) {
            throw new InputException(csv + " exists and may not be written. Choose another --output, or allow it.");
        }
        Path plan = planBeside(absolute);
        if (Files.isDirectory(plan)) {
            throw new InputException(plan + ", where the plan belongs, is a folder. Choose another --output.");
        }
        return new ScheduleFiles(folder, Optional.of(file.toString()), reader, false);
    }

    /**
     * Files in {@code folder}, named after the schedule id.
     *
     * @throws InputException if the folder cannot be written
     */
    public static ScheduleFiles in(Path folder, ScheduleCsv.Reader reader) {
        return new ScheduleFiles(folder.toAbsolutePath(), Optional.empty(), reader, false);
    }

    /** As {@link #at}, in a folder that was swept of what killed runs left: it may hold the files of thousands of pages. */
    static ScheduleFiles inSweptFolder(Path csv, ScheduleCsv.Reader reader) {
        ScheduleFiles files = at(csv, reader);
        return new ScheduleFiles(files.folder, files.name, reader, true);
    }

    private static String either(Path one, Path other) {
        return Pattern.quote(String.valueOf(one.getFileName()))
                + "|"
                + Pattern.quote(String.valueOf(other.getFileName()));
    }

    /** Where the plan of a CSV lies: {@code x.csv} has {@code x.plan.json}. */
    public static Path planBeside(Path csv) {
        String name = String.valueOf(csv.getFileName());
        String stem = name.endsWith(".csv") ? name.substring(0, name.length() - ".csv".length()) : name;
        return csv.resolveSibling(stem + ".plan.json");
    }

    /**
     * Writes both files under temporary names.
     *
     * @throws FailureException if the disk refuses
     */
    public void write(PlanFile plan) {
        discard();
        Path csv = csv(plan);
        try {
            if (!swept) {
                Litter.sweep(folder, Pattern.compile(either(csv, planBeside(csv))));
            }
            try (Writer out = Files.newBufferedWriter(pending(csv), StandardCharsets.UTF_8)) {
                ScheduleCsv.write(plan, reader, out);
            }
            Files.writeString(pending(planBeside(csv)), PlanJson.write(plan), StandardCharsets.UTF_8);
        } catch (IOException e) {
            discard();
            throw new FailureException(
                    csv + " cannot be written (" + reason(e) + "). Nothing was recorded. Make room or choose another "
                            + "--output, and run again.",
                    e);
        }
    }

    /**
     * Gives both files their names, replacing what had them.
     *
     * @return where the CSV is
     * @throws FailureException if the disk refuses
     */
    public Path publish() {
        try {
            for (Pending file : pending) {
                Files.move(
                        file.temporary(),
                        file.target(),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new FailureException(
                    pending.get(0).target() + " could not be given its name (" + reason(e) + "). The schedule is "
                            + "recorded; `schedule-builder runs show ID --output F.csv` writes it again.",
                    e);
        }
        Path csv = pending.get(0).target();
        pending.clear();
        return csv;
    }

    /** Removes what was written and not published. */
    @Override
    public void close() {
        discard();
    }

    private Path csv(PlanFile plan) {
        return folder.resolve(name.orElseGet(() -> FileName.of(plan.scheduleId(), "") + ".csv"));
    }

    private Path pending(Path target) {
        Path temporary = Litter.temporary(target);
        temporary.toFile().deleteOnExit();
        pending.add(new Pending(temporary, target));
        return temporary;
    }

    private void requireWritableFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InputException(folder + " cannot be made (" + reason(e) + "). Choose another --output.");
        }
        try {
            // Asking for permission is not enough: some file systems refuse all the same.
            Files.delete(Files.createTempFile(folder, ".schedule-builder", ".tmp"));
        } catch (IOException | SecurityException e) {
            throw new InputException(folder + " may not be written. Choose another --output, or allow it.");
        }
    }

    private void discard() {
        for (Pending file : pending) {
            try {
                Files.deleteIfExists(file.temporary());
            } catch (IOException e) {
                // The next run to the same place removes it.
            }
        }
        pending.clear();
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }
}
