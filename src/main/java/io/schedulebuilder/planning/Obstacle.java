package io.schedulebuilder.planning;

import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.PlanningConstraint;
import java.util.Optional;

/**
 * A hard rule that stands against a message at a slot.
 *
 * @param message that it is too near to, by its place in {@link WeekProblem#messages()}
 * @param fixed send of another plan that it is too near to
 * @param measured gaps: whole minutes apart; daily cap: messages of that day with it; cooling days: the day's number,
 *     from 1; own week: the message's week, from 1; otherwise 0
 */
public record Obstacle(PlanningConstraint rule, Optional<Integer> message, Optional<FixedSend> fixed, long measured) {}
