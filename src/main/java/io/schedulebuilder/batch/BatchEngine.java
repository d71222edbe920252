package io.schedulebuilder.batch;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.schedule.Plan;
import java.time.Duration;

/**
 * Where the pages of a batch are planned. Equal jobs on equal warehouses give equal plans, whatever the engine, however
 * many cores or machines it has, and in whatever order pages were named. Writes nothing to the warehouse.
 */
public interface BatchEngine {
    /**
     * Plans the pages: each draws, captions go to the page where they are worth most, then each week is solved.
     *
     * @throws io.schedulebuilder.domain.InputException if the engine cannot be used as it was asked for
     * @throws io.schedulebuilder.domain.FailureException if warehouse or engine refuse
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    void plan(BatchJob job, Listener listener) throws InterruptedException;

    /** Is told of each page as it is planned or fails, from several threads; of one that is planned twice, twice. */
    interface Listener {
        /**
         * A page is planned.
         *
         * @param spent on choosing and solving
         */
        void planned(PageName page, Plan plan, Duration spent);

        /** A page cannot be planned. */
        void failed(PageName page, RuntimeException error);

        /** Whether no further page is to be begun. */
        boolean isStopped();
    }
}
