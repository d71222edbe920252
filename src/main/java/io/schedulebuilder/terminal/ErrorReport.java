package io.schedulebuilder.terminal;

import io.schedulebuilder.domain.Fault;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.schedule.PlanJson;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns an error into a sentence, an exit code and, with {@code --json}, an object. Prints a stack trace only with
 * {@code --verbose}.
 */
public final class ErrorReport {
    private static final String JSON = "--json";

    private ErrorReport() {}

    /**
     * The JSON output for errors.
     *
     * @param error the first error
     * @param errors all errors, including the first
     */
    public record Answer(View error, List<View> errors) {
        static Answer of(List<Fault> faults) {
            List<View> views = faults.stream().map(View::of).toList();
            return new Answer(views.get(0), views);
        }
    }

    /**
     * An error; missing values are null.
     *
     * @param kind usage: the command line is wrong; input: a file, a rule or a value is wrong; environment: a
     *     warehouse, a disk, memory or the state of a schedule prevents the run; internal: the program has a bug
     * @param message what is wrong
     * @param file the file with the error
     * @param line from 1, in that file; the row of a spreadsheet
     * @param todo what to do about it
     */
    record View(String kind, String message, Optional<String> file, Optional<Integer> line, Optional<String> todo) {
        static View of(Fault fault) {
            return new View(
                    fault.kind().name().toLowerCase(Locale.ROOT),
                    fault.message(),
                    fault.file(),
                    fault.line(),
                    fault.todo());
        }
    }

    public static int wrongUsage(ParameterException e, String[] args) {
        CommandLine commandLine = e.getCommandLine();
        PrintWriter err = VisibleWriter.linesTo(commandLine.getErr());
        List<String> unmatched = e instanceof UnmatchedArgumentException unknown
                ? unknown.getUnmatched()
                : commandLine.getUnmatchedArguments();
        // picocli reports a mistyped required option as missing. The unknown word is more helpful.
        boolean isUnknown = !unmatched.isEmpty()
                && (e instanceof UnmatchedArgumentException || e instanceof MissingParameterException);
        List<String> sentences = isUnknown
                ? UnknownWord.sentences(commandLine, unmatched.get(0))
                : List.of(sentence(String.valueOf(e.getMessage())));
        String help = "See: " + commandLine.getCommandSpec().qualifiedName(" ") + " --help";
        err.println(line(sentences.get(0)));
        sentences.stream().skip(1).forEach(err::println);
        err.println(help);
        if (Arrays.stream(args).anyMatch(arg -> arg.equals(JSON) || arg.equals(JSON + "=true"))) {
            String todo = sentences.size() > 1 ? sentences.get(1) : help;
            answer(
                    commandLine,
                    List.of(new Fault(
                            Fault.Kind.USAGE,
                            sentences.get(0),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(todo))));
        }
        return ExitCodes.WRONG_INPUT;
    }

    /** Reports any throwable, including a JVM error, as one line. */
    public static int failed(Throwable e, CommandLine commandLine, ParseResult parsed) {
        PrintWriter err = VisibleWriter.linesTo(commandLine.getErr());
        boolean verbose = isGiven("--verbose", parsed);
        List<Fault> faults = Fault.of(e);
        lines(e, faults, verbose).forEach(err::println);
        if (verbose) {
            e.printStackTrace(err);
        }
        if (isGiven(JSON, parsed)) {
            answer(commandLine, faults);
        }
        return e instanceof InputException ? ExitCodes.WRONG_INPUT : ExitCodes.FAILED;
    }

    private static List<String> lines(Throwable e, List<Fault> faults, boolean verbose) {
        if (e instanceof InputException input) {
            return input.faults().stream().map(ErrorReport::line).toList();
        }
        boolean isOwn = faults.get(0).kind() == Fault.Kind.INTERNAL;
        return List.of(line(
                Fault.words(e) + (isOwn && !verbose ? ". Run again with --verbose and report what it prints." : "")));
    }

    /**
     * One error as one line. Continuation lines are indented so that text from outside cannot look like our own error.
     */
    public static String line(String fault) {
        return "error: " + fault.strip().replace("\n", "\n  ");
    }

    private static void answer(CommandLine commandLine, List<Fault> faults) {
        RootCommand.of(commandLine.getCommandSpec()).answer(commandLine, PlanJson.write(Answer.of(faults)));
    }

    private static boolean isGiven(String option, ParseResult parsed) {
        ParseResult innermost = parsed;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        return innermost.matchedOptionValue(option, false);
    }

    private static String sentence(String message) {
        String line = message.strip();
        return line.endsWith(".") || line.endsWith("?") ? line : line + ".";
    }
}
