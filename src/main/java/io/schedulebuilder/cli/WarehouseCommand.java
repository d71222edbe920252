package io.schedulebuilder.cli;

import picocli.CommandLine.Command;

/** Groups the commands on the warehouse. */
@Command(
        name = "warehouse",
        mixinStandardHelpOptions = true,
        header = "Create a warehouse, and load history and captions into it.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        subcommands = {WarehouseInitCommand.class, WarehouseImportCommand.class})
final class WarehouseCommand {}
