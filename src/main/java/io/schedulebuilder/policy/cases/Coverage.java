package io.schedulebuilder.policy.cases;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.policy.Decision;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.language.FieldValues;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.regions.Axis;
import io.schedulebuilder.policy.regions.Regions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much of the rules' conditions the cases cover: each comparison true and false, and each border at its value and
 * on both sides. A case is next to a border if it is within one unit of the border's last place: 4,999.99 is next to
 * 5,000, 0.2999 next to 0.30.
 *
 * @param rules the rules that compare anything, in the order of the files
 * @param suggested cases that would cover what is missing
 */
public record Coverage(List<OfRule> rules, List<Suggestion> suggested) {
    /** The goals of one rule. */
    public record OfRule(Rule rule, List<Reached> conditions, List<Reached> borders) {
        /** The share of goals reached, 0 to 1. */
        public double share() {
            return Coverage.share(all());
        }

        /** The goals that no case reaches. */
        public List<Goal> missing() {
            return all().filter(one -> !one.reached()).map(Reached::goal).toList();
        }

        private Stream<Reached> all() {
            return Stream.concat(conditions.stream(), borders.stream());
        }
    }

    /** Whether a case reaches a goal. */
    public record Reached(Goal goal, boolean reached) {}

    /** An account, with the answer that the rules give now. An analyst checks it, then saves it as a case. */
    public record Suggestion(Account account, Optional<Segment> segment, Decision answer) {}

    /**
     * Measures coverage.
     *
     * @param rules the rules that decided the cases
     */
    public static Coverage of(PolicyEngine rules, List<CaseResult> results) {
        List<FieldValues> seen = results.stream()
                .map(result -> result.decision().circumstances().values())
                .toList();
        List<OfRule> measured = new ArrayList<>();
        for (Rule rule : rules.book().rules()) {
            List<Reached> conditions = new ArrayList<>();
            List<Reached> borders = new ArrayList<>();
            rule.conditions().comparisons().forEach(comparison -> {
                Goal.ofCondition(comparison).stream()
                        .filter(goal -> isPossible(goal, rules.book()))
                        .forEach(goal -> conditions.add(new Reached(goal, goal.isReachedByAny(seen))));
                Goal.ofBorders(comparison).forEach(goal -> borders.add(new Reached(goal, goal.isReachedByAny(seen))));
            });
            if (!conditions.isEmpty()) {
                measured.add(new OfRule(rule, List.copyOf(conditions), List.copyOf(borders)));
            }
        }
        return new Coverage(List.copyOf(measured), suggestions(rules.book(), measured, results));
    }

    /** The share of goals reached, 0 to 1; 1 if there is nothing to reach. */
    public double share() {
        return share(rules.stream().flatMap(OfRule::all));
    }

    private static double share(Stream<Reached> all) {
        return all.mapToInt(one -> one.reached() ? 1 : 0).average().orElse(1);
    }

    /** Whether any account can reach the goal. A comparison may hold for all accounts or for none. */
    private static boolean isPossible(Goal goal, RuleBook book) {
        Field field = goal.comparison().field();
        Axis axis = Axis.of(field, book.rules());
        return IntStream.range(0, axis.size())
                .mapToObj(cell -> FieldValues.of(Regions.ORDINARY).with(field, axis.sample(cell)))
                .anyMatch(goal::isReachedBy);
    }

    private static List<Suggestion> suggestions(RuleBook book, List<OfRule> measured, List<CaseResult> results) {
        PolicyEngine quick = PolicyEngine.interpreting(book);
        Map<List<Object>, Suggestion> suggestions = new LinkedHashMap<>();
        for (OfRule one : measured) {
            for (Goal goal : one.missing()) {
                boolean reached =
                        suggestions.values().stream().anyMatch(earlier -> goal.isReachedBy(values(earlier.answer())));
                if (!reached) {
                    suggestion(quick, one.rule(), goal, results)
                            .ifPresent(
                                    found -> suggestions.putIfAbsent(List.of(found.account(), found.segment()), found));
                }
            }
        }
        return List.copyOf(suggestions.values());
    }

    private static FieldValues values(Decision decision) {
        return decision.circumstances().values();
    }

    private static Optional<Suggestion> suggestion(PolicyEngine rules, Rule rule, Goal goal, List<CaseResult> results) {
        Field field = goal.comparison().field();
        Regions.Point base = base(rules, rule, results);
        List<Regions.Point> tries = new ArrayList<>();
        if (field == Field.SEGMENT) {
            field.names()
                    .forEach(name -> tries.add(new Regions.Point(base.account(), Optional.of(Segment.valueOf(name)))));
        } else if (field.fact().isResolvedByRules()) {
            Regions.beyondSegment(List.of(rules.book())).points().forEach(tries::add);
        } else {
            goal.value()
                    .map(List::of)
                    .orElseGet(() -> Axis.of(field, rules.book().rules()).cells().stream()
                            .map(Axis.Cell::value)
                            .toList())
                    .forEach(value -> tries.add(new Regions.Point(field.in(base.account(), value), base.segment())));
        }
        return tries.stream()
                .map(point -> new Suggestion(point.account(), point.segment(), point.decide(rules)))
                .filter(suggestion -> goal.isReachedBy(values(suggestion.answer())))
                .findFirst();
    }

    /** An account for which the rule fires, so that only the goal's field differs; any account if there is none. */
    private static Regions.Point base(PolicyEngine rules, Rule rule, List<CaseResult> results) {
        Predicate<Decision> fires = decision -> decision.fired().contains(rule);
        return results.stream()
                .filter(result -> fires.test(result.decision()))
                .findFirst()
                .map(result -> new Regions.Point(
                        result.asked().account(), result.asked().segment()))
                .or(() -> Stream.of(
                                Regions.ofSegment(List.of(rules.book())), Regions.beyondSegment(List.of(rules.book())))
                        .flatMap(Regions::points)
                        .filter(point -> fires.test(point.decide(rules)))
                        .findFirst())
                .orElseGet(() -> new Regions.Point(Regions.ORDINARY, Optional.empty()));
    }
}
