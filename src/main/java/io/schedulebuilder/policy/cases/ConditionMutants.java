package io.schedulebuilder.policy.cases;

import io.schedulebuilder.policy.language.Condition;
import io.schedulebuilder.policy.language.Condition.All;
import io.schedulebuilder.policy.language.Condition.Any;
import io.schedulebuilder.policy.language.Condition.Comparison;
import io.schedulebuilder.policy.language.Condition.Not;
import io.schedulebuilder.policy.language.Condition.Pattern;
import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.language.Place;
import io.schedulebuilder.policy.language.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** All ways to change a condition in one place: borders, numbers, names, negation, omission. */
final class ConditionMutants {
    private static final Map<String, String> BORDER = Map.of("<", "<=", "<=", "<", ">", ">=", ">=", ">");
    private static final Map<String, String> NEGATED =
            Map.of("<", ">=", "<=", ">", ">", "<=", ">=", "<", "==", "!=", "!=", "==", "in", "not in", "not in", "in");

    private ConditionMutants() {}

    /** A condition with one change. */
    record Variant(Condition condition, Place place, String before, String after) {
        private Variant within(Function<Condition, Condition> whole) {
            return new Variant(whole.apply(condition), place, before, after);
        }
    }

    /** All variants of a condition. */
    static List<Variant> of(Condition condition) {
        if (condition instanceof All all) {
            return parts(all.parts(), All::new);
        }
        if (condition instanceof Any any) {
            return parts(any.parts(), Any::new);
        }
        if (condition instanceof Pattern pattern) {
            return of(pattern.tests()).stream()
                    .map(variant -> variant.within(tests -> new Pattern(pattern.fact(), (All) tests, pattern.place())))
                    .toList();
        }
        if (condition instanceof Not not) {
            List<Variant> variants = new ArrayList<>();
            of(not.pattern()).forEach(variant -> variants.add(variant.within(p -> new Not((Pattern) p))));
            variants.add(new Variant(
                    not.pattern(),
                    not.pattern().place(),
                    not.written(),
                    not.pattern().written()));
            return variants;
        }
        return variants((Comparison) condition);
    }

    /** Variants of a group: each part changed, and each comparison or alternative left out. */
    private static List<Variant> parts(List<Condition> parts, Function<List<Condition>, Condition> group) {
        List<Variant> variants = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int at = i;
            of(parts.get(i))
                    .forEach(variant -> variants.add(variant.within(part -> {
                        List<Condition> changed = new ArrayList<>(parts);
                        changed.set(at, part);
                        return group.apply(List.copyOf(changed));
                    })));
            Condition part = parts.get(i);
            boolean comparison = part instanceof Comparison;
            boolean alternative = parts.size() > 1 && group.apply(List.of()) instanceof Any;
            if (comparison || alternative) {
                List<Condition> left = new ArrayList<>(parts);
                left.remove(at);
                part.comparisons()
                        .findFirst()
                        .ifPresent(first -> variants.add(
                                new Variant(group.apply(List.copyOf(left)), first.place(), part.written(), "dropped")));
            }
        }
        return variants;
    }

    private static List<Variant> variants(Comparison comparison) {
        List<Comparison> changed = new ArrayList<>();
        Optional.ofNullable(BORDER.get(comparison.operator()))
                .ifPresent(operator -> changed.add(comparison.with(operator, comparison.values())));
        Optional.ofNullable(NEGATED.get(comparison.operator()))
                .ifPresent(operator -> changed.add(comparison.with(operator, comparison.values())));
        for (int i = 0; i < comparison.values().size(); i++) {
            Token value = comparison.values().get(i);
            for (String other : others(comparison, value)) {
                List<Token> values = new ArrayList<>(comparison.values());
                values.set(i, new Token(value.kind(), other, value.line()));
                changed.add(comparison.with(comparison.operator(), values));
            }
            if (comparison.values().size() > 1) {
                List<Token> values = new ArrayList<>(comparison.values());
                values.remove(i);
                changed.add(comparison.with(comparison.operator(), values));
            }
        }
        return changed.stream()
                .map(other -> new Variant(other, comparison.place(), comparison.withFact(), other.withFact()))
                .toList();
    }

    /** The values that could replace a literal. */
    private static List<String> others(Comparison comparison, Token value) {
        Field field = comparison.field();
        if (field.kind() != Field.Kind.TEXT) {
            return Numbers.near(value.number()).stream()
                    .filter(field::allows)
                    .map(BigDecimal::toPlainString)
                    .toList();
        }
        if (field.names().isEmpty()) {
            return List.of(value.text() + "?");
        }
        Set<String> taken = new LinkedHashSet<>();
        comparison.values().forEach(token -> taken.add(token.text()));
        int own = field.names().indexOf(value.text());
        for (int step = 1; step < field.names().size(); step++) {
            String next = field.names().get((own + step) % field.names().size());
            if (!taken.contains(next)) {
                return List.of(next);
            }
        }
        return List.of();
    }
}
