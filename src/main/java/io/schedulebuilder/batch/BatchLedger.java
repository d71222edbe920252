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

/** What is known of each page of a batch while it runs. Tells whoever wants to know. Thread-safe. */
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

    /** The batch knows its pages and how old their data is. */
    synchronized void begins(int pages, Optional<DataState> dataOfAll) {
        total = pages;
        data = dataOfAll;
    }

    /** No further page is to be begun. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    /** A page was planned before this run. */
    synchronized void plannedBefore() {
        planned++;
    }

    /** A page is planned, or cannot be. */
    synchronized void planned(PageName page) {
        progress.planned(page, ++planned, total);
    }

    /** A page is recorded, or failed for good. */
    synchronized void done(PageOutcome outcome) {
        outcomes.put(outcome.page(), outcome);
        progress.done(outcome, outcomes.size(), total);
    }

    /** @param row for the log, which is asked for when all is known of the batch */
    synchronized void fail(PageName page, Supplier<RunRecord> row, RuntimeException error) {
        failures.add(row);
        done(new PageOutcome.Failed(page, Fault.words(error)));
    }

    synchronized PageOutcomes soFar() {
        return new PageOutcomes(List.copyOf(outcomes.values()), total, stopped, data);
    }

    /** All rows at once: one by one they would wait for the lock as often as pages failed. */
    synchronized void logFailures(Warehouse warehouse) {
        try {
            if (!failures.isEmpty()) {
                warehouse.logFailures(failures.stream().map(Supplier::get).toList());
            }
        } catch (FailureException | InputException unlogged) {
            // What failed is told anyway; a warehouse that cannot take the rows changes nothing of it.
        }
    }
}
