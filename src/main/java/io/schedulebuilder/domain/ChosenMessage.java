package io.schedulebuilder.domain;

import java.util.Optional;

/**
 * A caption chosen for this horizon.
 *
 * @param askedTier the price tier that the mix requested; differs from the caption's tier when the pool was short
 * @param score why the caption won
 * @param baseRevenue dollars expected at an average hour; 0 for a bump
 * @param basePoints points at an average hour
 * @param confidence how far that revenue can be relied on; empty in plans of before it was written
 * @param week of the horizon, from 1: the message is sent on a day of this week
 * @param sentAt when the message was sent, if it was: it counts but is not moved
 * @param keptAt the message's time in an earlier plan, when the plan should change little
 * @param propensity empty if the selection had no choice: the message was sent, kept or edited
 */
public record ChosenMessage(
        Caption caption,
        PriceTier askedTier,
        SelectionScore score,
        double baseRevenue,
        double basePoints,
        Optional<Confidence> confidence,
        int week,
        Optional<TimeSlot> sentAt,
        Optional<TimeSlot> keptAt,
        Optional<Propensity> propensity) {

    /** The same message, already sent at a time of a week; it is not moved. */
    public ChosenMessage sentAt(TimeSlot time, int ofWeek) {
        return new ChosenMessage(
                caption,
                askedTier,
                score,
                baseRevenue,
                basePoints,
                confidence,
                ofWeek,
                Optional.of(time),
                Optional.empty(),
                Optional.empty());
    }

    /** The same message, pinned to a time as if it had been sent then. */
    public ChosenMessage pinnedAt(TimeSlot time) {
        return new ChosenMessage(
                caption,
                askedTier,
                score,
                baseRevenue,
                basePoints,
                confidence,
                week,
                Optional.of(time),
                keptAt,
                propensity);
    }

    /** The same message, with its time in an earlier plan. */
    public ChosenMessage keptAt(TimeSlot time, int ofWeek) {
        return new ChosenMessage(
                caption,
                askedTier,
                score,
                baseRevenue,
                basePoints,
                confidence,
                ofWeek,
                Optional.empty(),
                Optional.of(time),
                Optional.empty());
    }

    /** The same message with other base values: dollars and points at an average hour. */
    public ChosenMessage worth(double revenue, double points) {
        return new ChosenMessage(
                caption, askedTier, score, revenue, points, confidence, week, sentAt, keptAt, propensity);
    }

    /** PPV or bump. */
    public MessageType type() {
        return caption.priceTier().messageType();
    }

    /**
     * The parts of a selection score, each 0 to 1 unless stated otherwise.
     *
     * @param total the weighted sum, clamped: the performance score in the CSV
     * @param draw the sampled conversion
     * @param drawRank the draw's rank within the price tier; 1 is the best
     * @param diversity how different the caption is from the page's last messages
     * @param worthRank rank of the expected revenue within the price tier; 1 is the best
     * @param penalty deducted for a limit that is filling up or for a soft restriction
     * @param posteriorMean expected conversion
     * @param evidenceViewers decayed number of viewers behind that estimate
     */
    public record SelectionScore(
            double total,
            double draw,
            double drawRank,
            double diversity,
            double worthRank,
            double penalty,
            double posteriorMean,
            double evidenceViewers) {}
}
