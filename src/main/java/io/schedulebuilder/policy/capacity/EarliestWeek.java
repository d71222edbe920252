package io.schedulebuilder.policy.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts exactly how many messages fit into a week.
 *
 * <p>Put the messages of any feasible week in order of time, and look at where the first i of them end: the time of the
 * last message, the time of the last PPV, and the number of messages on that day. One such {@link End} is <em>no
 * worse</em> than another if its last message and its last PPV are no later, and it ends on an earlier day or has no
 * more messages on that day.
 *
 * <p><b>The earliest slot is never worse.</b> Let A be no worse than B, and let B continue with a PPV (or bump) at time
 * t. Then A can continue with one at t too. The gaps are kept, because A's last message and last PPV are no later than
 * B's. The cap is kept, because A has no more messages on t's day than B. Cooling days, active hours and grid depend
 * only on t. So the earliest slot t' that A's gaps, cap, cooling, hours and grid allow is not after t, and with it A
 * stays no worse: if t' is on an earlier day, by definition; if both are on one day D and A already had messages on D,
 * then B also ended on D (not before A, and not after t) and had no fewer. By induction over i, a sequence of PPVs and
 * bumps fits a week if and only if it fits with each of them at the earliest slot that the earlier ones allow.
 *
 * <p>Only the sequence remains. For each number of PPVs and bumps, the ends of all sequences with these numbers are
 * kept, except an end if another is no worse: any way to continue from it also works from the other. p PPVs and b bumps
 * fit into the week if and only if such an end exists. There are few ends, so this takes about p × b steps.
 */
record EarliestWeek(WeekLimits limits) {
    /** Long enough before the week that no gap reaches into it. */
    private static final int NEVER = -2 * WeekLimits.LONGEST_GAP;

    private static final End START = new End(NEVER, NEVER, 0);

    /**
     * Where a sequence of messages ends. Times are in slots since the start of the week.
     *
     * @param onDay the number of messages on the day of the last one
     */
    private record End(int last, int lastPpv, int onDay) {
        boolean isNoWorseThan(End other, int slotsOfDay) {
            return last <= other.last
                    && lastPpv <= other.lastPpv
                    && (onDay <= other.onDay || last / slotsOfDay < other.last / slotsOfDay);
        }
    }

    /** Whether this many PPVs and bumps fit into the week. */
    boolean fits(int ppvs, int bumps) {
        return mostPpvs(bumps, ppvs) == ppvs;
    }

    /** The most PPVs, up to {@code atMost}, that fit together with this many bumps; -1 if not even the bumps fit. */
    int mostPpvs(int bumps, int atMost) {
        int bound = Math.min(atMost, mostMessages(bumps + atMost) - bumps); // a PPV never needs less than a bump
        List<List<End>> row = List.of();
        for (int ppvs = 0; ppvs <= bound; ppvs++) {
            row = row(row, bumps);
            if (row.get(bumps).isEmpty()) {
                return ppvs - 1;
            }
        }
        return Math.max(-1, bound);
    }

    /** The most bumps, up to {@code atMost}, that fit together with this many PPVs; -1 if not even the PPVs fit. */
    int mostBumps(int ppvs, int atMost) {
        int bound = Math.min(atMost, mostMessages(ppvs + atMost) - ppvs);
        List<List<End>> row = List.of();
        for (int placed = 0; placed <= ppvs && bound >= 0; placed++) {
            row = row(row, bound);
        }
        int bumps = bound;
        while (bumps >= 0 && row.get(bumps).isEmpty()) {
            bumps--;
        }
        return Math.max(-1, bumps);
    }

    /** The most bumps, up to {@code atMost}, that fit without any PPV. */
    private int mostMessages(int atMost) {
        Optional<End> end = Optional.of(START);
        for (int placed = 0; placed < atMost; placed++) {
            end = end.flatMap(this::withBump);
            if (end.isEmpty()) {
                return placed;
            }
        }
        return atMost;
    }

    /**
     * The ends with one PPV more than in the previous row, for 0 to {@code bumps} bumps.
     *
     * @param before the row with one PPV less; empty for the row without PPVs
     */
    private List<List<End>> row(List<List<End>> before, int bumps) {
        List<List<End>> row = new ArrayList<>(bumps + 1);
        for (int placed = 0; placed <= bumps; placed++) {
            List<End> ends = new ArrayList<>();
            if (before.isEmpty() && placed == 0) {
                ends.add(START);
            }
            if (!before.isEmpty()) {
                before.get(placed).forEach(end -> withPpv(end).ifPresent(next -> keepBest(ends, next)));
            }
            if (placed > 0) {
                row.get(placed - 1).forEach(end -> withBump(end).ifPresent(next -> keepBest(ends, next)));
            }
            row.add(ends);
        }
        return row;
    }

    private void keepBest(List<End> ends, End next) {
        for (End end : ends) {
            if (end.isNoWorseThan(next, limits.slotsOfDay())) {
                return;
            }
        }
        ends.removeIf(end -> next.isNoWorseThan(end, limits.slotsOfDay()));
        ends.add(next);
    }

    private Optional<End> withPpv(End end) {
        int earliest =
                Math.max(end.last + limits.slots(limits.messageGap()), end.lastPpv + limits.slots(limits.ppvGap()));
        int from = Math.max(limits.coolingDays() * limits.slotsOfDay(), earliest);
        return at(end, from).map(next -> new End(next.last, next.last, next.onDay));
    }

    private Optional<End> withBump(End end) {
        return at(end, Math.max(0, end.last + limits.slots(limits.messageGap())));
    }

    /** Adds a message at the first open slot, starting at {@code from}, on a day with room. */
    private Optional<End> at(End end, int from) {
        int slotsOfDay = limits.slotsOfDay();
        int day = from / slotsOfDay;
        int lastDay = Math.floorDiv(end.last, slotsOfDay);
        boolean full = day == lastDay && end.onDay >= limits.dailyCap();
        if (full || from % slotsOfDay >= limits.endOfOpenSlots()) {
            day++;
        }
        int slot = Math.max(from, day * slotsOfDay + limits.firstOpenSlot());
        boolean open = limits.openSlots() > 0 && limits.dailyCap() > 0 && day < WeekLimits.DAYS;
        return open ? Optional.of(new End(slot, end.lastPpv, day == lastDay ? end.onDay + 1 : 1)) : Optional.empty();
    }
}
