package io.schedulebuilder.planning;

import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.Policy;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what stands in the way of a message that the finished plan leaves out. */
final class WhyUnplaced {
    private final Week week;
    private final Policy policy;
    private final Map<Day, Integer> placedByDay = new LinkedHashMap<>();

    /** @param week finished: its messages move no more */
    WhyUnplaced(Week week, Policy policy) {
        this.week = week;
        this.policy = policy;
        week.messages().stream()
                .filter(Message::isPlaced)
                .forEach(message -> placedByDay.merge(message.place().day(), 1, Integer::sum));
    }

    /** Sentences that hold of the finished plan; at least one. */
    List<String> reasons(Message leftOut) {
        boolean textIsTaken = week.messages().stream()
                .anyMatch(other -> other != leftOut
                        && other.isPlaced()
                        && other.captionKey().equals(leftOut.captionKey()));
        if (textIsTaken) {
            return List.of("Another message of the plan has the same text.");
        }
        if (week.slots().isEmpty()) {
            return List.of("No slot is left: the active hours of all days end before as-of.");
        }
        Map<Limit, Integer> blocked = new EnumMap<>(Limit.class);
        week.slots().forEach(slot -> blocked.merge(firstLimit(leftOut, slot), 1, Integer::sum));
        Integer free = blocked.get(Limit.NONE);
        if (free != null) {
            return List.of("The solver's budget ended before it found one of " + free
                    + " free slots: raise scoreCalculationCountLimit in the solver configuration.");
        }
        if (blocked.size() == 1) {
            return List.of(
                    "No slot is left: " + everySlot(blocked.keySet().iterator().next()) + ".");
        }
        return List.of(blocked.entrySet().stream()
                .map(entry -> entry.getValue() + " " + someSlots(entry.getKey()))
                .collect(Collectors.joining(", ", "None of " + week.slots().size() + " slots is left: ", ".")));
    }

    /** The first limit, in the order of the enum, that keeps the message from the slot. */
    private Limit firstLimit(Message leftOut, Slot slot) {
        if (leftOut.isPpv() && slot.day().isCooling()) {
            return Limit.COOLING;
        }
        int placed = placedByDay.getOrDefault(slot.day(), 0);
        if (slot.day().beyondCap(placed + 1) > 0) {
            return Limit.CAP;
        }
        if (leftOut.isPpv()
                && isWithin(policy.ppvGap().toSeconds(), slot, sends(leftOut).filter(Send::isPpv))) {
            return Limit.PPV_GAP;
        }
        return isWithin(policy.messageGap().toSeconds(), slot, sends(leftOut)) ? Limit.MESSAGE_GAP : Limit.NONE;
    }

    private Stream<Send> sends(Message leftOut) {
        return Stream.concat(week.messages().stream(), week.neighbours().stream())
                .filter(send -> send != leftOut && send.isPlaced());
    }

    private static boolean isWithin(long gapSeconds, Slot slot, Stream<Send> sends) {
        return sends.anyMatch(send -> Gaps.minutesShort(gapSeconds, slot.epochSecond(), send.epochSecond()) > 0);
    }

    private String everySlot(Limit limit) {
        return switch (limit) {
            case COOLING -> "every open slot is on a cooling day";
            case CAP -> "the daily cap of " + policy.dailyCap() + " is reached on every open day";
            case PPV_GAP ->
                "every open slot is within " + policy.ppvGap().toMinutes() + " minutes of another "
                        + MessageType.PPV.label();
            case MESSAGE_GAP ->
                "every open slot is within " + policy.messageGap().toMinutes() + " minutes of another message";
            case NONE -> throw new IllegalArgumentException("not a limit");
        };
    }

    private String someSlots(Limit limit) {
        return switch (limit) {
            case COOLING -> "on cooling days";
            case CAP -> "on days at the daily cap of " + policy.dailyCap();
            case PPV_GAP -> "within " + policy.ppvGap().toMinutes() + " minutes of another " + MessageType.PPV.label();
            case MESSAGE_GAP -> "within " + policy.messageGap().toMinutes() + " minutes of another message";
            case NONE -> throw new IllegalArgumentException("not a limit");
        };
    }

    private enum Limit {
        COOLING,
        CAP,
        PPV_GAP,
        MESSAGE_GAP,
        NONE
    }
}
