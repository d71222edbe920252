package io.schedulebuilder.terminal;

import io.schedulebuilder.domain.VisibleText;
import io.schedulebuilder.files.Outputs;
import io.schedulebuilder.schedule.PlanJson;
import io.schedulebuilder.store.LoadProgress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How much a command prints. Data goes to stdout, everything else to stderr. Only a terminal shows a progress line. */
public final class ConsoleOptions {
    private static final int BAR_WIDTH = 30;
    private static final String ERASE_LINE = "\r\u001b[K";

    private static final Set<String> RULE_FOLDERS = Set.of("--rules", "--against", "--scoring-rules", "--referee");

    private final Installation installation;

    @Spec(Target.MIXEE)
    public CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object on stdout.")
    public boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print only problems. With --json, the object is still printed.")
    public boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Print the time of each step. With an error, also print a stack trace.")
    public boolean verbose;

    private Optional<Outputs> outputs = Optional.empty();

    public ConsoleOptions(Installation installation) {
        this.installation = installation;
    }

    /** Prints the answer as the one JSON object of {@code --json}. */
    public void answer(Object view) {
        answerJson(PlanJson.write(view));
    }

    /** Prints the answer: an object with {@code --json}, otherwise words, unless quiet. */
    public void answer(Supplier<?> view, Supplier<String> text) {
        if (json) {
            answer(view.get());
        } else if (!quiet) {
            out().print(text.get());
        }
    }

    /** Prints an answer that is already JSON. */
    public void answerJson(String json) {
        RootCommand.of(spec).answer(spec.commandLine(), json);
    }

    /** The parsed command line. */
    public ParseResult parsed() {
        return spec.commandLine().getParseResult();
    }

    /** Where answers for people go: stdout, or stderr if a file is written to stdout. */
    public PrintWriter out() {
        return outputs.filter(Outputs::useStandardOutput).isPresent()
                ? err()
                : VisibleWriter.to(spec.commandLine().getOut());
    }

    /** Where this run writes. Protects every file that it reads from being overwritten. */
    public Outputs outputs(List<Path> warehouse) {
        if (outputs.isEmpty()) {
            Outputs all = new Outputs(spec.commandLine().getOut());
            if (json) {
                all.takeStandardOutput("--json");
            }
            warehouse.forEach(file -> all.protect(file, "the warehouse"));
            all.protect(installation.embeddedWarehouse(), "the embedded warehouse");
            all.protectRules(installation.rules());
            all.protect(installation.solverConfig(), "a solver configuration");
            all.protect(installation.fastSolverConfig(), "a solver configuration");
            for (ArgSpec argument : parsed().matchedArgs()) {
                String name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
                paths(argument.getValue()).forEach(path -> {
                    if (RULE_FOLDERS.contains(name)) {
                        all.protectRules(path);
                    } else {
                        all.protect(path, "the file of " + name);
                    }
                });
            }
            outputs = Optional.of(all);
        }
        return outputs.get();
    }

    private static Stream<Path> paths(@Nullable Object value) {
        if (value instanceof Path path) {
            return Stream.of(path);
        }
        if (value instanceof Optional<?> optional) {
            return optional.stream().flatMap(ConsoleOptions::paths);
        }
        return value instanceof Collection<?> values ? values.stream().flatMap(ConsoleOptions::paths) : Stream.empty();
    }

    public PrintWriter err() {
        return VisibleWriter.linesTo(spec.commandLine().getErr());
    }

    public boolean colour() {
        return installation.colour();
    }

    /** Prints a sentence to stderr, unless quiet. */
    public void say(String sentence) {
        if (!quiet) {
            eraseProgress();
            err().println(sentence);
        }
    }

    /** Shows each step while it runs. */
    public Consumer<String> stepProgress() {
        return step -> draw(step + " …");
    }

    /** Shows the progress of a load as a bar. */
    public LoadProgress loadProgress() {
        return (what, done, total) -> {
            double share = total <= 0 ? 1 : Math.min(1.0, (double) done / total);
            draw(String.format(Locale.ROOT, "%-24s %s", what, bar(share)));
        };
    }

    /** A progress bar with its percentage. */
    public static String bar(double share) {
        int full = (int) Math.round(share * BAR_WIDTH);
        return String.format(
                Locale.ROOT, "[%s%s] %3.0f%%", "#".repeat(full), ".".repeat(BAR_WIDTH - full), 100 * share);
    }

    public void eraseProgress() {
        draw("");
    }

    /** Whether progress lines are shown. */
    public boolean draws() {
        return installation.progressShown() && !quiet && !json;
    }

    /** Replaces the current progress line. */
    public void draw(String line) {
        if (draws()) {
            PrintWriter terminal = spec.commandLine().getErr();
            terminal.print(ERASE_LINE + VisibleText.line(line));
            terminal.flush();
        }
    }
}
