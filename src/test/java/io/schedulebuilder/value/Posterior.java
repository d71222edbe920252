package io.schedulebuilder.value;

import io.schedulebuilder.value.Market.Sent;
import io.schedulebuilder.value.World.Caption;
import io.schedulebuilder.value.World.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be known about captions from what was sent, by someone who knows the family's parameters, hours, prices,
 * trends, wear and load, but neither the appeal of captions nor the pages' categories: the posterior of a Gaussian
 * process per caption, and of each page's categories by backfitting.
 */
final class Posterior {
    private static final int SWEEPS = 4;

    private final World world;
    private final Instant now;
    private final Map<Caption, List<Observation>> byCaption = new HashMap<>();
    private final double[][] categories;
    private final Map<Caption, Solved> solved = new HashMap<>();

    /** A send's log hazard without all that is known, and its variance. */
    private record Observation(Page page, Caption caption, double week, double taste, double variance) {}

    /** A caption's sends, and what solves its covariances: a Cholesky factor and weights. */
    private static final class Solved {
        private final List<Observation> sends;
        private final double[][] factor;
        private final double[] weights;

        private Solved(List<Observation> sends, double[][] factor, double[] weights) {
            this.sends = sends;
            this.factor = factor;
            this.weights = weights;
        }
    }

    /** A caption's appeal to a page, with its category. */
    record Belief(double mean, double variance) {}

    Posterior(Market market, Instant now) {
        this.world = market.world();
        this.now = now;
        this.categories = new double[world.pages().size()][64];
        List<Observation> all = new ArrayList<>();
        for (Sent sent : market.sent()) {
            if (sent.ppv() && sent.response().viewed() > 0) {
                Observation seen = observe(market, sent);
                all.add(seen);
                byCaption
                        .computeIfAbsent(sent.caption(), fresh -> new ArrayList<>())
                        .add(seen);
            }
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            solve();
            if (sweep < SWEEPS - 1) {
                fitCategories(all);
            }
        }
    }

    private Observation observe(Market market, Sent sent) {
        Page page = sent.page();
        double bought = sent.response().purchased() + 0.5;
        double share = bought / (sent.response().viewed() + 1);
        double hazard = world.family().form() == Family.Form.LOGIT
                ? Math.log(share / (1 - share))
                : Math.log(-Math.log1p(-share));
        World.Before before = market.before(page, sent.caption(), sent.at());
        double taste = hazard
                - page.ofTier(sent.caption().tier, sent.at())
                - page.hour(sent.at())
                + before.wear()
                + before.load();
        double noise = world.family().noise();
        return new Observation(page, sent.caption(), World.week(sent.at()), taste, noise * noise + 1 / bought);
    }

    private double alike(Observation one, Observation other) {
        return shared(one.week() - other.week())
                + (one.page() == other.page() ? square(world.family().own()) : 0);
    }

    private double shared(double weeksApart) {
        double halfLife = world.family().halfLifeWeeks();
        return square(world.family().shared()) * (halfLife == 0 ? 1 : Math.pow(0.5, Math.abs(weeksApart) / halfLife));
    }

    private static double square(double number) {
        return number * number;
    }

    private void solve() {
        byCaption.forEach((caption, sends) -> {
            int n = sends.size();
            double[][] factor = new double[n][n];
            double[] right = new double[n];
            for (int i = 0; i < n; i++) {
                right[i] = sends.get(i).taste() - ofCategory(sends.get(i).page(), caption);
                for (int j = 0; j <= i; j++) {
                    double sum = alike(sends.get(i), sends.get(j))
                            + (i == j ? sends.get(i).variance() : 0);
                    for (int k = 0; k < j; k++) {
                        sum -= factor[i][k] * factor[j][k];
                    }
                    factor[i][j] = i == j ? Math.sqrt(sum) : sum / factor[j][j];
                }
            }
            solved.put(caption, new Solved(sends, factor, backward(factor, forward(factor, right))));
        });
    }

    private static double[] forward(double[][] factor, double[] right) {
        double[] x = new double[right.length];
        for (int i = 0; i < x.length; i++) {
            double sum = right[i];
            for (int k = 0; k < i; k++) {
                sum -= factor[i][k] * x[k];
            }
            x[i] = sum / factor[i][i];
        }
        return x;
    }

    private static double[] backward(double[][] factor, double[] right) {
        double[] x = new double[right.length];
        for (int i = x.length - 1; i >= 0; i--) {
            double sum = right[i];
            for (int k = i + 1; k < x.length; k++) {
                sum -= factor[k][i] * x[k];
            }
            x[i] = sum / factor[i][i];
        }
        return x;
    }

    private void fitCategories(List<Observation> all) {
        double[][] sums = new double[categories.length][64];
        double[][] precisions = new double[categories.length][64];
        for (Observation seen : all) {
            Belief without = appeal(seen.page(), seen.caption(), seen.week());
            double variance = seen.variance() + without.variance();
            sums[seen.page().index][seen.caption().category] += (seen.taste() - without.mean()) / variance;
            precisions[seen.page().index][seen.caption().category] += 1 / variance;
        }
        double prior = square(world.family().category());
        for (int page = 0; page < categories.length; page++) {
            for (int category = 0; category < 64; category++) {
                double precision = precisions[page][category];
                categories[page][category] = precision == 0 ? 0 : sums[page][category] / (precision + 1 / prior);
            }
        }
    }

    private double ofCategory(Page page, Caption caption) {
        return categories[page.index][caption.category];
    }

    private Belief appeal(Page page, Caption caption, double week) {
        double prior = square(world.family().shared()) + square(world.family().own());
        Solved known = solved.get(caption);
        if (known == null) {
            return new Belief(0, prior);
        }
        Observation asked = new Observation(page, caption, week, 0, 0);
        double mean = 0;
        double[] alike = new double[known.sends.size()];
        for (int i = 0; i < alike.length; i++) {
            alike[i] = alike(asked, known.sends.get(i));
            mean += alike[i] * known.weights[i];
        }
        double explained = 0;
        for (double part : forward(known.factor, alike)) {
            explained += part * part;
        }
        return new Belief(mean, Math.max(0, prior - explained));
    }

    /** What is believed of a caption on a page now. */
    Belief taste(Page page, Caption caption) {
        Belief appeal = appeal(page, caption, (double) World.week(now));
        return new Belief(appeal.mean() + ofCategory(page, caption), appeal.variance());
    }
}
