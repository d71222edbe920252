package io.schedulebuilder.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PlanScore;
import io.schedulebuilder.domain.PlannedMessage;
import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.referee.ScheduleReferee;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** What holds of every plan, whatever the limits, the pool and the neighbours. */
@Tag("slow")
class WeekPlannerPropertiesTest {
    private static final WeekPlanner PLANNER = Solvers.planner(4000);

    @Property(tries = 120)
    void plan_anyProblem_breaksNoHardRule(@ForAll("problems") Problems problem) {
        PlannedWeek plan = PLANNER.plan(problem.problem());

        assertThat(Judge.broken(problem, plan)).isEmpty();
        if (problem.messages.stream().noneMatch(message -> message.sentAt().isPresent())) {
            assertThat(plan.score().hard()).isZero();
        }
    }

    @Property(tries = 60)
    void plan_anyProblem_hasEachMessageInItsWeek(@ForAll("problems") Problems problem) {
        assertThat(PLANNER.plan(problem.problem()).messages()).allSatisfy(planned -> assertThat(
                        problem.horizon.week(planned.slot().local().toLocalDate()))
                .isEqualTo(planned.message().week()));
    }

    @Property(tries = 60)
    void plan_anyProblem_addsUp(@ForAll("problems") Problems problem) {
        PlannedWeek plan = PLANNER.plan(problem.problem());

        assertThat(plan.messages().size() + plan.unplaced().size()).isEqualTo(problem.messages.size());
        assertThat(plan.unplaced())
                .allSatisfy(message -> assertThat(message.reasons()).isNotEmpty());
        assertThat(plan.messages())
                .isSortedAccordingTo((one, other) -> one.slot().compareTo(other.slot()));
        PlanScore score = plan.score();
        assertThat(score.lines()).hasSize(PlanningConstraint.values().length);
        assertThat(sum(score, PlanningConstraint.Level.HARD)).isEqualTo(score.hard());
        assertThat(sum(score, PlanningConstraint.Level.MEDIUM)).isEqualTo(score.medium());
        assertThat(sum(score, PlanningConstraint.Level.SOFT)).isEqualTo(score.soft());
        assertThat(score.lines())
                .filteredOn(line -> line.constraint() == PlanningConstraint.EXPECTED_REVENUE)
                .extracting(PlanScore.Line::score)
                .containsExactly(plan.messages().stream()
                        .mapToLong(PlannedMessage::points)
                        .sum());
    }

    @Property(tries = 30)
    void plan_sentMessages_stayWhereTheyWere(@ForAll("problems") Problems problem) {
        PlannedWeek plan = PLANNER.plan(problem.problem());

        assertThat(plan.messages().stream()
                        .filter(planned -> planned.message().sentAt().isPresent())
                        .map(PlannedMessage::slot))
                .containsExactlyInAnyOrderElementsOf(problem.messages.stream()
                        .flatMap(message -> message.sentAt().stream())
                        .toList());
    }

    @Property(tries = 15)
    void plan_sameSeedTwice_isTheSame(@ForAll("problems") Problems problem) {
        assertThat(PLANNER.plan(problem.problem())).isEqualTo(PLANNER.plan(problem.problem()));
    }

    /** Greedy packing places each message at the first time that is free: where it finds room for all, so must the plan. */
    @Property(tries = 40)
    void plan_roomByGreedyPacking_leavesNothingOut(@ForAll("problems") Problems problem) {
        problem.messages.removeIf(message -> message.sentAt().isPresent());
        if (GreedyPacking.fits(problem)) {
            assertThat(PLANNER.plan(problem.problem()).unplaced()).isEmpty();
        }
    }

    private static long sum(PlanScore score, PlanningConstraint.Level level) {
        return score.lines().stream()
                .filter(line -> line.constraint().level() == level)
                .mapToLong(PlanScore.Line::score)
                .sum();
    }

    /** Half of them tight: long gaps, small caps, open all night, cooling almost to the end. */
    @Provide
    Arbitrary<Problems> problems() {
        Arbitrary<ZoneId> zones = Arbitraries.of(
                        "America/Los_Angeles", "Europe/Lisbon", "Australia/Sydney", "UTC", "Pacific/Apia")
                .map(ZoneId::of);
        // an ordinary week, those in which the clocks of the zones change, and one of which a zone skipped a day
        Arbitrary<LocalDate> starts = Arbitraries.of(
                LocalDate.of(2025, 11, 3),
                LocalDate.of(2025, 10, 28),
                LocalDate.of(2026, 3, 5),
                LocalDate.of(2025, 10, 21),
                LocalDate.of(2026, 3, 25),
                LocalDate.of(2025, 10, 1),
                LocalDate.of(2026, 3, 31),
                LocalDate.of(2011, 12, 27));
        return Combinators.combine(
                        zones, starts, Arbitraries.of(true, false), Arbitraries.randomValue(Random::nextLong))
                .as(WeekPlannerPropertiesTest::drawn);
    }

    private static Problems drawn(ZoneId zone, LocalDate start, boolean tight, long seed) {
        Random random = new Random(seed);
        Problems problem = new Problems();
        problem.seed = seed;
        problem.horizon = new Horizon(start, random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 1, zone);
        problem.ppvGap = Duration.ofMinutes(tight ? 360 + random.nextInt(400) : 75 + random.nextInt(120));
        problem.messageGap = Duration.ofMinutes(tight ? 30 + random.nextInt(200) : 30);
        problem.dailyCap = tight ? 1 + random.nextInt(3) : 8 + random.nextInt(15);
        problem.coolingDays = random.nextInt(tight ? 8 : 3);
        problem.slotMinutes = random.nextInt(4) == 0 ? 30 : 15;
        problem.activeHours = random.nextBoolean()
                ? new ActiveHours(0, 24 * 60)
                : new ActiveHours(60 * random.nextInt(10), 60 * (14 + random.nextInt(10)));
        problem.weights.replaceAll((constraint, weight) ->
                random.nextInt(6) == 0 && constraint.level() == PlanningConstraint.Level.SOFT ? 0 : weight);
        problem.pool(1 + random.nextInt(12), random.nextInt(12));
        problem.messages.replaceAll(message -> Problems.inWeek(message, 1 + random.nextInt(problem.horizon.weeks())));
        if (random.nextInt(3) == 0) {
            startInTheMiddle(problem, random);
        }
        if (random.nextInt(3) == 0) {
            problem.coolingFrom = Optional.of(start.minusDays(random.nextInt(4)));
        }
        addNeighbours(problem, random);
        return problem;
    }

    /** As when a week is planned again: some messages are out, some were planned. */
    private static void startInTheMiddle(Problems problem, Random random) {
        Instant asOf = problem.horizon
                .begins()
                .plus(Duration.ofMinutes(random.nextInt((7 * problem.horizon.weeks() - 1) * 24 * 60)));
        problem.asOf = Optional.of(asOf);
        problem.messages.replaceAll(message -> {
            LocalDate day = problem.horizon.firstDay(message.week()).plusDays(random.nextInt(7));
            Optional<TimeSlot> time =
                    TimeSlot.at(day.atTime(random.nextInt(24), random.nextInt(60)), problem.horizon.zone());
            if (time.isEmpty() || random.nextInt(3) > 0) {
                return message;
            }
            return time.get().instant().isBefore(asOf)
                    ? Problems.sent(message, time.get())
                    : Problems.kept(message, time.get());
        });
    }

    private static void addNeighbours(Problems problem, Random random) {
        int count = random.nextInt(6);
        long minutes = Duration.between(problem.horizon.begins(), problem.horizon.ends())
                        .toMinutes()
                + 24 * 60;
        for (int i = 0; i < count; i++) {
            Instant at = problem.horizon.begins().plus(Duration.ofMinutes(random.nextInt((int) minutes) - 12 * 60L));
            problem.fixed.add(new FixedSend(at, random.nextBoolean() ? MessageType.PPV : MessageType.BUMP, "drawn"));
        }
    }

    /** From a plan to the referee's words. */
    static final class Judge {
        private Judge() {}

        static List<String> broken(Problems problem, PlannedWeek plan) {
            return ScheduleReferee.judge(
                    new ScheduleReferee.Limits(
                            problem.horizon.zone(),
                            problem.horizon.start(),
                            problem.horizon.weeks(),
                            Optional.of(problem.problem().asOf()),
                            problem.problem().coolingFrom(),
                            problem.coolingDays,
                            problem.ppvGap.toMinutes(),
                            problem.messageGap.toMinutes(),
                            problem.dailyCap,
                            problem.activeHours.openMinute(),
                            problem.activeHours.closeMinute()),
                    plan.messages().stream().map(Judge::message).toList(),
                    problem.fixed.stream()
                            .map(send -> new ScheduleReferee.Neighbour(send.at(), send.type() == MessageType.PPV))
                            .toList());
        }

        private static ScheduleReferee.Message message(PlannedMessage planned) {
            ChosenMessage message = planned.message();
            return new ScheduleReferee.Message(
                    planned.slot().local(),
                    message.caption().priceTier() != PriceTier.BUMP,
                    message.sentAt().isPresent(),
                    message.caption().key());
        }
    }

    /** The simplest planner there is: PPVs, then bumps, each at the first time that the referee lets pass. */
    private static final class GreedyPacking {
        private GreedyPacking() {}

        static boolean fits(Problems problem) {
            Week week = WeekBuilder.week(problem.problem());
            List<TimeSlot> times =
                    week.slots().stream().map(Slot::time).sorted().toList();
            List<PlannedMessage> placed = new ArrayList<>();
            return problem.messages.stream()
                    .sorted(Comparator.comparing(ChosenMessage::type))
                    .allMatch(message -> times.stream().anyMatch(time -> {
                        if (problem.horizon.week(time.local().toLocalDate()) != message.week()) {
                            return false;
                        }
                        placed.add(new PlannedMessage(message, time, 1, 0, 0, 0));
                        boolean free = Judge.broken(
                                        problem,
                                        new PlannedWeek(
                                                placed,
                                                List.of(),
                                                new PlanScore(0, 0, 0, List.of()),
                                                PlannedWeek.EndedBy.COUNT))
                                .isEmpty();
                        if (!free) {
                            placed.remove(placed.size() - 1);
                        }
                        return free;
                    }));
        }
    }
}
