package io.schedulebuilder.launch;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Shows the help of a command, like its --help option. */
@Command(
        name = "help",
        header = "Show the help of a command.",
        footer = {"  schedule-builder help build", "  schedule-builder help rules check"})
final class HelpCommand extends CommandArgument {
    @Override
    void show(CommandLine command) {
        command.usage(spec.commandLine().getOut());
    }
}
