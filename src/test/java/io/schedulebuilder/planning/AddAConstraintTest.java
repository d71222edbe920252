package io.schedulebuilder.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PlanScore;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.proof.model.LateBumps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.stream.Constraint;
import org.optaplanner.core.api.score.stream.ConstraintFactory;
import org.optaplanner.core.api.score.stream.ConstraintProvider;
import org.optaplanner.core.api.solver.SolutionManager;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.SolverConfig;

/**
 * The worked example in docs/architecture.md: a soft constraint that counts bumps from 20:00 on. A test cannot add to an
 * enum, so the example takes the place of "minutes varied". It needs the prover's library.
 */
class AddAConstraintTest {
    private static final PlanningConstraint STAND_IN = PlanningConstraint.MINUTES_VARIED;
    private static final WeekConstraints CONSTRAINTS = new WeekConstraints(WeekConstraints.ALL.stream()
            .map(constraint -> constraint.constraint() == STAND_IN
                    ? new EachMessage(STAND_IN, AddAConstraintTest::isLateBump)
                    : constraint)
            .toList());
    private static final SolutionManager<Week, HardMediumSoftLongScore> STREAMS =
            SolutionManager.create(SolverFactory.create(new SolverConfig()
                    .withSolutionClass(Week.class)
                    .withEntityClasses(Message.class)
                    .withScoreDirectorFactory(
                            new ScoreDirectorFactoryConfig().withConstraintProviderClass(Streams.class))));

    private static boolean isLateBump(Message message) {
        return message.isPlaced()
                && !message.isPpv()
                && message.place().time().local().getHour() >= 20;
    }

    /** For OptaPlanner, which makes one. */
    public static final class Streams implements ConstraintProvider {
        @Override
        public Constraint[] defineConstraints(ConstraintFactory factory) {
            return CONSTRAINTS.defineConstraints(factory);
        }
    }

    @Provide
    Arbitrary<Problems> problems() {
        return new WeekPlannerPropertiesTest().problems();
    }

    @Property(tries = 40)
    void anyWeek_isScoredAlikeByAllThree(@ForAll("problems") Problems problem, @ForAll Random random) {
        WeekProblem week = problem.problem();
        List<TimeSlot> slots = new WeekInspector(
                        week,
                        week.messages().stream()
                                .map(message -> message.sentAt())
                                .toList())
                .slots();
        List<Optional<TimeSlot>> places = new ArrayList<>();
        week.messages()
                .forEach(message -> places.add(message.sentAt()
                        .or(() -> slots.isEmpty() || random.nextInt(6) == 0
                                ? Optional.empty()
                                : Optional.of(slots.get(random.nextInt(slots.size()))))));
        long late = 0;
        for (int i = 0; i < places.size(); i++) {
            late += week.messages().get(i).type() == MessageType.BUMP
                            && places.get(i)
                                    .filter(time -> time.local().getHour() >= 20)
                                    .isPresent()
                    ? 1
                    : 0;
        }

        Week laidOut = new WeekBuilder(week).week(places);
        PlanScore score = CONSTRAINTS.score(laidOut);
        RunningScore running = new RunningScore(CONSTRAINTS);
        running.resetWorkingSolution(laidOut);

        assertThat(byConstraint(score))
                .containsEntry(STAND_IN, -late * week.policy().weight(STAND_IN));
        assertThat(LateBumps.score(week, places).byConstraint()).isEqualTo(byConstraint(score));
        assertThat(running.calculateScore())
                .isEqualTo(HardMediumSoftLongScore.of(score.hard(), score.medium(), score.soft()))
                .isEqualTo(STREAMS.update(laidOut));
    }

    private static Map<PlanningConstraint, Long> byConstraint(PlanScore score) {
        return score.lines().stream().collect(Collectors.toMap(PlanScore.Line::constraint, PlanScore.Line::score));
    }
}
