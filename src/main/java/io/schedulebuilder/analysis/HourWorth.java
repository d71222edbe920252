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
 * What an hour is worth, shrunk toward the default according to its number of sends. Source: Bühlmann, "Experience
 * rating and credibility", ASTIN Bulletin 4, 1967 (empirical Bayes for group means).
 *
 * <p>An observation is a PPV's earnings per recipient divided by the page's mean for its price tier, so an hour gets no
 * credit for the prices sent in it. A one-way analysis of variance compares the hours by normal scores (van der
 * Waerden, "Order tests for the two-sample problem", 1952), because earnings have heavy tails and many zeros. If the
 * hours do not differ more than chance explains (p of {@value #SIGNIFICANCE} or more), the page has no signal and the
 * defaults apply. Otherwise an hour with n sends gets the weight n/(n+k) for its own mean, where k is the variance
 * within hours divided by the variance between hours.
 */
public final class HourWorth {
    private static final double SIGNIFICANCE = 0.05;

    /** Hours with fewer sends say nothing about the spread within an hour. */
    private static final int LEAST_SENDS = 2;

    /** The factor of an hour without sales; above 0 because the solver multiplies by it. */
    private static final double LEAST_FACTOR = 0.05;

    private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

    private HourWorth() {}

    private record Key(DayType dayType, int hour) {}

    /** What the page's own PPVs say about its hours. */
    static HourSignal signal(LookBack lookBack) {
        Map<Key, List<SentMessage>> byHour =
                new TreeMap<>(Comparator.comparing(Key::dayType).thenComparing(Key::hour));
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
        if (Double.isNaN(p)) { // all observations are equal
            return new HourSignal(cells, Optional.empty(), Double.POSITIVE_INFINITY);
        }
        OneWayAnova.Result variance = OneWayAnova.withDefaults().test(groups);
        boolean found = p < SIGNIFICANCE && variance.getVCBG() > 0;
        return new HourSignal(
                cells, Optional.of(p), found ? variance.getVCWG() / variance.getVCBG() : Double.POSITIVE_INFINITY);
    }

    /** Each observation's rank among all observations, as a quantile of the standard normal distribution. */
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

    /** The worth of every hour: the page's own mean if the hour has sends, shrunk toward the default. */
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

    /**
     * A PPV's earnings per recipient divided by the page's mean for its price tier, or for all PPVs if it has no tier.
     */
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
