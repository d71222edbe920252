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
 * A finished week and what it rests on.
 *
 * @param plan the week itself
 * @param changes what became of the schedules whose messages were to be kept, if any were
 * @param warnings sentences that a person should read before sending
 * @param steps how long each step took, in order
 * @param outcome whether the warehouse has it
 * @param files where the CSV was written, and the plan, if they were
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
        /** Recorded, its captions locked. */
        COMMITTED,
        /** The very same plan was recorded before: nothing had to be. */
        ALREADY_COMMITTED
    }

    /** How old the warehouse's data is; empty if it has none. */
    public Optional<DataState> data() {
        return analysis.data().map(age -> new DataState(age, policy.staleAfterDays()));
    }

    /**
     * Writes the CSV and, beside it, the plan. Both appear whole or not at all.
     *
     * @throws InputException if the path is a folder or may not be written
     * @throws FailureException if the disk refuses
     */
    public BuiltWeek writeCsv(Path path) {
        try (ScheduleFiles files = ScheduleFiles.at(path, ScheduleCsv.Reader.PROGRAM)) {
            return write(files);
        }
    }

    /** Writes both files where {@code files} has its place. */
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
