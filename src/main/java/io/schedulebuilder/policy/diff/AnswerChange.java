package io.schedulebuilder.policy.diff;

import static io.schedulebuilder.domain.PolicyParameter.PRICE_MIX;

import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.PolicyValue;
import io.schedulebuilder.domain.SetBy;
import io.schedulebuilder.policy.ConflictResolution.Claim;
import io.schedulebuilder.policy.Decision;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.regions.Axis;
import io.schedulebuilder.policy.regions.Box;
import io.schedulebuilder.policy.regions.Regions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A value for which two rule books give different answers, and the accounts for which they differ.
 *
 * @param where the accounts, such as "revenue from 25,000 to below 100,000, YELLOW" or "every page"
 * @param parameter the name in {@code rules show --json}
 * @param label the name for people
 * @param from the old value, or words if there was none
 * @param to the new value, or words if there is none
 * @param setBy the rules of the new book whose setting differs
 */
public record AnswerChange(String where, String parameter, String label, String from, String to, List<SetBy> setBy) {
    private static final String EVERYWHERE = "every page";
    private static final String POLICY = "policy";

    /** All changes, in the order of the parameters, in as few lines as the regions allow. */
    static List<AnswerChange> between(RuleBook before, RuleBook after) {
        PolicyEngine old = PolicyEngine.interpreting(before);
        PolicyEngine now = PolicyEngine.interpreting(after);
        List<RuleBook> both = List.of(before, after);
        List<AnswerChange> changes =
                new ArrayList<>(of(old, now, Regions.ofSegment(both), parameter -> parameter.equals("segment")));
        changes.addAll(of(old, now, Regions.beyondSegment(both), parameter -> !parameter.equals("segment")));
        return List.copyOf(changes);
    }

    private static List<AnswerChange> of(
            PolicyEngine old, PolicyEngine now, Regions regions, Predicate<String> counts) {
        Map<AnswerChange, BitSet> where = new LinkedHashMap<>();
        List<Set<String>> zones = new ArrayList<>();
        for (int region = 0; region < regions.size(); region++) {
            Regions.Point point = regions.point(region);
            Decision was = point.decide(old);
            Decision is = point.decide(now);
            for (AnswerChange difference : differences(was, is)) {
                if (counts.test(difference.parameter())) {
                    where.computeIfAbsent(difference, d -> new BitSet()).set(region);
                }
            }
            zones.add(zones(was, is));
        }
        Map<BitSet, String> named = named(regions, zones);
        List<String> order = new ArrayList<>(List.of(POLICY));
        PolicyValue.ALL.forEach(value -> order.add(value.name()));
        List<AnswerChange> changes = new ArrayList<>();
        where.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        entry -> order.indexOf(entry.getKey().parameter())))
                .forEach(entry -> Box.coverNamesFirst(regions.grid(), entry.getValue())
                        .forEach(box -> changes.add(entry.getKey().at(text(regions, named, box)))));
        return changes;
    }

    private static AnswerChange anywhere(String parameter, String label, String from, String to, List<SetBy> setBy) {
        return new AnswerChange("", parameter, label, from, to, setBy);
    }

    private AnswerChange at(String region) {
        return new AnswerChange(region, parameter, label, from, to, setBy);
    }

    private static Set<String> zones(Decision was, Decision is) {
        Set<String> zones = new TreeSet<>();
        zones.add(was.zone().map(Enum::name).orElse(""));
        zones.add(is.zone().map(Enum::name).orElse(""));
        return zones;
    }

    private static String text(Regions regions, Map<BitSet, String> zones, Box box) {
        List<String> parts = new ArrayList<>();
        for (int a = 0; a < regions.axes().size(); a++) {
            Axis axis = regions.axes().get(a);
            BitSet cells = box.cells().get(a);
            if (box.isBoundedAlong(a)) {
                parts.add(
                        axis.field() == Field.SATURATION
                                ? Optional.ofNullable(zones.get(cells)).orElseGet(() -> axis.text(cells))
                                : axis.text(cells));
            }
        }
        return parts.isEmpty() ? EVERYWHERE : String.join(", ", parts);
    }

    private static List<AnswerChange> differences(Decision was, Decision is) {
        boolean before = was.hasPolicy();
        boolean after = is.hasPolicy();
        if (!before && !after) {
            return List.of();
        }
        if (before != after) {
            return List.of(anywhere(
                    POLICY, POLICY, before ? "there is one" : none(was), after ? "there is one" : none(is), List.of()));
        }
        Policy old = was.policy();
        Policy now = is.policy();
        List<AnswerChange> differences = new ArrayList<>();
        for (PolicyValue value : PolicyValue.ALL) {
            // Counts by price tier also follow the volumes; the shares show what was changed.
            boolean follows = value.parameter() == PRICE_MIX || value.name().equals("strategy");
            if (!follows && !value.of(old).equals(value.of(now))) {
                differences.add(anywhere(
                        value.name(),
                        value.label(),
                        value.of(old),
                        value.of(now),
                        setBy(value.parameter().settings(), was, is)));
            }
        }
        if (!old.priceMix().equals(now.priceMix())) {
            differences.add(anywhere(
                    PRICE_MIX.key(), PRICE_MIX.label(), shown(was), shown(is), setBy(PRICE_MIX.settings(), was, is)));
        }
        return differences;
    }

    /**
     * Why there is no policy, in words that do not depend on the account, so that neighboring regions can be merged.
     */
    private static String none(Decision decision) {
        return decision.clashes().stream()
                .findFirst()
                .map(clash -> "none: " + clash.first().setBy().place() + " and "
                        + clash.second().setBy().place() + " both set the "
                        + clash.first().setting().label())
                .orElseGet(() -> "none: no rule sets the "
                        + decision.missing().stream()
                                .map(PolicyParameter::label)
                                .collect(Collectors.joining(", ")));
    }

    private static String shown(Decision decision) {
        return decision.settlement()
                .winner(PRICE_MIX)
                .map(claim -> claim.setting().shown())
                .orElse("");
    }

    /** The settings of the new book that differ from the old one. */
    private static List<SetBy> setBy(List<PolicyParameter<?>> settings, Decision was, Decision is) {
        Set<SetBy> setBy = new LinkedHashSet<>();
        for (PolicyParameter<?> setting : settings) {
            Optional<Claim> now = is.settlement().winner(setting);
            Optional<Object> old = was.settlement().winner(setting).map(Claim::value);
            now.filter(claim -> !Optional.of(claim.value()).equals(old)).ifPresent(claim -> setBy.add(claim.setBy()));
        }
        return List.copyOf(setBy);
    }

    /** The zones by saturation, if both books agree on them and saturation alone decides them. */
    private static Map<BitSet, String> named(Regions regions, List<Set<String>> zones) {
        int axis = regions.axisOf(Field.SATURATION);
        if (axis < 0) {
            return Map.of();
        }
        Map<Integer, Set<String>> byCell = new LinkedHashMap<>();
        for (int region = 0; region < zones.size(); region++) {
            byCell.computeIfAbsent(regions.grid().cells(region)[axis], cell -> new TreeSet<>())
                    .addAll(zones.get(region));
        }
        Map<String, BitSet> cells = new LinkedHashMap<>();
        Set<String> unclear = new TreeSet<>(Set.of(""));
        byCell.forEach((cell, names) -> {
            if (names.size() > 1) {
                unclear.addAll(names);
            }
            names.forEach(name -> cells.computeIfAbsent(name, n -> new BitSet()).set(cell));
        });
        return cells.entrySet().stream()
                .filter(entry -> !unclear.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    }
}
