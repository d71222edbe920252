package io.schedulebuilder.api;

import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.store.duckdb.DuckDbWarehouse;
import java.nio.file.Path;

/** Opens warehouses. Only {@code close()} of the returned objects is part of this API. */
public final class Warehouses {
    private Warehouses() {}

    /**
     * Opens a DuckDB file that {@code schedule-builder warehouse init} created. Thread-safe; other processes may use
     * the file at the same time.
     *
     * @throws io.schedulebuilder.domain.InputException if the file is not such a warehouse
     */
    public static Warehouse duckDb(Path file) {
        return DuckDbWarehouse.open(file);
    }
}
