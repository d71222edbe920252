package io.schedulebuilder.week;

import io.schedulebuilder.analysis.HourWorth;
import io.schedulebuilder.analysis.PageAnalyzer;
import io.schedulebuilder.domain.AskedWeek;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.HourTable;
import io.schedulebuilder.domain.PageAnalysis;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.worth.PageMoney;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one rule set derives from the inputs: the page's figures, what its week needs, and what its hours are worth. */
public record PageBrief(WeekInputs reading, PageAnalysis analysis, Policy policy, HourTable hours) {
    /**
     * Applies the rules to the inputs.
     *
     * @throws io.schedulebuilder.domain.InputException if the rules leave a parameter of this page unset
     */
    public static PageBrief of(WeekInputs weekInputs, PolicyEngine rules, StepTimer stepTimer) {
        PageAnalysis analysis = stepTimer.time("analyse", () -> analysis(weekInputs, rules));
        Policy policy = stepTimer.time("apply rules", () -> rules.policyFor(analysis.account()));
        PageAnalysis seen = asLastSeen(analysis, policy, weekInputs.history(), rules);
        return seen.equals(analysis)
                ? of(weekInputs, analysis, policy)
                : of(weekInputs, seen, rules.policyFor(seen.account()));
    }

    private static PageAnalysis analysis(WeekInputs weekInputs, PolicyEngine rules) {
        PageAnalysis analysis = PageAnalyzer.analyse(weekInputs.history(), weekInputs.asOf(), rules::tierFor);
        return weekInputs
                .promises()
                .factor(weekInputs.history().page().name(), weekInputs.asOf())
                .map(learned -> analysis.with(analysis.economics().correctedBy(learned)))
                .orElse(analysis);
    }

    /**
     * An analysis that does not mistake missing data for rest. Uses the saturation of the last day with data if imports
     * have stopped, or if the audience was more tired on that day than the days without data suggest.
     *
     * @param policy the policy that the rules set for the analysis
     */
    public static PageAnalysis asLastSeen(
            PageAnalysis analysis, Policy policy, PageHistory history, PolicyEngine rules) {
        PageAnalysis carried = PageAnalyzer.carriedOver(analysis, history, rules::tierFor);
        return isStale(analysis, policy)
                        || carried.saturation().score() > analysis.saturation().score()
                ? carried
                : analysis;
    }

    private static PageBrief of(WeekInputs weekInputs, PageAnalysis analysis, Policy policy) {
        return new PageBrief(weekInputs, analysis, policy, HourWorth.table(analysis.hours(), policy.peakHours()));
    }

    /**
     * Whether a page's analysis mistakes missing data for rest. A page that never sent anything has nothing to rest
     * from.
     */
    static boolean isStale(PageAnalysis analysis, Policy policy) {
        return analysis.hasHistory()
                && analysis.data()
                        .filter(age -> age.isStale(policy.staleAfterDays()))
                        .isPresent();
    }

    /** Whether imports have stopped, so that the page's zone is from an earlier day. */
    boolean isStale() {
        return isStale(analysis, policy);
    }

    /** The warning about stale data, if it is stale. */
    public Optional<String> staleness() {
        return isStale() ? analysis.data().map(age -> age.warning(policy.staleAfterDays())) : Optional.empty();
    }

    /** What each week needs, in order. */
    List<AskedWeek> asked() {
        return reading.asked(policy);
    }

    /** What turns conversions into dollars in these weeks. */
    public PageMoney money() {
        return PageMoney.of(
                reading.history(),
                analysis.economics(),
                hours,
                reading.asOf(),
                reading.horizon(),
                reading.market()
                        .worth(
                                analysis.page().name(),
                                reading.asOf(),
                                policy.get(PolicyParameter.EVIDENCE_HALF_LIFE_DAYS)
                                        .doubleValue()),
                asked());
    }

    /** How the warehouse's own analysis differs from ours, which the plan uses. */
    Optional<String> disagreement() {
        return reading.reported().flatMap(reported -> {
            List<String> differences = reported.differences(analysis);
            return differences.isEmpty()
                    ? Optional.empty()
                    : Optional.of(String.format(
                            Locale.ROOT,
                            "%s in the warehouse differs from this program's analysis, which the plan uses: %s. Update it to "
                                    + "this version with  schedule-builder warehouse deploy",
                            reported.procedure(),
                            String.join(", ", differences)));
        });
    }

    /**
     * A copy in which only the captions are free that the warehouse's procedure chose. It chose them by the price mix
     * that the rules set, because it does not know their bounds.
     */
    PageBrief only(Set<CaptionId> captions) {
        return new PageBrief(reading.only(captions), analysis, policy.without(PolicyParameter.PRICE_MIX_BOUNDS), hours);
    }

    /** How many captions of each price tier its weeks need, not counting those already sent. */
    Map<PriceTier, Integer> counts() {
        Map<PriceTier, Integer> counts = new EnumMap<>(PriceTier.class);
        for (AskedWeek week : asked()) {
            policy.priceMix().counts(week.ppvs()).forEach((tier, count) -> counts.merge(tier, count, Integer::sum));
            counts.merge(PriceTier.BUMP, week.bumps(), Integer::sum);
        }
        reading.held()
                .forEach(held -> counts.computeIfPresent(held.askedTier(), (tier, count) -> Math.max(0, count - 1)));
        return counts;
    }

    /** A copy without the rows that were read. */
    public PageBrief withoutRows() {
        return new PageBrief(reading.withoutRows(), analysis, policy, hours);
    }
}
