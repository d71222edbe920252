package io.schedulebuilder.policy.trace;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.policy.Decision;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.language.Condition.Comparison;
import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.language.FieldValues;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.Wording;
import io.schedulebuilder.policy.regions.Axis;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * The smallest change that would make a rule fire: of one field, or of all fields that keep it from firing. Moves each
 * field through its axis while the others stay the same, and runs the rules again, because a change of revenue may
 * change the tier and so fire a rule that uses the tier.
 */
record Remedies(
        PolicyEngine rules, Account account, Optional<Segment> segment, Decision decision, List<Remedies.Moves> moves) {
    /** One field of the account, moved through its axis, with the rules that fire in each cell. */
    record Moves(Axis axis, List<Set<Rule>> fired) {}

    /** @param rules the rules, which run once for each cell of each field that any rule compares */
    static Remedies of(PolicyEngine rules, Account account, Optional<Segment> segment, Decision decision) {
        List<Moves> moves = new ArrayList<>();
        for (Field field : Field.values()) {
            boolean compared =
                    rules.book().rules().stream().anyMatch(rule -> rule.fields().contains(field));
            if (!field.fact().isResolvedByRules() && compared) {
                Axis axis = Axis.of(field, rules.book().rules());
                List<Set<Rule>> fired = axis.cells().stream()
                        .map(cell -> Set.copyOf(rules.decide(field.in(account, cell.value()), segment)
                                .fired()))
                        .toList();
                moves.add(new Moves(axis, fired));
            }
        }
        return new Remedies(rules, account, segment, decision, moves);
    }

    /** Each field whose change alone would be enough, with its nearest value. Fields that rules fix come first. */
    List<String> of(Rule rule) {
        List<String> remedies = new ArrayList<>(names(rule));
        for (Moves move : moves) {
            nearest(move, rule).ifPresent(remedies::add);
        }
        if (remedies.isEmpty()) {
            together(rule).ifPresent(remedies::add);
        }
        return List.copyOf(remedies);
    }

    /** Remedies by name: if tier were MEGA. */
    private List<String> names(Rule rule) {
        if (!decision.isFixed()) {
            return List.of();
        }
        FieldValues values = decision.circumstances().values();
        Map<Field, List<String>> names = new LinkedHashMap<>();
        for (Field field : List.of(Field.TIER, Field.ZONE, Field.SEGMENT)) {
            for (String name : field.names()) {
                if (rule.fields().contains(field) && rule.conditions().holds(values.with(field, name))) {
                    names.computeIfAbsent(field, f -> new ArrayList<>()).add(name);
                }
            }
        }
        return names.entrySet().stream()
                .map(entry -> "if " + entry.getKey().label() + " were " + String.join(" or ", entry.getValue()))
                .toList();
    }

    /** All figures that keep the rule from firing, moved to their nearest value, if that is enough. */
    private Optional<String> together(Rule rule) {
        Account changed = account;
        List<String> words = new ArrayList<>();
        for (Moves move : moves) {
            Field field = move.axis().field();
            List<Comparison> asked = rule.conditions()
                    .comparisons()
                    .filter(comparison -> comparison.field() == field)
                    .toList();
            if (field.kind() == Field.Kind.TEXT || asked.stream().allMatch(one -> one.holds(FieldValues.of(account)))) {
                continue;
            }
            IntPredicate holds = cell -> cell >= 0
                    && cell < move.axis().size()
                    && asked.stream()
                            .allMatch(one -> one.holds(
                                    FieldValues.of(field.in(account, move.axis().value(cell)))));
            Optional<Step> step = step(move.axis(), holds);
            if (step.isEmpty()) {
                return Optional.empty();
            }
            words.add(step.get().words());
            changed = field.in(changed, move.axis().value(step.get().cell()));
        }
        boolean fires =
                words.size() > 1 && rules.decide(changed, segment).fired().contains(rule);
        return fires ? Optional.of(String.join(" and ", words) + " together") : Optional.empty();
    }

    private Optional<String> nearest(Moves move, Rule rule) {
        Field field = move.axis().field();
        List<Axis.Cell> cells = move.axis().cells();
        if (field.kind() == Field.Kind.TEXT) {
            String pages = cells.stream()
                    .filter(cell -> move.fired().get(cells.indexOf(cell)).contains(rule))
                    .map(cell -> String.valueOf(cell.value()))
                    .map(name -> name.equals(Axis.ANY_OTHER_PAGE) ? "any that no rule names" : name)
                    .collect(Collectors.joining(" or "));
            return pages.isEmpty() ? Optional.empty() : Optional.of("if the page were " + pages);
        }
        return step(
                        move.axis(),
                        cell -> cell >= 0
                                && cell < cells.size()
                                && move.fired().get(cell).contains(rule))
                .map(Step::words);
    }

    /** A move to the nearest cell, described by its border: from revenue 25,000. */
    private record Step(int cell, String words) {}

    private Optional<Step> step(Axis axis, IntPredicate wanted) {
        BigDecimal own = axis.field().number(account);
        Optional<BigDecimal> shortest = Optional.empty();
        Optional<Step> best = Optional.empty();
        for (int i = 0; i < axis.cells().size(); i++) {
            if (wanted.test(i)) {
                boolean upward = axis.cells().get(i).low().compareTo(own) >= 0;
                BigDecimal border =
                        upward ? axis.cells().get(i).low() : axis.cells().get(i).high();
                BigDecimal distance = border.subtract(own).abs();
                int nearer = shortest.map(distance::compareTo).orElse(-1);
                boolean owner = !axis.cells().get(i).isBetween(); // a border is nearer than the interval it ends
                if (nearer < 0 || (nearer == 0 && owner)) {
                    shortest = Optional.of(distance);
                    best = Optional.of(new Step(
                            i,
                            word(axis, wanted, i, upward) + " " + axis.field().label() + " "
                                    + Wording.written(border)));
                }
            }
        }
        return best;
    }

    /** The word before the border of an interval that starts or ends with a cell. */
    private static String word(Axis axis, IntPredicate wanted, int cell, boolean upward) {
        if (axis.cells().get(cell).isBetween()) {
            return upward ? "above" : "below";
        }
        boolean goesOn = wanted.test(upward ? cell + 1 : cell - 1);
        return goesOn ? (upward ? "from" : "up to") : "at";
    }
}
