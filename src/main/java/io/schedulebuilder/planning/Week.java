package io.schedulebuilder.planning;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.solution.PlanningEntityCollectionProperty;
import org.optaplanner.core.api.domain.solution.PlanningScore;
import org.optaplanner.core.api.domain.solution.PlanningSolution;
import org.optaplanner.core.api.domain.solution.ProblemFactCollectionProperty;
import org.optaplanner.core.api.domain.solution.ProblemFactProperty;
import org.optaplanner.core.api.domain.valuerange.ValueRangeProvider;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;

/** A week as the solver sees it: messages to place, slots to place them in, and neighbors to keep a distance from. */
@PlanningSolution
@SuppressWarnings("UnusedVariable") // some fields are read only by the solver
public final class Week {
    @ProblemFactProperty
    private WeekTerms terms;

    @ValueRangeProvider
    private List<Slot> slots;

    @ProblemFactCollectionProperty
    private List<NeighborMessage> neighbours;

    @PlanningEntityCollectionProperty
    private List<Message> messages;

    @PlanningScore
    private @Nullable HardMediumSoftLongScore score;

    /** Used by the solver to clone a week. It then sets every field. */
    @SuppressWarnings("NullAway.Init")
    Week() {}

    Week(WeekTerms terms, List<Slot> slots, List<NeighborMessage> neighbours, List<Message> messages) {
        this.terms = terms;
        this.slots = slots;
        this.neighbours = neighbours;
        this.messages = messages;
    }

    /**
     * Converts a problem for the solver, with each message at its start.
     *
     * @throws IllegalArgumentException if a message was sent outside the horizon
     */
    public static Week of(WeekProblem problem) {
        return WeekBuilder.week(problem);
    }

    WeekTerms terms() {
        return terms;
    }

    List<Slot> slots() {
        return slots;
    }

    List<NeighborMessage> neighbours() {
        return neighbours;
    }

    List<Message> messages() {
        return messages;
    }

    /** Whether the solver has anything to decide. */
    boolean hasChoice() {
        return !slots.isEmpty() && messages.stream().anyMatch(message -> !message.isSent());
    }
}
