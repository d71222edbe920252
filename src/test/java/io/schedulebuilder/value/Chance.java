package io.schedulebuilder.value;

import java.util.Random;
import java.util.SplittableRandom;

/** Random numbers by what they are for: the same for every planner, whatever was drawn before. */
final class Chance {
    private final long seed;

    Chance(long seed) {
        this.seed = seed;
    }

    /** A stream of its own for a purpose and its keys. */
    Random of(String purpose, long... keys) {
        long hash = seed * 0x9E3779B97F4A7C15L + purpose.hashCode();
        for (long key : keys) {
            hash = new SplittableRandom(hash ^ key).nextLong();
        }
        return new Random(new SplittableRandom(hash).nextLong());
    }

    double normal(String purpose, long... keys) {
        return of(purpose, keys).nextGaussian();
    }

    /** A binomial number: exact up to 50 trials, else normal or Poisson, whichever is closer. */
    static long binomial(Random random, long trials, double probability) {
        if (probability <= 0 || trials <= 0) {
            return 0;
        }
        if (trials <= 50) {
            long hits = 0;
            for (int i = 0; i < trials; i++) {
                hits += random.nextDouble() < probability ? 1 : 0;
            }
            return hits;
        }
        double mean = trials * probability;
        if (mean < 30) {
            double limit = Math.exp(-mean);
            long hits = -1;
            for (double product = 1; product > limit; product *= random.nextDouble()) {
                hits++;
            }
            return Math.min(hits, trials);
        }
        long hits = Math.round(mean + random.nextGaussian() * Math.sqrt(mean * (1 - probability)));
        return Math.max(0, Math.min(hits, trials));
    }
}
