package io.schedulebuilder.runs;

import io.schedulebuilder.terminal.CommandGroup;
import picocli.CommandLine.Command;

/** The parent of the runs commands. */
@Command(
        name = "runs",
        header = "List past builds, or show one.",
        subcommands = {RunsListCommand.class, RunsShowCommand.class})
public final class RunsCommand extends CommandGroup {}
