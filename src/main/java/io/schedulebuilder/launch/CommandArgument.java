package io.schedulebuilder.launch;

import io.schedulebuilder.terminal.ExitCodes;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command that shows something about another command, which its arguments name. */
abstract class CommandArgument implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "The command. Default: all of them.")
    List<String> names = List.of();

    @Override
    public final Integer call() {
        CommandLine command = spec.commandLine().getParent();
        for (String name : names) {
            CommandLine next = command.getSubcommands().get(name);
            if (next == null) {
                throw new UnmatchedArgumentException(command, List.of(name));
            }
            command = next;
        }
        show(command);
        return ExitCodes.DONE;
    }

    abstract void show(CommandLine command);
}
