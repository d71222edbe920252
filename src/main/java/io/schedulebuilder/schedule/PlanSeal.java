package io.schedulebuilder.schedule;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.schedulebuilder.domain.Digest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The digests by which a plan shows that nobody changed it. They cover the values, not their spelling: everything but
 * what is {@link NotSealed}, as JSON without spaces, with keys in order, numbers in full without trailing zeros, and no
 * key whose value is absent.
 *
 * @param sha256 over the whole plan, hex: what proves it
 * @param digests by section, one text an item of a list: six hex digits for each of the item's keys, in order. They
 *     prove nothing, and tell what was changed.
 */
record PlanSeal(String sha256, Map<String, List<String>> digests) {
    private static final String HEAD = "head";

    /** Of these, each key has digits of its own; of these lists, each key of each item. */
    private static final List<String> OBJECTS = List.of("analysis", "policy", "score", "run", "problem");

    private static final List<String> LISTS = List.of("asked", "messages", "substitutions", "unplaced");
    private static final int DIGITS = 6;

    /** Every whole number up to it is a floating number too. */
    private static final long LARGEST_EXACT = 1L << 53;

    /** The seal that a plan has, as long as nobody changes it. */
    static PlanSeal of(PlanFile plan) {
        Map<String, Object> keys = members(plan);
        Map<String, List<String>> digests = new LinkedHashMap<>();
        sections(keys)
                .forEach((section, items) -> digests.put(
                        section, items.stream().map(PlanSeal::digest).toList()));
        StringBuilder text = new StringBuilder();
        put(keys, text);
        return new PlanSeal(Digest.hex(text.toString()), digests);
    }

    /**
     * Where a plan differs from the one that was sealed.
     *
     * @return empty if it does not; else one place or more, as {@code messages[3].caption_text was edited}
     */
    static List<String> changes(PlanFile plan) {
        Map<String, Object> keys = members(plan);
        StringBuilder text = new StringBuilder();
        put(keys, text);
        if (plan.planSha256().equals(Optional.of(Digest.hex(text.toString())))) {
            return List.of();
        }
        Map<String, List<String>> then = plan.digests().orElse(Map.of());
        List<String> changes = new ArrayList<>();
        sections(keys)
                .forEach((section, items) -> changes(section, items, then.getOrDefault(section, List.of()), changes));
        return changes.isEmpty() ? List.of("plan_sha256 was edited") : changes;
    }

    /** The whole numbers of a plan that a floating one cannot hold exactly, in order. */
    static List<String> largeNumbers(PlanFile plan) {
        SortedSet<Long> large = new TreeSet<>();
        collectLarge(plan, large);
        return large.stream().map(String::valueOf).toList();
    }

    private static void collectLarge(Object value, SortedSet<Long> large) {
        if (value instanceof Record record) {
            members(record).values().forEach(inside -> collectLarge(inside, large));
        } else if (value instanceof List<?> items) {
            items.forEach(item -> collectLarge(item, large));
        } else if (value instanceof Long number && (number > LARGEST_EXACT || number < -LARGEST_EXACT)) {
            large.add(number);
        }
    }

    /** The parts of a plan that have digests of their own, each as its objects. */
    private static Map<String, List<Map<String, Object>>> sections(Map<String, Object> keys) {
        Map<String, List<Map<String, Object>>> sections = new LinkedHashMap<>();
        Map<String, Object> head = new TreeMap<>(keys);
        head.keySet().removeAll(OBJECTS);
        head.keySet().removeAll(LISTS);
        sections.put(HEAD, List.of(head));
        keys.forEach((key, value) -> {
            if (OBJECTS.contains(key) && value instanceof Record object) {
                sections.put(key, List.of(members(object)));
            } else if (LISTS.contains(key) && value instanceof List<?> items) {
                sections.put(
                        key, items.stream().map(item -> members((Record) item)).toList());
            }
        });
        OBJECTS.forEach(key -> sections.putIfAbsent(key, List.of()));
        LISTS.forEach(key -> sections.putIfAbsent(key, List.of()));
        return sections;
    }

    private static void changes(
            String section, List<Map<String, Object>> now, List<String> then, List<String> changes) {
        List<String> digests = now.stream().map(PlanSeal::digest).toList();
        if (digests.equals(then)) {
            return;
        }
        if (!LISTS.contains(section) && digests.size() != then.size()) {
            changes.add(section + (digests.isEmpty() ? " was removed" : " was added"));
        } else if (isReordered(digests, then)) {
            changes.add(section + " were put in another order");
        } else if (digests.size() == then.size()) {
            for (int i = 0; i < digests.size(); i++) {
                String item = section.equals(HEAD)
                        ? ""
                        : (LISTS.contains(section) ? PlanFaults.item(section, i) : section) + ".";
                changed(now.get(i), digests.get(i), then.get(i))
                        .forEach(key -> changes.add(item + key + " was edited"));
            }
        } else {
            for (int i = 0; i < then.size(); i++) {
                if (!digests.contains(then.get(i))) {
                    changes.add("what was " + PlanFaults.item(section, i) + " was edited or removed");
                }
            }
            for (int i = 0; i < digests.size(); i++) {
                if (!then.contains(digests.get(i))) {
                    changes.add(PlanFaults.item(section, i) + " was edited or added");
                }
            }
        }
    }

    private static boolean isReordered(List<String> digests, List<String> then) {
        return digests.size() == then.size() && new HashSet<>(digests).equals(new HashSet<>(then));
    }

    /** The keys whose digits differ. */
    private static List<String> changed(Map<String, Object> members, String now, String then) {
        List<String> keys = new ArrayList<>();
        int at = 0;
        for (String key : members.keySet()) {
            if (!then.startsWith(now.substring(at, at + DIGITS), at)) {
                keys.add(key);
            }
            at += DIGITS;
        }
        return keys;
    }

    private static String digest(Map<String, Object> members) {
        StringBuilder digits = new StringBuilder();
        members.values().forEach(value -> {
            StringBuilder text = new StringBuilder();
            put(value, text);
            digits.append(Digest.hex(text.toString()), 0, DIGITS);
        });
        return digits.toString();
    }

    /** A record's values by key, in order of the keys; those that are absent stay, so that each key has its digits. */
    private static Map<String, Object> members(Record record) {
        Map<String, Object> members = new TreeMap<>();
        Arrays.stream(record.getClass().getRecordComponents())
                .filter(component -> !component.isAnnotationPresent(NotSealed.class))
                .sorted(Comparator.comparing(RecordComponent::getName))
                .forEach(component -> members.put(key(component.getName()), value(record, component)));
        return members;
    }

    /** What an {@link Optional} holds; an empty one is itself. */
    private static Object value(Record record, RecordComponent component) {
        try {
            Object value = component.getAccessor().invoke(record);
            return value instanceof Optional<?> optional && optional.isPresent() ? optional.get() : value;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a plan's records have public accessors", e);
        }
    }

    /** Snake case, as in the file. */
    private static String key(String name) {
        StringBuilder key = new StringBuilder();
        name.chars().forEach(letter -> {
            if (Character.isUpperCase(letter)) {
                key.append('_');
            }
            key.append((char) Character.toLowerCase(letter));
        });
        return key.toString();
    }

    private static void put(Object value, StringBuilder text) {
        if (value instanceof Record record) {
            put(members(record), text);
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> ordered = new TreeMap<>();
            map.forEach((key, inside) -> ordered.put(String.valueOf(key), inside));
            ordered.values().removeIf(inside -> inside instanceof Optional);
            text.append('{');
            ordered.forEach((key, inside) -> {
                put(key, text);
                text.append(':');
                put(inside, text);
                text.append(',');
            });
            end(text, '}');
        } else if (value instanceof List<?> items) {
            text.append('[');
            items.forEach(item -> {
                put(item, text);
                text.append(',');
            });
            end(text, ']');
        } else if (value instanceof Number number) {
            text.append(plain(number));
        } else if (value instanceof String string) {
            text.append('"');
            JsonStringEncoder.getInstance().quoteAsString(string, text);
            text.append('"');
        } else {
            text.append(value instanceof Optional ? "null" : value);
        }
    }

    /** Without the last comma. */
    private static void end(StringBuilder text, char close) {
        if (text.charAt(text.length() - 1) == ',') {
            text.setLength(text.length() - 1);
        }
        text.append(close);
    }

    /** Every digit of a floating number, so that no JDK's way of shortening it matters. */
    private static String plain(Number number) {
        BigDecimal exact = number instanceof BigDecimal decimal
                ? decimal
                : number instanceof Double ? new BigDecimal(number.doubleValue()) : new BigDecimal(number.longValue());
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }
}
