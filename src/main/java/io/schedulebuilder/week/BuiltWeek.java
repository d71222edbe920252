package io.schedulebuilder.week;

import io.schedulebuilder.domain.DataState;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.HourTable;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PageAnalysis;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.ScheduleCsv;
import io.schedulebuilder.schedule.ScheduleFiles;
import io.schedulebuilder.store.RunRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A finished week and what it was planned from.
 *
 * @param plan the week itself
 * @param changes what happened to the schedules whose messages were to be kept, if there were any
 * @param warnings sentences that a person should read before sending
 * @param steps how long each step took, in order
 * @param outcome whether the warehouse has it
 * @param files where the CSV and the plan were written, if they were
 */
public record BuiltWeek(
        Plan plan,
        PageAnalysis analysis,
        Policy policy,
        HourTable hours,
        Optional<Changes> changes,
        List<String> warnings,
        List<RunRecord.Step> steps,
        Outcome outcome,
        Optional<ScheduleFiles.Published> files) {

    /** Whether the warehouse has the week. */
    public enum Outcome {
        /** Planned only: nothing was recorded. */
        PLANNED,
        /** Recorded, with its captions locked. */
        COMMITTED,
        /** The same plan was already recorded, so nothing was written. */
        ALREADY_COMMITTED
    }

    /** How old the warehouse's data is; empty if it has none. */
    public Optional<DataState> data() {
        return analysis.data().map(age -> new DataState(age, policy.staleAfterDays()));
    }

    /**
     * Writes the CSV and, next to it, the plan. Writes both files completely or neither.
     *
     * @throws InputException if the path is a folder or may not be written
     * @throws FailureException if writing to disk fails
     */
    public BuiltWeek writeCsv(Path path) {
        try (ScheduleFiles files = ScheduleFiles.at(path, ScheduleCsv.Reader.PROGRAM)) {
            return write(files);
        }
    }

    /** Writes both files to the places reserved in {@code files}. */
    public BuiltWeek write(ScheduleFiles files) {
        files.write(plan);
        return published(files.publish());
    }

    BuiltWeek published(ScheduleFiles.Published published) {
        return new BuiltWeek(plan, analysis, policy, hours, changes, warnings, steps, outcome, Optional.of(published));
    }

    /** Where the CSV was written, if it was; {@code -} for standard output. */
    public Optional<Path> csv() {
        return files.map(ScheduleFiles.Published::csv);
    }

    /** Where the plan was written, if it was. */
    public Optional<Path> planFile() {
        return files.flatMap(ScheduleFiles.Published::plan);
    }
}
