package io.schedulebuilder.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.solver.SolutionManager;

/** The score that the search goes by is the score of the constraints, wherever the messages are. */
class RunningScorePropertiesTest {
    private static final SolutionManager<Week, HardMediumSoftLongScore> CONSTRAINTS = Solvers.streams();

    @Provide
    Arbitrary<Problems> problems() {
        return new WeekPlannerPropertiesTest().problems();
    }

    /** Messages are thrown about, so that every rule is broken and mended again, in every order. */
    @Property(tries = 150)
    void calculateScore_afterAnyMoves_isThatOfTheConstraints(
            @ForAll("problems") Problems problem, @ForAll Random random) {
        someShareTheirTextAndUrgency(problem, random);
        Week week = WeekBuilder.week(problem.problem());
        List<Message> messages = week.messages();
        RunningScore running = new RunningScore();
        running.resetWorkingSolution(week);

        for (int moves = 0; moves < 10; moves++) {
            assertThat(running.calculateScore()).isEqualTo(CONSTRAINTS.update(week));
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                Message message = messages.get(random.nextInt(messages.size()));
                running.beforeVariableChanged(message, "slot");
                move(message, week.slots(), random);
                running.afterVariableChanged(message, "slot");
            }
        }
    }

    private static void move(Message message, List<Slot> slots, Random random) {
        if (slots.isEmpty() || random.nextInt(6) == 0) {
            message.leaveOut();
        } else if (random.nextBoolean()) {
            message.moveTo(slots.get(random.nextInt(slots.size())));
        } else {
            message.moveTo(slots.get(random.nextInt(Math.min(slots.size(), 12)))); // crowded: many at one time
        }
    }

    private static void someShareTheirTextAndUrgency(Problems problem, Random random) {
        problem.messages.replaceAll(message -> random.nextInt(4) > 0
                ? message
                : Problems.withCaption(
                        message,
                        Problems.caption(
                                message.caption().id().value(),
                                "text of several",
                                message.caption().priceTier(),
                                message.caption().category(),
                                true)));
    }
}
