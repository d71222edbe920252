package io.schedulebuilder.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.schedulebuilder.domain.Digest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The digests that show whether a plan was changed. They cover the values, not their spelling: everything except what
 * is {@link NotSealed}, as JSON without spaces, with keys in order, numbers in full without trailing zeros, and without
 * keys whose value is absent.
 *
 * @param sha256 the hex SHA-256 of the whole plan; this is the proof
 * @param digests by section, one text for each item of a list: six hex digits for each of the item's keys, in order.
 *     They prove nothing; they tell what was changed.
 * @param largeNumbers the whole numbers that floating-point cannot represent exactly, in order
 */
record PlanSeal(String sha256, Map<String, List<String>> digests, List<String> largeNumbers) {
    private static final String HEAD = "head";

    /** In these objects, each key has its own digits; in the lists below, each key of each item. */
    private static final List<String> OBJECTS = List.of("analysis", "policy", "score", "run", "problem");

    private static final List<String> LISTS = List.of("asked", "messages", "substitutions", "unplaced");

    /** Lists that have digests only in plans that have the list, so that other plans stay as they were. */
    private static final List<String> LATER_LISTS = List.of("price_mix_used");

    private static final int DIGITS = 6;

    /** Every whole number up to this is exact in floating-point. */
    private static final long LARGEST_EXACT = 1L << 53;

    /** Writes what is sealed, with null for absent values, so that each key has its digits. */
    private static final JsonMapper SEALED = PlanJson.mapper()
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public boolean hasIgnoreMarker(AnnotatedMember member) {
                    return member.hasAnnotation(NotSealed.class) || super.hasIgnoreMarker(member);
                }

                @Override
                public JsonInclude.Value findPropertyInclusion(Annotated member) {
                    return JsonInclude.Value.empty();
                }

                @Override
                public @Nullable Object findSerializer(Annotated member) {
                    return null;
                }

                @Override
                public @Nullable Object findContentSerializer(Annotated member) {
                    return null;
                }
            })
            .build();

    /** The seal of a plan's current content. */
    static PlanSeal of(Plan plan) {
        JsonNode tree = SEALED.valueToTree(plan);
        Map<String, List<String>> digests = new LinkedHashMap<>();
        sections(tree)
                .forEach((section, items) -> digests.put(
                        section, items.stream().map(PlanSeal::digest).toList()));
        SortedSet<Long> large = new TreeSet<>();
        collectLarge(tree, large);
        return new PlanSeal(
                Digest.hex(text(tree)),
                digests,
                large.stream().map(String::valueOf).toList());
    }

    /**
     * Where a plan differs from its sealed content.
     *
     * @return empty if it does not differ; otherwise one or more places, such as {@code messages[3].caption_text was
     *     edited}
     */
    static List<String> changes(Plan plan) {
        JsonNode tree = SEALED.valueToTree(plan);
        if (plan.planSha256().equals(Optional.of(Digest.hex(text(tree))))) {
            return List.of();
        }
        Map<String, List<String>> then = plan.digests().orElse(Map.of());
        List<String> changes = new ArrayList<>();
        Map<String, List<SortedMap<String, JsonNode>>> sections = sections(tree);
        LATER_LISTS.stream().filter(then::containsKey).forEach(list -> sections.putIfAbsent(list, List.of()));
        sections.forEach((section, items) -> changes(section, items, then.getOrDefault(section, List.of()), changes));
        return changes.isEmpty() ? List.of("plan_sha256 was edited") : changes;
    }

    private static void collectLarge(JsonNode value, SortedSet<Long> large) {
        if (value.isLong() && (value.longValue() > LARGEST_EXACT || value.longValue() < -LARGEST_EXACT)) {
            large.add(value.longValue());
        }
        value.forEach(inside -> collectLarge(inside, large));
    }

    /** The parts of a plan that have their own digests, each as a list of its objects. */
    private static Map<String, List<SortedMap<String, JsonNode>>> sections(JsonNode plan) {
        Map<String, List<SortedMap<String, JsonNode>>> sections = new LinkedHashMap<>();
        SortedMap<String, JsonNode> head = members(plan);
        head.keySet().removeAll(OBJECTS);
        head.keySet().removeIf(PlanSeal::isList);
        sections.put(HEAD, List.of(head));
        members(plan).forEach((key, value) -> {
            if (OBJECTS.contains(key) && !value.isNull()) {
                sections.put(key, List.of(members(value)));
            } else if (isList(key) && !value.isNull()) {
                sections.put(
                        key,
                        StreamSupport.stream(value.spliterator(), false)
                                .map(PlanSeal::members)
                                .toList());
            }
        });
        OBJECTS.forEach(key -> sections.putIfAbsent(key, List.of()));
        LISTS.forEach(key -> sections.putIfAbsent(key, List.of()));
        return sections;
    }

    private static boolean isList(String key) {
        return LISTS.contains(key) || LATER_LISTS.contains(key);
    }

    private static void changes(
            String section, List<SortedMap<String, JsonNode>> now, List<String> then, List<String> changes) {
        List<String> digests = now.stream().map(PlanSeal::digest).toList();
        if (digests.equals(then)) {
            return;
        }
        if (!isList(section) && digests.size() != then.size()) {
            changes.add(section + (digests.isEmpty() ? " was removed" : " was added"));
        } else if (digests.size() == then.size() && new HashSet<>(digests).equals(new HashSet<>(then))) {
            changes.add(section + " were reordered");
        } else if (digests.size() == then.size()) {
            for (int i = 0; i < digests.size(); i++) {
                String item =
                        section.equals(HEAD) ? "" : (isList(section) ? PlanFaults.item(section, i) : section) + ".";
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

    /** The keys whose digits differ. */
    private static List<String> changed(SortedMap<String, JsonNode> members, String now, String then) {
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

    private static String digest(SortedMap<String, JsonNode> members) {
        StringBuilder digits = new StringBuilder();
        members.values().forEach(value -> digits.append(Digest.hex(text(value)), 0, DIGITS));
        return digits.toString();
    }

    /** The members in order of their keys. */
    private static SortedMap<String, JsonNode> members(JsonNode object) {
        SortedMap<String, JsonNode> members = new TreeMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    private static String text(JsonNode value) {
        try {
            return SEALED.writeValueAsString(inOrder(value));
        } catch (JacksonException e) {
            throw new IllegalStateException("a plan could not be written as JSON", e);
        }
    }

    private static JsonNode inOrder(JsonNode value) {
        if (value.isNumber()) {
            return DecimalNode.valueOf(exact(value));
        }
        if (value.isArray()) {
            ArrayNode items = SEALED.createArrayNode();
            value.forEach(item -> items.add(inOrder(item)));
            return items;
        }
        if (!value.isObject()) {
            return value;
        }
        ObjectNode present = SEALED.createObjectNode();
        members(value).forEach((key, inside) -> {
            if (!inside.isNull()) {
                present.set(key, inOrder(inside));
            }
        });
        return present;
    }

    /** Every digit of a floating-point number, because JDKs differ in how they shorten it. */
    private static BigDecimal exact(JsonNode number) {
        BigDecimal exact = number.isDouble() ? new BigDecimal(number.doubleValue()) : number.decimalValue();
        return exact.stripTrailingZeros();
    }
}
