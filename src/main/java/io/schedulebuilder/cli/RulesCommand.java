package io.schedulebuilder.cli;

import picocli.CommandLine.Command;

/** Groups the commands on rules. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        header = "Look at what the rules ask for, and check them.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        subcommands = {RulesShowCommand.class, RulesCheckCommand.class})
final class RulesCommand {}
