package io.schedulebuilder.store;

import java.io.Serializable;
import java.nio.file.Path;

/** A warehouse as it was at one moment, for readers in other processes and on other machines, which it can travel to. */
public interface WarehouseCopy extends Serializable {
    /**
     * The warehouse, to be read only.
     *
     * @param folder there, with all files that {@link Warehouse#copyInto} left in its own
     */
    Warehouse open(Path folder);
}
