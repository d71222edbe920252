package io.schedulebuilder.cli;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into a sentence and an exit code. A stack trace is for {@code --verbose}. */
final class Errors {
    private Errors() {}

    static int wrongUsage(ParameterException e, String[] args) {
        CommandLine commandLine = e.getCommandLine();
        PrintWriter err = VisibleWriter.linesTo(commandLine.getErr());
        // A mistyped required option is reported as missing: the unknown word says more.
        List<String> unmatched = commandLine.getUnmatchedArguments();
        if (e instanceof UnmatchedArgumentException unknown) {
            unmatched = unknown.getUnmatched();
        }
        if (!unmatched.isEmpty()
                && (e instanceof UnmatchedArgumentException || e instanceof MissingParameterException)) {
            UnknownWord.sentences(commandLine, unmatched.get(0)).forEach(err::println);
        } else {
            err.println(line(sentence(String.valueOf(e.getMessage()))));
        }
        err.println("See: " + commandLine.getCommandSpec().qualifiedName(" ") + " --help");
        return ExitCodes.WRONG_INPUT;
    }

    static int failed(Exception e, CommandLine commandLine, ParseResult parsed) {
        PrintWriter err = VisibleWriter.linesTo(commandLine.getErr());
        boolean verbose = TalkOptions.verbose(parsed);
        if (e instanceof InputException input) {
            input.faults().forEach(fault -> err.println(line(fault)));
        } else if (e instanceof FailureException) {
            err.println(line(String.valueOf(e.getMessage())));
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

    /** A fault, told apart from the next: no line of its text passes for one of ours. */
    static String line(String fault) {
        return "error: " + fault.strip().replace("\n", "\n  ");
    }

    private static String sentence(String message) {
        String line = message.strip();
        return line.endsWith(".") || line.endsWith("?") ? line : line + ".";
    }
}
