package io.schedulebuilder.schedule;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.PriceTier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Checks that what a plan says about moved price mixes agrees with the rest of it. */
record MixConsistency(Plan plan, PlanFaults faults) {
    private static final String PATH = "price_mix_used";

    void check(List<Plan.UsedMix> mixes) {
        faults.addIf(
                plan.policy().priceMixBounds().isEmpty(), PATH, "is there, but the policy has no price_mix_bounds");
        faults.addIf(
                mixes.size() != plan.weeks(),
                PATH,
                "tells of " + Counted.of(mixes.size(), "week") + " of " + plan.weeks());
        for (int i = 0; i < mixes.size(); i++) {
            check(mixes.get(i), i + 1, PlanFaults.item(PATH, i));
        }
    }

    private void check(Plan.UsedMix mix, int week, String path) {
        faults.addIf(mix.week() != week, path + ".week", mix.week() + " is not " + week);
        addUp(path + ".asked", mix.asked());
        addUp(path + ".before", mix.before());
        addUp(path + ".used", mix.used());
        int ppvs = plan.asked()
                .filter(weeks -> weeks.size() >= week)
                .map(weeks -> weeks.get(week - 1).weeklyPpvs())
                .orElse(plan.policy().weeklyPpvs());
        int sum = mix.ppvs().values().stream().mapToInt(Integer::intValue).sum();
        faults.addIf(sum != ppvs, path + ".ppvs", "adds up to " + Counted.of(sum, "PPV") + ", the week needs " + ppvs);
    }

    private void addUp(String path, Map<PriceTier, BigDecimal> shares) {
        BigDecimal sum = shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        faults.addIf(
                sum.compareTo(BigDecimal.ONE) != 0,
                path,
                "adds up to " + sum.stripTrailingZeros().toPlainString() + ", not 1");
    }
}
