package io.schedulebuilder.schedule;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.ParameterType;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.PolicyValue;
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
 * What each value of a plan may be, by itself: its kind, bounds, or list of words. All of it comes from the types and
 * annotations of {@link Plan}'s components.
 */
interface PlanShape {
    /** The bound of dollars, and of other measures without their own bound. */
    BigDecimal MOST_MEASURED = new BigDecimal("1000000000000");

    /** More settings than anyone overrides. */
    int MOST_OVERRIDDEN = 10_000;

    /** The whole plan. */
    Fields PLAN = Fields.of(Plan.class);

    /** Adds the faults of the value. */
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
        if (raw == boolean.class || raw == Boolean.class) {
            return value(JsonNode::isBoolean, "is neither true nor false");
        }
        if (raw == String.class) {
            return string(type);
        }
        if (raw.isPrimitive() || Number.class.isAssignableFrom(raw) || raw == CaptionId.class) {
            return number(raw, type);
        }
        if (raw == PolicyView.class) {
            return policy();
        }
        return Spelling.of(raw)
                .<PlanShape>map(spelling ->
                        value(node -> node.isTextual() && spelling.canRead(node.textValue()), spelling.fault()))
                .orElseGet(() -> Fields.of(raw));
    }

    private static Class<?> raw(AnnotatedType type) {
        Type plain = type.getType();
        return (Class<?>) (plain instanceof ParameterizedType generic ? generic.getRawType() : plain);
    }

    private static AnnotatedType argument(AnnotatedType type, int index) {
        return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[index];
    }

    // Kinds of values

    /** @param fault continues the sentence after the value */
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
                : string();
    }

    private static PlanShape string() {
        return value(node -> node.isTextual() && Spelling.isName(node.textValue()), Spelling.NAME_FAULT);
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
        return number(whole, least, most);
    }

    private static PlanShape number(boolean whole, BigDecimal least, BigDecimal most) {
        return value(
                node -> node.isNumber()
                        && node.decimalValue().compareTo(least) >= 0
                        && node.decimalValue().compareTo(most) <= 0
                        && (!whole || node.decimalValue().stripTrailingZeros().scale() <= 0),
                "is not a " + (whole ? "whole " : "") + "number from " + least.toPlainString() + " to "
                        + most.toPlainString());
    }

    private static PlanShape whole(int least, int most) {
        return number(true, BigDecimal.valueOf(least), BigDecimal.valueOf(most));
    }

    private static boolean isInt(Class<?> raw) {
        return raw == int.class || raw == Integer.class;
    }

    // A policy

    /** The shape of a policy, from {@link PolicyParameter}; an object of counts or weights may lack some of them. */
    private static PlanShape policy() {
        Map<String, List<PolicyValue>> groups =
                PolicyValue.ALL.stream().collect(groupingBy(PolicyValue::group, LinkedHashMap::new, toList()));
        Map<String, PlanShape> needed = new LinkedHashMap<>();
        Map<String, PlanShape> optional = new LinkedHashMap<>();
        groups.forEach((key, values) -> {
            Map<String, PlanShape> members = new LinkedHashMap<>();
            values.forEach(value -> members.put(value.member(), of(value)));
            PolicyParameter<?> parameter = values.get(0).parameter();
            boolean counts = parameter == PolicyParameter.PRICE_MIX
                    || parameter.weighted().isPresent();
            if (parameter.before().isPresent()) {
                optional.putAll(members);
            } else if (parameter.isOptional()) {
                optional.put(key, new Fields(members, Map.of()));
            } else if (counts) {
                needed.put(key, map(members::containsKey, of(values.get(0))));
            } else {
                needed.put(key, values.get(0).isNested() ? new Fields(members, Map.of()) : of(values.get(0)));
            }
        });
        PlanShape setter = Fields.of(Plan.Setter.class);
        needed.put("set_by", map(keys(String.class), setter));
        needed.put("overridden", list(Fields.of(Plan.OverriddenSetting.class), MOST_OVERRIDDEN));
        return new Fields(needed, optional);
    }

    private static PlanShape of(PolicyValue value) {
        ParameterType<?> type = value.parameter().type();
        return switch (value.kind()) {
            case NUMBER -> number(type);
            // A strategy only has to match its tier, which PlanConsistency checks.
            case NAME -> value.name().equals("strategy") ? string() : words(value.names());
            case TIME ->
                value(
                        node -> node.isTextual() && node.textValue().matches("([01]\\d|2[0-3]):[0-5]\\d|24:00"),
                        "is not a time of day, HH:mm");
            case HOURS -> list(whole(0, 23), 24);
            case SHARES -> pair(number(false, BigDecimal.ZERO, BigDecimal.ONE));
        };
    }

    private static PlanShape pair(PlanShape item) {
        return (value, path, faults) -> {
            list(item, 2).check(value, path, faults);
            if (value.isArray() && value.size() < 2) {
                faults.add(path, "has " + value.size() + " items, not 2");
            }
        };
    }

    private static PlanShape words(List<String> names) {
        return value(
                node -> node.isTextual() && names.contains(node.textValue()),
                "is not one of " + String.join(", ", names));
    }

    private static PlanShape number(ParameterType<?> type) {
        if (type instanceof ParameterType.Decimal decimal) {
            return number(false, decimal.low(), decimal.high());
        }
        if (type instanceof ParameterType.Minutes minutes) {
            return whole(0, minutes.high());
        }
        if (!(type instanceof ParameterType.Whole number)) {
            return number(PolicyParameter.WEEKLY_PPVS.type()); // a price tier has a part of the weekly PPVs
        }
        PlanShape within = whole(number.low(), number.high());
        return (value, path, faults) -> {
            within.check(value, path, faults);
            int whole = value.intValue();
            if (value.isNumber() && whole >= number.low() && whole <= number.high() && !number.has(whole)) {
                faults.add(path, faults.shown(path, value) + " does not divide an hour");
            }
        };
    }

    // Values that contain others

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

    /** The keys that a map of a plan may have: paid price tiers, or weighted constraints. */
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
                    faults.add(at, "is not a key that this version knows");
                }
            });
        };
    }

    /** A record's components by key. An {@link Optional} may be absent or null. */
    record Fields(Map<String, PlanShape> needed, Map<String, PlanShape> optional) implements PlanShape {
        static Fields of(Class<?> type) {
            Map<String, PlanShape> needed = new LinkedHashMap<>();
            Map<String, PlanShape> optional = new LinkedHashMap<>();
            for (RecordComponent component : type.getRecordComponents()) {
                AnnotatedType of = component.getAnnotatedType();
                boolean may = component.getType() == Optional.class;
                (may ? optional : needed).put(key(component), PlanShape.of(may ? argument(of, 0) : of));
            }
            return new Fields(needed, optional);
        }

        private static String key(RecordComponent component) {
            return Optional.ofNullable(component.getAccessor().getAnnotation(JsonProperty.class))
                    .map(JsonProperty::value)
                    .orElseGet(() -> SnakeCaseStrategy.INSTANCE.translate(component.getName()));
        }

        /** The required keys that an object lacks. */
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
                    faults.add(at, "is not a key that this version knows");
                }
            });
        }
    }
}
