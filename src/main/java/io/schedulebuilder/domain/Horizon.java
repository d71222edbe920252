package io.schedulebuilder.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The local days to plan: whole weeks from {@code start}, in the page's zone. */
public record Horizon(LocalDate start, int weeks, ZoneId zone) {
    /**
     * The maximum number of weeks in one request. Further ahead, the page's last 90 days no longer predict much, and no
     * other page can use a planned caption until it is sent.
     */
    public static final int MOST_WEEKS = 8;

    /**
     * Checks the number of weeks.
     *
     * @throws IllegalArgumentException if {@code weeks} is below 1
     */
    public Horizon {
        if (weeks < 1) {
            throw new IllegalArgumentException("weeks is " + weeks + ", below 1");
        }
    }

    /** The last planned day. */
    public LocalDate lastDay() {
        return start.plusDays(7L * weeks - 1);
    }

    /** All days, in order. */
    public List<LocalDate> days() {
        return start.datesUntil(lastDay().plusDays(1)).toList();
    }

    /** The first day of a week; weeks count from 1. */
    public LocalDate firstDay(int week) {
        return start.plusWeeks(week - 1L);
    }

    /** The week of a day of the horizon, from 1. */
    public int week(LocalDate day) {
        return 1 + Math.toIntExact(ChronoUnit.WEEKS.between(start, day));
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
