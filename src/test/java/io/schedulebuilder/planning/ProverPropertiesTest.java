package io.schedulebuilder.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PlanScore;
import io.schedulebuilder.domain.PlannedMessage;
import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.proof.ModelScore;
import io.schedulebuilder.proof.Proof;
import io.schedulebuilder.proof.Prover;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** The second model of a week, held against the first: the strongest check of both there is. */
@Tag("slow")
class ProverPropertiesTest {
    private static final WeekPlanner PLANNER = Solvers.planner(4000);
    private static final Prover PROVER = Prover.load();
    private static final Duration LIMIT = Duration.ofSeconds(2);

    @Provide
    Arbitrary<Problems> problems() {
        return new WeekPlannerPropertiesTest().problems();
    }

    /** Ran once with 20,000 tries instead. */
    @Property(tries = 250)
    void score_ofAnyPlaces_isTheFirstModelsByConstraint(@ForAll("problems") Problems problem, @ForAll Random random) {
        weighAnew(problem, random);
        WeekProblem week = problem.problem();
        List<Optional<TimeSlot>> places = anyPlaces(week, random);

        ModelScore second = PROVER.score(week, places);

        PlanScore first = new WeekInspector(week, places).score();
        assertThat(second.byConstraint()).isEqualTo(byConstraint(first));
        assertThat(second.levels()).isEqualTo(levels(first));
    }

    @Property(tries = 15)
    void prove_anyProblem_isScoredAlike_andBeatenByNoPlan(@ForAll("problems") Problems problem) {
        WeekProblem week = problem.problem();
        PlannedWeek plan = PLANNER.plan(week);

        Proof proof = PROVER.prove(week, Optional.empty(), LIMIT, 2);

        PlanScore first = new WeekInspector(week, proof.places()).score();
        assertThat(proof.score()).isEqualTo(levels(first));
        assertThat(proof.bound()).isGreaterThanOrEqualTo(proof.score());
        assertThat(proof.bound()).isGreaterThanOrEqualTo(levels(plan.score()));
        assertThat(proof.optimal()).isEqualTo(proof.score().equals(proof.bound()));
    }

    /** Whatever it starts from, it ends no worse. */
    @Property(tries = 15)
    void prove_fromAPlan_isNoWorse(@ForAll("problems") Problems problem) {
        WeekProblem week = problem.problem();
        PlannedWeek plan = PLANNER.plan(week);

        Proof proof = PROVER.prove(week, Optional.of(places(week, plan)), Duration.ofMillis(200), 1);

        assertThat(proof.score()).isGreaterThanOrEqualTo(levels(plan.score()));
    }

    /** Every assignment there is, scored by the first model. */
    @Property(tries = 40)
    void prove_aFewMessages_isTheBestOfAllAssignments(@ForAll Random random) {
        WeekProblem week = tiny(random).problem();

        Proof proof = PROVER.prove(week, Optional.empty(), Duration.ofMinutes(1), 1);

        assertThat(proof.optimal()).isTrue();
        assertThat(proof.score()).isEqualTo(bestOfAll(week));
    }

    /** Two last days of a week with a few hours each, and limits that bind. */
    private static Problems tiny(Random random) {
        Problems problem = new Problems();
        problem.slotMinutes = random.nextBoolean() ? 60 : 30;
        problem.activeHours = new ActiveHours(12 * 60, 12 * 60 + (problem.slotMinutes == 60 ? 180 : 90));
        problem.asOf = Optional.of(problem.horizon.ends().minus(Duration.ofHours(47 - random.nextInt(12))));
        problem.ppvGap = Duration.ofMinutes(30L * random.nextInt(5));
        problem.messageGap = Duration.ofMinutes(30L * random.nextInt(3));
        problem.dailyCap = 1 + random.nextInt(3);
        problem.coolingDays = random.nextInt(4) == 0 ? 6 : 0;
        weighAnew(problem, random);
        for (int i = 0; i < 2 + random.nextInt(3); i++) {
            PriceTier tier = any(PriceTier.values(), random);
            ChosenMessage message = Problems.message(
                    Problems.caption(
                            random.nextInt(12) == 0 ? 1 : i + 1,
                            tier,
                            "category " + random.nextInt(2),
                            random.nextBoolean()),
                    tier == PriceTier.BUMP ? 100 : 200 + random.nextInt(900));
            TimeSlot lastDay = problem.at("2025-11-09T13:" + (random.nextBoolean() ? "00" : "20"));
            problem.messages.add(
                    switch (random.nextInt(8)) {
                        case 0 -> Problems.kept(message, lastDay);
                        case 1 -> Problems.sent(message, problem.at("2025-11-0" + (8 + random.nextInt(2)) + "T12:30"));
                        default -> message;
                    });
        }
        if (random.nextBoolean()) {
            problem.fixed.add(new FixedSend(
                    problem.at("2025-11-08T12:45").instant(), any(MessageType.values(), random), "of another plan"));
        }
        return problem;
    }

    private static ScoreLevels bestOfAll(WeekProblem week) {
        List<Optional<TimeSlot>> places = new ArrayList<>(
                week.messages().stream().map(message -> message.sentAt()).toList());
        WeekInspector inspector = new WeekInspector(week, places);
        List<Optional<TimeSlot>> choices =
                new ArrayList<>(inspector.slots().stream().map(Optional::of).toList());
        choices.add(Optional.empty());
        return best(week, choices, places, 0);
    }

    private static ScoreLevels best(
            WeekProblem week, List<Optional<TimeSlot>> choices, List<Optional<TimeSlot>> places, int message) {
        if (message == places.size()) {
            return levels(new WeekInspector(week, places).score());
        }
        if (week.messages().get(message).sentAt().isPresent()) {
            return best(week, choices, places, message + 1);
        }
        return choices.stream()
                .map(choice -> {
                    places.set(message, choice);
                    return best(week, choices, places, message + 1);
                })
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Places that break what can be broken: crowded, outside the hours, past, off the grid, several at a minute. */
    private static List<Optional<TimeSlot>> anyPlaces(WeekProblem week, Random random) {
        List<Optional<TimeSlot>> places = new ArrayList<>();
        long minutes =
                Duration.between(week.horizon().begins(), week.horizon().ends()).toMinutes();
        int span = 1 + random.nextInt((int) minutes);
        int grid = List.of(1, 15, 60).get(random.nextInt(3));
        for (ChosenMessage message : week.messages()) {
            if (random.nextInt(8) == 0) {
                places.add(Optional.empty());
            } else if (random.nextBoolean()
                    && (message.keptAt().isPresent() || message.sentAt().isPresent())) {
                places.add(message.keptAt().or(message::sentAt));
            } else {
                var instant =
                        week.horizon().begins().plus(Duration.ofMinutes((long) random.nextInt(span) / grid * grid));
                places.add(Optional.of(
                        new TimeSlot(instant.atZone(week.horizon().zone()).toLocalDateTime(), instant)));
            }
        }
        return places;
    }

    private static <T> T any(T[] of, Random random) {
        return List.of(of).get(random.nextInt(of.length));
    }

    private static void weighAnew(Problems problem, Random random) {
        problem.weights.replaceAll(
                (constraint, weight) -> random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(2 * weight + 1));
    }

    static List<Optional<TimeSlot>> places(WeekProblem week, PlannedWeek plan) {
        return week.messages().stream()
                .map(message -> plan.messages().stream()
                        .filter(planned -> planned.message()
                                .caption()
                                .id()
                                .equals(message.caption().id()))
                        .map(PlannedMessage::slot)
                        .findFirst())
                .toList();
    }

    private static Map<PlanningConstraint, Long> byConstraint(PlanScore score) {
        return score.lines().stream().collect(Collectors.toMap(PlanScore.Line::constraint, PlanScore.Line::score));
    }

    private static ScoreLevels levels(PlanScore score) {
        return new ScoreLevels(score.hard(), score.medium(), score.soft());
    }
}
