package io.schedulebuilder.batch;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.schedule.Plan;
import java.time.Duration;

/**
 * Plans the pages of a batch. Equal jobs on equal warehouses give equal plans, whatever the engine, the number of cores
 * or machines, and the order in which pages were named. Writes nothing to the warehouse.
 */
public interface BatchEngine {
    /**
     * Plans the pages: draws candidates for each page, gives each caption to the page where it is worth most, then
     * solves each week.
     *
     * @throws io.schedulebuilder.domain.InputException if the engine cannot be used with these options
     * @throws io.schedulebuilder.domain.FailureException if the warehouse or the engine fails
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    void plan(BatchJob job, Listener listener) throws InterruptedException;

    /**
     * Receives each page as it is planned or fails, from several threads. A page that is planned twice is reported
     * twice.
     */
    interface Listener {
        /**
         * Called when a page is planned.
         *
         * @param spent time for selection and solving
         */
        void planned(PageName page, Plan plan, Duration spent);

        /** Called when a page cannot be planned. */
        void failed(PageName page, RuntimeException error);

        /** Whether no further page should be started. */
        boolean isStopped();
    }
}
