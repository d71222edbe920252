package io.schedulebuilder.preview;

import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.Policy;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One page's week under one rule set, planned once with each seed.
 *
 * @param policy the values that the rules set
 * @param weeks plans in order of seed, at least one
 */
public record PagePlans(Policy policy, List<PricedWeek> weeks) {
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

    /** The largest difference in expected revenue between two seeds, in dollars. */
    public double seedSpread() {
        var revenue = weeks.stream().mapToDouble(PricedWeek::expectedRevenue).summaryStatistics();
        return revenue.getMax() - revenue.getMin();
    }

    private double mean(ToDoubleFunction<PricedWeek> figure) {
        return weeks.stream().mapToDouble(figure).average().orElseThrow();
    }
}
