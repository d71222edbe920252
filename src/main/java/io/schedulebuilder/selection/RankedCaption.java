package io.schedulebuilder.selection;

/**
 * A caption with its {@link Candidate#drawRank} and {@link Candidate#worthRank}.
 *
 * @param score the part of its score that does not depend on the other chosen captions, 0 to {@value #OWN}
 */
record RankedCaption(int row, double draw, double worth, double score) {
    /** The share of the score that a caption owes to itself; the rest is for its difference from the ones before. */
    static final double OWN = 0.99;

    /** How much of the own score comes from the draw, so that now and then an untried caption gets its chance. */
    static final double DRAW = 0.10;

    /** What a caption is worth to the choice: mostly its expected conversion, and some of its draw. */
    static double value(Draws.Own drawn) {
        return (1 - DRAW) * drawn.posteriorMean() + DRAW * drawn.draw();
    }
}
