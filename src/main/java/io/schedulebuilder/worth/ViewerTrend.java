package io.schedulebuilder.worth;

import io.schedulebuilder.domain.SentMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many viewers a page's next PPVs will have: a line through the logs of what past ones had, in which recent PPVs
 * count most. The slope is shrunk toward 0 (ridge regression: Hoerl and Kennard, Technometrics 12, 1970).
 *
 * @param viewers mean viewers of a PPV at the time asked for
 * @param weekVariance of the log of a week's viewers, which its PPVs share
 * @param sendVariance of the log of a single PPV's viewers beyond that
 */
record ViewerTrend(double viewers, double weekVariance, double sendVariance) {
    private static final double SECONDS_A_WEEK = 7 * 86_400;
    private static final double HALF_LIFE_WEEKS = 3;

    /** Variance of what a page's audience is believed to grow or shrink by in a week, before any data. */
    private static final double SLOPE_VARIANCE = 0.03 * 0.03;

    /** Nobody's trend is believed to last longer. */
    private static final double MOST_WEEKS_AHEAD = 4;

    private static final double LEAST_VARIANCE = 0.0004;
    private static final double USUAL_VARIANCE = 0.01;

    /**
     * Fits the line.
     *
     * @param ppvs sent before as-of
     * @param at when the next ones will be sent, on average
     * @return empty if nobody viewed any
     */
    static Optional<ViewerTrend> of(List<SentMessage> ppvs, Instant asOf, Instant at) {
        List<SentMessage> seen = ppvs.stream().filter(ppv -> ppv.viewed() > 0).toList();
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        double weights = 0;
        double x = 0;
        double y = 0;
        for (SentMessage ppv : seen) {
            double weight = weight(ppv, asOf);
            weights += weight;
            x += weight * weeks(ppv.sentAt(), asOf);
            y += weight * StrictMath.log((double) ppv.viewed());
        }
        double meanX = x / weights;
        double meanY = y / weights;
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (SentMessage ppv : seen) {
            double weight = weight(ppv, asOf);
            double offX = weeks(ppv.sentAt(), asOf) - meanX;
            double offY = StrictMath.log((double) ppv.viewed()) - meanY;
            xx += weight * offX * offX;
            xy += weight * offX * offY;
            yy += weight * offY * offY;
        }
        double variance = Math.max(LEAST_VARIANCE, (yy + USUAL_VARIANCE) / (weights + 1));
        double slope = xy / (xx + variance / SLOPE_VARIANCE);
        double ahead = Math.min(MOST_WEEKS_AHEAD, weeks(at, asOf)) - meanX;
        double ofLine = variance / weights + ahead * ahead * variance / (xx + variance / SLOPE_VARIANCE);
        double[] parts = parts(
                seen,
                asOf,
                ppv -> StrictMath.log((double) ppv.viewed()) - meanY - slope * (weeks(ppv.sentAt(), asOf) - meanX));
        return Optional.of(new ViewerTrend(
                StrictMath.exp(meanY + slope * ahead + (parts[0] + parts[1]) / 2), parts[0] + ofLine, parts[1]));
    }

    private static double weeks(Instant time, Instant asOf) {
        return (time.getEpochSecond() - asOf.getEpochSecond()) / SECONDS_A_WEEK;
    }

    private static double weight(SentMessage ppv, Instant asOf) {
        return StrictMath.pow(0.5, -weeks(ppv.sentAt(), asOf) / HALF_LIFE_WEEKS);
    }

    private interface Residual {
        double of(SentMessage ppv);
    }

    /** The variance between weeks and within them, by the moments of a one-way analysis of variance. */
    private static double[] parts(List<SentMessage> ppvs, Instant asOf, Residual residual) {
        Map<Long, double[]> weeks = new TreeMap<>();
        for (SentMessage ppv : ppvs) {
            double[] sums = weeks.computeIfAbsent((long) Math.floor(weeks(ppv.sentAt(), asOf)), week -> new double[3]);
            double off = residual.of(ppv);
            sums[0]++;
            sums[1] += off;
            sums[2] += off * off;
        }
        double within = USUAL_VARIANCE;
        double free = 1;
        double between = 0;
        double counting = 0;
        for (double[] sums : weeks.values()) {
            within += sums[2] - sums[1] * sums[1] / sums[0];
            free += sums[0] - 1;
            between += sums[1] / sums[0] * (sums[1] / sums[0]);
            counting += 1 / sums[0];
        }
        double ofSend = within / free;
        double ofWeek = (between - counting * ofSend) / weeks.size();
        return new double[] {Math.max(LEAST_VARIANCE, ofWeek), ofSend};
    }
}
