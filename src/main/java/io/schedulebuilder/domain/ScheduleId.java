package io.schedulebuilder.domain;

/** {@code <page>-<start>-<8 hex>}: the hash of all that the plan rests on. */
public record ScheduleId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
