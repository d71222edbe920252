package io.schedulebuilder.warehouse;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.ScheduleId;
import java.nio.file.Path;
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

    /** The schedule with this id, whatever its status. */
    Optional<RecordedSchedule> schedule(ScheduleId id);

    /**
     * Copies what is there now, so that others can read it at leisure.
     *
     * @param folder there are no other files in it; those that are left in it have to be where the copy is opened
     */
    WarehouseCopy copyInto(Path folder);

    /** Creates the tables that are missing. Changes nothing else. */
    void init();

    /** Adds or replaces rows by their keys, all or nothing. Loading the same rows again changes nothing. */
    LoadSummary load(ImportBatch batch, LoadProgress progress);

    @Override
    void close();
}
