package io.schedulebuilder.explain;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.ChosenMessage.SelectionScore;
import io.schedulebuilder.domain.Confidence;
import io.schedulebuilder.domain.DayType;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.Propensity;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.schedule.Minute;
import io.schedulebuilder.schedule.WeekExplanation.Sent;
import java.util.List;
import java.util.Optional;

/**
 * Why a message is in a plan, and why it is where it is.
 *
 * @param sent whether it was already sent under a schedule that the plan replaces
 * @param keptAt where an earlier plan had it, local
 * @param choice the parts of its selection score
 * @param confidence how far its expected revenue can be relied on; empty in an older plan
 * @param propensity how likely the choice was; empty if the message was sent or kept, and in an older plan
 * @param hour empty if it is unplaced
 * @param leftOut why it is unplaced; empty if it is placed
 * @param matches its constraint matches
 * @param total its share of the plan's score
 * @param planScore the sum of all shares
 */
public record MessageExplanation(
        Sent message,
        String captionText,
        PriceTier priceTier,
        PriceTier askedTier,
        String contentCategory,
        boolean hasUrgency,
        boolean sent,
        Optional<Minute> keptAt,
        SelectionScore choice,
        Optional<Confidence> confidence,
        Optional<Propensity> propensity,
        Worth worth,
        Optional<Hour> hour,
        List<String> leftOut,
        List<MatchShare> matches,
        ScoreLevels total,
        ScoreLevels planScore,
        Optional<Alternatives> alternatives) {

    /** Its worth at an ordinary hour, in dollars and in points. */
    public record Worth(double baseRevenue, double basePoints) {}

    /**
     * The hour of its slot.
     *
     * @param dayType Weekday or Weekend
     * @param factor what the hour is worth; an ordinary hour is 1
     * @param ownShare how much of that comes from the page's own data, 0 to 1
     * @param best the highest factor of any open slot
     * @param expectedRevenue dollars
     */
    public record Hour(
            DayType dayType,
            int hour,
            double factor,
            double ownShare,
            double best,
            double expectedRevenue,
            long points) {}

    /**
     * One match of a constraint.
     *
     * @param score of the whole match
     * @param share this message's part of it
     * @param with the other messages in the match
     */
    public record MatchShare(
            PlanningConstraint constraint, PlanningConstraint.Level level, long score, long share, List<Sent> with) {}

    /**
     * Alternatives to the message's slot and caption.
     *
     * @param slots best first
     * @param captions best selection score first; empty if the warehouse could not be read
     * @param captionsUnknown why the captions are not known
     */
    public record Alternatives(
            List<OtherSlot> slots, int freeSlots, List<OtherCaption> captions, Optional<String> captionsUnknown) {}

    /** A free slot, and how the plan's score would change with the message there. */
    public record OtherSlot(Minute time, ScoreLevels change) {}

    /** A free caption, and how the plan's score would change if it were sent instead. */
    public record OtherCaption(
            CaptionId captionId,
            String captionText,
            String contentCategory,
            boolean hasUrgency,
            double selectionScore,
            double draw,
            double posteriorMean,
            Optional<ScoreLevels> change) {}
}
