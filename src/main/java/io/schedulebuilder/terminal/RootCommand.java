package io.schedulebuilder.terminal;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The top of a command line. Prints one JSON object, however many parts of a command offer one. */
public abstract class RootCommand extends CommandGroup {
    private boolean answered;

    /** The root of the command line that a command belongs to. */
    static RootCommand of(CommandSpec spec) {
        return (RootCommand) spec.root().userObject();
    }

    /** Prints a command's answer as JSON at once, unless one was printed before. */
    void answer(CommandLine commandLine, String json) {
        if (!answered) {
            answered = true;
            PrintWriter out = VisibleWriter.to(commandLine.getOut());
            out.print(json);
            out.flush();
        }
    }
}
