package io.schedulebuilder.preview;

import io.schedulebuilder.report.Figures;
import io.schedulebuilder.schedule.PlanFile;
import io.schedulebuilder.schedule.PlanFileAssembler;
import io.schedulebuilder.schedule.PlanJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** A preview as one object: money in dollars to the cent, messages as means over the seeds. */
public final class PreviewJson {
    static final String CHANGED = "changed";
    static final String UNCHANGED = "unchanged";
    static final String FAILED = "failed";

    private static final int CENTS = 2;
    private static final int TENTHS = 1;

    private PreviewJson() {}

    /** The object, ending in a line feed. */
    public static String write(RuleSetComparison comparison) {
        PreviewVerdict verdict = new PreviewVerdict(comparison);
        return PlanJson.write(new Preview(
                comparison.newRules(),
                comparison.oldRules(),
                "old_rules",
                comparison.solverConfig(),
                comparison.start().toString(),
                comparison.seeds(),
                verdict.sentence(),
                comparison.data().map(state -> PlanFileAssembler.data(state, Optional.empty())),
                total(comparison),
                comparison.pages().stream().map(PreviewJson::page).toList(),
                comparison.failures().stream()
                        .map(failure -> new Failure(failure.page().value(), failure.reason()))
                        .toList(),
                verdict.rules()));
    }

    /** The whole; {@code referee} names the rules that price every plan. */
    record Preview(
            String newRules,
            String oldRules,
            String referee,
            String solverConfig,
            String startDate,
            int seeds,
            String verdict,
            Optional<PlanFile.Data> data,
            Total total,
            List<Page> pages,
            List<Failure> failed,
            List<String> howToRead) {}

    /** All planned pages together; {@code changeLow} and {@code changeHigh} bound the change. */
    record Total(
            int pages,
            int changedPages,
            Sums oldRules,
            Sums newRules,
            BigDecimal change,
            Optional<BigDecimal> changePercent,
            BigDecimal changeLow,
            BigDecimal changeHigh,
            boolean beyondNoise) {}

    /** One rule set's plans of all pages. */
    record Sums(BigDecimal ppvs, BigDecimal bumps, BigDecimal unplaced, BigDecimal expectedRevenue) {}

    /** One page; money is null where the page has no data to say what it is. */
    record Page(
            String pageName,
            String status,
            Plans oldRules,
            Plans newRules,
            Optional<BigDecimal> change,
            Optional<BigDecimal> changePercent,
            Optional<BigDecimal> seedNoise,
            boolean beyondNoise) {}

    /** One rule set's plans of a page. */
    record Plans(
            String tier,
            String zone,
            BigDecimal ppvs,
            BigDecimal bumps,
            BigDecimal unplaced,
            Optional<BigDecimal> expectedRevenue,
            List<BigDecimal> expectedRevenueBySeed) {}

    /** A page that could not be planned. */
    record Failure(String pageName, String reason) {}

    static Page page(PageComparison page) {
        return new Page(
                page.page().value(),
                page.policyChanges() ? CHANGED : UNCHANGED,
                plans(page.oldRules(), page.revenueIsKnown()),
                plans(page.newRules(), page.revenueIsKnown()),
                known(page, page.change()),
                page.revenueIsKnown() ? percent(page.changeShare()) : Optional.empty(),
                known(page, page.seedNoise()),
                page.isBeyondNoise());
    }

    private static Optional<BigDecimal> known(PageComparison page, double dollars) {
        return page.revenueIsKnown() ? Optional.of(cents(dollars)) : Optional.empty();
    }

    static Total total(RuleSetComparison comparison) {
        TotalChange total = comparison.total();
        return new Total(
                comparison.pages().size(),
                comparison.changedPages().size(),
                sums(comparison::oldTotal, total.oldRevenue()),
                sums(comparison::newTotal, total.newRevenue()),
                cents(total.change()),
                percent(total.changeShare()),
                cents(total.low()),
                cents(total.high()),
                total.isBeyondNoise());
    }

    /** A sum over pages of a figure of their plans. */
    @FunctionalInterface
    private interface Sum {
        double of(ToDoubleFunction<PagePlans> figure);
    }

    private static Sums sums(Sum sum, double revenue) {
        return new Sums(
                count(sum.of(PagePlans::ppvs)),
                count(sum.of(PagePlans::bumps)),
                count(sum.of(PagePlans::unplaced)),
                cents(revenue));
    }

    private static Plans plans(PagePlans plans, boolean revenueIsKnown) {
        return new Plans(
                plans.policy().tier().name(),
                plans.policy().zone().name(),
                count(plans.ppvs()),
                count(plans.bumps()),
                count(plans.unplaced()),
                revenueIsKnown ? Optional.of(cents(plans.expectedRevenue())) : Optional.empty(),
                plans.weeks().stream()
                        .filter(week -> revenueIsKnown)
                        .map(PricedWeek::expectedRevenue)
                        .map(PreviewJson::cents)
                        .toList());
    }

    private static BigDecimal cents(double dollars) {
        return Figures.rounded(dollars, CENTS);
    }

    /** Exact where whole, as it nearly always is. */
    private static BigDecimal count(double mean) {
        return new BigDecimal(Figures.count(mean));
    }

    private static Optional<BigDecimal> percent(OptionalDouble share) {
        return share.isPresent() ? Optional.of(Figures.rounded(100 * share.getAsDouble(), TENTHS)) : Optional.empty();
    }
}
