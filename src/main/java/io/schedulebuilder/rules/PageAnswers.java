package io.schedulebuilder.rules;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.schedulebuilder.analysis.PageAnalyzer;
import io.schedulebuilder.domain.AsOf;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageAnalysis;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyValue;
import io.schedulebuilder.domain.SentMessage;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.schedule.PolicyView;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.week.PageBrief;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Compares the policies that two rule books give the pages of a warehouse.
 *
 * @param asOf the time of the comparison
 * @param compared the number of pages compared
 * @param changed the pages whose policy differs, in order of name
 */
public record PageAnswers(String asOf, int compared, List<PageAnswer> changed) {
    /** How far back an analysis looks, plus a day for the pages' time zones. */
    private static final int LOOK_BACK_DAYS = 91;

    /**
     * One page under two rule books. The page's figures may differ too, because the saturation's weights depend on the
     * tier.
     *
     * @param before the answer of the old rules
     * @param after the answer of the new rules
     */
    public record PageAnswer(String pageName, Answer before, Answer after) {
        /** Whether any value differs, no matter which rule set it. */
        private boolean differs() {
            return !before.asked().equals(after.asked()) || !before.faults().equals(after.faults());
        }
    }

    /**
     * The answer of one rule book for a page.
     *
     * @param policy empty if the rules give no policy
     * @param faults why there is no policy
     */
    @JsonPropertyOrder("policy")
    public record Answer(@JsonIgnore Optional<Policy> policy, List<String> faults) {
        @JsonProperty("policy")
        Optional<PolicyView> shown() {
            return policy.map(PolicyView::of);
        }

        private List<String> asked() {
            return policy.map(p ->
                            PolicyValue.ALL.stream().map(value -> value.of(p)).toList())
                    .orElse(List.of());
        }
    }

    /**
     * The time at which pages are compared: the time asked for, else now. If no page has sent anything in the last 90
     * days, it is the second after the newest message.
     */
    public static Instant moment(Optional<AsOf> asked, Snapshot snapshot, Instant now) {
        if (asked.isPresent()) {
            return asked.get().in(ZoneOffset.UTC);
        }
        Optional<Instant> last = pages(snapshot).stream()
                .flatMap(page -> snapshot.history(page, now).messages().stream())
                .map(SentMessage::sentAt)
                .max(Comparator.naturalOrder());
        Instant recent = now.minus(LOOK_BACK_DAYS, ChronoUnit.DAYS);
        return last.filter(moment -> moment.isBefore(recent))
                .map(moment -> moment.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1))
                .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Compares all active pages. */
    public static PageAnswers of(PolicyEngine before, PolicyEngine after, Snapshot snapshot, Instant asOf) {
        List<Page> pages = pages(snapshot);
        List<PageAnswer> changed = pages.stream()
                .map(page -> {
                    PageHistory history = snapshot.history(page, asOf);
                    return new PageAnswer(
                            page.name().value(), answer(before, history, asOf), answer(after, history, asOf));
                })
                .filter(PageAnswer::differs)
                .toList();
        return new PageAnswers(asOf.toString(), pages.size(), changed);
    }

    private static List<Page> pages(Snapshot snapshot) {
        return snapshot.activePages().stream()
                .flatMap(name -> snapshot.page(name).stream())
                .toList();
    }

    private static Answer answer(PolicyEngine rules, PageHistory history, Instant asOf) {
        try {
            PageAnalysis analysis = PageAnalyzer.analyse(history, asOf, rules::tierFor);
            Policy policy = rules.policyFor(analysis.account());
            PageAnalysis seen = PageBrief.asLastSeen(analysis, policy, history, rules);
            return new Answer(Optional.of(seen.equals(analysis) ? policy : rules.policyFor(seen.account())), List.of());
        } catch (InputException e) {
            return new Answer(Optional.empty(), e.faults());
        }
    }
}
