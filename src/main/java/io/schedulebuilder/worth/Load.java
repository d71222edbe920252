package io.schedulebuilder.worth;

/** How many PPVs pages sent in the seven days before each of their sends. */
final class Load {
    private final double[] relative;
    private final double[] usual;

    private Load(double[] relative, double[] usual) {
        this.relative = relative;
        this.usual = usual;
    }

    private static final long WEEK = 7 * 86_400;

    static Load of(Sends sends, Grouping pages) {
        double[] relative = new double[sends.size()];
        double[] usual = new double[pages.size()];
        for (int from = 0, to; from < relative.length; from = to) {
            double sum = 0;
            int oldest = from;
            for (to = from; to < relative.length && sends.page(to) == sends.page(from); to++) {
                while (sends.second(oldest) < sends.second(to) - WEEK) {
                    oldest++;
                }
                relative[to] = to - oldest;
                sum += relative[to];
            }
            double mean = Math.max(1, sum / (to - from));
            usual[pages.of(from)] = mean;
            for (int send = from; send < to; send++) {
                relative[send] = relative[send] / mean - 1;
            }
        }
        return new Load(relative, usual);
    }

    /** For each send, relative to the page's usual number, less 1. */
    double[] relative() {
        return relative;
    }

    /** By page, the mean number, at least 1. */
    double[] usual() {
        return usual;
    }
}
