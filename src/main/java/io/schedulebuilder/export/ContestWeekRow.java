package io.schedulebuilder.export;

import io.schedulebuilder.comparison.solvers.Contender;
import io.schedulebuilder.comparison.solvers.Contest;
import io.schedulebuilder.comparison.solvers.Problem;
import io.schedulebuilder.comparison.solvers.Run;
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
public record ContestWeekRow(
        String week, double bestMedium, double bestSoft, Optional<Double> boundSoft, List<Optional<Cell>> cells) {

    /** What a contender made of the week: points, and the share of the way to the best known. */
    public record Cell(double medium, double soft, double share) {}

    /** The weeks of a contest, in order of name. */
    public static List<ContestWeekRow> of(Contest contest) {
        Map<String, List<Problem>> weeks = new LinkedHashMap<>();
        contest.problems().forEach(problem -> weeks.computeIfAbsent(problem.week(), week -> new ArrayList<>())
                .add(problem));
        return weeks.entrySet().stream()
                .map(week -> row(contest, week.getKey(), week.getValue()))
                .toList();
    }

    private static ContestWeekRow row(Contest contest, String week, List<Problem> problems) {
        boolean proven =
                problems.stream().allMatch(problem -> contest.proven(problem).isPresent());
        return new ContestWeekRow(
                week,
                mean(problems, problem -> contest.best(problem).medium()),
                mean(problems, problem -> contest.best(problem).soft()),
                proven
                        ? Optional.of(mean(problems, problem -> contest.proven(problem)
                                .orElseThrow()
                                .bound()
                                .soft()))
                        : Optional.empty(),
                contest.contenders().stream()
                        .map(contender -> cell(contest, contender, problems))
                        .toList());
    }

    private static Optional<Cell> cell(Contest contest, Contender contender, List<Problem> problems) {
        List<Run> runs = contest.runsOf(contender).values().stream()
                .filter(run -> problems.contains(run.problem()))
                .toList();
        return runs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Cell(
                        mean(runs, run -> run.score().medium()),
                        mean(runs, run -> run.score().soft()),
                        mean(runs, contest::share)));
    }

    private static <T> double mean(List<T> of, ToDoubleFunction<T> figure) {
        return of.stream().mapToDouble(figure).average().orElseThrow();
    }
}
