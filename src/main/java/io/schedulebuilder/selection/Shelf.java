package io.schedulebuilder.selection;

import io.schedulebuilder.domain.CaptionBank;
import io.schedulebuilder.domain.CaptionKind;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Captions that diversity, limits and restrictions treat alike, ordered by their own score, best first. Which of them
 * is taken depends only on prices and on what is already taken. Stores numbers, not objects, because a batch keeps all
 * shelves of all its pages.
 */
final class Shelf implements Serializable {
    private static final long serialVersionUID = 1L;

    private final CaptionKind kind;
    private final boolean softRestricted;
    private final int[] rows;
    private final int[] texts;
    private final double[] drawRanks;
    private final double[] worthRanks;
    private final double[] scores;

    /** @param bestFirst the captions by {@link RankedCaption#score}, then by row */
    Shelf(CaptionBank bank, CaptionKind kind, boolean softRestricted, List<RankedCaption> bestFirst) {
        this.kind = kind;
        this.softRestricted = softRestricted;
        this.rows = bestFirst.stream().mapToInt(RankedCaption::row).toArray();
        this.texts = IntStream.of(rows).map(bank::text).toArray();
        this.drawRanks = bestFirst.stream().mapToDouble(RankedCaption::draw).toArray();
        this.worthRanks = bestFirst.stream().mapToDouble(RankedCaption::worth).toArray();
        this.scores = bestFirst.stream().mapToDouble(RankedCaption::score).toArray();
    }

    /**
     * A caption that a shelf offers.
     *
     * @param net its own score minus its price
     */
    record Offer(Shelf shelf, int place, double net) {
        int row() {
            return shelf.rows[place];
        }

        /** The text number, by {@link CaptionBank#text}. */
        int text() {
            return shelf.texts[place];
        }

        double drawRank() {
            return shelf.drawRanks[place];
        }

        double worthRank() {
            return shelf.worthRanks[place];
        }

        /** Its own score. */
        double score() {
            return shelf.scores[place];
        }
    }

    CaptionKind kind() {
        return kind;
    }

    boolean softRestricted() {
        return softRestricted;
    }

    /**
     * The caption with the highest own score minus price. Of two equal ones, the one with the lower ID.
     *
     * @param taken texts that are already taken, by {@link CaptionBank#text}
     * @param price the price of a text, 0 or more
     */
    Optional<Offer> best(IntPredicate taken, IntToDoubleFunction price) {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int place = 0; place < rows.length; place++) {
            double own = scores[place];
            if (own < most) {
                break; // no price is below 0, so none of the rest is better
            }
            int text = texts[place];
            double net = own - price.applyAsDouble(text);
            if ((net > most || (net == most && rows[place] < rows[best])) && !taken.test(text)) {
                best = place;
                most = net;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(new Offer(this, best, most));
    }

    /** All captions of the shelf, best first. */
    Stream<Offer> all() {
        return IntStream.range(0, rows.length).mapToObj(place -> new Offer(this, place, scores[place]));
    }
}
