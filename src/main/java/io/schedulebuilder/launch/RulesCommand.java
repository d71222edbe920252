package io.schedulebuilder.launch;

import io.schedulebuilder.preview.RulesPreviewCommand;
import io.schedulebuilder.rules.RulesCheckCommand;
import io.schedulebuilder.rules.RulesDiffCommand;
import io.schedulebuilder.rules.RulesFmtCommand;
import io.schedulebuilder.rules.RulesShowCommand;
import io.schedulebuilder.rules.RulesTestCommand;
import io.schedulebuilder.rules.RulesTraceCommand;
import io.schedulebuilder.terminal.CommandGroup;
import picocli.CommandLine.Command;

/** The parent of the rules commands. */
@Command(
        name = "rules",
        header = "Show, check and test the rules, and see what a change does.",
        subcommands = {
            RulesShowCommand.class,
            RulesCheckCommand.class,
            RulesTestCommand.class,
            RulesTraceCommand.class,
            RulesDiffCommand.class,
            RulesPreviewCommand.class,
            RulesFmtCommand.class
        },
        footer = "  schedule-builder rules check --watch")
public final class RulesCommand extends CommandGroup {}
