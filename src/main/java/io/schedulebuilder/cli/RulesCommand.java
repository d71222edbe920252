package io.schedulebuilder.cli;

import picocli.CommandLine.Command;

/** Groups the commands on rules. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        header = "Look at what the rules ask for.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        subcommands = {RulesShowCommand.class, RulesFmtCommand.class})
final class RulesCommand {}
