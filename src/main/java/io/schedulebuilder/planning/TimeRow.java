package io.schedulebuilder.planning;

import java.util.Arrays;
import java.util.List;

/**
 * Sends in order of time; those at one time stand by rank. One more or one less costs a shift of the others.
 *
 * @param <S> what it holds
 */
final class TimeRow<S extends Send> {
    private static final int RANK_BITS = 16;

    private long[] keys;
    private Send[] sends;
    private int size;

    TimeRow() {
        this(new long[64], new Send[64], 0);
    }

    private TimeRow(long[] keys, Send[] sends, int size) {
        this.keys = keys;
        this.sends = sends;
        this.size = size;
    }

    /** Where a send stands among others: its time, then its rank. */
    static long key(Send send) {
        return firstKey(send.epochSecond()) | send.rank();
    }

    /** The least key of a time. */
    static long firstKey(long epochSecond) {
        return epochSecond << RANK_BITS;
    }

    TimeRow<S> copy() {
        return new TimeRow<>(Arrays.copyOf(keys, size), Arrays.copyOf(sends, size), size);
    }

    /** Puts in a send, and says where. */
    int add(S send, long key) {
        int at = -Arrays.binarySearch(keys, 0, size, key) - 1;
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size + 1);
            sends = Arrays.copyOf(sends, 2 * size + 1);
        }
        System.arraycopy(keys, at, keys, at + 1, size - at);
        System.arraycopy(sends, at, sends, at + 1, size - at);
        keys[at] = key;
        sends[at] = send;
        size++;
        return at;
    }

    /** Where the send is that came in by a key. */
    int indexOf(long key) {
        return Arrays.binarySearch(keys, 0, size, key);
    }

    void remove(int at) {
        size--;
        System.arraycopy(keys, at + 1, keys, at, size - at);
        System.arraycopy(sends, at + 1, sends, at, size - at);
    }

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked") // only add() puts something in
    S get(int at) {
        return (S) sends[at];
    }

    /** When a send is, as it was put in. */
    long epochSecond(int at) {
        return keys[at] >> RANK_BITS;
    }

    @SuppressWarnings("unchecked")
    List<S> toList() {
        return (List<S>) List.of(Arrays.copyOf(sends, size));
    }
}
