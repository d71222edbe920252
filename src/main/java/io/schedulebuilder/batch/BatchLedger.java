package io.schedulebuilder.batch;

import io.schedulebuilder.domain.DataState;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Fault;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.store.RunRecord;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.week.PageOutcome;
import io.schedulebuilder.week.PageOutcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Tracks the state of each page while a batch runs, and reports progress. Thread-safe. */
final class BatchLedger {
    private final Batch.Progress progress;
    private final SortedMap<PageName, PageOutcome> outcomes = new TreeMap<>();
    private final List<Supplier<RunRecord>> failures = new ArrayList<>();
    private Optional<DataState> data = Optional.empty();
    private int total;
    private int planned;
    private volatile boolean stopped;

    BatchLedger(Batch.Progress progress) {
        this.progress = progress;
    }

    /** Sets the number of pages and the age of their data. */
    synchronized void begins(int pages, Optional<DataState> dataOfAll) {
        total = pages;
        data = dataOfAll;
    }

    /** From now on, no further page is started. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    /** Counts a page that was planned before this run. */
    synchronized void plannedBefore() {
        planned++;
    }

    /** Records that a page is planned, or cannot be planned. */
    synchronized void planned(PageName page) {
        progress.planned(page, ++planned, total);
    }

    /** Records that a page is recorded, or failed for good. */
    synchronized void done(PageOutcome outcome) {
        outcomes.put(outcome.page(), outcome);
        progress.done(outcome, outcomes.size(), total);
    }

    /** @param row the log row, created only when the whole batch is known */
    synchronized void fail(PageName page, Supplier<RunRecord> row, RuntimeException error) {
        failures.add(row);
        done(new PageOutcome.Failed(page, Fault.words(error)));
    }

    synchronized PageOutcomes soFar() {
        return new PageOutcomes(List.copyOf(outcomes.values()), total, stopped, data);
    }

    /** Writes all rows at once: written one by one, each would wait for the warehouse's lock. */
    synchronized void logFailures(Warehouse warehouse) {
        try {
            if (!failures.isEmpty()) {
                warehouse.logFailures(failures.stream().map(Supplier::get).toList());
            }
        } catch (FailureException | InputException unlogged) {
            // The failures are reported anyway, whether or not the warehouse takes the rows.
        }
    }
}
