package io.schedulebuilder.warehouse;

import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.WarehouseOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command for the daily upkeep of a warehouse. */
abstract class UpkeepCommand implements Callable<Integer> {
    @Mixin
    UpkeepOptions upkeep;

    @Mixin
    WarehouseOptions warehouseOptions;

    @Mixin
    ConsoleOptions talk;

    @Override
    public final Integer call() {
        try (Warehouse warehouse = warehouseOptions.open(talk)) {
            keepUp(warehouse);
        }
        return ExitCodes.DONE;
    }

    abstract void keepUp(Warehouse warehouse);
}
