package io.schedulebuilder.warehouse;

import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.WarehouseOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Creates the tables of a warehouse, or updates them. */
@Command(
        name = "init",
        header = "Create missing tables and update old ones.",
        description = {
            "In one transaction, adds missing tables and columns and creates the views of this version. "
                    + "Nothing is dropped, and your own columns stay."
        },
        footer = "  schedule-builder warehouse init --warehouse duckdb:agency.duckdb")
public final class WarehouseInitCommand implements Callable<Integer> {
    @Mixin
    WarehouseOptions warehouseOptions;

    @Mixin
    ConsoleOptions talk;

    /** The JSON output: the warehouse that was initialized. */
    public record View(String warehouse) {}

    @Override
    public Integer call() {
        try (Warehouse warehouse = warehouseOptions.openNamed(talk)) {
            warehouse.init();
        }
        if (talk.json) {
            talk.answer(new View(warehouseOptions.name().orElseThrow()));
        }
        talk.say("The warehouse has its tables. Next: schedule-builder warehouse import --messages F --captions F"
                + warehouseOptions.option());
        return ExitCodes.DONE;
    }
}
