package io.schedulebuilder.selection;

/**
 * A free caption with the result of its draw.
 *
 * @param row the caption's row in the bank
 * @param draw sampled conversion
 * @param posteriorMean expected conversion
 * @param logVariance of the logarithm of its conversion
 * @param evidenceViewers decayed viewers of this caption
 * @param tried whether any page has sent it
 * @param contender whether it may displace a caption of the greedy week
 * @param drawRank share of the other captions of its price tier that have a lower draw, 0 to 1
 * @param worthRank share of the other captions of its price tier that have a lower expected conversion, 0 to 1; equal
 *     ones count half
 * @param score the part of its selection score that does not depend on the other chosen captions, 0 to {@value #OWN}:
 *     its expected conversion relative to the highest of its price tier
 */
record Candidate(
        int row,
        double draw,
        double posteriorMean,
        double logVariance,
        double evidenceViewers,
        boolean tried,
        boolean contender,
        double drawRank,
        double worthRank,
        double score) {
    /** The share of the score that a caption owes to itself; the rest is for its difference from the ones before. */
    static final double OWN = 0.99;
}
