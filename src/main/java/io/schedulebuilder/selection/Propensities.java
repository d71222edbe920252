package io.schedulebuilder.selection;

import io.schedulebuilder.domain.Propensity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Estimates how likely each caption of a page was to be chosen, by exploring its greedy week again with new draws. The
 * plan's own exploration counts as one, so no chosen caption has a propensity of 0.
 *
 * <p>The captions of a kind that no page has sent are alike: how many of them are chosen is divided by how many are free.
 * Instead of all of them, only their highest draws are drawn (order statistics: David and Nagaraja, <em>Order
 * Statistics</em>, 2003, chapter 2).
 */
final class Propensities {
    /** For one week. The standard error of a propensity is at most 0.036; with more weeks, up to 0.071. */
    private static final int REDRAWS = 200;

    private static final int LEAST_REDRAWS = 50;

    /** Equally likely draws from the standard normal distribution: a tail beyond them is too rare to be redrawn. */
    private static final double[] NORMAL = IntStream.range(0, 1024)
            .mapToDouble(draw -> Draws.normal((draw + 0.5) / 1024))
            .toArray();

    private final PageCandidates page;
    private final Share share;
    private final Exploration exploration;
    private final List<Alike> alike = new ArrayList<>();
    /** What each place and each contender is alike. */
    private final List<Alike> ofPlaces = new ArrayList<>();

    private final List<Alike> ofContenders = new ArrayList<>();

    private Propensities(PageCandidates page, Share share) {
        this.page = page;
        this.share = share;
        Set<Integer> elsewhere = new HashSet<>(share.elsewhere());
        this.exploration = new Exploration(page.bids(), share.unexplored(), elsewhere::contains);
        Map<Shelf, Alike> untried = new HashMap<>();
        for (Exploration.Place place : exploration.places()) {
            Alike one = alike(place.offer(), untried, elsewhere);
            one.greedy++;
            ofPlaces.add(one);
        }
        for (Exploration.Contender contender : exploration.contenders()) {
            ofContenders.add(alike(contender.offer(), untried, elsewhere));
        }
    }

    /** The propensities of the captions that a page took from its shelves, by text. */
    static Map<Integer, Propensity> of(PageCandidates page, Share share) {
        return new Propensities(page, share).estimate();
    }

    private Alike alike(Shelf.Offer offer, Map<Shelf, Alike> untried, Set<Integer> elsewhere) {
        if (offer.tried()) {
            return added(offer, 1);
        }
        return untried.computeIfAbsent(
                offer.shelf(),
                shelf -> added(
                        offer,
                        shelf.untried()
                                - (int) shelf.all()
                                        .filter(one -> !one.tried() && elsewhere.contains(one.text()))
                                        .count()));
    }

    private Alike added(Shelf.Offer offer, int captions) {
        Alike added = new Alike(page.candidate(offer), captions);
        alike.add(added);
        return added;
    }

    private Map<Integer, Propensity> estimate() {
        List<Exchanges.Exchange> made = exploration.madeIn(share);
        count(made);
        int redraws = 1;
        if (exploration.exchanges().areAllowed()) {
            SplittableRandom random = new SplittableRandom(page.seed()).split();
            int more = Math.max(LEAST_REDRAWS, REDRAWS / page.bids().asked().size());
            for (int redraw = 0; redraw < more; redraw++) {
                count(redraw(random));
            }
            redraws += more;
        }
        Map<Integer, Propensity> propensities = new HashMap<>();
        for (int place = 0; place < ofPlaces.size(); place++) {
            int text = exploration.places().get(place).taken().text();
            propensities.put(text, ofPlaces.get(place).propensity(redraws, Optional.empty()));
        }
        for (Exchanges.Exchange exchange : made) {
            Exploration.Contender contender = exploration.contenders().get(exchange.contender());
            propensities.put(
                    contender.offer().text(),
                    ofContenders.get(exchange.contender()).propensity(redraws, Optional.of(told(exchange))));
        }
        return propensities;
    }

    private List<Exchanges.Exchange> redraw(SplittableRandom random) {
        double[] logs =
                ofPlaces.stream().mapToDouble(place -> place.logDraw(random)).toArray();
        double[] lowest = exploration.exchanges().lowest(logs);
        double[] contenders = new double[ofContenders.size()];
        for (int contender = 0; contender < contenders.length; contender++) {
            double log = ofContenders.get(contender).logDraw(random);
            contenders[contender] = log > lowest[contender] ? StrictMath.exp(log) : 0;
        }
        double[] places = DoubleStream.of(logs).map(StrictMath::exp).toArray();
        return exploration.exchanges().made(places, contenders);
    }

    private void count(List<Exchanges.Exchange> exchanges) {
        for (Exchanges.Exchange exchange : exchanges) {
            ofPlaces.get(exchange.place()).exchanged--;
            ofContenders.get(exchange.contender()).exchanged++;
        }
        alike.forEach(Alike::endDraw);
    }

    private Propensity.Exploration told(Exchanges.Exchange exchange) {
        Exploration.Contender contender = exploration.contenders().get(exchange.contender());
        Shelf.Offer instead = exploration.places().get(exchange.place()).offer();
        double dollars = page.bids().dollars(contender.tier());
        return new Propensity.Exploration(
                page.bank().id(instead.row()),
                dollars * contender.offer().draw(),
                dollars * instead.draw(),
                exchange.cost());
    }

    /** Captions that have the same chance: one that was sent, or all of a shelf that were not. */
    private static final class Alike {
        private final double logMean;
        private final double spread;
        private final int captions;
        private int greedy;
        private int exchanged;
        private long sum;
        private long squares;
        private int drawn;
        private double logQuantile;

        /** @param captions how many there are, on the shelf or not */
        Alike(Candidate one, int captions) {
            this.logMean = StrictMath.log(one.posteriorMean()) - one.logVariance() / 2;
            this.spread = StrictMath.sqrt(one.logVariance());
            this.captions = captions;
        }

        /** The logarithm of the highest conversion that one of them draws, then of the second highest, and so on. */
        double logDraw(SplittableRandom random) {
            double normal;
            if (captions == 1) {
                normal = NORMAL[random.nextInt(NORMAL.length)];
            } else {
                logQuantile += StrictMath.log(Draws.uniform(random)) / (captions - drawn++);
                normal = -Draws.normal(-StrictMath.expm1(logQuantile)); // precise where the quantile is almost 1
            }
            return Math.min(0, logMean + spread * normal);
        }

        void endDraw() {
            sum += exchanged;
            squares += (long) exchanged * exchanged;
            exchanged = 0;
            drawn = 0;
            logQuantile = 0;
        }

        /** The chance of each of them to be chosen. */
        Propensity propensity(int redraws, Optional<Propensity.Exploration> explored) {
            double mean = (double) sum / redraws;
            double variance = Math.max(0, (double) squares / redraws - mean * mean);
            return new Propensity((greedy + mean) / captions, StrictMath.sqrt(variance / redraws) / captions, explored);
        }
    }
}
