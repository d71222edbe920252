package io.schedulebuilder.cli;

import picocli.CommandLine.Command;

/** Groups the commands on past runs. */
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        header = "Look at past builds.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        subcommands = {RunsListCommand.class, RunsShowCommand.class})
final class RunsCommand extends CommandGroup {}
