package io.schedulebuilder.selection;

import io.schedulebuilder.domain.CaptionKind;
import io.schedulebuilder.domain.PriceTier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Says which contenders get a place of the greedy week, given what all of them drew. A contender gets a place of its
 * price tier if its draw is better by a multiple of what the exchange costs in expected revenue; the exchange that gains
 * most dollars comes first. Each week may give up a share of
 * the expected revenue of the captions that it chose, and may send a few captions that no page has sent instead of ones
 * that were. Limits hold.
 *
 * <p>Uses arrays, because propensities repeat it hundreds of times for each page.
 */
final class Exchanges {
    /**
     * What the draws must promise for each dollar that an exchange costs: a caption costs once and, if it is as good as it
     * drew, pays in later weeks and on other pages. In simulated markets, lower bars had not paid back after twelve weeks
     * (see docs/decisions.md).
     */
    static final double PROMISE = 10;

    /** The digits of a number of dollars that order exchanges, about six; the other bits number them. */
    private static final long GAIN_BITS = 0xFFFF_FFFF_0000_0000L;

    private static final List<PriceTier> TIERS = List.of(PriceTier.values());

    private final Bids bids;
    private final List<Exploration.Place> places;
    private final List<Exploration.Contender> contenders;
    /** Captions of the greedy week that stay, by week. */
    private final List<List<CaptionKind>> staying;

    private final double[] budgets;
    private final int[] tiersOfPlaces;
    private final int[] tiersOfContenders;
    private final double[] meansOfPlaces;
    private final double[] meansOfContenders;
    private final boolean[] placesTried;
    private final boolean[] contendersTried;
    private final double[] dollars;

    Exchanges(Bids bids, Share greedy, List<Exploration.Place> places, List<Exploration.Contender> contenders) {
        this.bids = bids;
        this.places = places;
        this.contenders = contenders;
        this.dollars = TIERS.stream().mapToDouble(bids::dollars).toArray();
        this.budgets = new double[bids.asked().size()];
        this.tiersOfPlaces = places.stream()
                .mapToInt(place -> TIERS.indexOf(place.taken().used()))
                .toArray();
        this.tiersOfContenders =
                contenders.stream().mapToInt(one -> TIERS.indexOf(one.tier())).toArray();
        this.meansOfPlaces =
                places.stream().mapToDouble(place -> place.offer().mean()).toArray();
        this.meansOfContenders =
                contenders.stream().mapToDouble(one -> one.offer().mean()).toArray();
        this.placesTried = new boolean[places.size()];
        for (int place = 0; place < places.size(); place++) {
            placesTried[place] = places.get(place).offer().tried();
            budgets[places.get(place).week()] +=
                    bids.exploration() * dollars[tiersOfPlaces[place]] * meansOfPlaces[place];
        }
        this.contendersTried = new boolean[contenders.size()];
        for (int contender = 0; contender < contenders.size(); contender++) {
            contendersTried[contender] = contenders.get(contender).offer().tried();
        }
        this.staying = staying(bids, greedy);
    }

    /**
     * A contender in a place, both by their index.
     *
     * @param cost what is expected less, in dollars, 0 or more
     */
    record Exchange(int place, int contender, double cost) {}

    private static List<List<CaptionKind>> staying(Bids bids, Share greedy) {
        List<List<CaptionKind>> staying = new ArrayList<>();
        bids.asked().forEach(week -> staying.add(new ArrayList<>()));
        bids.sent().forEach(sent -> staying.get(sent.week() - 1).add(sent.kind()));
        for (Share.Take take : greedy.takes()) {
            bids.kept().stream()
                    .filter(held -> take.kept() && held.text() == take.text())
                    .findFirst()
                    .ifPresent(held -> staying.get(take.week() - 1).add(held.kind()));
        }
        return staying;
    }

    /** Whether the rules allow any exchange. */
    boolean areAllowed() {
        return bids.exploration() > 0;
    }

    /** The exchange of a place for a contender. */
    Exchange exchange(int place, int contender) {
        double less = meansOfPlaces[place] - meansOfContenders[contender];
        return new Exchange(place, contender, dollars[tiersOfPlaces[place]] * Math.max(0, less));
    }

    /**
     * The exchanges that are made if the captions draw these conversions.
     *
     * @param ofContenders need not be exact for those that are below all places of their price tier
     */
    List<Exchange> made(double[] ofPlaces, double[] ofContenders) {
        long[] gains = areAllowed() ? gains(ofPlaces, ofContenders) : new long[0];
        if (gains.length == 0) {
            return List.of();
        }
        double[] left = budgets.clone();
        int[] untried = new int[budgets.length];
        List<Limits> limits = limits();
        boolean[] filled = new boolean[places.size()];
        boolean[] used = new boolean[contenders.size()];
        List<Exchange> made = new ArrayList<>();
        for (int next = gains.length - 1; next >= 0; next--) {
            int pair = (int) gains[next];
            Exchange exchange = exchange(pair / contenders.size(), pair % contenders.size());
            int place = exchange.place();
            int contender = exchange.contender();
            int week = places.get(place).week();
            int fresh = contendersTried[contender] ? 0 : 1;
            if (!filled[place]
                    && !used[contender]
                    && exchange.cost() <= left[week]
                    && untried[week] + fresh <= bids.untriedCaptions()
                    && limits.get(week).exchange(kindOf(place), kind(contenders.get(contender)))) {
                filled[place] = true;
                used[contender] = true;
                left[week] -= exchange.cost();
                untried[week] += fresh;
                made.add(exchange);
            }
        }
        return made;
    }

    /** What each exchange gains, least first, in the high bits; the pair of place and contender in the low ones. */
    private long[] gains(double[] ofPlaces, double[] ofContenders) {
        double[] lowest = lowest(ofPlaces);
        long[] gains = new long[64];
        int size = 0;
        for (int contender = 0; contender < ofContenders.length; contender++) {
            double draw = ofContenders[contender];
            if (draw <= lowest[contender]) {
                continue;
            }
            for (int place = 0; place < ofPlaces.length; place++) {
                double more = draw - ofPlaces[place];
                if (more > 0 && mayDisplace(contender, place) && isWorthIt(place, contender, more)) {
                    double gain = dollars[tiersOfPlaces[place]] * more;
                    gains = size == gains.length ? Arrays.copyOf(gains, 2 * size) : gains;
                    gains[size++] = (Double.doubleToLongBits(gain) & GAIN_BITS)
                            | ((long) place * contenders.size() + contender);
                }
            }
        }
        long[] sorted = Arrays.copyOf(gains, size);
        Arrays.sort(sorted);
        return sorted;
    }

    private boolean mayDisplace(int contender, int place) {
        return tiersOfPlaces[place] == tiersOfContenders[contender]
                && (contendersTried[contender] || placesTried[place]);
    }

    private boolean isWorthIt(int place, int contender, double more) {
        double less = Math.max(0, meansOfPlaces[place] - meansOfContenders[contender]);
        return more >= PROMISE * less
                && dollars[tiersOfPlaces[place]] * less
                        <= budgets[places.get(place).week()];
    }

    /** For each contender, the lowest draw, or logarithm of one, of the places of its price tier: it must beat that. */
    double[] lowest(double[] ofPlaces) {
        double[] ofTiers = new double[TIERS.size()];
        Arrays.fill(ofTiers, Double.POSITIVE_INFINITY);
        for (int place = 0; place < ofPlaces.length; place++) {
            ofTiers[tiersOfPlaces[place]] = Math.min(ofTiers[tiersOfPlaces[place]], ofPlaces[place]);
        }
        return IntStream.of(tiersOfContenders)
                .mapToDouble(tier -> ofTiers[tier])
                .toArray();
    }

    /** How full the limits are in each week of the greedy one. */
    private List<Limits> limits() {
        List<Limits> limits = new ArrayList<>();
        for (List<CaptionKind> week : staying) {
            Limits ofWeek = new Limits(bids.mostUrgent(), bids.mostPerCategory());
            week.forEach(ofWeek::use);
            limits.add(ofWeek);
        }
        for (int place = 0; place < places.size(); place++) {
            limits.get(places.get(place).week()).use(kindOf(place));
        }
        return limits;
    }

    private CaptionKind kindOf(int place) {
        return places.get(place).offer().shelf().kind();
    }

    private static CaptionKind kind(Exploration.Contender contender) {
        return contender.offer().shelf().kind();
    }
}
