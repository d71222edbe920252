package io.schedulebuilder.spark;

import io.schedulebuilder.batch.BatchSettings;
import io.schedulebuilder.store.WarehouseCopy;
import java.io.Serializable;
import java.time.Instant;

/**
 * All that an executor needs to know of a batch.
 *
 * @param id no other batch has it
 * @param request of no pages in particular
 * @param began the moment that the batch began
 * @param warehouse whose files were sent along
 */
record BatchSpec(String id, BatchSettings request, Instant began, WarehouseCopy warehouse, PlanningFiles files)
        implements Serializable {
    private static final long serialVersionUID = 1L;
}
