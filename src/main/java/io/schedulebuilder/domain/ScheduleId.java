package io.schedulebuilder.domain;

/** {@code <page>-<start>-<8 hex>}: the hash of all that the plan rests on. */
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
