package io.schedulebuilder.api;

import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.store.duckdb.DuckDbWarehouse;
import java.nio.file.Path;

/** Opens warehouses. Of what they return, only {@code close()} is part of this API. */
public final class Warehouses {
    private Warehouses() {}

    /**
     * A DuckDB file that {@code schedule-builder warehouse init} made. Thread-safe; other processes may use the file, too.
     *
     * @throws io.schedulebuilder.domain.InputException if it is not such a file
     */
    public static Warehouse duckDb(Path file) {
        return DuckDbWarehouse.open(file);
    }
}
