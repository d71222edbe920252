package io.schedulebuilder.store.duckdb;

import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.store.WarehouseCopy;
import java.nio.file.Path;

/**
 * A copied file.
 *
 * @param name the file's name in its folder
 */
record DuckDbCopy(String name) implements WarehouseCopy {
    private static final long serialVersionUID = 1L;

    @Override
    public Warehouse open(Path folder) {
        return DuckDbWarehouse.open(folder.resolve(name));
    }
}
