package io.schedulebuilder.policy.capacity;

import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.Policy;
import java.time.Duration;

/**
 * The limits of an ordinary week: seven days of 24 hours, no messages before or after. All are whole numbers, so
 * counting is exact.
 *
 * @param ppvGap elapsed minutes between any two PPVs, 0 or more
 * @param messageGap elapsed minutes between any two messages, 0 or more
 * @param dailyCap messages per day
 * @param coolingDays days without PPVs at the start of the week
 * @param openMinute first open minute of the day
 * @param closeMinute last open minute of the day, up to 1440
 * @param slotMinutes the grid of slots, a divisor of 60
 */
record WeekLimits(
        int ppvGap, int messageGap, int dailyCap, int coolingDays, int openMinute, int closeMinute, int slotMinutes) {
    static final int DAYS = 7;
    static final int MINUTES_OF_DAY = 24 * 60;
    static final int MINUTES_OF_WEEK = DAYS * MINUTES_OF_DAY;
    static final ActiveHours ALL_DAY = new ActiveHours(0, MINUTES_OF_DAY);

    /** Far longer than any week, and far below the largest {@code int}. */
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

    /** Rounds up to whole minutes, because slots are whole minutes. */
    private static int minutes(Duration gap) {
        return (int) Math.min(LONGEST_GAP, gap.plusSeconds(59).toMinutes());
    }

    /**
     * Active hours with this many more slots, extended by as few minutes as possible; if there is a tie, at the end of
     * the day. Which end is extended does not change what fits, because the slots of all days can be shifted together.
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

    /** The first open slot of a day, from 0; {@link #endOfOpenSlots()} if none is open. */
    int firstOpenSlot() {
        return slots(openMinute);
    }

    /** The slot after the last open one. 24:00 belongs to the next day. */
    int endOfOpenSlots() {
        return Math.min(closeMinute / slotMinutes + 1, slotsOfDay());
    }

    /** The number of slots that cover at least this many minutes. */
    int slots(int minutes) {
        return (minutes + slotMinutes - 1) / slotMinutes;
    }
}
