package io.schedulebuilder.preview;

import io.schedulebuilder.domain.DataState;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The same weeks under two rule sets.
 *
 * @param oldRules the folder of the old rules. They are also the scoring rules, so their hour factors and evidence
 *     half-life price all plans
 * @param newRules the folder of the new rules
 * @param start first day of the weeks
 * @param seeds each week is planned with seeds 1 to this number
 * @param data age of the warehouse's data, by the old rules; empty if it is not known
 * @param pages pages that could be planned, in order of name
 * @param failures pages that could not be planned, in order of name
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

    /** The total change in expected revenue over all planned pages with known revenue. */
    public TotalChange total() {
        return TotalChange.of(
                pages.stream().filter(PageComparison::revenueIsKnown).toList());
    }

    /** Pages with a different policy under the new rules. */
    public List<PageComparison> changedPages() {
        return pages.stream().filter(PageComparison::policyChanges).toList();
    }

    /** A figure of the old rules' plans, summed over all planned pages. */
    public double oldTotal(ToDoubleFunction<PagePlans> figure) {
        return pages.stream().map(PageComparison::oldRules).mapToDouble(figure).sum();
    }

    /** A figure of the new rules' plans, summed over all planned pages. */
    public double newTotal(ToDoubleFunction<PagePlans> figure) {
        return pages.stream().map(PageComparison::newRules).mapToDouble(figure).sum();
    }
}
