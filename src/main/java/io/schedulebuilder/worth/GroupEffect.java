package io.schedulebuilder.worth;

/**
 * A random effect: one number for each group of sends, drawn from a normal distribution with mean 0, whose variance is
 * learned by expectation maximization (Dempster, Laird and Rubin, "Maximum likelihood from incomplete data via the EM
 * algorithm", 1977).
 */
final class GroupEffect {
    /** How many groups the first guess of the variance counts as much as. */
    private static final double GUESS_COUNTS = 2;

    private final Grouping groups;
    private final double guess;
    private double variance;
    private final double[] means;
    private final double[] precisions;

    /** @param guess the variance before any data */
    GroupEffect(Grouping groups, double guess) {
        this.groups = groups;
        this.guess = guess;
        this.variance = guess;
        this.means = new double[groups.size()];
        this.precisions = new double[groups.size()];
    }

    /**
     * Fits the effect again.
     *
     * @param residuals of the sends, without all effects; changed to be without the effect's new values
     * @param weights of the sends: the precision of each
     */
    void fit(double[] residuals, double[] weights) {
        double[] sums = new double[means.length];
        double[] data = new double[means.length];
        for (int send = 0; send < residuals.length; send++) {
            int group = groups.of(send);
            if (group >= 0) {
                sums[group] += weights[send] * (residuals[send] + means[group]);
                data[group] += weights[send];
            }
        }
        double squares = GUESS_COUNTS * guess;
        double[] before = means.clone();
        for (int group = 0; group < means.length; group++) {
            precisions[group] = data[group] + 1 / variance;
            means[group] = sums[group] / precisions[group];
            squares += means[group] * means[group] + 1 / precisions[group];
        }
        variance = squares / (means.length + GUESS_COUNTS);
        for (int send = 0; send < residuals.length; send++) {
            int group = groups.of(send);
            if (group >= 0) {
                residuals[send] += before[group] - means[group];
            }
        }
    }

    double mean(int group) {
        return group < 0 ? 0 : means[group];
    }

    /** The variance of what is believed of a group; of a new group if it is -1. */
    double variance(int group) {
        return group < 0 ? variance : 1 / precisions[group];
    }

    double spread() {
        return StrictMath.sqrt(variance);
    }
}
