package io.schedulebuilder.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.proof.Prover;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Over which days PPVs are spread. */
class OpenDaysTest {
    private final Problems problem = new Problems();

    static Stream<Arguments> skippedDays() {
        return ZoneId.getAvailableZoneIds().stream()
                .sorted()
                .map(ZoneId::of)
                .flatMap(zone -> zone.getRules().getTransitions().stream()
                        .filter(OpenDaysTest::skipsADay)
                        .map(transition -> Arguments.of(
                                zone, transition.getDateTimeBefore().toLocalDate())));
    }

    /** From midnight to midnight. */
    private static boolean skipsADay(ZoneOffsetTransition transition) {
        return transition.getDuration().compareTo(Duration.ofDays(1)) >= 0
                && transition.getDateTimeBefore().toLocalTime().toSecondOfDay() == 0;
    }

    @ParameterizedTest
    @MethodSource("skippedDays")
    void skippedDay_isNotOpen_andItsNeighborsAre(ZoneId zone, LocalDate skipped) {
        problem.horizon = new Horizon(skipped.minusDays(3), 1, zone);

        assertThat(problem.horizon.days().stream().filter(problem.problem()::isOpen))
                .hasSize(6)
                .doesNotContain(skipped);
    }

    @Test
    void dayWhoseActiveHoursTheClockSkips_isNotOpen() {
        problem.horizon = new Horizon(LocalDate.of(2026, 3, 5), 1, Problems.LOS_ANGELES);
        problem.activeHours = new ActiveHours(2 * 60, 2 * 60 + 45);

        assertThat(problem.problem().isOpen(LocalDate.of(2026, 3, 7))).isTrue();
        assertThat(problem.problem().isOpen(LocalDate.of(2026, 3, 8))).isFalse();
    }

    @Test
    void coolingDays_andDaysWhollyBeforeAsOf_areNotOpen() {
        problem.coolingDays = 2;
        problem.asOf = Optional.of(problem.at("2025-11-07T21:00").instant());

        assertThat(problem.horizon.days().stream().filter(problem.problem()::isOpen))
                .containsExactly(LocalDate.of(2025, 11, 7), LocalDate.of(2025, 11, 8), LocalDate.of(2025, 11, 9));
    }

    @Test
    void dayOffTheGrid_whereAMessageIsKept_isOpen() {
        problem.slotMinutes = 60;
        problem.activeHours = new ActiveHours(8 * 60 + 10, 8 * 60 + 50);
        problem.pool(1, 0);
        problem.messages.replaceAll(message -> Problems.kept(message, problem.at("2025-11-04T08:20")));

        assertThat(problem.horizon.days().stream().filter(problem.problem()::isOpen))
                .containsExactly(LocalDate.of(2025, 11, 4));
    }

    /** Two PPVs on each of six days are as even as can be, for the judge, the search and the prover alike. */
    @Test
    void evenSpreadOverAWeekWithASkippedDay_losesNothing() {
        problem.horizon = new Horizon(LocalDate.of(2011, 12, 27), 1, ZoneId.of("Pacific/Apia"));
        problem.pool(12, 0);
        List<Optional<TimeSlot>> places = new ArrayList<>();
        for (LocalDate day : problem.horizon.days()) {
            for (int hour : List.of(10, 18)) {
                TimeSlot.at(day.atTime(hour, 15), problem.horizon.zone())
                        .ifPresent(time -> places.add(Optional.of(time)));
            }
        }
        List<ChosenMessage> sent = new ArrayList<>();
        for (ChosenMessage message : problem.messages) {
            sent.add(Problems.sent(message, places.get(sent.size()).orElseThrow()));
        }
        WeekProblem week = problem.problem();
        problem.messages = sent;

        assertThat(new WeekInspector(week, places).score().lines())
                .filteredOn(line -> line.constraint() == PlanningConstraint.PPVS_SPREAD_OVER_DAYS)
                .allSatisfy(line -> assertThat(line.score()).isZero())
                .hasSize(1);
        assertThat(Solvers.planner(1).plan(problem.problem()).score().lines())
                .filteredOn(line -> line.constraint() == PlanningConstraint.PPVS_SPREAD_OVER_DAYS)
                .allSatisfy(line -> assertThat(line.score()).isZero());
        assertThat(Prover.load().score(week, places).byConstraint())
                .containsEntry(PlanningConstraint.PPVS_SPREAD_OVER_DAYS, 0L);
    }
}
