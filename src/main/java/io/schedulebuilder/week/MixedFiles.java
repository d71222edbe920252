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

/** Says which is which where a CSV and the plan beside it are of two schedules. */
public final class MixedFiles {
    /** A folder of more is not one that someone works in. */
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
     * What is wrong with a pair, if its files name two schedules.
     *
     * @param warehouse which of them is recorded there; empty: that is not known
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
        Optional<Boolean> csvStands = warehouse.map(store -> stands(store, csv));
        Optional<Boolean> planStands = warehouse.map(store -> stands(store, plan));
        csvStands.ifPresent(stands -> found.append("; the CSV's schedule ").append(words(stands)));
        planStands.ifPresent(stands -> found.append(", the plan's ").append(words(stands)));
        String written = csvStands.orElse(true) || !planStands.orElse(false) ? csv : plan;
        String advice = csvStands.isPresent() && !csvStands.get() && !planStands.orElse(false)
                ? "Remove both and run plan again"
                : "Write both files of a recorded schedule again with `schedule-builder runs show "
                        + ShellWords.quoted(written) + " --output "
                        + ShellWords.quoted(pair.csv().toString()) + "`, or remove the CSV to use the plan";
        return Optional.of(new Mixed(found.toString(), advice + "."));
    }

    private static boolean stands(Warehouse warehouse, String schedule) {
        return warehouse
                .schedule(new ScheduleId(schedule))
                .map(RecordedSchedule::replacedBy)
                .filter(Optional::isEmpty)
                .isPresent();
    }

    private static String words(boolean stands) {
        return stands ? "is recorded" : "is not recorded";
    }

    /** A warning for each mixed pair of a folder, in order of name. */
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
