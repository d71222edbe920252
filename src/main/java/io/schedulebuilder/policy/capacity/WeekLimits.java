package io.schedulebuilder.policy.capacity;

import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.Policy;
import java.time.Duration;

/**
 * What bounds an ordinary week: seven days of 24 hours, nothing sent before or after. All of it whole numbers, so that
 * counting is exact.
 *
 * @param ppvGap minutes between any two PPVs, elapsed, 0 or more
 * @param messageGap minutes between any two messages, elapsed, 0 or more
 * @param dailyCap messages a day
 * @param coolingDays days without a PPV at the start
 * @param openMinute first minute of the day that is open
 * @param closeMinute last minute of the day that is open, up to 1440
 * @param slotMinutes the grid of slots, a divisor of 60
 */
record WeekLimits(
        int ppvGap, int messageGap, int dailyCap, int coolingDays, int openMinute, int closeMinute, int slotMinutes) {
    static final int DAYS = 7;
    static final int MINUTES_OF_DAY = 24 * 60;
    static final int MINUTES_OF_WEEK = DAYS * MINUTES_OF_DAY;
    static final ActiveHours ALL_DAY = new ActiveHours(0, MINUTES_OF_DAY);

    /** Far beyond any week, and far below what an {@code int} holds. */
    static final int LONGEST_GAP = Integer.MAX_VALUE / 4;

    static WeekLimits of(Policy policy) {
        return new WeekLimits(
                minutes(policy.ppvGap()),
                minutes(policy.messageGap()),
                policy.dailyCap(),
                policy.coolingDays(),
                policy.activeHours().openMinute(),
                policy.activeHours().closeMinute(),
                policy.slotMinutes());
    }

    /** A begun minute is whole, as slots are. */
    private static int minutes(Duration gap) {
        return (int) Math.min(LONGEST_GAP, gap.plusSeconds(59).toMinutes());
    }

    /**
     * Open for some slots more, by as few minutes as that takes, and rather later than earlier where it is the same. At
     * which end does not matter to what fits: all slots of all days may be moved alike.
     */
    ActiveHours openLonger(int slots) {
        ActiveHours best = ALL_DAY;
        for (int atTheStart = 0; atTheStart <= Math.min(slots, firstOpenSlot()); atTheStart++) {
            int atTheEnd = slots - atTheStart;
            if (endOfOpenSlots() + atTheEnd <= slotsOfDay()) {
                int open = atTheStart == 0 ? openMinute : (firstOpenSlot() - atTheStart) * slotMinutes;
                int close = atTheEnd == 0 ? closeMinute : (endOfOpenSlots() - 1 + atTheEnd) * slotMinutes;
                best = close - open < best.closeMinute() - best.openMinute() ? new ActiveHours(open, close) : best;
            }
        }
        return best;
    }

    int openSlots() {
        return endOfOpenSlots() - firstOpenSlot();
    }

    /** Slots from midnight to midnight. */
    int slotsOfDay() {
        return MINUTES_OF_DAY / slotMinutes;
    }

    /** The first slot of a day that is open, from 0; where none is, {@link #endOfOpenSlots()}. */
    int firstOpenSlot() {
        return slots(openMinute);
    }

    /** The slot after the last one that is open; 24:00 itself is the next day. */
    int endOfOpenSlots() {
        return Math.min(closeMinute / slotMinutes + 1, slotsOfDay());
    }

    /** Slots that make up at least so many minutes. */
    int slots(int minutes) {
        return (minutes + slotMinutes - 1) / slotMinutes;
    }
}
