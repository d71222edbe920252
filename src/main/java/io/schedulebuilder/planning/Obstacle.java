package io.schedulebuilder.planning;

import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.PlanningConstraint;
import java.util.Optional;

/**
 * A hard rule that keeps a message from a slot.
 *
 * @param message the message that it is too close to, by its index in {@link WeekProblem#messages()}
 * @param fixed the send of another plan that it is too close to
 * @param measured for a gap, whole minutes between the two; for the daily cap, messages on that day including this one;
 *     for cooling days, the number of the day, from 1; for own week, the message's week, from 1; otherwise 0
 */
public record Obstacle(PlanningConstraint rule, Optional<Integer> message, Optional<FixedSend> fixed, long measured) {}
