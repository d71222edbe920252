package io.schedulebuilder.store;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.ScheduleId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Where a page's past is read and its plan is left. Nothing is held open between calls. Thread-safe.
 * Every method throws {@link FailureException} when the warehouse cannot be reached or refuses, and
 * {@link InputException} when what was named is no warehouse.
 */
public interface Warehouse extends AutoCloseable {
    /** Where it is: two that are one have one name. */
    String name();

    /** A consistent view to read from; close it before writing. */
    Snapshot read();

    /** Waits for the write lock and holds it: for a plan that must not be overtaken. */
    WriteSession lock();

    /** As {@link WriteSession#commit}, with the write lock held no longer than that. */
    default CommitResult commit(Commitment commitment) {
        try (WriteSession session = lock()) {
            return session.commit(commitment);
        }
    }

    /** Records builds that failed. Writes a log row for each and nothing else. */
    void logFailures(List<RunRecord> runs);

    /** The latest runs first, at most {@code limit}. */
    List<RunRecord> runs(int limit);

    /** The run with this run id, or the latest one of this schedule id. */
    Optional<RunRecord> run(String id);

    /**
     * The builds that began from {@code from} until before {@code before}, oldest first; ahead of them the latest one
     * before {@code from} that {@linkplain RunOutcome#succeeded succeeded}, if there is one. Of each its figures alone.
     */
    List<RunOutcome> outcomes(Instant from, Instant before);

    /** The schedule with this id, whatever its status. */
    Optional<RecordedSchedule> schedule(ScheduleId id);

    /**
     * Copies what is there now, so that others can read it at leisure.
     *
     * @param folder there are no other files in it; those that are left in it have to be where the copy is opened
     */
    WarehouseCopy copyInto(Path folder);

    /** Looks at everything that a build needs of it, and changes nothing. Throws nothing: what cannot be had is a finding. */
    List<Finding> examine();

    /** Creates the tables that are missing. Changes nothing else. */
    void init();

    /** Adds or replaces rows by their keys, all or nothing. Loading the same rows again changes nothing. */
    LoadSummary load(ImportBatch batch, LoadProgress progress);

    /**
     * Ends the active locks of days that are over, with the reason "expired". Such a lock still rests its caption, for its
     * day's message was sent; a sweep only says that it no longer waits to be. Sweeping again ends nothing more.
     *
     * @param day locks for earlier days end; if none is given, each page's own today, in its zone (the default zone where
     *     it has none that can be read) and by the warehouse's clock. A lock's day is local to its page already. A page
     *     where the day has not started yet is swept to its own today.
     * @throws InputException if the day has not started on any page
     */
    SweepSummary sweep(Optional<LocalDate> day);

    /**
     * Recomputes {@code caption_bandit_stats} for every caption and page from all messages that the page sent before
     * its local midnight at which {@code day} begins. Running it again for the same day changes nothing. Rows without such messages stay as they are.
     *
     * <p>A message's caption is found as {@link Snapshot#history} finds it, whatever its price tier. Successes are buyers
     * among viewers, failures the other viewers; rates are shares of viewers and dollars a viewer, from messages that had
     * any, and none where none had; the bounds are Wilson's for 95%; the percentile says how many of the page's other
     * captions earn less a viewer, equal ones counting half, 100 for one alone. Last updated is that midnight.
     *
     * @param day if none is given, each page's own today, as {@link #sweep} has it
     * @throws FailureException also if no page had a viewer in the 30 days before; nothing is written then
     */
    PerformanceSummary updatePerformance(Optional<LocalDate> day);

    @Override
    void close();
}
