package io.schedulebuilder.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The local days that are planned: whole weeks from {@code start}, in the page's zone. */
public record Horizon(LocalDate start, int weeks, ZoneId zone) {
    /** @throws IllegalArgumentException if {@code weeks} is below 1 */
    public Horizon {
        if (weeks < 1) {
            throw new IllegalArgumentException("weeks is " + weeks + ", below 1");
        }
    }

    /** The last day, which is planned too. */
    public LocalDate lastDay() {
        return start.plusDays(7L * weeks - 1);
    }

    /** All days, in order. */
    public List<LocalDate> days() {
        return start.datesUntil(lastDay().plusDays(1)).toList();
    }

    /** Local midnight of the first day. */
    public Instant begins() {
        return start.atStartOfDay(zone).toInstant();
    }

    /** Local midnight after the last day. */
    public Instant ends() {
        return lastDay().plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Whether a local day is planned. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(start) && !day.isAfter(lastDay());
    }
}
