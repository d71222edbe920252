package io.schedulebuilder.planning;

import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.PlanningConstraint;
import java.util.ArrayList;
import java.util.List;

/**
 * One match of a constraint, and the messages that bear it.
 *
 * @param score on the constraint's level of the score
 * @param parts of the messages that make the match, in order of time; they add up to the score, or there are none: what
 *     the whole week makes is no message's
 * @param fixed sends of other plans that make it too; they bear no part
 */
public record Match(PlanningConstraint constraint, long score, List<Part> parts, List<FixedSend> fixed) {
    /** A message, by its place in {@link WeekProblem#messages()}, and its part of the score. */
    public record Part(int message, long score) {}

    /**
     * A match that its messages bear evenly. Where the score does not divide, all remainders are equal, and the points
     * left over go one each to the earliest.
     *
     * @param messages in order of time
     */
    static Match evenly(PlanningConstraint constraint, long score, List<Integer> messages, List<FixedSend> fixed) {
        List<Part> parts = new ArrayList<>();
        for (int message : messages) {
            long left = Math.abs(score % messages.size());
            parts.add(new Part(message, score / messages.size() + (parts.size() < left ? Long.signum(score) : 0)));
        }
        return new Match(constraint, score, List.copyOf(parts), List.copyOf(fixed));
    }
}
