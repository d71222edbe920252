package io.schedulebuilder.store;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.ScheduleId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a page's history and stores its plan. Keeps nothing open between calls. Thread-safe. Every method throws
 * {@link FailureException} if the warehouse cannot be reached or rejects the request, and {@link InputException} if the
 * given name is not a warehouse.
 */
public interface Warehouse extends AutoCloseable {
    /** The location. Two objects for the same warehouse have the same name. */
    String name();

    /** A consistent view to read from. Close it before writing. */
    Snapshot read();

    /** Waits for the write lock and holds it, for a plan that no other may overtake. */
    WriteSession lock();

    /** See {@link WriteSession#commit}; holds the write lock only during the commit. */
    default CommitResult commit(Commitment commitment) {
        try (WriteSession session = lock()) {
            return session.commit(commitment);
        }
    }

    /** Records failed builds. Writes one log row for each and nothing else. */
    void logFailures(List<RunRecord> runs);

    /** Opens the log and the schedules, until the reader returns. */
    <T> T reading(Function<Records, T> reader);

    /** The latest runs, newest first, at most {@code limit}. */
    default List<RunRecord> runs(int limit) {
        return reading(records -> records.runs(limit));
    }

    /** The run with this run id, or the latest run of this schedule id. */
    default Optional<RunRecord> run(String id) {
        return reading(records -> records.run(id));
    }

    /**
     * The builds that started from {@code from} up to, but not including, {@code before}, oldest first. They follow the
     * latest build before {@code from} that {@linkplain RunOutcome#succeeded succeeded}, if there is one. Contains
     * figures only.
     */
    default List<RunOutcome> outcomes(Instant from, Instant before) {
        return reading(records -> records.outcomes(from, before));
    }

    /** The schedule with this id, whatever its status. */
    default Optional<RecordedSchedule> schedule(ScheduleId id) {
        return reading(records -> records.schedule(id));
    }

    /**
     * Copies the current content, for readers that take their time.
     *
     * @param folder an empty folder; the files written to it must be present where the copy is opened
     */
    WarehouseCopy copyInto(Path folder);

    /**
     * Checks everything that a build needs from the warehouse, and changes nothing. Throws nothing: a failed check is a
     * finding.
     */
    List<Finding> examine();

    /** Creates missing tables. Changes nothing else. */
    void init();

    /** Adds or replaces rows by key, all or nothing. Loading the same rows again changes nothing. */
    LoadSummary load(ImportBatch batch, LoadProgress progress);

    /**
     * Ends the active locks of past days, with the reason "expired". Such a lock still prevents its caption from being
     * planned, because the message of its day was sent; the sweep only marks it as no longer pending. Sweeping again
     * ends no more locks.
     *
     * @param day locks for earlier days end. If empty, it is each page's own today, by the warehouse's clock, in the
     *     page's zone or, if that is missing or invalid, the default zone. A lock's day is already local to its page. A
     *     page where the day has not started yet is swept for its own today.
     * @throws InputException if the day has not started on any page
     */
    SweepSummary sweep(Optional<LocalDate> day);

    /**
     * Recomputes {@code caption_bandit_stats} for every caption and page from all messages that the page sent before
     * local midnight at the start of {@code day}. Running it again for the same day changes nothing. Rows without such
     * messages are unchanged.
     *
     * <p>A message's caption is determined as in {@link Snapshot#history}, whatever its price tier. Successes are
     * buyers among viewers; failures are the other viewers. Rates are purchases and dollars per viewer, from messages
     * with viewers; without viewers there are none. The bounds are Wilson's for 95%. The percentile is the share of the
     * page's other captions that earn less per viewer; equal ones count half, and a single caption has 100. The time of
     * the last update is that midnight.
     *
     * @param day if empty, each page's own today, as in {@link #sweep}
     * @throws FailureException also if no page had a viewer in the 30 days before; nothing is written then
     */
    PerformanceSummary updatePerformance(Optional<LocalDate> day);

    @Override
    void close();
}
