package io.schedulebuilder.proof;

import java.util.Comparator;

/** A score in its three levels, each at most what the one before allows: higher is better, hard before medium before soft. */
public record Levels(long hard, long medium, long soft) implements Comparable<Levels> {
    private static final Comparator<Levels> ORDER = Comparator.comparingLong(Levels::hard)
            .thenComparingLong(Levels::medium)
            .thenComparingLong(Levels::soft);

    @Override
    public int compareTo(Levels other) {
        return ORDER.compare(this, other);
    }
}
