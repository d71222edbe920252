package io.schedulebuilder.benchmarker;

import io.schedulebuilder.domain.Fault;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.VisibleText;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The program that {@code benchmarks/optaplanner.sh} starts. The help is in that script. */
public final class Main {
    private static final int FAILED = 1;
    private static final int WRONG_INPUT = 2;

    private Main() {}

    /**
     * Runs a benchmark.
     *
     * @param args the benchmark configuration, then optionally the report folder
     */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT); // libraries, too, use one language and one number format
        System.setProperty("java.awt.headless", "true");
        try {
            if (args.length < 1 || args.length > 2) {
                throw new InputException("name one benchmark configuration. See benchmarks/optaplanner.sh --help");
            }
            Benchmarker benchmarker = Benchmarker.of(
                    Path.of(args[0]),
                    Optional.of(List.of(args)).filter(all -> all.size() == 2).map(all -> Path.of(all.get(1))));
            System.err.println(VisibleText.of(benchmarker.plan()));
            System.out.println(VisibleText.of("Report: " + benchmarker.run()));
        } catch (InputException e) {
            e.faults().forEach(fault -> System.err.println(VisibleText.of("error: " + fault)));
            System.exit(WRONG_INPUT);
        } catch (RuntimeException | Error e) {
            System.err.println(VisibleText.of("error: " + Fault.words(e)));
            System.exit(FAILED);
        }
    }
}
