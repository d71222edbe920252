package io.schedulebuilder.planning;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.Policy;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Explains why the finished plan leaves a message unplaced. */
final class WhyUnplaced {
    private final Week week;
    private final Policy policy;
    private final Room room;

    /** @param week finished: its messages no longer move */
    WhyUnplaced(Week week, Policy policy) {
        this.week = week;
        this.policy = policy;
        this.room = new Room(week);
    }

    /** Sentences that are true for the finished plan; at least one. */
    List<String> reasons(Message leftOut) {
        if (room.hasTextOf(leftOut)) {
            return List.of("Another message in the plan has the same text.");
        }
        List<Slot> slots = week.slots().stream().filter(leftOut::isOfTheWeekOf).toList();
        if (slots.isEmpty()) {
            return List.of(
                    "No slot is left: the active hours of every day" + ofItsWeek(leftOut) + " end before as-of.");
        }
        Map<Room.Limit, Integer> blocked = new EnumMap<>(Room.Limit.class);
        slots.forEach(slot -> blocked.merge(room.limit(leftOut, slot), 1, Integer::sum));
        Integer free = blocked.get(Room.Limit.NONE);
        if (free != null) {
            return List.of("The solver's budget ran out before it found one of " + Counted.of(free, "free slot")
                    + ": raise scoreCalculationCountLimit in the solver configuration.");
        }
        if (blocked.size() == 1) {
            return List.of(
                    "No slot is left: " + everySlot(blocked.keySet().iterator().next()) + ".");
        }
        return List.of(blocked.entrySet().stream()
                .map(entry -> entry.getValue() + " " + someSlots(entry.getKey()))
                .collect(Collectors.joining(
                        ", ", "None of " + Counted.of(slots.size(), "slot") + ofItsWeek(leftOut) + " is left: ", ".")));
    }

    private String ofItsWeek(Message message) {
        return week.terms().openDays().size() == 1 ? "" : " of week " + message.week();
    }

    private String everySlot(Room.Limit limit) {
        return switch (limit) {
            case COOLING -> "every open slot is on a cooling day";
            case CAP -> "the daily cap of " + policy.dailyCap() + " is reached on every open day";
            case PPV_GAP ->
                "every open slot is within " + Counted.of(policy.ppvGap().toMinutes(), "minute") + " of another "
                        + MessageType.PPV.label();
            case MESSAGE_GAP ->
                "every open slot is within " + Counted.of(policy.messageGap().toMinutes(), "minute")
                        + " of another message";
            case NONE -> throw new IllegalArgumentException("not a limit");
        };
    }

    private String someSlots(Room.Limit limit) {
        return switch (limit) {
            case COOLING -> "on cooling days";
            case CAP -> "on days at the daily cap of " + policy.dailyCap();
            case PPV_GAP ->
                "within " + Counted.of(policy.ppvGap().toMinutes(), "minute") + " of another "
                        + MessageType.PPV.label();
            case MESSAGE_GAP ->
                "within " + Counted.of(policy.messageGap().toMinutes(), "minute") + " of another message";
            case NONE -> throw new IllegalArgumentException("not a limit");
        };
    }
}
