package io.schedulebuilder.store;

import java.io.Serializable;
import java.nio.file.Path;

/**
 * A copy of a warehouse at one point in time, for readers in other processes and on other machines. It can be sent to
 * them.
 */
public interface WarehouseCopy extends Serializable {
    /**
     * Opens the copy for reading.
     *
     * @param folder the reader's folder, which must contain all files that {@link Warehouse#copyInto} wrote
     */
    Warehouse open(Path folder);
}
