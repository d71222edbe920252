package io.schedulebuilder.cli;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into a sentence and an exit code. A stack trace is for {@code --verbose}. */
final class Errors {
    private Errors() {}

    static int wrongUsage(ParameterException e, String[] args) {
        CommandLine commandLine = e.getCommandLine();
        PrintWriter err = commandLine.getErr();
        // A mistyped required option is reported as missing: the unknown word says more.
        List<String> unmatched = commandLine.getUnmatchedArguments();
        if (e instanceof MissingParameterException && !unmatched.isEmpty()) {
            UnmatchedArgumentException unknown = new UnmatchedArgumentException(commandLine, unmatched);
            err.println("error: " + sentence(String.valueOf(unknown.getMessage())));
            nearestOption(commandLine, unmatched.get(0)).ifPresent(near -> err.println("Did you mean " + near + "?"));
        } else {
            err.println("error: " + sentence(String.valueOf(e.getMessage())));
            if (e instanceof UnmatchedArgumentException unknown) {
                nearestOption(commandLine, unknown.getUnmatched().get(0))
                        .ifPresentOrElse(
                                near -> err.println("Did you mean " + near + "?"),
                                () -> UnmatchedArgumentException.printSuggestions(unknown, err));
            }
        }
        err.println("See: " + commandLine.getCommandSpec().qualifiedName(" ") + " --help");
        return ExitCodes.WRONG_INPUT;
    }

    static int failed(Exception e, CommandLine commandLine, ParseResult parsed) {
        PrintWriter err = commandLine.getErr();
        boolean verbose = TalkOptions.verbose(parsed);
        if (e instanceof InputException input) {
            input.faults().forEach(fault -> err.println("error: " + fault));
        } else if (e instanceof FailureException) {
            err.println("error: " + e.getMessage());
        } else {
            err.println("error: this is a fault of schedule-builder itself, not of your input: " + e
                    + (verbose ? "" : ". Run again with --verbose and report what it prints."));
        }
        if (verbose) {
            e.printStackTrace(err);
        }
        return e instanceof InputException ? ExitCodes.WRONG_INPUT : ExitCodes.FAILED;
    }

    /** What went wrong, for whoever is told of it elsewhere. */
    static String words(Exception e) {
        return e instanceof InputException || e instanceof FailureException
                ? String.valueOf(e.getMessage())
                : "this is a fault of schedule-builder itself: " + e;
    }

    /** The option or command whose name is nearest to a mistyped one, if any is near. */
    private static java.util.Optional<String> nearestOption(CommandLine commandLine, String word) {
        if (!word.startsWith("-")) {
            return java.util.Optional.empty();
        }
        String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        return Nearest.to(
                name,
                commandLine.getCommandSpec().options().stream()
                        .map(OptionSpec::longestName)
                        .toList());
    }

    private static String sentence(String message) {
        String line = message.strip();
        return line.endsWith(".") || line.endsWith("?") ? line : line + ".";
    }
}
