package io.schedulebuilder.planning;

import java.util.Arrays;
import java.util.List;

/** Sends in order of time, then of rank. Adding or removing one shifts the others. */
final class TimeRow {
    private static final int RANK_BITS = 16;

    private long[] keys;
    private Send[] sends;
    private int size;
    private int at;
    private int before;
    private int after;

    TimeRow() {
        this(new long[64], new Send[64], 0);
    }

    private TimeRow(long[] keys, Send[] sends, int size) {
        this.keys = keys;
        this.sends = sends;
        this.size = size;
    }

    /** The sort key of a send: its time, then its rank. */
    static long key(Send send) {
        return (send.isPlaced() ? firstKey(send.epochSecond()) : 0) | send.rank();
    }

    /** The smallest key at a time. */
    static long firstKey(long epochSecond) {
        return epochSecond << RANK_BITS;
    }

    TimeRow copy() {
        return new TimeRow(Arrays.copyOf(keys, size), Arrays.copyOf(sends, size), size);
    }

    void add(Send send, long key) {
        at = -Arrays.binarySearch(keys, 0, size, key) - 1;
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size + 1);
            sends = Arrays.copyOf(sends, 2 * size + 1);
        }
        System.arraycopy(keys, at, keys, at + 1, size - at);
        System.arraycopy(sends, at, sends, at + 1, size - at);
        keys[at] = key;
        sends[at] = send;
        size++;
        lookAround();
    }

    /** Finds a send by the key that it was added with. */
    void find(long key) {
        at = Arrays.binarySearch(keys, 0, size, key);
        lookAround();
    }

    private void lookAround() {
        before = nearestMessage(at - 1, -1);
        after = nearestMessage(at + 1, 1);
    }

    /** Removes the send that was found. */
    void removeFound() {
        size--;
        System.arraycopy(keys, at + 1, keys, at, size - at);
        System.arraycopy(sends, at + 1, sends, at, size - at);
    }

    /** The index of the send that was last added or found. */
    int at() {
        return at;
    }

    /** The index of the message of this plan before it; -1 if there is none. */
    int before() {
        return before;
    }

    /** The index of the message of this plan after it; -1 if there is none. */
    int after() {
        return after;
    }

    int size() {
        return size;
    }

    Send get(int index) {
        return sends[index];
    }

    /** The message of this plan at an index. */
    Message message(int index) {
        return (Message) sends[index];
    }

    /**
     * The index of the nearest message of this plan, starting at an index and going in a direction, 1 or -1; -1 if
     * there is none.
     */
    int nearestMessage(int from, int direction) {
        for (int i = from; i >= 0 && i < size; i += direction) {
            if (sends[i] instanceof Message) {
                return i;
            }
        }
        return -1;
    }

    /** The time that a send had when it was added. */
    long epochSecond(int index) {
        return keys[index] >> RANK_BITS;
    }

    /** The messages of this plan. */
    List<Message> messages() {
        return Arrays.stream(sends, 0, size)
                .filter(Message.class::isInstance)
                .map(Message.class::cast)
                .toList();
    }
}
