package io.schedulebuilder.analysis;

import io.schedulebuilder.domain.DayType;
import io.schedulebuilder.domain.HourSignal;
import io.schedulebuilder.domain.HourSignal.Cell;
import io.schedulebuilder.domain.HourTable;
import io.schedulebuilder.domain.HourTable.Hour;
import io.schedulebuilder.domain.PeakHours;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SentMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.OneWayAnova;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/**
 * What an hour is worth, shrunk toward the default by the number of sends behind it: the credibility of Bühlmann
 * ("Experience rating and credibility", ASTIN Bulletin 4, 1967), which is empirical Bayes for means of groups.
 *
 * <p>An observation is a PPV's earnings per recipient over the page's mean for its price tier, so that an hour is not
 * credited for the prices that were sent in it. If a one-way analysis of variance of their normal scores (van der
 * Waerden, "Order tests for the two-sample problem", 1952: earnings have heavy tails and many zeros) finds the hours no
 * more unlike than chance makes them ({@value #SIGNIFICANCE}), the page has no signal and the defaults stand. Otherwise
 * an hour with n sends rests to n/(n+k) on its own mean, k being the variance within hours over that between them.
 */
public final class HourWorth {
    private static final double SIGNIFICANCE = 0.05;

    /** Sends below which an hour says nothing of its spread. */
    private static final int LEAST_SENDS = 2;

    /** An hour in which nothing sold is still worth something: the solver multiplies by it. */
    private static final double LEAST_FACTOR = 0.05;

    private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

    private HourWorth() {}

    private record Key(DayType dayType, int hour) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::dayType).thenComparing(Key::hour).compare(this, other);
        }
    }

    /** What the page's own PPVs say of its hours. */
    static HourSignal signal(LookBack lookBack) {
        Map<Key, List<SentMessage>> byHour = new TreeMap<>();
        for (SentMessage ppv : lookBack.ppvs()) {
            if (ppv.rpr().isPresent()) {
                Key key = new Key(DayType.of(lookBack.day(ppv)), lookBack.hour(ppv));
                byHour.computeIfAbsent(key, k -> new ArrayList<>()).add(ppv);
            }
        }
        RelativeWorth relative =
                RelativeWorth.of(byHour.values().stream().flatMap(List::stream).toList());
        List<Cell> cells = byHour.entrySet().stream()
                .map(entry -> new Cell(
                        entry.getKey().dayType(),
                        entry.getKey().hour(),
                        entry.getValue().size(),
                        Means.rpr(entry.getValue()),
                        Means.conversion(entry.getValue()),
                        entry.getValue().stream()
                                .mapToDouble(relative::worth)
                                .average()
                                .orElse(1)))
                .toList();
        List<double[]> groups = byHour.values().stream()
                .filter(ppvs -> ppvs.size() >= LEAST_SENDS)
                .map(ppvs -> ppvs.stream().mapToDouble(relative::worth).toArray())
                .toList();
        return credibility(cells, groups);
    }

    private static HourSignal credibility(List<Cell> cells, List<double[]> groups) {
        if (groups.size() < 2) {
            return new HourSignal(cells, Optional.empty(), Double.POSITIVE_INFINITY);
        }
        double p = OneWayAnova.withDefaults().test(normalScores(groups)).getPValue();
        if (Double.isNaN(p)) { // all alike
            return new HourSignal(cells, Optional.empty(), Double.POSITIVE_INFINITY);
        }
        OneWayAnova.Result variance = OneWayAnova.withDefaults().test(groups);
        boolean found = p < SIGNIFICANCE && variance.getVCBG() > 0;
        return new HourSignal(
                cells, Optional.of(p), found ? variance.getVCWG() / variance.getVCBG() : Double.POSITIVE_INFINITY);
    }

    /** Each observation's rank among all, as the quantile of a standard normal. */
    private static List<double[]> normalScores(List<double[]> groups) {
        double[] all = groups.stream().flatMapToDouble(Arrays::stream).toArray();
        double[] ranks = new NaturalRanking(TiesStrategy.AVERAGE).apply(all);
        List<double[]> scores = new ArrayList<>();
        int from = 0;
        for (double[] group : groups) {
            scores.add(Arrays.stream(ranks, from, from + group.length)
                    .map(rank -> STANDARD_NORMAL.inverseCumulativeProbability(rank / (all.length + 1)))
                    .toArray());
            from += group.length;
        }
        return scores;
    }

    /** The worth of every hour: the page's own where it has sends, shrunk toward the default. */
    public static HourTable table(HourSignal signal, PeakHours peaks) {
        Map<Key, Cell> cells = new HashMap<>();
        signal.cells().forEach(cell -> cells.put(new Key(cell.dayType(), cell.hour()), cell));
        Map<DayType, List<Hour>> table = new EnumMap<>(DayType.class);
        for (DayType dayType : DayType.values()) {
            table.put(
                    dayType,
                    IntStream.range(0, 24)
                            .mapToObj(hour -> hour(
                                    Optional.ofNullable(cells.get(new Key(dayType, hour))),
                                    signal.credibilitySends(),
                                    peaks.defaultFactor(dayType, hour)))
                            .toList());
        }
        return new HourTable(table);
    }

    private static Hour hour(Optional<Cell> cell, double credibilitySends, double defaultFactor) {
        if (cell.isEmpty() || Double.isInfinite(credibilitySends)) {
            return new Hour(defaultFactor, 0);
        }
        int sends = cell.get().sends();
        double own = sends / (sends + credibilitySends);
        double factor = own * cell.get().relativeWorth() + (1 - own) * defaultFactor;
        return new Hour(Math.max(LEAST_FACTOR, factor), own);
    }

    /** A PPV's earnings per recipient over the page's mean for its price tier, or for all PPVs where it has none. */
    private record RelativeWorth(Map<Optional<PriceTier>, Double> means) {
        static RelativeWorth of(List<SentMessage> ppvs) {
            Map<Optional<PriceTier>, List<SentMessage>> byTier = new HashMap<>();
            ppvs.forEach(ppv ->
                    byTier.computeIfAbsent(tier(ppv), t -> new ArrayList<>()).add(ppv));
            Map<Optional<PriceTier>, Double> means = new HashMap<>();
            byTier.forEach((tier, sent) -> means.put(tier, Means.rpr(tier.isEmpty() ? ppvs : sent)));
            return new RelativeWorth(means);
        }

        double worth(SentMessage ppv) {
            double mean = means.getOrDefault(tier(ppv), 0.0);
            return mean > 0 ? ppv.rpr().orElse(0) / mean : 1;
        }

        private static Optional<PriceTier> tier(SentMessage ppv) {
            return ppv.caption().map(caption -> caption.kind().priceTier());
        }
    }
}
