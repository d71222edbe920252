package io.schedulebuilder.examples;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A stream of draws that is the same on every JVM and machine: SplitMix64, and nothing of the JDK's that may change
 * or may round otherwise elsewhere.
 */
final class Draws {
    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    private Draws(long seed) {
        state = seed;
    }

    /** The stream of this name; streams of other names are independent of it, so one more page changes no other. */
    static Draws named(String name) {
        return new Draws(hash(name));
    }

    /** Signed 64-bit hash of a text: the first eight bytes of its SHA-256, as ids in the warehouse are made. */
    static long hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private long next() {
        state += GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** In [0, 1). */
    double uniform() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** In [0, {@code bound}). */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    /** Standard normal. Source: Marsaglia's polar method, SIAM Review 6 (1964) 260-264. */
    double normal() {
        while (true) {
            double x = 2 * uniform() - 1;
            double y = 2 * uniform() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                return x * Math.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }

    /** A factor around 1 that a normal noise of this deviation makes, never below 0.3. */
    double noise(double deviation) {
        return Math.max(0.3, 1 + deviation * normal());
    }

    /** Beta with both shapes at least 1. */
    double beta(double alpha, double beta) {
        double x = gamma(alpha);
        return x / (x + gamma(beta));
    }

    /** Source: Marsaglia and Tsang, ACM Transactions on Mathematical Software 26 (2000) 363-372. */
    private double gamma(double shape) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal();
            double t = 1 + c * x;
            double v = t * t * t;
            if (v > 0 && StrictMath.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }

    /** How many of {@code trials} succeed: counted up to 400, beyond that from the normal that it nears. */
    int binomial(int trials, double probability) {
        double p = Math.min(0.98, probability);
        if (trials > 400) {
            double drawn = trials * p + Math.sqrt(trials * p * (1 - p)) * normal();
            return (int) Math.max(0, Math.min(trials, Math.floor(drawn + 0.5)));
        }
        int successes = 0;
        for (int i = 0; i < trials; i++) {
            if (chance(p)) {
                successes++;
            }
        }
        return successes;
    }
}
