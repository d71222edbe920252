package io.schedulebuilder.planning;

import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.PlanningConstraint;
import java.util.ArrayList;
import java.util.List;

/**
 * One match of a constraint, with each message's share of it.
 *
 * @param score on the constraint's level of the score
 * @param parts shares of the messages in the match, in order of time. They add up to the score. Empty if the whole week
 *     causes the match, because then no single message does
 * @param fixed sends of other plans that are part of the match; they have no share
 */
public record Match(PlanningConstraint constraint, long score, List<Part> parts, List<FixedSend> fixed) {
    /** A message, by its index in {@link WeekProblem#messages()}, and its share of the score. */
    public record Part(int message, long score) {}

    /**
     * Divides a match evenly among its messages. If the score does not divide evenly, the leftover points go one each
     * to the earliest messages.
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
