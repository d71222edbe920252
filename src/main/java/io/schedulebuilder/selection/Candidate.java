package io.schedulebuilder.selection;

/**
 * A free caption with what its draw gave.
 *
 * @param row of the bank
 * @param draw sampled conversion
 * @param posteriorMean expected conversion
 * @param evidenceViewers decayed viewers of its own
 * @param drawRank share of the other captions of its price tier that draw less, 0 to 1
 * @param worthRank likewise, of the expected conversion; equal ones count half
 */
record Candidate(
        int row, double draw, double posteriorMean, double evidenceViewers, double drawRank, double worthRank) {}
