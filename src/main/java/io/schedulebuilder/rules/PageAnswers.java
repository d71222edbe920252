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
 * What two rule books ask of the pages of a warehouse.
 *
 * @param asOf the moment
 * @param compared how many pages
 * @param changed those of which they ask something else, in order of name
 */
public record PageAnswers(String asOf, int compared, List<PageAnswer> changed) {
    /** How far back an analysis looks, with a day for the pages' zones. */
    private static final int LOOK_BACK_DAYS = 91;

    /**
     * One page under two rule books. The figures may differ too: the saturation is weighed by the tier.
     *
     * @param before what the old rules ask
     * @param after what the new rules ask
     */
    public record PageAnswer(String pageName, Answer before, Answer after) {
        /** Whether anything that is asked differs, whoever set it. */
        private boolean differs() {
            return !before.asked().equals(after.asked()) || !before.faults().equals(after.faults());
        }
    }

    /**
     * What one rule book asks of a page.
     *
     * @param policy empty if the rules make none
     * @param faults why not
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
     * The moment at which pages are compared: as asked; else now; else, if no page has sent anything in the 90 days
     * before now, the second after the last message of all.
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

    /** Asks of all active pages. */
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
