package io.schedulebuilder.domain;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the rules ask of one page's week.
 *
 * @param weeklyPpvs PPVs a week, after the zone's volume
 * @param weeklyBumps bumps a week, after the zone's volume
 * @param ppvGap elapsed time between any two PPVs, the zone's extra included
 * @param messageGap elapsed time between any two messages
 * @param coolingDays first days of the first week without a PPV
 * @param dailyCap messages a local day
 * @param slotMinutes the grid of slots, minutes, a divisor of 60
 * @param limits bounds of the selection
 * @param staleAfterDays how old the newest message of any page may be before missing data could be taken for rest
 * @param weights a weight, 0 or more, for each of {@link PlanningConstraint#weighted()}
 * @param bumpPoints what a bump is worth at an ordinary hour, in points
 * @param setBy who set each parameter, by the parameter's name in the plan
 * @param overridden settings that a higher salience overrode
 */
public record Policy(
        AccountTier tier,
        SaturationZone zone,
        Segment segment,
        int weeklyPpvs,
        int weeklyBumps,
        Duration ppvGap,
        Duration messageGap,
        int coolingDays,
        int dailyCap,
        ActiveHours activeHours,
        PriceMix priceMix,
        PeakHours peakHours,
        int slotMinutes,
        SelectionLimits limits,
        int staleAfterDays,
        Map<PlanningConstraint, Integer> weights,
        int bumpPoints,
        Map<String, SetBy> setBy,
        List<Overridden> overridden) {

    /**
     * Bounds and memory of the selection.
     *
     * @param urgentPpvs urgent PPVs a week, at most
     * @param perCategory messages of one category a week, at most
     * @param evidenceHalfLifeDays the age in days at which a message's evidence counts half
     */
    public record SelectionLimits(int urgentPpvs, int perCategory, double evidenceHalfLifeDays) {}

    /** A setting that did not count, because another rule set the same parameter at a higher salience. */
    public record Overridden(String parameter, String value, SetBy setBy, SetBy by) {}

    /** The same policy with another weight, for those who ask what a weight is worth. */
    public Policy withWeight(PlanningConstraint constraint, int weight) {
        Map<PlanningConstraint, Integer> changed = new EnumMap<>(weights);
        changed.put(constraint, weight);
        return new Policy(
                tier,
                zone,
                segment,
                weeklyPpvs,
                weeklyBumps,
                ppvGap,
                messageGap,
                coolingDays,
                dailyCap,
                activeHours,
                priceMix,
                peakHours,
                slotMinutes,
                limits,
                staleAfterDays,
                Collections.unmodifiableMap(changed),
                bumpPoints,
                setBy,
                overridden);
    }

    /** Whether two policies ask the same of a week, whoever set it. */
    public boolean asksTheSameAs(Policy other) {
        return unsigned().equals(other.unsigned());
    }

    /** What is asked, without who asked it; 0.30 and 0.3 are one share. */
    public Policy unsigned() {
        return new Policy(
                tier,
                zone,
                segment,
                weeklyPpvs,
                weeklyBumps,
                ppvGap,
                messageGap,
                coolingDays,
                dailyCap,
                activeHours,
                priceMix.plain(),
                peakHours,
                slotMinutes,
                limits,
                staleAfterDays,
                weights,
                bumpPoints,
                Map.of(),
                List.of());
    }

    /** The weight of a constraint that the rules weigh. */
    public int weight(PlanningConstraint constraint) {
        Integer weight = weights.get(constraint);
        if (weight == null) {
            throw new IllegalArgumentException(constraint + " has no weight in the rules");
        }
        return weight;
    }
}
