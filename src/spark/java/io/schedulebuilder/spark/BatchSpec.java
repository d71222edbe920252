package io.schedulebuilder.spark;

import io.schedulebuilder.store.WarehouseCopy;
import io.schedulebuilder.week.WeekSettings;
import java.io.Serializable;
import java.time.Instant;

/**
 * Everything that an executor needs to know about a batch.
 *
 * @param id unique to this batch
 * @param began when the batch started
 * @param warehouse the copy whose files were sent to the executor
 */
record BatchSpec(String id, WeekSettings settings, Instant began, WarehouseCopy warehouse, PlanningFiles files)
        implements Serializable {
    private static final long serialVersionUID = 1L;
}
