package io.schedulebuilder.compare;

import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.planning.Budget;
import io.schedulebuilder.planning.SolverConfiguration;
import io.schedulebuilder.planning.WeekInspector;
import io.schedulebuilder.planning.WeekPlanner;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.schedule.PlanProblem;
import io.schedulebuilder.schedule.PlanReader;
import io.schedulebuilder.week.Assignments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How often a verdict claims a difference: between two configurations that are the same but for the solver's seeds, where
 * any claim is false, and between one and the same with half its budget, where there is one to find. Real solvers, real
 * weeks; run by {@code benchmarks/verdict.sh}.
 */
final class VerdictCalibration {
    private static final Contender ONE = contender("one");
    private static final Contender OTHER = contender("other");

    private VerdictCalibration() {}

    private static Contender contender(String name) {
        return new Contender(name, name, Optional.empty(), "", Optional.empty());
    }

    /** Arguments: solver configuration, folder of written plans, repetitions, score calculations. */
    public static void main(String[] args) throws Exception {
        SolverConfiguration configuration = SolverConfiguration.load(Path.of(args[0]));
        Map<String, WeekProblem> weeks = weeks(Path.of(args[1]));
        int repetitions = Integer.parseInt(args[2]);
        long budget = Long.parseLong(args[3]);
        System.out.printf(
                Locale.ROOT, "%d repetitions, %d weeks, %,d score calculations%n", repetitions, weeks.size(), budget);
        report("the same, 2 seeds of all weeks", repetitions, weeks, 2, configuration, budget, budget);
        report("the same, 3 seeds of three weeks", repetitions, first(weeks, 3), 3, configuration, budget, budget);
        report("the same, 5 seeds of one week", repetitions, first(weeks, 1), 5, configuration, budget, budget);
        report("half the budget, 2 seeds of all weeks", repetitions, weeks, 2, configuration, budget, budget / 2);
    }

    private static Map<String, WeekProblem> weeks(Path folder) throws Exception {
        Map<String, WeekProblem> weeks = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".plan.json"))
                    .filter(f -> String.valueOf(f.getFileName()).matches("(mega|large|medium|tight).*"))
                    .sorted()
                    .toList()) {
                weeks.put(String.valueOf(file.getFileName()), PlanProblem.of(PlanReader.read(file), file.toString()));
            }
        }
        return weeks;
    }

    private static Map<String, WeekProblem> first(Map<String, WeekProblem> weeks, int count) {
        Map<String, WeekProblem> first = new LinkedHashMap<>();
        weeks.entrySet().stream().limit(count).forEach(week -> first.put(week.getKey(), week.getValue()));
        return first;
    }

    private static void report(
            String what,
            int repetitions,
            Map<String, WeekProblem> weeks,
            int seeds,
            SolverConfiguration configuration,
            long oneBudget,
            long otherBudget) {
        WeekPlanner one = new WeekPlanner(configuration.within(new Budget.ScoreCalculations(oneBudget)));
        WeekPlanner other = new WeekPlanner(configuration.within(new Budget.ScoreCalculations(otherBudget)));
        List<Pair> pairs = IntStream.range(0, repetitions)
                .parallel()
                .mapToObj(repetition -> pair(repetition, weeks, seeds, one, other))
                .toList();
        long better = pairs.stream().filter(Pair::isBetter).count();
        long worse = pairs.stream().filter(Pair::isWorse).count();
        System.out.printf(
                Locale.ROOT,
                "%-40s claimed %d of %d (%.1f%%): better %d, worse %d%n",
                what,
                better + worse,
                repetitions,
                100.0 * (better + worse) / repetitions,
                better,
                worse);
    }

    private static Pair pair(
            int repetition, Map<String, WeekProblem> weeks, int seeds, WeekPlanner one, WeekPlanner other) {
        List<SolverRun> runs = new ArrayList<>();
        Map<String, ScoreLevels> origins = new LinkedHashMap<>();
        for (Map.Entry<String, WeekProblem> week : weeks.entrySet()) {
            origins.put(week.getKey(), new ScoreLevels(0, 0, 0));
            for (int seed = 0; seed < seeds; seed++) {
                ComparedProblem problem = new ComparedProblem(week.getKey(), seed, week.getKey());
                long own = 1_000_003L * repetition + 2L * seed;
                runs.add(run(ONE, problem, week.getValue().withSeed(own), one));
                runs.add(run(OTHER, problem, week.getValue().withSeed(own + 1), other));
            }
        }
        return new SolverComparison(List.of(ONE, OTHER), runs, origins, Map.of())
                .pair(ONE, OTHER)
                .orElseThrow();
    }

    private static SolverRun run(Contender contender, ComparedProblem problem, WeekProblem week, WeekPlanner planner) {
        var places = Assignments.of(week, planner.plan(week));
        return new SolverRun(
                contender.name(),
                problem,
                new WeekInspector(week, places).score(),
                places,
                0,
                0,
                0,
                0,
                List.of(),
                Set.of());
    }
}
