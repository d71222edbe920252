package io.schedulebuilder.warehouse;

import io.schedulebuilder.terminal.CommandGroup;
import picocli.CommandLine.Command;

/** The parent of the warehouse commands. */
@Command(
        name = "warehouse",
        header = "Create a warehouse, load history and captions, and run its daily upkeep.",
        subcommands = {
            WarehouseInitCommand.class,
            WarehouseImportCommand.class,
            WarehouseDeployCommand.class,
            WarehouseSweepCommand.class,
            WarehouseUpdatePerformanceCommand.class,
            WarehouseDailyCommand.class
        })
public final class WarehouseCommand extends CommandGroup {}
