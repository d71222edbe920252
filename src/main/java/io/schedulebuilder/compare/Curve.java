package io.schedulebuilder.compare;

import io.schedulebuilder.domain.ScoreLevels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The gap closed by a contender after a number of score calculations: the mean over its runs.
 *
 * @param points in order of score calculations
 */
public record Curve(Contender contender, List<Point> points) {
    private static final int POINTS = 80;
    private static final double FIRST = 100;

    public Curve {
        points = List.copyOf(points);
    }

    /** Mean gap closed, 0 to 1, after a number of score calculations. */
    public record Point(long scoreCalculations, double share) {}

    /** The curve of a contender that plans by the scoring rules. The scores of other contenders are not comparable. */
    public static Curve of(SolverComparison comparison, Contender contender) {
        Collection<SolverRun> runs = comparison.runsOf(contender).values();
        double last =
                runs.stream().mapToLong(SolverRun::scoreCalculations).max().orElse(0);
        List<Point> points = new ArrayList<>();
        if (last > 0) {
            double first = Math.min(FIRST, last);
            for (int i = 0; i < POINTS; i++) {
                long count = Math.round(first * Math.pow(last / first, (double) i / (POINTS - 1)));
                double share = runs.stream()
                        .mapToDouble(run -> share(comparison, run, count))
                        .average()
                        .orElse(0);
                points.add(new Point(count, share));
            }
        }
        return new Curve(contender, points);
    }

    private static double share(SolverComparison comparison, SolverRun run, long count) {
        if (count >= run.scoreCalculations()) {
            return comparison.share(run);
        }
        return run.improvements().stream()
                .filter(improvement -> improvement.scoreCalculations() <= count)
                .reduce((before, after) -> after)
                .map(SolverRun.Improvement::score)
                .map((ScoreLevels score) -> comparison.share(run.problem(), score))
                .orElse(0.0);
    }
}
