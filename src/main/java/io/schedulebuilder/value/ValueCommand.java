package io.schedulebuilder.value;

import io.schedulebuilder.terminal.CommandGroup;
import picocli.CommandLine.Command;

/** The parent of the value commands. */
@Command(
        name = "value",
        header = "Check what the model predicts against what pages earned.",
        subcommands = {ValueCheckCommand.class})
public final class ValueCommand extends CommandGroup {}
