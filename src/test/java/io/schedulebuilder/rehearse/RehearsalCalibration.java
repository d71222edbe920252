package io.schedulebuilder.rehearse;

import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.store.duckdb.DuckDbWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.DoubleStream;

/**
 * How often a rehearsal claims that one of two rule sets chooses better: in markets where captions differ by chance only,
 * so that any claim is false, and in markets where good captions became bad, so that rules that forget are better. Run by
 * {@code benchmarks/rehearsal.sh}.
 */
final class RehearsalCalibration {
    private static final int PAGES = 2;
    private static final int DAYS = 120;
    private static final int CAPTIONS = 150;
    private static final int WEEKS = 8;
    /** Seven weeks before the end of the data. */
    private static final int TURN = 71;

    private final Path folder;
    private final List<Path> rules;

    private RehearsalCalibration(Path folder) throws IOException {
        this.folder = folder;
        this.rules = List.of(
                PastMarket.rules(folder.resolve("remembers"), 3_650), PastMarket.rules(folder.resolve("forgets"), 15));
    }

    /** Arguments: repetitions, an empty folder for the markets. */
    public static void main(String[] args) throws IOException {
        int repetitions = Integer.parseInt(args[0]);
        RehearsalCalibration calibration = new RehearsalCalibration(Path.of(args[1]));
        System.out.printf(
                Locale.ROOT, "%d repetitions, %d pages, %d weeks, %d captions%n", repetitions, PAGES, WEEKS, CAPTIONS);
        calibration.report("captions differ by chance only", repetitions, seed -> (caption, day) -> 0);
        calibration.report(
                "good captions became bad, seven weeks before the end",
                repetitions,
                seed -> (caption, day) -> ((caption + seed) % 2 == 0) == (day < TURN) ? 0.4 : -0.4);
    }

    private void report(String what, int repetitions, LongFunction<PastMarket.Taste> tastes) throws IOException {
        int better = 0;
        int worse = 0;
        double[] totals = new double[repetitions];
        for (int seed = 0; seed < repetitions; seed++) {
            Difference difference = rehearse(seed, tastes.apply(seed)).difference();
            totals[seed] = difference.total().map(Estimate::value).orElse(0.0);
            boolean claimed = difference.shown().isPresent();
            better += claimed && totals[seed] > 0 ? 1 : 0;
            worse += claimed && totals[seed] < 0 ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%s: rules that forget are better %d times, worse %d times; mean difference %.3f%n",
                what,
                better,
                worse,
                DoubleStream.of(totals).average().orElse(0));
    }

    private RehearsalReport rehearse(long seed, PastMarket.Taste taste) throws IOException {
        Path file = folder.resolve("market.duckdb");
        Files.deleteIfExists(file);
        new PastMarket(PAGES, DAYS, CAPTIONS, taste).write(file, seed);
        try (Warehouse warehouse = DuckDbWarehouse.open(file)) {
            return new Rehearsal(
                            warehouse,
                            rules,
                            Path.of("solver-config/fast.xml"),
                            InstantSource.fixed(
                                    PastMarket.END.plusDays(14).atStartOfDay().toInstant(ZoneOffset.UTC)))
                    .run(
                            new RehearsalSettings(List.of(), WEEKS, RehearsalSettings.DEFAULT_WITHIN_DAYS, 1),
                            (week, done, total) -> {});
        }
    }
}
