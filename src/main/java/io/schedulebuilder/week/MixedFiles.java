package io.schedulebuilder.week;

import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.domain.ShellWords;
import io.schedulebuilder.schedule.FilePair;
import io.schedulebuilder.store.Finding;
import io.schedulebuilder.store.RecordedSchedule;
import io.schedulebuilder.store.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Detects a CSV and a plan next to it that belong to two different schedules. */
public final class MixedFiles {
    /** Protects against folders that are far too large to be an output folder. */
    private static final int MOST_FILES = 10_000;

    private MixedFiles() {}

    /** What is wrong with a pair, and what to do. */
    public record Mixed(String found, String advice) {
        @Override
        public String toString() {
            return found + ". " + advice;
        }
    }

    /**
     * What is wrong with a pair; empty unless its files name two schedules.
     *
     * @param warehouse tells which of them is recorded; empty if unknown
     */
    public static Optional<Mixed> of(FilePair pair, Optional<Warehouse> warehouse) {
        Optional<String> ofPlan = pair.planSchedule();
        Optional<String> ofCsv = ofPlan.isPresent() ? pair.csvSchedule() : Optional.empty();
        if (ofPlan.isEmpty() || ofCsv.isEmpty() || ofPlan.equals(ofCsv)) {
            return Optional.empty();
        }
        String csv = ofCsv.get();
        String plan = ofPlan.get();
        StringBuilder found = new StringBuilder(pair.csv() + ": is of schedule " + csv + ", the plan next to it of "
                + plan + ": a run was stopped between writing the two, or one was copied there by hand");
        pair.newer().ifPresent(newer -> found.append("; ").append(newer).append(" is newer"));
        Optional<Boolean> csvRecorded = warehouse.map(store -> isRecorded(store, csv));
        Optional<Boolean> planRecorded = warehouse.map(store -> isRecorded(store, plan));
        csvRecorded.ifPresent(recorded -> found.append("; the CSV's schedule ").append(words(recorded)));
        planRecorded.ifPresent(recorded -> found.append(", the plan's ").append(words(recorded)));
        String written = csvRecorded.orElse(true) || !planRecorded.orElse(false) ? csv : plan;
        String advice = csvRecorded.isPresent() && !csvRecorded.get() && !planRecorded.orElse(false)
                ? "Remove both and run plan again"
                : "Write both files of a recorded schedule again with `schedule-builder runs show "
                        + ShellWords.quoted(written) + " --output "
                        + ShellWords.quoted(pair.csv().toString()) + "`, or remove the CSV to use the plan";
        return Optional.of(new Mixed(found.toString(), advice + "."));
    }

    private static boolean isRecorded(Warehouse warehouse, String schedule) {
        return warehouse
                .schedule(new ScheduleId(schedule))
                .map(RecordedSchedule::replacedBy)
                .filter(Optional::isEmpty)
                .isPresent();
    }

    private static String words(boolean recorded) {
        return recorded ? "is recorded" : "is not recorded";
    }

    /** A warning for each mixed pair in a folder, in order of name. */
    public static List<Finding> in(Path folder, Warehouse warehouse) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.limit(MOST_FILES)
                    .filter(file -> file.toString().endsWith(".plan.json"))
                    .sorted()
                    .flatMap(plan -> FilePair.ofPlan(plan).stream())
                    .flatMap(pair -> of(pair, Optional.of(warehouse)).stream())
                    .map(mixed -> Finding.warning("files", mixed.found(), mixed.advice()))
                    .toList();
        } catch (IOException e) {
            return List.of(Finding.warning("files", folder + " cannot be read", "Name a folder that can be read."));
        }
    }
}
