package io.schedulebuilder.launch;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Prints a manual page. */
@Command(
        name = "man",
        header = "Print the manual page of all commands or of one command.",
        footer = {
            "  schedule-builder man | man -l -",
            "  schedule-builder man > ~/.local/share/man/man1/schedule-builder.1",
            "  schedule-builder man rules check | man -l -"
        })
final class ManCommand extends CommandArgument {
    @Override
    void show(CommandLine command) {
        spec.commandLine().getOut().print(ManPage.of(command));
    }
}
