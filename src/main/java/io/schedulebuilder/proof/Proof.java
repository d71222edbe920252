package io.schedulebuilder.proof;

import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.domain.TimeSlot;
import java.util.List;
import java.util.Optional;

/**
 * The best week that was found, and a bound that no week can exceed.
 *
 * @param places slot of each message of the problem; empty if unplaced
 * @param score of these places
 * @param bound upper bound on every plan's score. No plan has a better hard or medium score. No plan whose medium score
 *     is at least that of the plan found has a better soft score
 * @param optimal whether no plan is better than this one
 */
public record Proof(List<Optional<TimeSlot>> places, ScoreLevels score, ScoreLevels bound, boolean optimal) {}
