package io.schedulebuilder.domain;

/** A caption's key in the bank: a signed 64-bit hash. */
public record CaptionId(long value) implements Comparable<CaptionId> {
    @Override
    public int compareTo(CaptionId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
