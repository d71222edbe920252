package io.schedulebuilder.planning;

import java.time.LocalDate;

/** A local day of the horizon. There is one object per day, so equality is identity. */
final class Day {
    private final LocalDate date;
    private final int number;
    private final int week;
    private final boolean cooling;
    private final boolean open;
    private final int cap;
    private final int fixedSends;

    /**
     * @param week week of the horizon, from 1
     * @param cooling whether PPVs are not allowed on it
     * @param open see {@link WeekProblem#isOpen}
     * @param cap maximum number of messages
     * @param fixedSends number of messages that other plans already have on it
     */
    Day(LocalDate date, int week, boolean cooling, boolean open, int cap, int fixedSends) {
        this.date = date;
        this.number = (int) date.toEpochDay();
        this.week = week;
        this.cooling = cooling;
        this.open = open;
        this.cap = cap;
        this.fixedSends = fixedSends;
    }

    LocalDate date() {
        return date;
    }

    /** An index from 0 to {@code days} - 1. Any {@code days} consecutive days have different indexes. */
    int index(int days) {
        return Math.floorMod(number, days);
    }

    /** The week of the horizon that the day is in, from 1. */
    int week() {
        return week;
    }

    boolean isCooling() {
        return cooling;
    }

    boolean isOpen() {
        return open;
    }

    /** How many of this plan's {@code messages} on the day exceed the cap. */
    int beyondCap(int messages) {
        return Math.max(0, Math.min(messages, messages + fixedSends - cap));
    }

    /** The number of messages on the day, other plans included, if this plan has {@code messages} on it. */
    int held(int messages) {
        return messages + fixedSends;
    }

    @Override
    public String toString() {
        return date.toString();
    }
}
