package io.schedulebuilder.policy.capacity;

import io.schedulebuilder.domain.Policy;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries every slot for every message, and looks at each pair: slow, and nothing to be wrong about. Messages of one kind
 * are alike, so each takes a slot not before the one of its kind before it.
 */
final class BruteForce {
    private static final LocalDate MONDAY = LocalDate.of(2025, 11, 3);

    private record Send(LocalDateTime at, boolean ppv) {}

    private final Policy policy;
    private final List<LocalDateTime> slots = new ArrayList<>();
    private final List<Send> sends = new ArrayList<>();

    private BruteForce(Policy policy) {
        this.policy = policy;
        for (LocalDateTime at = MONDAY.atStartOfDay();
                at.isBefore(MONDAY.plusDays(7).atStartOfDay());
                at = at.plusMinutes(policy.slotMinutes())) {
            if (policy.activeHours().contains(at.getHour() * 60 + at.getMinute())) {
                slots.add(at);
            }
        }
    }

    static boolean fits(Policy policy) {
        return new BruteForce(policy).place(0, 0);
    }

    /** Puts the next message, PPVs first, on one slot after the other. */
    private boolean place(int placed, int fromSlot) {
        if (placed == policy.weeklyPpvs() + policy.weeklyBumps()) {
            return true;
        }
        boolean ppv = placed < policy.weeklyPpvs();
        int from = placed == policy.weeklyPpvs() ? 0 : fromSlot;
        for (int slot = from; slot < slots.size(); slot++) {
            Send send = new Send(slots.get(slot), ppv);
            if (isAllowed(send)) {
                sends.add(send);
                boolean all = place(placed + 1, slot);
                sends.remove(sends.size() - 1);
                if (all) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isAllowed(Send send) {
        LocalDate day = send.at().toLocalDate();
        boolean cooling = send.ppv() && day.isBefore(MONDAY.plusDays(policy.coolingDays()));
        long onDay = sends.stream()
                .filter(other -> other.at().toLocalDate().equals(day))
                .count();
        return !cooling && onDay < policy.dailyCap() && sends.stream().allMatch(other -> isFarEnough(send, other));
    }

    private boolean isFarEnough(Send send, Send other) {
        Duration apart = Duration.between(send.at(), other.at()).abs();
        boolean ppvs = send.ppv() && other.ppv();
        return apart.compareTo(policy.messageGap()) >= 0 && (!ppvs || apart.compareTo(policy.ppvGap()) >= 0);
    }
}
