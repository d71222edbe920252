package io.schedulebuilder.rehearse;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much more, per viewer, the PPVs of one choice earn than those of another: what the model expected of them at
 * as-of, corrected by how the judged ones sold (a doubly robust estimate: Dudik, Langford and Li, "Doubly Robust Policy
 * Evaluation and Learning", ICML 2011). Where both choose the same captions, their noise cancels.
 *
 * @param expected what the model expected, over page-weeks that both have PPVs in, as a log ratio
 * @param beyond how much more the judged PPVs of one sold beyond what was expected than those of the other
 * @param total both together
 * @param judgedShare the share of PPVs that could be judged, 0 to 1: the smaller one of the two choices
 */
public record Difference(
        Optional<Estimate> expected, Optional<Estimate> beyond, Optional<Estimate> total, double judgedShare) {
    /** Fewer page-weeks with judged PPVs do not show how much they vary. */
    public static final int LEAST_PAGE_WEEKS = 10;

    /** A smaller share of judged PPVs does not speak for the others. */
    public static final double LEAST_SHARE = 0.10;

    /** Compares two choices for the same weeks. */
    static Difference of(Choices one, Choices other) {
        SortedMap<PageWeek, Double> ratios = new TreeMap<>();
        for (PageWeek week : one.weeks().keySet()) {
            OptionalDouble ofOne = one.expected(week);
            OptionalDouble ofOther = other.expected(week);
            if (ofOne.orElse(0) > 0 && ofOther.orElse(0) > 0) {
                ratios.put(week, StrictMath.log(ofOne.getAsDouble() / ofOther.getAsDouble()));
            }
        }
        double ratio = ratios.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
        SortedMap<PageWeek, Double> ofExpected = new TreeMap<>();
        ratios.forEach((week, value) -> Estimate.pull(ofExpected, week, (value - ratio) / ratios.size()));

        SortedMap<PageWeek, Double> ofBeyond = new TreeMap<>();
        one.pull(ofBeyond, 1);
        other.pull(ofBeyond, -1);
        double beyond = one.meanResidual().orElse(0) - other.meanResidual().orElse(0);
        int judgedWeeks = Math.min(one.judgedWeeks(), other.judgedWeeks());

        SortedMap<PageWeek, Double> ofBoth = new TreeMap<>(ofExpected);
        ofBeyond.forEach((week, pull) -> Estimate.pull(ofBoth, week, pull));
        return new Difference(
                Estimate.of(ratio, ofExpected, ratios.size()),
                Estimate.of(beyond, ofBeyond, judgedWeeks),
                Estimate.of(ratio + beyond, ofBoth, Math.min(ratios.size(), judgedWeeks)),
                Math.min(one.judgedShare().orElse(0), other.judgedShare().orElse(0)));
    }

    /** The number of page-weeks in which judged PPVs were sent, 0 if only one. */
    public int pageWeeks() {
        return beyond.map(Estimate::pageWeeks).orElse(0);
    }

    /** Whether enough PPVs could be judged to tell a difference. */
    public boolean isJudgedEnough() {
        return total.isPresent() && pageWeeks() >= LEAST_PAGE_WEEKS && judgedShare >= LEAST_SHARE;
    }

    /** What the data shows; empty if it cannot tell. */
    public Optional<Estimate> shown() {
        return total.filter(estimate -> isJudgedEnough() && estimate.isBeyondChance());
    }
}
