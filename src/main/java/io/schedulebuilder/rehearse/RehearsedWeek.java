package io.schedulebuilder.rehearse;

import io.schedulebuilder.domain.CaptionId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A past week of a page, planned again.
 *
 * @param plans the PPVs of each rule set's plan, in the order of the rule sets
 * @param sent the PPVs that were sent in this week
 */
public record RehearsedWeek(PageWeek week, List<List<RatedPpv>> plans, List<RatedPpv> sent) {
    public RehearsedWeek {
        plans = plans.stream().map(List::copyOf).toList();
        sent = List.copyOf(sent);
    }

    /** What was sent in this week, but is not in a rule set's plan. */
    public List<RatedPpv> sentInstead(int ruleSet) {
        Set<CaptionId> planned = plans.get(ruleSet).stream().map(RatedPpv::text).collect(Collectors.toSet());
        return sent.stream().filter(ppv -> !planned.contains(ppv.text())).toList();
    }
}
