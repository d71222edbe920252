package io.schedulebuilder.explain;

import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.schedule.Minute;
import io.schedulebuilder.schedule.WeekExplanation.Limit;
import io.schedulebuilder.schedule.WeekExplanation.Sent;
import java.util.List;
import java.util.Optional;

/**
 * What stands against a slot.
 *
 * @param slot local, yyyy-MM-dd HH:mm
 * @param wishes for one message, or for the PPV and the bump that would lose least there
 */
public record SlotExplanation(Minute slot, List<Wish> wishes) {

    /**
     * One message at the slot.
     *
     * @param chosen whether it was named; otherwise it is the one of its type that would lose least
     * @param there whether it is there already: then nothing else is said
     * @param broken the hard rules that it would break with all others where they are
     * @param smallestChange what would free the slot
     * @param forced the best plan found with it there; empty when it is there already or was sent
     */
    public record Wish(
            Sent message,
            boolean chosen,
            boolean there,
            List<Broken> broken,
            SmallestChange smallestChange,
            Optional<Forced> forced) {}

    /**
     * A hard rule that the message would break.
     *
     * @param against what it is too near to, or has the same text
     * @param measured what it would be: minutes apart, messages that day, the day's number from the first cooling day
     * @param limit what is allowed, in words
     * @param setBy the rules that set the limit; empty for what no rule sets
     */
    public record Broken(
            PlanningConstraint constraint, Optional<Sent> against, long measured, String limit, List<Limit> setBy) {}

    /**
     * Two ways to free the slot; both lists are empty when nothing stands against it.
     *
     * @param moves of other messages; absent when no moves free it
     * @param movesCost change of the plan's score with the moves made and the message at the slot
     * @param limits that would have to change together; absent when no limit frees it
     */
    public record SmallestChange(
            Optional<List<MovedMessage>> moves, Optional<ScoreLevels> movesCost, Optional<List<LimitChange>> limits) {}

    /** A message that makes way. Minutes below 0: earlier. */
    public record MovedMessage(Sent message, Minute to, long minutes) {}

    /** A limit and the nearest value that would not stand in the way. */
    public record LimitChange(PlanningConstraint constraint, String now, String instead, List<Limit> setBy) {}

    /**
     * The best plan found around the wish.
     *
     * @param keepsHardRules whether it breaks none; otherwise a rule stands that no other message can make way for
     * @param change against the plan
     * @param moved how many other messages are elsewhere
     * @param leftOut messages that had a place and have none
     * @param placed messages that had no place and have one
     * @param messages the whole plan, in order of time
     */
    public record Forced(
            String solverConfig,
            boolean keepsHardRules,
            ScoreLevels score,
            ScoreLevels change,
            int moved,
            List<Sent> leftOut,
            List<Sent> placed,
            List<Sent> messages) {}
}
