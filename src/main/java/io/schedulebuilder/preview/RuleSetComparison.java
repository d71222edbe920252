package io.schedulebuilder.preview;

import io.schedulebuilder.domain.DataState;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The same weeks under two rule sets.
 *
 * @param oldRules the folder of the old rules, which are the scoring rules too: their hour factors and evidence half-life
 *     price all plans
 * @param newRules the folder of the new rules
 * @param start first day of the weeks
 * @param seeds each week was planned with the seeds 1 to this
 * @param data how old the warehouse's data is, by the old rules; empty if that is not known
 * @param pages those that could be planned, in order of name
 * @param failures the others, in order of name
 */
public record RuleSetComparison(
        String oldRules,
        String newRules,
        String solverConfig,
        LocalDate start,
        int seeds,
        Optional<DataState> data,
        List<PageComparison> pages,
        List<PageFailure> failures) {

    public RuleSetComparison {
        pages = List.copyOf(pages);
        failures = List.copyOf(failures);
    }

    /** The change in expected revenue of all planned pages whose revenue is known, together. */
    public TotalChange total() {
        return TotalChange.of(
                pages.stream().filter(PageComparison::revenueIsKnown).toList());
    }

    /** Pages of which the new rules ask something different. */
    public List<PageComparison> changedPages() {
        return pages.stream().filter(PageComparison::policyChanges).toList();
    }

    /** A figure of the old rules' plans over all planned pages. */
    public double oldTotal(ToDoubleFunction<PagePlans> figure) {
        return pages.stream().map(PageComparison::oldRules).mapToDouble(figure).sum();
    }

    /** A figure of the new rules' plans over all planned pages. */
    public double newTotal(ToDoubleFunction<PagePlans> figure) {
        return pages.stream().map(PageComparison::newRules).mapToDouble(figure).sum();
    }
}
