package io.schedulebuilder.preview;

import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.Policy;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * One page's week under one rule set, planned once with each seed.
 *
 * @param policy the values that the rules set
 * @param weeks plans in order of seed, at least one
 * @param priced whether the page has data to price them; if not, their dollars mean nothing
 */
public record PagePlans(Policy policy, List<PricedWeek> weeks, boolean priced) {
    /**
     * Checks that there is a plan.
     *
     * @throws IllegalArgumentException if there is none
     */
    public PagePlans {
        weeks = List.copyOf(weeks);
        if (weeks.isEmpty()) {
            throw new IllegalArgumentException("a page is compared by at least one plan");
        }
    }

    /** PPVs, mean over the seeds. The other figures are means too. */
    public double ppvs() {
        return mean(week -> week.count(MessageType.PPV));
    }

    public double bumps() {
        return mean(week -> week.count(MessageType.BUMP));
    }

    public double unplaced() {
        return mean(PricedWeek::unplaced);
    }

    /** Expected revenue in dollars. */
    public double expectedRevenue() {
        return mean(PricedWeek::expectedRevenue);
    }

    /** The expected revenue if it is known. */
    public OptionalDouble knownRevenue() {
        return priced ? OptionalDouble.of(expectedRevenue()) : OptionalDouble.empty();
    }

    /** The largest difference in expected revenue between two seeds, in dollars. */
    public double seedSpread() {
        var revenue = weeks.stream().mapToDouble(PricedWeek::expectedRevenue).summaryStatistics();
        return revenue.getMax() - revenue.getMin();
    }

    private double mean(ToDoubleFunction<PricedWeek> figure) {
        return weeks.stream().mapToDouble(figure).average().orElseThrow();
    }
}
