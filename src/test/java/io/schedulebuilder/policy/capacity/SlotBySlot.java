package io.schedulebuilder.policy.capacity;

import io.schedulebuilder.domain.Policy;
import java.util.HashMap;
import java.util.Map;

/**
 * Walks through the week slot by slot, and at each either sends nothing, a PPV or a bump: the most bumps for everything
 * that the rest of the week can depend on. Exact, for weeks of any size with a gap between messages.
 */
final class SlotBySlot {
    private static final int MINUTES_OF_DAY = 24 * 60;

    /** What the rest of the week depends on; waits in slots, no longer than the gaps. */
    private record State(int sinceMessage, int sincePpv, int onDay, int ppvs) {}

    private SlotBySlot() {}

    static boolean fits(Policy policy) {
        int messageGap = slots(policy.messageGap().toMinutes(), policy);
        int ppvGap = slots(policy.ppvGap().toMinutes(), policy);
        if (messageGap == 0) {
            throw new IllegalArgumentException("more than one message a slot");
        }
        Map<State, Integer> most = Map.of(new State(messageGap, ppvGap, 0, 0), 0);
        for (int minute = 0; minute < 7 * MINUTES_OF_DAY; minute += policy.slotMinutes()) {
            Map<State, Integer> next = new HashMap<>();
            boolean open = policy.activeHours().contains(minute % MINUTES_OF_DAY);
            boolean cooling = minute < policy.coolingDays() * MINUTES_OF_DAY;
            for (Map.Entry<State, Integer> entry : most.entrySet()) {
                State state = entry.getKey();
                int onDay = minute % MINUTES_OF_DAY == 0 ? 0 : state.onDay();
                int bumps = entry.getValue();
                int waited = Math.min(ppvGap, state.sincePpv() + 1);
                State idle = new State(Math.min(messageGap, state.sinceMessage() + 1), waited, onDay, state.ppvs());
                next.merge(idle, bumps, Math::max);
                if (open && onDay < policy.dailyCap() && state.sinceMessage() >= messageGap) {
                    next.merge(new State(1, waited, onDay + 1, state.ppvs()), bumps + 1, Math::max);
                    if (!cooling && state.sincePpv() >= ppvGap && state.ppvs() < policy.weeklyPpvs()) {
                        State sent = new State(1, Math.min(ppvGap, 1), onDay + 1, state.ppvs() + 1);
                        next.merge(sent, bumps, Math::max);
                    }
                }
            }
            most = next;
        }
        return most.entrySet().stream()
                .anyMatch(entry ->
                        entry.getKey().ppvs() == policy.weeklyPpvs() && entry.getValue() >= policy.weeklyBumps());
    }

    private static int slots(long minutes, Policy policy) {
        return Math.toIntExact((minutes + policy.slotMinutes() - 1) / policy.slotMinutes());
    }
}
