package io.schedulebuilder.domain;

/** {@code <page>-<start>-<8 hex>}, where the hash covers everything that the plan depends on. */
public record ScheduleId(String value) implements Comparable<ScheduleId> {
    @Override
    public int compareTo(ScheduleId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
