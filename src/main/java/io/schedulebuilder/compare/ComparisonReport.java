package io.schedulebuilder.compare;

import java.util.List;
import java.util.Optional;

/**
 * A contest as it is shown.
 *
 * @param referee the rules that score every plan, in words
 * @param refereeRules their folder; empty where all plan by the rules that score them
 * @param seeds of each week
 * @param parallel solvers at once
 * @param failures runs that could not be made
 * @param dropped contenders that the race left behind
 * @param stopped whether it ended before all runs were made
 * @param gates conditions that it has to show
 * @param machine what it ran on, in words: cores, Java, date
 * @param proved seconds that each proof was given; empty: nothing was proven
 */
public record ComparisonReport(
        SolverComparison contest,
        String referee,
        Optional<String> refereeRules,
        int seeds,
        int parallel,
        List<FailedRun> failures,
        List<Contender> dropped,
        boolean stopped,
        List<Gate> gates,
        String machine,
        Optional<Integer> proved) {
    public ComparisonReport {
        failures = List.copyOf(failures);
        dropped = List.copyOf(dropped);
        gates = List.copyOf(gates);
    }

    /** Whether every condition is shown. */
    public boolean passes() {
        return gates.stream().allMatch(gate -> gate.isShownBy(contest));
    }

    /** How those came on who plan by the referee's rules: by others a contender's own scores are not comparable. */
    public List<Curve> curves() {
        return contest.contenders().stream()
                .filter(contender -> contender.rules().equals(refereeRules))
                .map(contender -> Curve.of(contest, contender))
                .filter(curve -> !curve.points().isEmpty())
                .toList();
    }
}
