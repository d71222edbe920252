package io.schedulebuilder.planning;

import io.schedulebuilder.domain.TimeSlot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Picks a random message and a slot in its week, and works out which messages must move. If the message has a slot,
 * half of the new slots are near it. For the others, it picks two slots and takes the one with more points. Sometimes
 * it moves a message back to its slot in an earlier plan.
 */
final class RoomMaker implements Iterator<Relocation> {
    /** How many slots away still counts as near. */
    private static final int REACH = 4;

    private static final int BACK_HOME_ONE_IN = 4;

    private final Random random;
    private final TimeGrid grid;
    private final Message[] movable;
    private final List<Optional<Slot>> homes;
    private final Gaps gaps;
    private final Send[] sends;
    private final long[] keys;
    private int placed;

    private final List<Message> moved = new ArrayList<>();
    private final List<Optional<Slot>> places = new ArrayList<>();

    RoomMaker(Week week, Random random) {
        this.random = random;
        this.grid = new TimeGrid(week.slots(), week.terms().openDays().size());
        this.movable = week.messages().stream()
                .filter(message -> !message.isSent() && grid.isOpen(message.week()))
                .toArray(Message[]::new);
        Map<TimeSlot, Slot> byTime = week.slots().stream().collect(Collectors.toMap(Slot::time, Function.identity()));
        this.homes = Arrays.stream(movable)
                .map(message -> message.chosen().keptAt().flatMap(time -> Optional.ofNullable(byTime.get(time))))
                .toList();
        this.gaps = week.terms().gaps();
        this.sends = Stream.concat(week.messages().stream(), week.neighbours().stream())
                .toArray(Send[]::new);
        this.keys = new long[sends.length];
    }

    @Override
    public boolean hasNext() {
        return movable.length > 0;
    }

    @Override
    public Relocation next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        sort();
        int drawn = random.nextInt(movable.length);
        Message message = movable[drawn];
        Slot target = target(message, homes.get(drawn));
        if (message.slot().equals(Optional.of(target))) {
            // Unplaced instead, because if all slots are taken, the search would wait forever for a move it can make.
            return new Relocation(new Message[] {message}, List.of(Optional.empty()));
        }
        moved.clear();
        places.clear();
        put(message, target);
        if (!makeRoom(target, 1) || !makeRoom(target, -1)) {
            // Then no other message moves: perhaps this one breaks no rule there, or fixes more than it breaks.
            return new Relocation(new Message[] {message}, List.of(Optional.of(target)));
        }
        return new Relocation(moved.toArray(Message[]::new), List.copyOf(places));
    }

    private Slot target(Message message, Optional<Slot> home) {
        Optional<Slot> now = message.slot();
        if (home.isPresent() && !home.equals(now) && random.nextInt(BACK_HOME_ONE_IN) == 0) {
            return home.get();
        }
        if (now.isPresent() && random.nextBoolean()) {
            int steps = 1 + random.nextInt(REACH);
            return grid.beside(now.get(), message.week(), random.nextBoolean() ? steps : -steps);
        }
        Slot one = grid.any(message.week(), random);
        Slot other = grid.any(message.week(), random);
        return message.pointsAt(other) > message.pointsAt(one) ? other : one;
    }

    private void put(Message message, Slot slot) {
        moved.add(message);
        places.add(Optional.of(slot));
    }

    /**
     * Pushes messages on one side of the first moved message's target as far as needed.
     *
     * @param direction 1 for later messages, -1 for earlier ones; times are multiplied by it
     * @return whether every message in the way could move
     */
    private boolean makeRoom(Slot target, int direction) {
        Message message = moved.get(0);
        long longestGap = Math.max(gaps.ppvSeconds(), gaps.messageSeconds());
        long lastPushed = direction * target.epochSecond();
        long last = lastPushed;
        long lastPpv = message.isPpv() ? last : last - longestGap;
        int first = firstFrom(target);
        for (int i = direction > 0 ? first : first - 1; i >= 0 && i < placed; i += direction) {
            Send send = sends[i];
            if (send == message) {
                continue;
            }
            long at = direction * send.epochSecond();
            if (at >= lastPushed + longestGap) {
                return true;
            }
            long earliest = Math.max(last + gaps.messageSeconds(), send.isPpv() ? lastPpv + gaps.ppvSeconds() : last);
            if (at < earliest) {
                int slot = send instanceof Message other && !other.isSent()
                        ? grid.nearest(other, direction * earliest, direction)
                        : -1;
                if (slot < 0) {
                    return false;
                }
                put((Message) send, grid.slot(slot));
                at = direction * grid.slot(slot).epochSecond();
                lastPushed = at;
            }
            last = at;
            lastPpv = send.isPpv() ? at : lastPpv;
        }
        return true;
    }

    /** The index of the first placed send at or after a slot. */
    private int firstFrom(Slot target) {
        int at = Arrays.binarySearch(keys, 0, placed, TimeRow.firstKey(target.epochSecond()));
        return at < 0 ? -at - 1 : at;
    }

    /** Sorts placed sends by time, then the others. Insertion sort, because little has changed since the last move. */
    private void sort() {
        placed = 0;
        for (int i = 0; i < sends.length; i++) {
            Send send = sends[i];
            long key = Long.MAX_VALUE;
            if (send.isPlaced()) {
                key = TimeRow.key(send);
                placed++;
            }
            int j = i;
            for (; j > 0 && keys[j - 1] > key; j--) {
                keys[j] = keys[j - 1];
                sends[j] = sends[j - 1];
            }
            keys[j] = key;
            sends[j] = send;
        }
    }
}
