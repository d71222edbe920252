package io.schedulebuilder.proof;

import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.domain.TimeSlot;
import java.util.List;
import java.util.Optional;

/**
 * The best week that was found, and what no week can beat.
 *
 * @param places where each message of the problem is; empty: left out
 * @param score of these places
 * @param bound at least the score of every plan: none has a better hard or medium score, and of those whose medium score
 *     is no worse than the one found none has a better soft score
 * @param optimal whether no plan is better than these places
 */
public record Proof(List<Optional<TimeSlot>> places, ScoreLevels score, ScoreLevels bound, boolean optimal) {
    public Proof {
        places = List.copyOf(places);
    }
}
