package io.schedulebuilder.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PriceTier;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each value of a plan may be, taken by itself: kind, bounds, list of words. All of it comes from the types and
 * annotations of {@link Plan}'s components.
 */
interface PlanShape {
    /** Dollars, and other measures that have no bound of their own. */
    BigDecimal MOST_MEASURED = new BigDecimal("1000000000000");

    /** The whole plan. */
    Fields PLAN = new Fields(Plan.class);

    /** Adds what is wrong with the value. */
    void check(JsonNode value, String path, PlanFaults faults);

    private static PlanShape of(AnnotatedType type) {
        Class<?> raw = raw(type);
        if (raw == List.class) {
            AtMost most = type.getAnnotation(AtMost.class);
            return list(of(argument(type, 0)), most == null ? Plan.MOST_MESSAGES : most.value());
        }
        if (raw == Map.class) {
            return map(keys(raw(argument(type, 0))), of(argument(type, 1)));
        }
        if (raw == boolean.class) {
            return value(JsonNode::isBoolean, "is neither true nor false");
        }
        if (raw == String.class) {
            return string(type);
        }
        if (raw.isPrimitive() || Number.class.isAssignableFrom(raw) || raw == CaptionId.class) {
            return number(raw, type);
        }
        return Spelling.of(raw)
                .<PlanShape>map(spelling ->
                        value(node -> node.isTextual() && spelling.canRead(node.textValue()), spelling.fault()))
                .orElseGet(() -> new Fields(raw));
    }

    private static Class<?> raw(AnnotatedType type) {
        Type plain = type.getType();
        return (Class<?>) (plain instanceof ParameterizedType generic ? generic.getRawType() : plain);
    }

    private static AnnotatedType argument(AnnotatedType type, int index) {
        return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[index];
    }

    // Kinds of values

    /** @param fault goes on where the value ends */
    private static PlanShape value(Predicate<JsonNode> is, String fault) {
        return (value, path, faults) -> {
            if (!is.test(value)) {
                faults.add(path, faults.shown(path, value) + " " + fault);
            }
        };
    }

    private static PlanShape string(AnnotatedType type) {
        TextForm form = type.getAnnotation(TextForm.class);
        if (form != null) {
            return value(node -> node.isTextual() && node.textValue().matches(form.value()), "is not " + form.words());
        }
        return type.isAnnotationPresent(Prose.class)
                ? value(
                        node -> node.isTextual() && node.textValue().length() <= 1_000_000,
                        "is not a text of at most 1000000 characters")
                : value(node -> node.isTextual() && Spelling.isName(node.textValue()), Spelling.NAME_FAULT);
    }

    private static PlanShape number(Class<?> raw, AnnotatedType type) {
        boolean whole = raw != BigDecimal.class && raw != double.class && raw != Double.class;
        Within bounds = type.getAnnotation(Within.class);
        BigDecimal least = bounds != null
                ? new BigDecimal(bounds.least())
                : !whole ? MOST_MEASURED.negate() : BigDecimal.valueOf(isInt(raw) ? 0 : Long.MIN_VALUE);
        BigDecimal most = bounds != null
                ? new BigDecimal(bounds.most())
                : !whole ? MOST_MEASURED : BigDecimal.valueOf(isInt(raw) ? Integer.MAX_VALUE : Long.MAX_VALUE);
        PlanShape within = value(
                node -> node.isNumber()
                        && node.decimalValue().compareTo(least) >= 0
                        && node.decimalValue().compareTo(most) <= 0
                        && (!whole || node.decimalValue().stripTrailingZeros().scale() <= 0),
                "is not a " + (whole ? "whole " : "") + "number from " + least.toPlainString() + " to "
                        + most.toPlainString());
        if (!type.isAnnotationPresent(DividesAnHour.class)) {
            return within;
        }
        return (value, path, faults) -> {
            within.check(value, path, faults);
            if (value.isNumber()
                    && value.decimalValue().compareTo(least) >= 0
                    && value.decimalValue().compareTo(most) <= 0
                    && 60 % value.intValue() != 0) {
                faults.add(path, faults.shown(path, value) + " does not divide an hour");
            }
        };
    }

    private static boolean isInt(Class<?> raw) {
        return raw == int.class || raw == Integer.class;
    }

    // Values that hold others

    private static PlanShape list(PlanShape item, int most) {
        return (value, path, faults) -> {
            if (!value.isArray()) {
                faults.add(path, faults.shown(path, value) + " is not a list");
            } else if (value.size() > most) {
                faults.add(path, "has " + value.size() + " items, more than " + most);
            } else {
                for (int i = 0; i < value.size(); i++) {
                    item.check(value.get(i), PlanFaults.item(path, i), faults);
                }
            }
        };
    }

    /** The keys that a map may have: of a plan's, those of tiers are of paid ones, those of constraints of weighted ones. */
    private static Predicate<String> keys(Class<?> type) {
        if (type == String.class) {
            return key -> true;
        }
        return Stream.concat(PriceTier.PAID.stream(), PlanningConstraint.weighted().stream())
                .filter(type::isInstance)
                .map(Spelling::text)
                .collect(Collectors.toSet())::contains;
    }

    private static PlanShape map(Predicate<String> keys, PlanShape each) {
        return (value, path, faults) -> {
            if (!value.isObject()) {
                faults.add(path, faults.shown(path, value) + " is not an object");
            }
            value.properties().forEach(member -> {
                String at = PlanFaults.key(path, member.getKey());
                if (keys.test(member.getKey())) {
                    each.check(member.getValue(), at, faults);
                } else {
                    faults.add(at, "is no key that this version knows");
                }
            });
        };
    }

    /** A record's components by key; an {@link Optional} may be absent, or null. */
    final class Fields implements PlanShape {
        private final Map<String, PlanShape> needed = new LinkedHashMap<>();
        private final Map<String, PlanShape> optional = new LinkedHashMap<>();

        private Fields(Class<?> type) {
            for (RecordComponent component : type.getRecordComponents()) {
                AnnotatedType of = component.getAnnotatedType();
                boolean may = component.getType() == Optional.class;
                (may ? optional : needed)
                        .put(
                                SnakeCaseStrategy.INSTANCE.translate(component.getName()),
                                PlanShape.of(may ? argument(of, 0) : of));
            }
        }

        /** The keys that an object cannot do without and this one lacks. */
        List<String> missing(JsonNode members) {
            return needed.keySet().stream().filter(key -> !members.has(key)).toList();
        }

        @Override
        public void check(JsonNode value, String path, PlanFaults faults) {
            if (!value.isObject()) {
                faults.add(path, faults.shown(path, value) + " is not an object");
                return;
            }
            missing(value).forEach(key -> faults.add(faults.line(path), PlanFaults.key(path, key), "is missing"));
            value.properties().forEach(member -> {
                String key = member.getKey();
                String at = PlanFaults.key(path, key);
                PlanShape shape = needed.get(key);
                if (shape == null && !member.getValue().isNull()) {
                    shape = optional.get(key);
                }
                if (shape != null) {
                    shape.check(member.getValue(), at, faults);
                } else if (!optional.containsKey(key)) {
                    faults.add(at, "is no key that this version knows");
                }
            });
        }
    }
}
