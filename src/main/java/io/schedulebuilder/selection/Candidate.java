package io.schedulebuilder.selection;

import io.schedulebuilder.domain.Caption;

/**
 * A free caption with what its draw gave.
 *
 * @param draw sampled conversion
 * @param posteriorMean expected conversion
 * @param evidenceViewers decayed viewers of its own
 * @param drawRank 0 to 1 within its price tier, 1 the best
 * @param worthRank likewise, of the expected conversion
 */
public record Candidate(
        Caption caption,
        boolean softRestricted,
        double draw,
        double posteriorMean,
        double evidenceViewers,
        double drawRank,
        double worthRank) {

    Candidate ranked(double byDraw, double byWorth) {
        return new Candidate(caption, softRestricted, draw, posteriorMean, evidenceViewers, byDraw, byWorth);
    }
}
