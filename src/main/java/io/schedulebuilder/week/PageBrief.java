package io.schedulebuilder.week;

import io.schedulebuilder.analysis.HourWorth;
import io.schedulebuilder.analysis.PageAnalyzer;
import io.schedulebuilder.domain.AskedWeek;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.HourTable;
import io.schedulebuilder.domain.PageAnalysis;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.policy.PolicyEngine;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one rule set makes of a reading: the page's figures, what is asked of its week, and what its hours are worth. */
public record PageBrief(WeekInputs reading, PageAnalysis analysis, Policy policy, HourTable hours) {
    /**
     * Applies the rules to what was read.
     *
     * @throws io.schedulebuilder.domain.InputException if the rules leave a parameter of this page open
     */
    public static PageBrief of(WeekInputs weekInputs, PolicyEngine rules, StepTimer stepTimer) {
        PageAnalysis analysis = stepTimer.time(
                "analyse", () -> PageAnalyzer.analyse(weekInputs.history(), weekInputs.asOf(), rules::tierFor));
        Policy policy = stepTimer.time("apply rules", () -> rules.policyFor(analysis.account()));
        PageAnalysis seen = asLastSeen(analysis, policy, weekInputs.history(), rules);
        return seen.equals(analysis)
                ? of(weekInputs, analysis, policy)
                : of(weekInputs, seen, rules.policyFor(seen.account()));
    }

    /**
     * An analysis that takes no missing data for rest: with the saturation of the last day that has data, where imports have
     * stopped, or where the audience was more tired on it than days without data make it look.
     *
     * @param policy that the rules make of the analysis
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

    /** Whether a page's analysis takes missing data for rest. A page that never sent anything has nothing to rest from. */
    static boolean isStale(PageAnalysis analysis, Policy policy) {
        return analysis.hasHistory()
                && analysis.data()
                        .filter(age -> age.isStale(policy.staleAfterDays()))
                        .isPresent();
    }

    /** Whether imports have stopped, so that the page's zone is that of an earlier day. */
    boolean isStale() {
        return isStale(analysis, policy);
    }

    /** What is to be said of stale data, if it is. */
    public Optional<String> staleness() {
        return isStale() ? analysis.data().map(age -> age.warning(policy.staleAfterDays())) : Optional.empty();
    }

    /** What is asked of each week, in order. */
    List<AskedWeek> asked() {
        return reading.asked(policy);
    }

    /** In what the warehouse's own analysis differs from ours, which the plan is made of. */
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

    /** The same with no other captions free than these. */
    PageBrief only(Set<CaptionId> captions) {
        return new PageBrief(reading.only(captions), analysis, policy, hours);
    }

    /** How many captions of each price tier its weeks want, those that were sent left out. */
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

    /** The same without the rows that were read. */
    public PageBrief withoutRows() {
        return new PageBrief(reading.withoutRows(), analysis, policy, hours);
    }
}
