package io.schedulebuilder.explain;

import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.schedule.Minute;
import io.schedulebuilder.schedule.WeekExplanation.Limit;
import io.schedulebuilder.schedule.WeekExplanation.Sent;
import java.util.List;
import java.util.Optional;

/**
 * What is against using a slot.
 *
 * @param slot local, yyyy-MM-dd HH:mm
 * @param wishes for one message, or for the PPV and the bump that would lose least there
 */
public record SlotExplanation(Minute slot, List<Wish> wishes) {

    /**
     * One message at the slot.
     *
     * @param chosen whether the user named it; otherwise it is the message of its type that would lose least
     * @param there whether it is already there; then the other fields are empty
     * @param broken the hard rules that it would break if all other messages stay
     * @param smallestChange what would free the slot
     * @param forced the best plan found with it there; empty if it is already there or was sent
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
     * @param against the message that it is too close to, or that has the same text
     * @param measured the value it would have: minutes apart, messages that day, the day's number from the first
     *     cooling day
     * @param limit what is allowed, in words
     * @param setBy the rules that set the limit; empty if no rule sets it
     */
    public record Broken(
            PlanningConstraint constraint, Optional<Sent> against, long measured, String limit, List<Limit> setBy) {}

    /**
     * Two ways to free the slot; both lists are empty if nothing is against it.
     *
     * @param moves of other messages; absent if no moves free it
     * @param movesCost how the plan's score changes with the moves made and the message at the slot
     * @param limits the limits that would have to change together; absent if no limit frees it
     */
    public record SmallestChange(
            Optional<List<MovedMessage>> moves, Optional<ScoreLevels> movesCost, Optional<List<LimitChange>> limits) {}

    /** A message that would move. Negative minutes mean earlier. */
    public record MovedMessage(Sent message, Minute to, long minutes) {}

    /** A limit and the nearest value that would allow the message. */
    public record LimitChange(PlanningConstraint constraint, String now, String instead, List<Limit> setBy) {}

    /**
     * The best plan found with the message at the slot.
     *
     * @param keepsHardRules whether it breaks no more hard rules than the plan; otherwise no other message can make way
     * @param change the change of the plan's score
     * @param moved how many other messages moved
     * @param leftOut messages that become unplaced
     * @param placed messages that get a slot
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
