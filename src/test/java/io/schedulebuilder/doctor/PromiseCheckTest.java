package io.schedulebuilder.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.store.Finding;
import io.schedulebuilder.worth.PromisedMessage;
import io.schedulebuilder.worth.Promises;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromiseCheckTest {
    private static final Instant NOW = Instant.parse("2025-11-03T08:00:00Z");
    private static final String ADVICE =
            "See which weeks and captions it comes from:  schedule-builder value check  The next plans correct for it.";

    /** Ten PPVs a week of $100 each, for some weeks. */
    private static List<PromisedMessage> sends(String page, int weeks, double ratio) {
        List<PromisedMessage> messages = new ArrayList<>();
        for (int i = 0; i < 10 * weeks; i++) {
            Instant at = NOW.minus(Duration.ofDays(7L * weeks)).plus(Duration.ofHours(16L * i));
            messages.add(new PromisedMessage(new PageName(page), at, at, 100, 0.9, 100 * ratio));
        }
        return messages;
    }

    private static List<Finding> findings(List<PromisedMessage> messages) {
        return PromiseCheck.of(new Promises(messages), NOW);
    }

    @Test
    void promises_ofNoPlan_areNoFinding() {
        assertThat(findings(List.of())).isEmpty();
    }

    @Test
    void promises_thatAreKept_areFine() {
        assertThat(findings(sends("ava", 6, 1)))
                .containsExactly(Finding.ok(
                        "promises",
                        "60 PPVs sent as planned in 8 weeks: $6,000 promised, $6,000 earned; a promised dollar likely "
                                + "earns $1.01 (80% interval $0.90 to $1.13)"));
    }

    @Test
    void promises_ofManyPagesThatEarnLess_drift_togetherAndPageByPage() {
        List<PromisedMessage> messages = new ArrayList<>();
        for (String page : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
            messages.addAll(sends(page, 6, 0.6));
        }

        assertThat(findings(messages)).hasSize(9).allSatisfy(finding -> {
            assertThat(finding.verdict()).isEqualTo(Finding.Verdict.WARNING);
            assertThat(finding.found()).endsWith("promises drift");
            assertThat(finding.advice()).isEqualTo(ADVICE);
        });
        assertThat(findings(messages)).extracting(Finding::check).startsWith("promises", "promises of a");
    }

    @Test
    void promises_ofOnePageThatEarnsMore_driftThere() {
        List<PromisedMessage> messages = new ArrayList<>(sends("zoe", 6, 1.6));
        for (String page : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
            messages.addAll(sends(page, 6, 1));
        }

        assertThat(findings(messages))
                .extracting(Finding::check, Finding::verdict)
                .containsExactly(
                        tuple("promises", Finding.Verdict.OK), tuple("promises of zoe", Finding.Verdict.WARNING));
    }

    @Test
    void promises_ofOneBadWeek_areNoDrift() {
        assertThat(findings(sends("ava", 1, 0.6))).allMatch(finding -> finding.verdict() == Finding.Verdict.OK);
    }

    @Test
    void promises_ofLongAgo_areNoFinding() {
        List<PromisedMessage> old = sends("ava", 6, 0.5).stream()
                .map(message -> new PromisedMessage(
                        message.page(),
                        message.plannedAt().minus(Duration.ofDays(60)),
                        message.sentAt().minus(Duration.ofDays(60)),
                        100,
                        1,
                        50))
                .toList();

        assertThat(findings(old)).isEmpty();
    }
}
