package io.schedulebuilder.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.PlanScore;
import io.schedulebuilder.domain.PlannedMessage;
import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.TimeSlot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** What the inspector says, held against the solver's own score, on plans and on weeks that break rules. */
@Tag("slow")
class WeekInspectorPropertiesTest {
    private static final WeekPlanner PLANNER = Solvers.planner(1500);

    @Provide
    Arbitrary<Problems> problems() {
        return new WeekPlannerPropertiesTest().problems();
    }

    @Property(tries = 60)
    void score_ofAPlan_isThatOfTheConstraintStreamsLineByLine(@ForAll("problems") Problems problem) {
        PlannedWeek plan = PLANNER.plan(problem.problem());
        List<Optional<TimeSlot>> places = places(problem.problem(), plan);

        assertThat(new WeekInspector(problem.problem(), places).score())
                .isEqualTo(plan.score())
                .isEqualTo(Solvers.streamScore(problem.problem(), places));
    }

    /** A plan of nothing but pinned messages is scored by the solver as it stands, whatever it breaks. */
    @Property(tries = 60)
    void score_ofAWeekThatBreaksRules_isTheSolvers(@ForAll("problems") Problems problem, @ForAll Random random) {
        problem.asOf = Optional.empty();
        problem.messages.replaceAll(message -> Problems.sent(message, anyTime(problem, random)));
        PlanScore solvers = PLANNER.plan(problem.problem()).score();

        List<Optional<TimeSlot>> places =
                problem.messages.stream().map(message -> message.sentAt()).toList();
        assertThat(new WeekInspector(problem.problem(), places).score())
                .isEqualTo(solvers)
                .isEqualTo(Solvers.streamScore(problem.problem(), places));
    }

    @Property(tries = 60)
    void parts_ofAnyWeek_addUpToTheScore(@ForAll("problems") Problems problem, @ForAll Random random) {
        List<Optional<TimeSlot>> places = problem.problem().messages().stream()
                .map(message -> message.sentAt()
                        .or(() -> random.nextInt(8) == 0
                                ? Optional.<TimeSlot>empty()
                                : Optional.of(anyTime(problem, random))))
                .toList();
        WeekInspector inspector = new WeekInspector(problem.problem(), places);

        Map<PlanningConstraint, Long> sums = new HashMap<>();
        for (Match match : inspector.matches()) {
            if (!match.parts().isEmpty()) {
                assertThat(match.parts().stream().mapToLong(Match.Part::score).sum())
                        .isEqualTo(match.score());
                long least = match.parts().stream()
                        .mapToLong(Match.Part::score)
                        .min()
                        .orElseThrow();
                assertThat(match.parts())
                        .as("no two parts differ by more than a point")
                        .allSatisfy(part -> assertThat(part.score() - least).isLessThanOrEqualTo(1));
            }
            sums.merge(match.constraint(), match.score(), Long::sum);
        }
        for (PlanScore.Line line : inspector.score().lines()) {
            assertThat(sums.getOrDefault(line.constraint(), 0L)).isEqualTo(line.score());
        }
    }

    @Property(tries = 40)
    void scoreIf_aMessageElsewhere_isTheScoreOfThatWeek_andLeavesThisOneAsItWas(
            @ForAll("problems") Problems problem, @ForAll Random random) {
        PlannedWeek plan = PLANNER.plan(problem.problem());
        List<Optional<TimeSlot>> places = new ArrayList<>(places(problem.problem(), plan));
        WeekInspector inspector = new WeekInspector(problem.problem(), places);
        int message = random.nextInt(places.size());
        Optional<TimeSlot> elsewhere =
                random.nextInt(5) == 0 ? Optional.empty() : Optional.of(anyTime(problem, random));

        PlanScore then = inspector.scoreIf(message, elsewhere);
        PlanScore now = inspector.score();

        places.set(message, elsewhere);
        assertThat(then).isEqualTo(new WeekInspector(problem.problem(), places).score());
        assertThat(now).isEqualTo(plan.score());
    }

    /** From a plan that keeps all rules, a slot has an obstacle if and only if the solver would see a rule broken there. */
    @Property(tries = 40)
    void obstacles_ofASlot_areThereWhenTheHardScoreFalls(@ForAll("problems") Problems problem, @ForAll Random random) {
        problem.messages.removeIf(message -> message.sentAt().isPresent());
        if (problem.messages.isEmpty()) {
            return;
        }
        PlannedWeek plan = PLANNER.plan(problem.problem());
        WeekInspector inspector = new WeekInspector(problem.problem(), places(problem.problem(), plan));
        for (int i = 0; i < 50; i++) {
            int message = random.nextInt(problem.messages.size());
            TimeSlot time = anyTime(problem, random);
            boolean free = inspector.obstacles(message, time).isEmpty();
            assertThat(inspector.scoreIf(message, Optional.of(time)).hard() == 0)
                    .as("%s at %s", message, time)
                    .isEqualTo(free);
        }
    }

    @Property(tries = 25)
    void smallestMoves_made_freeTheSlot_andOfOneMessageNoShorterMoveDoes(
            @ForAll("problems") Problems problem, @ForAll Random random) {
        problem.messages.removeIf(message -> message.sentAt().isPresent());
        if (problem.messages.isEmpty()) {
            return;
        }
        PlannedWeek plan = PLANNER.plan(problem.problem());
        List<Optional<TimeSlot>> places = places(problem.problem(), plan);
        WeekInspector inspector = new WeekInspector(problem.problem(), places);
        List<TimeSlot> slots = inspector.slots();
        for (int i = 0; i < 10 && !slots.isEmpty(); i++) {
            int message = random.nextInt(places.size());
            TimeSlot time = slots.get(random.nextInt(slots.size()));
            inspector.smallestMoves(message, time).ifPresent(moves -> {
                assertThat(after(problem, places, message, time, moves).hard()).isZero();
                if (moves.size() == 1) {
                    assertNoShorterMove(problem, places, message, time, moves.get(0), slots);
                }
            });
        }
    }

    private static void assertNoShorterMove(
            Problems problem,
            List<Optional<TimeSlot>> places,
            int message,
            TimeSlot time,
            WeekInspector.Move found,
            List<TimeSlot> slots) {
        for (TimeSlot to : slots) {
            WeekInspector.Move other = new WeekInspector.Move(found.message(), found.from(), to);
            if (Math.abs(other.minutes()) < Math.abs(found.minutes())) {
                assertThat(after(problem, places, message, time, List.of(other)).hard())
                        .as("%s instead of %s", other, found)
                        .isNegative();
            }
        }
    }

    private static PlanScore after(
            Problems problem,
            List<Optional<TimeSlot>> places,
            int message,
            TimeSlot time,
            List<WeekInspector.Move> moves) {
        List<Optional<TimeSlot>> then = new ArrayList<>(places);
        then.set(message, Optional.of(time));
        moves.forEach(move -> then.set(move.message(), Optional.of(move.to())));
        return new WeekInspector(problem.problem(), then).score();
    }

    private static List<Optional<TimeSlot>> places(WeekProblem problem, PlannedWeek plan) {
        Map<Long, TimeSlot> placed = new HashMap<>();
        for (PlannedMessage message : plan.messages()) {
            placed.put(message.message().caption().id().value(), message.slot());
        }
        return problem.messages().stream()
                .map(message ->
                        Optional.ofNullable(placed.get(message.caption().id().value())))
                .toList();
    }

    /** Any quarter of an hour of the horizon, open or not. */
    private static TimeSlot anyTime(Problems problem, Random random) {
        long quarters = Duration.between(problem.horizon.begins(), problem.horizon.ends())
                        .toMinutes()
                / 15;
        var instant = problem.horizon.begins().plus(Duration.ofMinutes(15L * random.nextInt((int) quarters)));
        return new TimeSlot(instant.atZone(problem.horizon.zone()).toLocalDateTime(), instant);
    }
}
