package io.schedulebuilder.planning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** The open slots in order of time. */
final class TimeGrid {
    private final Slot[] slots;
    private final long[] seconds;

    TimeGrid(List<Slot> slots) {
        this.slots = slots.stream().sorted(Comparator.comparing(Slot::time)).toArray(Slot[]::new);
        this.seconds = Arrays.stream(this.slots).mapToLong(Slot::epochSecond).toArray();
    }

    boolean isEmpty() {
        return slots.length == 0;
    }

    Slot any(Random random) {
        return slots[random.nextInt(slots.length)];
    }

    /** The slot so many later than one, or earlier where {@code steps} is negative; at the grid's ends the last one. */
    Slot beside(Slot slot, int steps) {
        int at = Arrays.binarySearch(seconds, slot.epochSecond());
        int from = at < 0 ? -at - 1 : at;
        return slots[Math.max(0, Math.min(slots.length - 1, from + steps))];
    }

    /**
     * The nearest slot that a message may have from a second on, in a direction.
     *
     * @param direction 1 for later, -1 for earlier
     * @return its number for {@link #slot}; -1 when there is none
     */
    int nearest(Message message, long second, int direction) {
        int at = Arrays.binarySearch(seconds, second);
        if (at < 0) {
            at = direction > 0 ? -at - 1 : -at - 2;
        }
        while (at >= 0
                && at < slots.length
                && message.isPpv()
                && slots[at].day().isCooling()) {
            at += direction;
        }
        return at < slots.length ? at : -1;
    }

    Slot slot(int number) {
        return slots[number];
    }
}
