package io.schedulebuilder.cli;

import picocli.CommandLine.Command;

/** Groups the commands on rules. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        header = "Look at what the rules ask for, test them, and compare them.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        subcommands = {RulesShowCommand.class, RulesTestCommand.class, RulesTraceCommand.class, RulesDiffCommand.class})
final class RulesCommand {}
