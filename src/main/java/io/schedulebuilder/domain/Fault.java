package io.schedulebuilder.domain;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One error, in parts. People read it as {@code file:line: what is wrong. What to do.}; only this class parses such a
 * text.
 *
 * @param kind whose fault it is
 * @param message what is wrong
 * @param file the file, if one is at fault
 * @param line from 1, if a line of the file is at fault; in a spreadsheet, the row
 * @param todo what to do
 */
public record Fault(Kind kind, String message, Optional<String> file, Optional<Integer> line, Optional<String> todo) {
    /** Whose fault it is. */
    public enum Kind {
        /** Wrong usage of the command line. */
        USAGE,
        /** A wrong file, rule or option value. */
        INPUT,
        /** The environment: a warehouse, a disk, memory, or the state of a schedule. */
        ENVIRONMENT,
        /** A bug in the program. */
        INTERNAL
    }

    private static final String OWN = "this is a bug in schedule-builder, not a problem with your input: ";

    /** A path, then a line, a line and a column, or a cell of a spreadsheet, then what is wrong. */
    private static final Pattern PLACED = Pattern.compile(
            "(?<file>[^\"\\n]+?)(:(?<line>\\d{1,9})(:\\d{1,9})?|:(?<cell>[A-Z]{1,3}(?<row>\\d{1,9})))?: (?<what>.*)",
            Pattern.DOTALL);

    private static final Pattern ONE_WORD = Pattern.compile("[^\\s-]\\S*");
    private static final Pattern PATH = Pattern.compile("(/|\\./|\\.\\./|~/).*");
    private static final Pattern NAMED_AS_FILE = Pattern.compile("[^-].*\\.[A-Za-z][A-Za-z0-9]{1,7}");
    private static final Pattern LAST_SENTENCE = Pattern.compile("(.*[.?!])\\s+(\\p{Lu}.*)", Pattern.DOTALL);

    /** Parses a text into a fault. */
    public static Fault of(Kind kind, String text) {
        Matcher placed = PLACED.matcher(text);
        if (kind == Kind.USAGE || !placed.matches() || !isFile(placed)) {
            return of(kind, text, Optional.empty(), Optional.empty());
        }
        Optional<String> cell = Optional.ofNullable(placed.group("cell"));
        return of(
                kind,
                cell.map(name -> name + ": ").orElse("") + placed.group("what"),
                Optional.of(placed.group("file")),
                Optional.ofNullable(placed.group("line"))
                        .or(() -> Optional.ofNullable(placed.group("row")))
                        .map(Integer::valueOf));
    }

    /** All faults that an error reports, one or more. */
    public static List<Fault> of(Throwable error) {
        Throwable cause = cause(error);
        if (cause instanceof InputException input) {
            return input.faults().stream().map(text -> of(Kind.INPUT, text)).toList();
        }
        boolean isEnvironment =
                cause instanceof FailureException || cause instanceof OutOfMemoryError || cause instanceof LinkageError;
        return List.of(of(isEnvironment ? Kind.ENVIRONMENT : Kind.INTERNAL, words(cause)));
    }

    /** An error as one text for a log, a notification or a page's reason. */
    public static String words(Throwable error) {
        Throwable cause = cause(error);
        if (cause instanceof InputException || cause instanceof FailureException) {
            return String.valueOf(cause.getMessage());
        }
        if (cause instanceof OutOfMemoryError) {
            return "there is not enough memory (" + cause.getMessage()
                    + "). Give Java more, such as JAVA_TOOL_OPTIONS=-Xmx2g, or plan fewer pages at the same time.";
        }
        if (cause instanceof LinkageError) {
            return "a part of the program is missing or belongs to another version (" + cause
                    + "). Delete the folder target, and run schedule-builder again to rebuild it.";
        }
        return OWN + cause;
    }

    /**
     * The original error inside the wrappers that other threads and the initialization of classes add; a lack of memory
     * inside any wrapper.
     */
    private static Throwable cause(Throwable error) {
        for (Throwable inner = error; inner != null; inner = inner.getCause()) {
            if (inner instanceof OutOfMemoryError) {
                return inner;
            }
        }
        Throwable cause = error;
        while ((cause instanceof ExecutionException
                        || cause instanceof CompletionException
                        || cause instanceof ExceptionInInitializerError)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean isFile(Matcher placed) {
        String name = placed.group("file");
        if (name.contains("://")) {
            return false;
        }
        boolean hasPlace = placed.group("line") != null || placed.group("cell") != null;
        boolean isOneWord = ONE_WORD.matcher(name).matches()
                && (hasPlace || name.contains("/"))
                && name.chars().anyMatch(c -> !Character.isDigit(c));
        return isOneWord
                || PATH.matcher(name).matches()
                || NAMED_AS_FILE.matcher(name).matches();
    }

    private static Fault of(Kind kind, String what, Optional<String> file, Optional<Integer> line) {
        String text = what.strip();
        Matcher sentences = LAST_SENTENCE.matcher(text);
        return sentences.matches()
                ? new Fault(kind, sentences.group(1), file, line, Optional.of(sentences.group(2)))
                : new Fault(kind, text, file, line, Optional.empty());
    }
}
