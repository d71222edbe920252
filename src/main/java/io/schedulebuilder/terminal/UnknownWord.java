package io.schedulebuilder.terminal;

import io.schedulebuilder.domain.Nearest;
import io.schedulebuilder.domain.VisibleText;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** A word on the command line that is not a command, option or value there, and what was probably meant. */
final class UnknownWord {
    private UnknownWord() {}

    /** What is wrong and, if something is close, what was probably meant. */
    static List<String> sentences(CommandLine command, String typed) {
        String word = VisibleText.line(typed);
        String name = command.getCommandSpec().qualifiedName(" ");
        if (word.startsWith("-")) {
            String option = word.replaceFirst("=.*", "");
            return with(
                    name + " has no option " + option + ".",
                    Nearest.to(option, command.getCommandSpec().optionsMap().keySet()));
        }
        Collection<String> commands = command.getSubcommands().keySet();
        return commands.isEmpty()
                ? List.of(name + " does not take the argument \"" + word + "\".")
                : with(name + " has no command \"" + word + "\".", Nearest.to(word, commands));
    }

    private static List<String> with(String sentence, Optional<String> nearest) {
        return nearest.isEmpty()
                ? List.of(sentence)
                : List.of(sentence, Nearest.question(nearest).strip());
    }
}
