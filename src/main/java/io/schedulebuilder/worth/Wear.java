package io.schedulebuilder.worth;

/** How much captions were sent to pages before, half forgotten in {@value #HALF_LIFE_DAYS} days. */
final class Wear {
    private final double[] before;
    private final double[] now;

    private Wear(double[] before, double[] now) {
        this.before = before;
        this.now = now;
    }

    private static final double HALF_LIFE_DAYS = 30;
    private static final double SECONDS_A_DAY = 86_400;

    /** @param asOf in seconds since 1970 */
    static Wear of(Sends sends, Grouping ofTextAndPage, long asOf) {
        double[] before = new double[sends.size()];
        double[] now = new double[ofTextAndPage.size()];
        long[] last = new long[now.length];
        for (int send = 0; send < before.length; send++) {
            int group = ofTextAndPage.of(send);
            if (group >= 0) {
                before[send] = now[group] * faded(sends.second(send) - last[group], HALF_LIFE_DAYS);
                now[group] = before[send] + 1;
                last[group] = sends.second(send);
            }
        }
        for (int group = 0; group < now.length; group++) {
            now[group] *= faded(asOf - last[group], HALF_LIFE_DAYS);
        }
        return new Wear(before, now);
    }

    /** What is left of something after a time, if half of it is gone after each half-life. */
    static double faded(long seconds, double halfLifeDays) {
        return StrictMath.pow(0.5, seconds / (SECONDS_A_DAY * halfLifeDays));
    }

    /** For each send, the earlier sends of the caption to the page. */
    double[] before() {
        return before;
    }

    /** By caption and page, the sends before as-of. */
    double[] now() {
        return now;
    }
}
