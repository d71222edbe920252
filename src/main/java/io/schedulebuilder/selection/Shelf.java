package io.schedulebuilder.selection;

import io.schedulebuilder.domain.CaptionBank;
import io.schedulebuilder.domain.CaptionKind;
import java.io.Serializable;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Captions that diversity, limits and restrictions treat alike, ordered by their own score, best first; equal ones by
 * their draw. Which of them is taken depends only on prices and on what is already taken. Stores numbers, not objects,
 * because a batch keeps all shelves of all its pages.
 */
final class Shelf implements Serializable {
    private static final long serialVersionUID = 1L;

    private final CaptionKind kind;
    private final boolean softRestricted;
    private final int untried;
    private final int[] rows;
    private final int[] texts;
    private final double[] means;
    private final double[] draws;
    private final double[] scores;
    private final BitSet sent = new BitSet();
    private final BitSet contenders = new BitSet();

    /**
     * Creates a shelf.
     *
     * @param untried how many captions of the kind no page has sent, on the shelf or not
     * @param bestFirst the captions by {@link Candidate#score}, then by draw, then by row
     */
    Shelf(CaptionBank bank, CaptionKind kind, boolean softRestricted, int untried, List<Candidate> bestFirst) {
        this.kind = kind;
        this.softRestricted = softRestricted;
        this.untried = untried;
        this.rows = bestFirst.stream().mapToInt(Candidate::row).toArray();
        this.texts = IntStream.of(rows).map(bank::text).toArray();
        this.means = bestFirst.stream().mapToDouble(Candidate::posteriorMean).toArray();
        this.draws = bestFirst.stream().mapToDouble(Candidate::draw).toArray();
        this.scores = bestFirst.stream().mapToDouble(Candidate::score).toArray();
        for (int place = 0; place < rows.length; place++) {
            sent.set(place, bestFirst.get(place).tried());
            contenders.set(place, bestFirst.get(place).contender());
        }
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

        /** Expected conversion. */
        double mean() {
            return shelf.means[place];
        }

        /** Sampled conversion. */
        double draw() {
            return shelf.draws[place];
        }

        /** Whether any page has sent it. */
        boolean tried() {
            return shelf.sent.get(place);
        }

        /** Whether it may displace a caption of the greedy week. */
        boolean contender() {
            return shelf.contenders.get(place);
        }
    }

    CaptionKind kind() {
        return kind;
    }

    boolean softRestricted() {
        return softRestricted;
    }

    /** How many free captions of the kind no page has sent, on the shelf or not. */
    int untried() {
        return untried;
    }

    /**
     * The caption with the highest own score minus price. Of equal ones, the first.
     *
     * @param taken texts that are already taken, by {@link CaptionBank#text}
     * @param price the price of a text, 0 or more
     */
    Optional<Offer> best(IntPredicate taken, IntToDoubleFunction price) {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int place = 0; place < rows.length; place++) {
            double own = scores[place];
            if (own <= most) {
                break; // no price is below 0, so none of the rest is better
            }
            int text = texts[place];
            double net = own - price.applyAsDouble(text);
            if (net > most && !taken.test(text)) {
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
