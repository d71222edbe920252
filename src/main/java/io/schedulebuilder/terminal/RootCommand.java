package io.schedulebuilder.terminal;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The root of a command line. Prints only one JSON object, even if several parts of a command offer one. */
public abstract class RootCommand extends CommandGroup {
    private boolean answered;

    /** The root of the command line that a command belongs to. */
    static RootCommand of(CommandSpec spec) {
        return (RootCommand) spec.root().userObject();
    }

    /** Prints a command's answer as JSON immediately, unless one was already printed. */
    void answer(CommandLine commandLine, String json) {
        if (!answered) {
            answered = true;
            PrintWriter out = VisibleWriter.to(commandLine.getOut());
            out.print(json);
            out.flush();
        }
    }
}
