package io.schedulebuilder.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PlanScore;
import io.schedulebuilder.domain.PlannedMessage;
import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.domain.PlannedWeek.EndedBy;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.domain.UnplacedMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeekPlannerTest {
    private static final WeekPlanner PLANNER = Solvers.planner(5000);

    // the plan as a whole

    @Test
    void plan_megaWeek_placesAllAndReachesItsScore() {
        PlannedWeek plan = Solvers.planner(30_000).plan(Problems.megaGreen().problem());

        assertThat(plan.unplaced()).isEmpty();
        assertThat(plan.score().hard()).isZero();
        assertThat(plan.score().soft()).isGreaterThanOrEqualTo(28_400); // the best ever seen is 28,600
        assertThat(plan.endedBy()).isEqualTo(EndedBy.COUNT);
    }

    /**
     * Every score calculated is also calculated from nothing, and by the constraints: a count or a constraint that
     * remembers wrongly fails here.
     */
    @Test
    void plan_underFullAssertion_findsNoFault_andReachesItsScore() {
        PlannedWeek plan = Solvers.planner(
                        8000, "<termination>", "<environmentMode>FULL_ASSERT</environmentMode><termination>")
                .plan(Problems.megaRed().problem());

        assertThat(plan.unplaced()).isEmpty();
        assertThat(plan.score().hard()).isZero();
        assertThat(plan.score().soft()).isGreaterThanOrEqualTo(20_500); // the best ever seen is 20,809
    }

    @Test
    void plan_otherSeed_searchesElsewhere() {
        Problems problem = Problems.megaGreen();
        PlannedWeek plan = PLANNER.plan(problem.problem());
        problem.seed++;

        assertThat(PLANNER.plan(problem.problem())).isNotEqualTo(plan);
    }

    @Test
    void plan_noMessage_hasNothingToSolve() {
        PlannedWeek plan = PLANNER.plan(new Problems().problem());

        assertThat(plan.messages()).isEmpty();
        assertThat(plan.unplaced()).isEmpty();
        assertThat(plan.endedBy()).isEqualTo(EndedBy.NOTHING_TO_SOLVE);
    }

    @Test
    void plan_allSent_hasNothingToSolve_andKeepsThem() {
        Problems problem = new Problems();
        TimeSlot at = problem.at("2025-11-03T21:07:31");
        problem.asOf = Optional.of(problem.horizon.ends());
        problem.messages.add(Problems.sent(Problems.message(Problems.caption(1, PriceTier.MID, "a", false), 900), at));

        PlannedWeek plan = PLANNER.plan(problem.problem());

        assertThat(plan.messages()).extracting(PlannedMessage::slot).containsExactly(at);
        assertThat(plan.endedBy()).isEqualTo(EndedBy.NOTHING_TO_SOLVE);
    }

    @Test
    void plan_sentMessagesTooClose_areReportedAndNotMended() {
        Problems problem = new Problems();
        problem.asOf = Optional.of(problem.at("2025-11-04T00:00").instant());
        problem.pool(3, 0);
        problem.messages.set(0, Problems.sent(problem.messages.get(0), problem.at("2025-11-03T10:00")));
        problem.messages.set(1, Problems.sent(problem.messages.get(1), problem.at("2025-11-03T10:45")));

        PlannedWeek plan = PLANNER.plan(problem.problem());

        assertThat(plan.unplaced()).isEmpty();
        assertThat(plan.score().hard()).isEqualTo(-30);
        assertThat(plan.score().lines())
                .filteredOn(line -> line.score() < 0 && line.constraint().level() == PlanningConstraint.Level.HARD)
                .containsExactly(new PlanScore.Line(PlanningConstraint.PPV_GAP, 1, 1, -30));
    }

    @Test
    void plan_sentOutsideTheHorizon_isRefused() {
        Problems problem = new Problems().pool(1, 0);
        problem.messages.set(0, Problems.sent(problem.messages.get(0), problem.at("2025-11-02T10:00")));

        assertThatThrownBy(() -> PLANNER.plan(problem.problem()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2025-11-02T10:00");
    }

    @Test
    void plan_keptMessages_stayWhereTheyCan() {
        Problems problem = Problems.megaRed();
        PlannedWeek before = PLANNER.plan(problem.problem());
        problem.messages.clear();
        before.messages().forEach(planned -> problem.messages.add(Problems.kept(planned.message(), planned.slot())));
        problem.weights.put(PlanningConstraint.LEAST_CHANGE, 10_000);
        problem.seed = 99;

        assertThat(PLANNER.plan(problem.problem()).messages())
                .extracting(PlannedMessage::slot)
                .isEqualTo(before.messages().stream().map(PlannedMessage::slot).toList());
    }

    @Test
    void plan_keptPlaceOffTheGrid_isStillAPlace() {
        Problems problem = new Problems().pool(1, 0);
        TimeSlot odd = problem.at("2025-11-05T13:07");
        problem.messages.set(0, Problems.kept(problem.messages.get(0), odd));

        assertThat(PLANNER.plan(problem.problem()).messages())
                .extracting(PlannedMessage::slot)
                .containsExactly(odd);
    }

    @Test
    void plan_weightsOfNothing_stillPlaceEverything() {
        Problems problem = Problems.megaRed();
        problem.weights.replaceAll(
                (constraint, weight) -> constraint.level() == PlanningConstraint.Level.SOFT ? 0 : weight);

        PlannedWeek plan = PLANNER.plan(problem.problem());

        assertThat(plan.unplaced()).isEmpty();
        assertThat(plan.score().soft()).isZero();
    }

    // how it ends

    /** Where no message can go anywhere else, there is nothing to search, and nothing to wait for. */
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void plan_oneSlotAndOneMessage_endsByCount() {
        Problems problem = new Problems().pool(1, 0);
        problem.asOf = Optional.of(problem.at("2025-11-09T21:40").instant());

        PlannedWeek plan = PLANNER.plan(problem.problem());

        assertThat(plan.messages()).extracting(PlannedMessage::slot).containsExactly(problem.at("2025-11-09T21:45"));
        assertThat(plan.endedBy()).isEqualTo(EndedBy.COUNT);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void plan_capPassed_endsByClock() {
        WeekPlanner endless = Solvers.planner(
                1_000_000_000, "secondsSpentLimit>30</secondsSpentLimit>", "secondsSpentLimit>1</secondsSpentLimit>");

        assertThat(endless.plan(Problems.megaGreen().problem()).endedBy()).isEqualTo(EndedBy.CLOCK);
    }

    /** A solver that has not started yet forgets that it was stopped. */
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void plan_capPassedBeforeTheStart_endsByClock() {
        WeekPlanner endless = Solvers.planner(
                1_000_000_000,
                "<secondsSpentLimit>30</secondsSpentLimit>",
                "<millisecondsSpentLimit>0</millisecondsSpentLimit>");

        assertThat(endless.plan(Problems.megaGreen().problem()).endedBy()).isEqualTo(EndedBy.CLOCK);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void plan_onlyATimeThatIsNotUsedUp_endsByCount() {
        WeekPlanner construction = Solvers.planner(
                1,
                "<scoreCalculationCountLimit>1</scoreCalculationCountLimit>",
                "",
                "<localSearch>",
                "<localSearch><termination><stepCountLimit>20</stepCountLimit></termination>");

        assertThat(construction.plan(Problems.megaGreen().problem()).endedBy()).isEqualTo(EndedBy.COUNT);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void plan_timeOfAPhase_isNamedOnlyWhereItEndedIt() {
        String annealing = "<simulatedAnnealingStartingTemperature>0hard/0medium/30soft"
                + "</simulatedAnnealingStartingTemperature>";
        String late = "<lateAcceptanceSize>100</lateAcceptanceSize>";
        String hour = "<localSearch><termination><hoursSpentLimit>1</hoursSpentLimit></termination>";
        String instant = "<localSearch><termination><millisecondsSpentLimit>20</millisecondsSpentLimit></termination>";
        String unimproved = "<localSearch><termination><unimprovedMillisecondsSpentLimit>20"
                + "</unimprovedMillisecondsSpentLimit></termination>";

        assertThat(endOf(Solvers.planner(500, annealing, late, "<localSearch>", hour)))
                .isEqualTo(EndedBy.COUNT);
        assertThat(endOf(Solvers.planner(100_000_000, annealing, late, "<localSearch>", instant)))
                .isEqualTo(EndedBy.CLOCK);
        assertThat(endOf(Solvers.planner(100_000_000, annealing, late, "<localSearch>", unimproved)))
                .isEqualTo(EndedBy.CLOCK);
    }

    /** OptaPlanner looks at some values only when it searches. */
    @Test
    void plan_valueThatOnlyASearchRefuses_isTheFilesFault() {
        WeekPlanner planner = Solvers.planner(500, "0hard/0medium/30soft", "-1hard/0medium/30soft");

        assertThatThrownBy(() -> planner.plan(Problems.megaGreen().problem()))
                .isInstanceOf(InputException.class)
                .hasMessageMatching(".*\\.xml:\\d+: the solver does not accept it: The startingTemperature .*");
    }

    private static EndedBy endOf(WeekPlanner planner) {
        return planner.plan(Problems.megaGreen().problem()).endedBy();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void stop_whilePlanning_returnsTheBestSoFar() throws InterruptedException {
        WeekPlanner endless = Solvers.planner(1_000_000_000);
        Thread stopper = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                endless.stop();
            }
        });
        stopper.start();

        PlannedWeek plan = endless.plan(Problems.megaGreen().problem());
        stopper.interrupt();
        stopper.join();

        assertThat(plan.endedBy()).isEqualTo(EndedBy.CLOCK);
        assertThat(plan.score().hard()).isZero();
    }

    // clocks that change

    @ParameterizedTest
    @CsvSource({
        "America/Los_Angeles, 2025-11-02", "America/Los_Angeles, 2026-03-08",
        "Europe/Lisbon,       2025-10-26", "Europe/Lisbon,       2026-03-29",
        "Australia/Sydney,    2025-10-05", "Australia/Sydney,    2026-04-05",
        "Africa/Cairo,        2026-04-24", "Australia/Lord_Howe, 2026-04-05",
    })
    void plan_clockChangeWeek_usesOnlyTimesThatExist_andElapsedGaps(ZoneId zone, LocalDate change) {
        Problems problem = new Problems().pool(10, 16);
        problem.horizon = new Horizon(change.minusDays(3), 1, zone);
        problem.activeHours = new ActiveHours(0, 5 * 60); // the hours in which the clocks change
        problem.ppvGap = Duration.ofMinutes(135);

        PlannedWeek plan = PLANNER.plan(problem.problem());

        assertThat(WeekPlannerPropertiesTest.Judge.broken(problem, plan)).isEmpty();
        assertThat(plan.score().hard()).isZero();
    }

    @Test
    void slots_springForward_leaveOutTheHourThatIsSkipped_andAutumnHasItOnce() {
        Problems problem = new Problems();
        problem.activeHours = new ActiveHours(0, 24 * 60);
        problem.horizon = new Horizon(LocalDate.of(2026, 3, 2), 1, Problems.LOS_ANGELES);
        assertThat(WeekBuilder.week(problem.problem()).slots())
                .hasSize((7 * 24 - 1) * 4)
                .noneMatch(slot -> slot.time().local().toString().startsWith("2026-03-08T02"));

        problem.horizon = new Horizon(LocalDate.of(2025, 10, 27), 1, Problems.LOS_ANGELES);
        assertThat(WeekBuilder.week(problem.problem()).slots()).hasSize(7 * 24 * 4);
    }

    @Test
    void slots_lastMinuteOfActiveHours_isOpen_andMidnightAtTheEndIsTheNextDay() {
        Problems problem = new Problems();
        assertThat(WeekBuilder.week(problem.problem()).slots())
                .extracting(slot -> slot.time().local().toLocalTime())
                .contains(LocalTime.of(8, 0), LocalTime.of(22, 0))
                .doesNotContain(LocalTime.of(7, 45), LocalTime.of(22, 15));
    }

    // why a message is left out

    @Test
    void unplaced_everyDayAtItsCap_saysSo() {
        Problems problem = new Problems().pool(15, 0);
        problem.dailyCap = 2;

        assertThat(PLANNER.plan(problem.problem()).unplaced())
                .singleElement()
                .extracting(message -> message.reasons().get(0))
                .isEqualTo("No slot is left: the daily cap of 2 is reached on every open day.");
    }

    @Test
    void unplaced_ppvGapLongerThanTheRest_saysSo() {
        Problems problem = new Problems().pool(2, 0);
        problem.ppvGap = Duration.ofDays(20);

        assertThat(PLANNER.plan(problem.problem()).unplaced())
                .singleElement()
                .extracting(message -> message.reasons().get(0))
                .isEqualTo("No slot is left: every open slot is within 28800 minutes of another PPV.");
    }

    @Test
    void unplaced_messageGapToANeighbour_saysSo() {
        Problems problem = new Problems().pool(0, 1);
        problem.messageGap = Duration.ofDays(8);
        problem.fixed.add(new FixedSend(problem.horizon.begins(), MessageType.BUMP, "sent"));

        assertThat(PLANNER.plan(problem.problem()).unplaced())
                .singleElement()
                .extracting(message -> message.reasons().get(0))
                .isEqualTo("No slot is left: every open slot is within 11520 minutes of another message.");
    }

    @Test
    void unplaced_coolingAllWeek_saysSo() {
        Problems problem = new Problems().pool(1, 1);
        problem.coolingDays = 7;

        assertThat(PLANNER.plan(problem.problem()).unplaced())
                .singleElement()
                .extracting(message -> message.reasons().get(0))
                .isEqualTo("No slot is left: every open slot is on a cooling day.");
    }

    @Test
    void unplaced_manyLimits_countsTheSlotsThatEachTakes() {
        Problems problem = new Problems().pool(2, 0);
        problem.coolingDays = 6;
        problem.ppvGap = Duration.ofHours(24);

        assertThat(PLANNER.plan(problem.problem()).unplaced())
                .singleElement()
                .extracting(message -> message.reasons().get(0))
                .isEqualTo("None of 399 slots is left: 342 on cooling days, 57 within 1440 minutes of another PPV.");
    }

    @Test
    void unplaced_horizonOver_saysSo() {
        Problems problem = new Problems().pool(1, 0);
        problem.asOf = Optional.of(problem.horizon.ends());

        assertThat(PLANNER.plan(problem.problem()).unplaced())
                .singleElement()
                .extracting(message -> message.reasons().get(0))
                .isEqualTo("No slot is left: the active hours of every day end before as-of.");
    }

    @Test
    void unplaced_sameTextAsAnother_saysSo() {
        Problems problem = new Problems().pool(1, 0);
        problem.messages.add(problem.messages.get(0));

        assertThat(PLANNER.plan(problem.problem()).unplaced())
                .singleElement()
                .extracting(message -> message.reasons().get(0))
                .isEqualTo("Another message in the plan has the same text.");
    }

    @Test
    void unplaced_budgetTooSmall_saysHowManySlotsAreFree() {
        UnplacedMessage unplaced = Solvers.planner(1)
                .plan(new Problems().pool(1, 0).problem())
                .unplaced()
                .get(0);

        assertThat(unplaced.reasons())
                .containsExactly("The solver's budget ran out before it found one of 399 free slots: raise "
                        + "scoreCalculationCountLimit in the solver configuration.");
    }
}
