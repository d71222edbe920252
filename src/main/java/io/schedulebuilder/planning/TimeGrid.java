package io.schedulebuilder.planning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** The open slots in order of time, week by week. */
final class TimeGrid {
    private final Slot[] slots;
    private final long[] seconds;

    /** The index of the first slot of each week, from 1, and the end of the last week. */
    private final int[] firsts;

    /** @param weeks number of weeks in the horizon */
    TimeGrid(List<Slot> slots, int weeks) {
        this.slots = slots.stream().sorted(Comparator.comparing(Slot::time)).toArray(Slot[]::new);
        this.seconds = Arrays.stream(this.slots).mapToLong(Slot::epochSecond).toArray();
        this.firsts = new int[weeks + 2];
        for (Slot slot : this.slots) {
            firsts[slot.day().week() + 1]++;
        }
        for (int week = 1; week < firsts.length; week++) {
            firsts[week] += firsts[week - 1];
        }
    }

    /** Whether a week has a slot. */
    boolean isOpen(int week) {
        return firsts[week + 1] > firsts[week];
    }

    /** A random slot of a week that has one. */
    Slot any(int week, Random random) {
        return slots[firsts[week] + random.nextInt(firsts[week + 1] - firsts[week])];
    }

    /**
     * The slot that is {@code steps} later, or earlier if negative, but no further than the week's last or first slot.
     */
    Slot beside(Slot slot, int week, int steps) {
        int at = Arrays.binarySearch(seconds, slot.epochSecond());
        int from = at < 0 ? -at - 1 : at;
        return slots[Math.max(firsts[week], Math.min(firsts[week + 1] - 1, from + steps))];
    }

    /**
     * The nearest slot that a message may have, starting at a second and going in a direction.
     *
     * @param direction 1 for later, -1 for earlier
     * @return its number for {@link #slot}; -1 if there is none
     */
    int nearest(Message message, long second, int direction) {
        int at = Arrays.binarySearch(seconds, second);
        if (at < 0) {
            at = direction > 0 ? -at - 1 : -at - 2;
        }
        int first = firsts[message.week()];
        int end = firsts[message.week() + 1];
        while (at >= first && at < end && message.isPpv() && slots[at].day().isCooling()) {
            at += direction;
        }
        return at >= first && at < end ? at : -1;
    }

    Slot slot(int number) {
        return slots[number];
    }
}
