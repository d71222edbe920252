package io.schedulebuilder.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * One week of a contest, as means over its seeds.
 *
 * @param bestMedium of the best known scores
 * @param bestSoft of the best known scores
 * @param boundSoft of the proven bounds; empty unless all are proven
 * @param cells one for each contender, in their order; empty where it has no run
 */
public record ComparisonRow(
        String week, double bestMedium, double bestSoft, Optional<Double> boundSoft, List<Optional<Cell>> cells) {

    /** What a contender made of the week: points, and the share of the way to the best known. */
    public record Cell(double medium, double soft, double share) {}

    /** The weeks of a contest, in order of name. */
    public static List<ComparisonRow> of(SolverComparison solverComparison) {
        Map<String, List<ComparedProblem>> weeks = new LinkedHashMap<>();
        solverComparison.problems().forEach(comparedProblem -> weeks.computeIfAbsent(
                        comparedProblem.week(), week -> new ArrayList<>())
                .add(comparedProblem));
        return weeks.entrySet().stream()
                .map(week -> row(solverComparison, week.getKey(), week.getValue()))
                .toList();
    }

    private static ComparisonRow row(SolverComparison solverComparison, String week, List<ComparedProblem> problems) {
        boolean proven = problems.stream()
                .allMatch(comparedProblem ->
                        solverComparison.proven(comparedProblem).isPresent());
        return new ComparisonRow(
                week,
                mean(problems, comparedProblem -> solverComparison
                        .best(comparedProblem)
                        .medium()),
                mean(problems, comparedProblem -> solverComparison
                        .best(comparedProblem)
                        .soft()),
                proven
                        ? Optional.of(mean(problems, comparedProblem -> solverComparison
                                .proven(comparedProblem)
                                .orElseThrow()
                                .bound()
                                .soft()))
                        : Optional.empty(),
                solverComparison.contenders().stream()
                        .map(contender -> cell(solverComparison, contender, problems))
                        .toList());
    }

    private static Optional<Cell> cell(
            SolverComparison solverComparison, Contender contender, List<ComparedProblem> problems) {
        List<SolverRun> runs = solverComparison.runsOf(contender).values().stream()
                .filter(solverRun -> problems.contains(solverRun.problem()))
                .toList();
        return runs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Cell(
                        mean(runs, solverRun -> solverRun.score().medium()),
                        mean(runs, solverRun -> solverRun.score().soft()),
                        mean(runs, solverComparison::share)));
    }

    private static <T> double mean(List<T> of, ToDoubleFunction<T> figure) {
        return of.stream().mapToDouble(figure).average().orElseThrow();
    }
}
