package io.schedulebuilder.worth;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Numbers groups of sends by their keys, such as page and price tier, in order of first appearance. */
final class Grouping {
    private final Map<Long, Integer> numbers = new HashMap<>();
    private final int[] ofSend;

    Grouping(int sends) {
        ofSend = new int[sends];
        Arrays.fill(ofSend, -1);
    }

    /** Puts a send into the group of a key, made of two parts. */
    void put(int send, int first, int second) {
        ofSend[send] = numbers.computeIfAbsent(key(first, second), key -> numbers.size());
    }

    private static long key(int first, int second) {
        return ((long) first << 32) | (second & 0xFFFFFFFFL);
    }

    /** The group of a key; -1 if no send is in it. */
    int group(int first, int second) {
        return numbers.getOrDefault(key(first, second), -1);
    }

    /** The group of a send; -1 if it has none. */
    int of(int send) {
        return ofSend[send];
    }

    int size() {
        return numbers.size();
    }
}
