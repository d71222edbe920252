package io.schedulebuilder.planning;

import io.schedulebuilder.domain.PlanScore;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.schedule.PlanProblem;
import io.schedulebuilder.schedule.PlanReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How good a solver configuration's weeks are, and how much processor time they take: {@code benchmarks/search.sh}. The
 * measure is the share of the way from a start to the best known, at equal hard and medium; a week that misses those
 * counts as 0. The start is {@link EarliestFit} from an empty week.
 */
final class SearchBenchmark {
    private static final int SEEDS = 5;

    private final Map<String, WeekProblem> suite = new TreeMap<>();
    private final Map<String, long[]> starts = new TreeMap<>();
    private final Map<String, long[]> best = new TreeMap<>();

    private SearchBenchmark(Path folder, Path bestKnown) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".plan.json"))
                    .forEach(file -> suite.put(name(file), PlanProblem.of(PlanReader.read(file), file.toString())));
        }
        for (String row : Files.readAllLines(bestKnown).stream().skip(1).toList()) {
            String[] cells = row.split(",", -1);
            best.put(cells[0], new long[] {Long.parseLong(cells[1]), Long.parseLong(cells[2]), Long.parseLong(cells[3])
            });
        }
        suite.forEach((name, problem) -> starts.put(name, start(problem)));
    }

    /**
     * Measures configurations.
     *
     * @param args folder of the suite, file of the best known, then configurations
     */
    public static void main(String[] args) throws IOException {
        SearchBenchmark benchmark = new SearchBenchmark(Path.of(args[0]), Path.of(args[1]));
        for (String file : List.of(args).subList(2, args.length)) {
            benchmark.measure(Path.of(file));
        }
    }

    private void measure(Path file) {
        WeekPlanner planner = new WeekPlanner(SolverConfiguration.load(file));
        suite.values().stream().limit(3).forEach(planner::plan); // warms up
        DoubleSummaryStatistics all = new DoubleSummaryStatistics();
        DoubleSummaryStatistics millis = new DoubleSummaryStatistics();
        List<String> rows = new ArrayList<>();
        suite.forEach((name, problem) -> {
            DoubleSummaryStatistics week = new DoubleSummaryStatistics();
            for (int seed = 1; seed <= SEEDS; seed++) {
                long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                PlanScore score = planner.plan(seeded(problem, seed)).score();
                millis.accept((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began) / 1e6);
                week.accept(share(name, score));
            }
            all.combine(week);
            rows.add(String.format(
                    Locale.ROOT, "  %-22s mean %6.2f%%  least %6.2f%%", name, week.getAverage(), week.getMin()));
        });
        System.out.printf(
                Locale.ROOT,
                "%s: mean %.2f%%, least %.2f%%; %.0f ms a week, %.0f at most%n",
                file,
                all.getAverage(),
                all.getMin(),
                millis.getAverage(),
                millis.getMax());
        rows.stream().sorted(Comparator.naturalOrder()).forEach(System.out::println);
    }

    private double share(String name, PlanScore score) {
        long[] known = best.get(name);
        long start = starts.get(name)[2];
        if (score.hard() != known[0] || score.medium() != known[1]) {
            return 0;
        }
        return known[2] == start ? 100 : 100.0 * (score.soft() - start) / (known[2] - start);
    }

    private static WeekProblem seeded(WeekProblem problem, long seed) {
        return new WeekProblem(
                problem.horizon(),
                problem.asOf(),
                problem.coolingFrom(),
                problem.policy(),
                problem.hours(),
                problem.messages(),
                problem.fixed(),
                seed);
    }

    private static long[] start(WeekProblem problem) {
        ScoreLevels score = Construction.score(problem);
        return new long[] {score.hard(), score.medium(), score.soft()};
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".plan.json", "");
    }
}
