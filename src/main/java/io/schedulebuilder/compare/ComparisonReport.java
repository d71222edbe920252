package io.schedulebuilder.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The results of a comparison so far.
 *
 * @param referee the scoring rules, in words
 * @param refereeRules folder of the scoring rules; empty if every contender plans by them
 * @param seeds number of seeds for each week
 * @param failures runs that failed
 * @param dropped contenders that dropped out of the race
 * @param stopped whether it was stopped before all runs were done
 * @param gates conditions of --fail-under
 * @param machine cores, Java and date, in words
 * @param proved seconds for each proof; empty without --prove
 */
public record ComparisonReport(
        SolverComparison comparison,
        String referee,
        Optional<String> refereeRules,
        int seeds,
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

    /** The same report with proofs, by the problem's digest, and whether the comparison was stopped by then. */
    ComparisonReport knowing(Map<String, Proven> proven, boolean stoppedByThen) {
        return new ComparisonReport(
                comparison.knowing(proven),
                referee,
                refereeRules,
                seeds,
                failures,
                dropped,
                stoppedByThen,
                gates,
                machine,
                proved);
    }

    /** Whether every condition is shown to hold. */
    public boolean passes() {
        return gates.stream().allMatch(gate -> gate.isShownBy(comparison));
    }

    /** Curves of the contenders that plan by the scoring rules. Other contenders' own scores are not comparable. */
    public List<Curve> curves() {
        return comparison.contenders().stream()
                .filter(contender -> contender.rules().equals(refereeRules))
                .map(contender -> Curve.of(comparison, contender))
                .filter(curve -> !curve.points().isEmpty())
                .toList();
    }
}
