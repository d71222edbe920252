package io.schedulebuilder.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tracks which slots the messages of a week leave free. */
final class Room {
    private final Gaps gaps;
    private final List<Send> sends = new ArrayList<>();
    private final Set<String> texts = new HashSet<>();
    private final Map<Day, Integer> messagesByDay = new HashMap<>();

    Room(Week week) {
        gaps = week.terms().gaps();
        sends.addAll(week.neighbours());
        week.messages().stream().filter(Message::isPlaced).forEach(this::take);
    }

    /** Adds a message that was placed. */
    void take(Message placed) {
        sends.add(placed);
        texts.add(placed.captionKey());
        messagesByDay.merge(placed.place().day(), 1, Integer::sum);
    }

    /** Whether a message of the week already has this message's text. */
    boolean hasTextOf(Message message) {
        return texts.contains(message.captionKey());
    }

    /** The first limit, in the order of the enum, that keeps an unplaced message from an open slot. */
    Limit limit(Message message, Slot slot) {
        if (message.isPpv() && slot.day().isCooling()) {
            return Limit.COOLING;
        }
        if (slot.day().beyondCap(messagesByDay.getOrDefault(slot.day(), 0) + 1) > 0) {
            return Limit.CAP;
        }
        Limit limit = Limit.NONE;
        for (Send send : sends) {
            if (message.isPpv() && send.isPpv() && isWithin(gaps.ppvSeconds(), slot, send)) {
                return Limit.PPV_GAP;
            }
            if (isWithin(gaps.messageSeconds(), slot, send)) {
                limit = Limit.MESSAGE_GAP;
            }
        }
        return limit;
    }

    private static boolean isWithin(long gapSeconds, Slot slot, Send send) {
        return Gaps.minutesShort(gapSeconds, slot.epochSecond(), send.epochSecond()) > 0;
    }

    /** What keeps a message from a slot. */
    enum Limit {
        COOLING,
        CAP,
        PPV_GAP,
        MESSAGE_GAP,
        /** Nothing keeps the message from the slot. */
        NONE
    }
}
