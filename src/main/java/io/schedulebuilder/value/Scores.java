package io.schedulebuilder.value;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * How good the predictions of some messages were.
 *
 * @param messages number of messages
 * @param viewers sum of their viewers
 * @param model excess log loss of the model
 * @param tierMean excess log loss of the page's mean for the price tier
 * @param ownCaptions excess log loss of the page's own figures for each caption
 * @param inside share of the purchases inside their 80% intervals, 0 to 1
 * @param predicted dollars
 * @param earned dollars
 */
record Scores(
        int messages,
        double viewers,
        double model,
        double tierMean,
        double ownCaptions,
        double inside,
        double predicted,
        double earned) {
    private static final double PER_VIEWERS = 1000;
    private static final double LEAST_CONVERSION = 1e-9;

    /** The quantiles between which an 80% interval lies. */
    private static final double LOW = 0.1;

    private static final double HIGH = 0.9;

    /** @param sends at least one */
    static Scores of(List<CheckedSend> sends) {
        return new Scores(
                sends.size(),
                sum(sends, CheckedSend::viewed),
                excessLogLoss(sends, CheckedSend::predicted),
                excessLogLoss(sends, CheckedSend::tierMean),
                excessLogLoss(sends, CheckedSend::ownCaptions),
                sum(sends, Scores::inside) / sends.size(),
                sum(sends, send -> send.dollars().dollars()),
                sum(sends, CheckedSend::earned));
    }

    private static double sum(List<CheckedSend> sends, ToDoubleFunction<CheckedSend> figure) {
        double sum = 0; // in order: DoubleStream.sum does not say how it adds
        for (CheckedSend send : sends) {
            sum += figure.applyAsDouble(send);
        }
        return sum;
    }

    /**
     * The binomial log loss of predicted conversions beyond that of the conversions that came, in nats per 1,000 viewers;
     * 0 is a perfect prediction. Each viewer counts the same.
     */
    private static double excessLogLoss(List<CheckedSend> sends, ToDoubleFunction<CheckedSend> conversion) {
        double loss = sum(sends, send -> divergence(send.purchased(), send.viewed(), conversion.applyAsDouble(send)));
        return PER_VIEWERS * loss / sum(sends, CheckedSend::viewed);
    }

    private static double divergence(long purchased, long viewed, double conversion) {
        double predicted = Math.max(LEAST_CONVERSION, Math.min(1 - LEAST_CONVERSION, conversion));
        double others = (double) viewed - purchased;
        return part((double) purchased, predicted * viewed) + part(others, (1 - predicted) * viewed);
    }

    private static double part(double count, double expected) {
        return count == 0 ? 0 : count * StrictMath.log(count / expected);
    }

    private static double inside(CheckedSend send) {
        return new PredictedPurchases(send.predicted() * send.viewed(), send.logVariance())
                .shareBetween(LOW, HIGH, send.purchased());
    }

    /** Predicted over earned dollars; empty if nothing was earned. */
    OptionalDouble ratio() {
        return earned > 0 ? OptionalDouble.of(predicted / earned) : OptionalDouble.empty();
    }
}
