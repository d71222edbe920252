package io.schedulebuilder.planning;

import java.time.LocalDate;

/** A local day of the horizon. Its identity is its equality: there is one object a day. */
final class Day {
    private final LocalDate date;
    private final int number;
    private final int week;
    private final boolean cooling;
    private final boolean open;
    private final int cap;
    private final int fixedSends;

    /**
     * @param week of the horizon, from 1
     * @param cooling no PPV on it
     * @param open as {@link WeekProblem#isOpen} says
     * @param cap messages, at most
     * @param fixedSends messages that other plans have on it already
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

    /** An index below {@code days} that differs for any so many consecutive days. */
    int index(int days) {
        return Math.floorMod(number, days);
    }

    /** The week of the horizon that it is of, from 1. */
    int week() {
        return week;
    }

    boolean isCooling() {
        return cooling;
    }

    boolean isOpen() {
        return open;
    }

    /** How many of this plan's {@code messages} on the day are beyond the cap. */
    int beyondCap(int messages) {
        return Math.max(0, Math.min(messages, messages + fixedSends - cap));
    }

    /** What the day holds with {@code messages} of this plan on it. */
    int held(int messages) {
        return messages + fixedSends;
    }

    @Override
    public String toString() {
        return date.toString();
    }
}
