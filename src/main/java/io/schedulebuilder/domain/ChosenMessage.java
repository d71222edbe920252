package io.schedulebuilder.domain;

import java.util.Optional;

/**
 * A caption chosen for this horizon.
 *
 * @param askedTier the price tier that the mix asked for; differs from the caption's when the pool was short
 * @param score why the caption won
 * @param baseRevenue dollars expected at an ordinary hour; 0 for a bump
 * @param basePoints worth in points at an ordinary hour
 * @param week of the horizon, from 1: it is sent on one of its days
 * @param sentAt when it was sent already: such a message counts but is not moved
 * @param keptAt where an earlier plan had it, when the plan should change little
 */
public record ChosenMessage(
        Caption caption,
        PriceTier askedTier,
        SelectionScore score,
        double baseRevenue,
        double basePoints,
        int week,
        Optional<TimeSlot> sentAt,
        Optional<TimeSlot> keptAt) {

    /** The same message, sent at a time of a week: it stays there. */
    public ChosenMessage sentAt(TimeSlot time, int ofWeek) {
        return new ChosenMessage(
                caption, askedTier, score, baseRevenue, basePoints, ofWeek, Optional.of(time), Optional.empty());
    }

    /** The same message, which an earlier plan had at a time of a week. */
    public ChosenMessage keptAt(TimeSlot time, int ofWeek) {
        return new ChosenMessage(
                caption, askedTier, score, baseRevenue, basePoints, ofWeek, Optional.empty(), Optional.of(time));
    }

    /** The same message with another worth at an ordinary hour: dollars, and points. */
    public ChosenMessage worth(double revenue, double points) {
        return new ChosenMessage(caption, askedTier, score, revenue, points, week, sentAt, keptAt);
    }

    /** PPV or Bump. */
    public MessageType type() {
        return caption.priceTier().messageType();
    }

    /**
     * The parts of a selection score, each 0 to 1 unless said otherwise.
     *
     * @param total the weighted sum, clamped: the CSV's performance score
     * @param draw the sampled conversion
     * @param drawRank its rank within the price tier, 1 the best
     * @param diversity how unlike the page's last messages
     * @param worthRank rank of the expected revenue within the price tier, 1 the best
     * @param penalty taken off for a limit that fills up or a soft restriction
     * @param posteriorMean expected conversion
     * @param evidenceViewers decayed viewers behind it
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
