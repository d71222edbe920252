package io.schedulebuilder.rules;

import io.schedulebuilder.analysis.PageAnalyzer;
import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.AsOf;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageAnalysis;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyValue;
import io.schedulebuilder.domain.SentMessage;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.week.PageBrief;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What two rule books ask of each page of a warehouse. */
public final class PageAnswers {
    /** How far back an analysis looks, with a day for the pages' zones. */
    private static final int LOOK_BACK_DAYS = 91;

    private PageAnswers() {}

    /**
     * One page under two rule books. The figures may differ too: the saturation is weighed by the tier.
     *
     * @param before what the old rules ask
     * @param after what the new rules ask
     */
    public record PageAnswer(PageName page, Answer before, Answer after) {
        /** Whether anything that is asked differs, whoever set it. */
        public boolean differs() {
            return !before.asked().equals(after.asked()) || !before.faults().equals(after.faults());
        }
    }

    /**
     * What one rule book asks of a page.
     *
     * @param account empty if the rules give no tier, by which the saturation is weighed
     * @param policy empty if the rules make none
     * @param faults why not
     */
    public record Answer(Optional<Account> account, Optional<Policy> policy, List<String> faults) {
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

    /** All active pages, in order of name. */
    public static List<PageAnswer> of(PolicyEngine before, PolicyEngine after, Snapshot snapshot, Instant asOf) {
        List<PageAnswer> answers = new ArrayList<>();
        for (Page page : pages(snapshot)) {
            PageHistory history = snapshot.history(page, asOf);
            answers.add(new PageAnswer(page.name(), answer(before, history, asOf), answer(after, history, asOf)));
        }
        return List.copyOf(answers);
    }

    private static List<Page> pages(Snapshot snapshot) {
        return snapshot.activePages().stream()
                .flatMap(name -> snapshot.page(name).stream())
                .toList();
    }

    private static Answer answer(PolicyEngine rules, PageHistory history, Instant asOf) {
        Optional<Account> account = Optional.empty();
        try {
            PageAnalysis analysis = PageAnalyzer.analyse(history, asOf, rules::tierFor);
            account = Optional.of(analysis.account());
            Policy policy = rules.policyFor(analysis.account());
            PageAnalysis seen = PageBrief.asLastSeen(analysis, policy, history, rules);
            if (!seen.equals(analysis)) {
                account = Optional.of(seen.account());
                policy = rules.policyFor(seen.account());
            }
            return new Answer(account, Optional.of(policy), List.of());
        } catch (InputException e) {
            return new Answer(account, Optional.empty(), e.faults());
        }
    }
}
