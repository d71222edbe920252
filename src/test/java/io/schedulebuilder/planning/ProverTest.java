package io.schedulebuilder.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PlanScore;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.proof.ModelScore;
import io.schedulebuilder.proof.Proof;
import io.schedulebuilder.proof.Prover;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ProverTest {
    private static final Prover PROVER = Prover.load();
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Test
    void prove_noMessages_isTheEmptyPlan() {
        assertThat(prove(new Problems()))
                .isEqualTo(new Proof(List.of(), new ScoreLevels(0, 0, 0), new ScoreLevels(0, 0, 0), true));
    }

    @Test
    void prove_noSlot_leavesAllOut() {
        Problems problem = new Problems().pool(2, 3);
        problem.asOf = Optional.of(problem.horizon.ends());

        assertThat(prove(problem))
                .isEqualTo(new Proof(
                        List.of(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        new ScoreLevels(0, -23, 0),
                        new ScoreLevels(0, -23, 0),
                        true));
    }

    /** What was sent too close stays too close: the hard score is a constant. */
    @Test
    void prove_onlySentMessages_isWhatTheyAre() {
        Problems problem = new Problems();
        problem.messages.add(Problems.sent(ppv(1, "a"), problem.at("2025-11-03T19:00")));
        problem.messages.add(Problems.sent(ppv(2, "b"), problem.at("2025-11-03T20:05")));

        Proof proof = prove(problem);

        assertThat(proof.score()).isEqualTo(new ScoreLevels(-10, 0, 2 * 1250 - 60 - 200));
        assertThat(proof.optimal()).isTrue();
        assertThat(proof.places())
                .containsExactly(
                        Optional.of(problem.at("2025-11-03T19:00")), Optional.of(problem.at("2025-11-03T20:05")));
    }

    @Test
    void prove_aTextSentAlready_isNotSentAgain() {
        Problems problem = new Problems();
        problem.messages.add(Problems.sent(ppv(1, "a"), problem.at("2025-11-03T19:00")));
        problem.messages.add(ppv(1, "a"));

        Proof proof = prove(problem);

        assertThat(proof.places().get(1)).isEmpty();
        assertThat(proof.score().hard()).isZero();
        assertThat(proof.bound().medium()).isEqualTo(-10);
    }

    /** The past may have broken any rule. */
    @Test
    void prove_aTextSentTwice_isHeldAgainstNoPlan() {
        Problems problem = new Problems();
        problem.messages.add(Problems.sent(ppv(1, "a"), problem.at("2025-11-03T13:00")));
        problem.messages.add(Problems.sent(ppv(1, "a"), problem.at("2025-11-04T13:00")));
        problem.messages.add(ppv(2, "b"));

        Proof proof = prove(problem);

        assertThat(proof.score().hard()).isEqualTo(-1);
        assertThat(proof.score().medium()).isZero();
        assertThat(proof.optimal()).isTrue();
    }

    /** Without a gap a bump may stand at the minute of a PPV, and is then before it or after, by rank. */
    @Test
    void prove_noMessageGap_ordersOneMinuteByRank() {
        Problems problem = new Problems();
        problem.messageGap = Duration.ZERO;
        problem.slotMinutes = 60;
        problem.asOf = Optional.of(problem.at("2025-11-09T12:00").instant());
        problem.activeHours = new ActiveHours(12 * 60, 14 * 60);
        problem.ppvGap = Duration.ofHours(2);
        problem.messages.add(ppv(1, "a"));
        problem.messages.add(Problems.message(Problems.caption(2, PriceTier.BUMP, "b", false), 100));
        problem.messages.add(ppv(3, "c"));

        Proof proof = prove(problem);

        Optional<TimeSlot> peak = Optional.of(problem.at("2025-11-09T14:00"));
        assertThat(proof.places()).containsExactly(Optional.of(problem.at("2025-11-09T12:00")), peak, peak);
        assertThat(proof.score()).isEqualTo(new ScoreLevels(0, 0, 1000 + 125 + 1250 - 2 * 10));
        assertThat(proof.optimal()).isTrue();
    }

    @Test
    void prove_aWeekOfTheTightestShippedPolicy_isProven() {
        Proof proof = prove(Problems.megaRed());

        assertThat(proof.optimal()).isTrue();
        assertThat(proof.score().medium()).isZero();
    }

    @Test
    void prove_noTime_tellsWhatIsKnownAllTheSame() {
        WeekProblem week = Problems.megaGreen().problem();

        Proof proof = PROVER.prove(week, Optional.empty(), Duration.ZERO, 1);

        PlanScore first = new WeekInspector(week, proof.places()).score();
        assertThat(proof.score()).isEqualTo(new ScoreLevels(first.hard(), first.medium(), first.soft()));
        assertThat(proof.bound()).isGreaterThan(proof.score());
        assertThat(proof.optimal()).isFalse();
    }

    @Test
    void stop_fromAnotherThread_endsAProofWithWhatItKnows() throws Exception {
        WeekProblem week = Problems.megaGreen().problem();
        Prover prover = Prover.load();
        CompletableFuture<Proof> proof =
                CompletableFuture.supplyAsync(() -> prover.prove(week, Optional.empty(), Duration.ofDays(1), 1));

        while (!proof.isDone()) {
            prover.stop();
            Thread.sleep(10);
        }

        PlanScore first = new WeekInspector(week, proof.get().places()).score();
        assertThat(proof.get().score()).isEqualTo(new ScoreLevels(first.hard(), first.medium(), first.soft()));
    }

    /** A start that no longer fits is only a hint. */
    @Test
    void prove_fromPlacesThatBreakRules_breaksNone() {
        Problems problem = new Problems().pool(3, 2);
        TimeSlot one = problem.at("2025-11-04T19:00");

        Proof proof = PROVER.prove(
                problem.problem(),
                Optional.of(List.of(
                        Optional.of(one),
                        Optional.of(one),
                        Optional.of(problem.at("2025-11-04T03:00")),
                        Optional.of(problem.at("2025-12-24T19:00")),
                        Optional.empty())),
                LIMIT,
                2);

        assertThat(proof.optimal()).isTrue();
        assertThat(proof.score()).isEqualTo(prove(problem).score());
        assertThat(proof.score().hard()).isZero();
    }

    /** Bumps that are alike are one to the model; each gets a place of its own. */
    @Test
    void prove_messagesThatAreAlike_standApart() {
        Problems problem = new Problems();
        for (int i = 1; i <= 5; i++) {
            problem.messages.add(Problems.message(Problems.caption(i, PriceTier.BUMP, "category " + i, false), 100));
        }

        Proof proof = prove(problem);

        assertThat(proof.score()).isEqualTo(new ScoreLevels(0, 0, 625));
        assertThat(proof.places()).doesNotHaveDuplicates().doesNotContain(Optional.empty());
    }

    @Test
    void score_severalAtOneMinute_standByRank() {
        Problems problem = new Problems();
        problem.messages.add(ppv(1, "a"));
        problem.messages.add(Problems.message(Problems.caption(2, PriceTier.BUMP, "b", false), 100));
        problem.messages.add(ppv(3, "c"));
        Optional<TimeSlot> noon = Optional.of(problem.at("2025-11-04T12:00"));

        ModelScore score = PROVER.score(problem.problem(), List.of(noon, noon, noon));

        assertThat(score.byConstraint())
                .containsEntry(PlanningConstraint.MESSAGE_GAP, -90L)
                .containsEntry(PlanningConstraint.PPV_GAP, -75L)
                .containsEntry(PlanningConstraint.BUMP_BETWEEN_PPVS, 0L)
                .containsEntry(PlanningConstraint.MINUTES_VARIED, -20L)
                .hasSameSizeAs(PlanningConstraint.values());
    }

    @Test
    void score_besideOtherPlans_countsABegunMinuteWhole() {
        Problems problem = new Problems();
        problem.messages.add(ppv(1, "a"));
        problem.fixed.add(new FixedSend(
                problem.at("2025-11-04T12:00").instant().plusSeconds(1), MessageType.BUMP, "of another plan"));

        assertThat(PROVER.score(problem.problem(), List.of(Optional.of(problem.at("2025-11-04T12:30"))))
                        .levels()
                        .hard())
                .isEqualTo(-1);
    }

    @Test
    void score_outsideTheHorizon_isRefused() {
        Problems problem = new Problems();
        problem.messages.add(ppv(1, "a"));
        WeekProblem week = problem.problem();

        assertThatThrownBy(() -> PROVER.score(week, List.of(Optional.of(problem.at("2025-11-10T12:00")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2025-11-10T12:00 is outside the days to plan");
        assertThatThrownBy(() -> PROVER.score(week, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("0 places for 1 message");
        assertThatThrownBy(() -> PROVER.prove(week, Optional.of(List.of()), LIMIT, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("0 places for 1 message");
    }

    private static ChosenMessage ppv(long id, String category) {
        return Problems.message(Problems.caption(id, PriceTier.MID, category, false), 1000);
    }

    private static Proof prove(Problems problem) {
        return PROVER.prove(problem.problem(), Optional.empty(), LIMIT, 2);
    }
}
