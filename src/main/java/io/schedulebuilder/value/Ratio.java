package io.schedulebuilder.value;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Predicted over earned dollars, with the standard error of its logarithm by the jackknife over weeks (Efron and Stein,
 * "The jackknife estimate of variance", Annals of Statistics 9, 1981): the messages of a week are not independent.
 *
 * @param value above 0
 * @param weeks number of weeks, at least 2
 */
record Ratio(double value, double error, int weeks) {
    /** A week's dollars. */
    record Week(double predicted, double earned) {}

    /** A confidence interval. */
    record Interval(double low, double high) {}

    /** Empty unless two weeks have predictions and earnings. */
    static Optional<Ratio> of(List<Week> all) {
        List<Week> weeks = all.stream()
                .filter(week -> week.predicted() > 0 && week.earned() > 0)
                .toList();
        if (weeks.size() < 2) {
            return Optional.empty();
        }
        double predicted = weeks.stream().mapToDouble(Week::predicted).sum();
        double earned = weeks.stream().mapToDouble(Week::earned).sum();
        double[] without = weeks.stream()
                .mapToDouble(week -> StrictMath.log((predicted - week.predicted()) / (earned - week.earned())))
                .toArray();
        double mean =
                IntStream.range(0, without.length).mapToDouble(i -> without[i]).sum() / without.length;
        double squares = 0;
        for (double each : without) {
            squares += (each - mean) * (each - mean);
        }
        double share = (without.length - 1.0) / without.length;
        return Optional.of(new Ratio(predicted / earned, Math.sqrt(share * squares), without.length));
    }

    /** @param confidence 0 to 1 */
    Interval interval(double confidence) {
        double half = error * TDistribution.of(weeks - 1.0).inverseSurvivalProbability((1 - confidence) / 2);
        return new Interval(value * StrictMath.exp(-half), value * StrictMath.exp(half));
    }
}
