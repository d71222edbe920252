package io.schedulebuilder.spark;

import io.schedulebuilder.store.WarehouseCopy;
import io.schedulebuilder.week.WeekSettings;
import java.io.Serializable;
import java.time.Instant;

/**
 * All that an executor needs to know of a batch.
 *
 * @param id no other batch has it
 * @param began the moment that the batch began
 * @param warehouse whose files were sent along
 */
record BatchSpec(String id, WeekSettings settings, Instant began, WarehouseCopy warehouse, PlanningFiles files)
        implements Serializable {
    private static final long serialVersionUID = 1L;
}
