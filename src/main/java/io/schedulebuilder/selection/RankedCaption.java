package io.schedulebuilder.selection;

import java.util.Comparator;

/** A caption with its {@link Candidate#drawRank} and {@link Candidate#worthRank}. */
record RankedCaption(int row, double draw, double worth) {
    static final double DRAW = 0.70;
    static final double WORTH = 0.15;

    static final Comparator<RankedCaption> BEST_FIRST = Comparator.comparingDouble(
                    (RankedCaption one) -> ownScore(one.draw, one.worth))
            .reversed()
            .thenComparing(RankedCaption::row);

    /** The part of the score that does not depend on the other chosen captions. */
    static double ownScore(double drawRank, double worthRank) {
        return DRAW * drawRank + WORTH * worthRank;
    }
}
