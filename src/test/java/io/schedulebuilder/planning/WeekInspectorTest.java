package io.schedulebuilder.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.TimeSlot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WeekInspectorTest {
    private final Problems problem = new Problems();

    // who bears what

    @Test
    void evenly_whatDoesNotDivide_goesToTheEarliest() {
        assertThat(Match.evenly(PlanningConstraint.PRICE_TIER_THREE_IN_A_ROW, -301, List.of(4, 7, 2), List.of())
                        .parts())
                .containsExactly(new Match.Part(4, -101), new Match.Part(7, -100), new Match.Part(2, -100));
        assertThat(Match.evenly(PlanningConstraint.EXPECTED_REVENUE, 5, List.of(1, 0), List.of())
                        .parts())
                .containsExactly(new Match.Part(1, 3), new Match.Part(0, 2));
    }

    @Test
    void matches_aRowOfThree_isBorneByAllThree_andOnlyByThem() {
        ppv("2025-11-03T09:00", "a");
        ppv("2025-11-04T09:00", "b");
        ppv("2025-11-05T09:00", "c");
        problem.messages.add(Problems.message(Problems.caption(4, PriceTier.MID, "d", false), 500));

        assertThat(said(PlanningConstraint.PRICE_TIER_THREE_IN_A_ROW, inspector("2025-11-06T09:00")))
                .containsExactly(new Match(
                        PlanningConstraint.PRICE_TIER_THREE_IN_A_ROW,
                        -300,
                        List.of(new Match.Part(0, -100), new Match.Part(1, -100), new Match.Part(2, -100)),
                        List.of()));
    }

    @Test
    void matches_aGapToAnotherPlan_isBorneByTheMessageAlone() {
        FixedSend fixed = new FixedSend(problem.at("2025-11-03T09:20").instant(), MessageType.BUMP, "sent");
        problem.fixed.add(fixed);
        ppv("2025-11-03T09:00", "a");

        assertThat(said(PlanningConstraint.MESSAGE_GAP, inspector()))
                .containsExactly(new Match(
                        PlanningConstraint.MESSAGE_GAP, -10, List.of(new Match.Part(0, -10)), List.of(fixed)));
    }

    // what stands against a slot

    @Test
    void obstacles_aMinuteShortOfTheGap_isOne_atTheGapNone_andABumpIsInnocent() {
        ppv("2025-11-03T12:00", "a");
        ppv("2025-11-05T12:00", "b");
        problem.messages.add(Problems.message(Problems.caption(3, PriceTier.BUMP, "c", false), 100));
        WeekInspector inspector = inspector("2025-11-05T18:00");

        assertThat(inspector.obstacles(1, problem.at("2025-11-03T13:14")))
                .containsExactly(new Obstacle(PlanningConstraint.PPV_GAP, Optional.of(0), Optional.empty(), 74));
        assertThat(inspector.obstacles(1, problem.at("2025-11-03T13:15"))).isEmpty();
        assertThat(inspector.obstacles(2, problem.at("2025-11-03T13:14"))).isEmpty();
        assertThat(inspector.obstacles(0, problem.at("2025-11-03T12:15")))
                .as("a message is not in its own way")
                .isEmpty();
    }

    @Test
    void obstacles_ofTheDay_areNamedWithWhatTheyMeasure() {
        problem.coolingDays = 2;
        problem.dailyCap = 1;
        problem.asOf = Optional.of(problem.at("2025-11-03T10:00").instant());
        ppv("2025-11-05T12:00", "a");
        ppv("2025-11-06T12:00", "b");
        WeekInspector inspector = inspector();

        assertThat(inspector.obstacles(0, problem.at("2025-11-04T12:00")))
                .containsExactly(alone(PlanningConstraint.COOLING_DAYS, 2));
        assertThat(inspector.obstacles(0, problem.at("2025-11-06T20:00")))
                .containsExactly(alone(PlanningConstraint.DAILY_CAP, 2));
        assertThat(inspector.obstacles(0, problem.at("2025-11-07T22:15")))
                .containsExactly(alone(PlanningConstraint.ACTIVE_HOURS, 0));
        assertThat(inspector.obstacles(0, problem.at("2025-11-03T09:00")))
                .contains(alone(PlanningConstraint.NOT_BEFORE_AS_OF, 0));
        assertThat(inspector.obstacles(0, problem.at("2025-11-07T22:00"))).isEmpty();
    }

    @Test
    void obstacles_outsideTheWeek_areNoQuestion() {
        ppv("2025-11-05T12:00", "a");
        TimeSlot outside = problem.at("2025-11-12T12:00");
        WeekInspector inspector = inspector();
        assertThatThrownBy(() -> inspector.obstacles(0, outside))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2025-11-12T12:00 is outside the week");
    }

    // what would free it

    @Test
    void smallestMoves_ofTheOneInTheWay_areTheShortest() {
        ppv("2025-11-03T12:00", "a");
        ppv("2025-11-05T12:00", "b");

        assertThat(inspector().smallestMoves(1, problem.at("2025-11-03T12:45")))
                .contains(List.of(
                        new WeekInspector.Move(0, problem.at("2025-11-03T12:00"), problem.at("2025-11-03T11:30"))));
    }

    @Test
    void smallestMoves_aFullDay_sendOneOfItElsewhere() {
        problem.dailyCap = 1;
        ppv("2025-11-03T12:00", "a");
        ppv("2025-11-05T12:00", "b");

        assertThat(inspector().smallestMoves(1, problem.at("2025-11-03T20:00")))
                .contains(List.of(
                        new WeekInspector.Move(0, problem.at("2025-11-03T12:00"), problem.at("2025-11-04T08:00"))));
    }

    @Test
    void smallestMoves_whereAnotherPlanIsInTheWay_areNone() {
        problem.fixed.add(new FixedSend(problem.at("2025-11-03T12:00").instant(), MessageType.PPV, "sent"));
        ppv("2025-11-05T12:00", "a");
        assertThat(inspector().smallestMoves(0, problem.at("2025-11-03T12:45"))).isEmpty();
        assertThat(inspector().smallestMoves(0, problem.at("2025-11-03T13:15"))).contains(List.of());
    }

    // what else could be

    @Test
    void otherSlots_areFreeOnes_bestFirst_withoutItsOwn() {
        problem.ppvGap = Duration.ofHours(2);
        ppv("2025-11-03T12:00", "a");
        ppv("2025-11-05T12:00", "b");
        List<WeekInspector.WhatIf> slots = inspector().otherSlots(0);

        assertThat(slots)
                .isSortedAccordingTo((one, other) -> WeekInspector.BETTER_FIRST.compare(one.score(), other.score()))
                .extracting(WeekInspector.WhatIf::time)
                .doesNotContain(problem.at("2025-11-03T12:00"), problem.at("2025-11-05T13:45"))
                .contains(problem.at("2025-11-05T14:00"));
        // At the best hour, and not on the dot: the other message is.
        assertThat(slots.get(0).time()).isEqualTo(problem.at("2025-11-03T09:15"));
    }

    private static Obstacle alone(PlanningConstraint rule, long measured) {
        return new Obstacle(rule, Optional.empty(), Optional.empty(), measured);
    }

    private static List<Match> said(PlanningConstraint constraint, WeekInspector inspector) {
        return inspector.matches().stream()
                .filter(match -> match.constraint() == constraint)
                .toList();
    }

    /** A budget PPV of its own category, kept where it is. */
    private void ppv(String at, String category) {
        problem.messages.add(Problems.kept(
                Problems.message(Problems.caption(problem.messages.size() + 1, PriceTier.BUDGET, category, false), 500),
                problem.at(at)));
    }

    /** Of a week with messages where they are kept; those that are not, at the given times. */
    private WeekInspector inspector(String... others) {
        List<TimeSlot> times = List.of(others).stream().map(problem::at).toList();
        int[] next = {0};
        return new WeekInspector(
                problem.problem(),
                problem.messages.stream()
                        .map(message -> message.keptAt().or(() -> Optional.of(times.get(next[0]++))))
                        .toList());
    }
}
