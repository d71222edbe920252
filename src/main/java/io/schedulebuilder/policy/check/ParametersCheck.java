package io.schedulebuilder.policy.check;

import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.policy.ConflictResolution.Clash;
import io.schedulebuilder.policy.check.Finding.Kind;
import io.schedulebuilder.policy.language.Condition.Comparison;
import io.schedulebuilder.policy.language.Place;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.language.Token;
import io.schedulebuilder.policy.language.Wording;
import io.schedulebuilder.policy.regions.Axis;
import io.schedulebuilder.policy.regions.Box;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks every parameter that a policy needs in every region that the rules distinguish: is it set, and to one value
 * only?
 *
 * @param looked the result for each set of rules in its regions
 * @param findings gaps, clashes, and parameters with too many regions to check
 */
record ParametersCheck(RuleBook book, List<SettersInRegions> looked, List<Finding> findings) {
    static ParametersCheck of(RuleBook book) {
        ParametersCheck check = new ParametersCheck(book, new ArrayList<>(), new ArrayList<>());
        Map<List<Rule>, List<PolicyParameter<?>>> bySetters = new LinkedHashMap<>();
        for (PolicyParameter<?> parameter : PolicyParameter.settable()) {
            bySetters
                    .computeIfAbsent(book.setting(set -> set == parameter), none -> new ArrayList<>())
                    .add(parameter);
        }
        bySetters.forEach(check::look);
        return check;
    }

    private void look(List<Rule> setters, List<PolicyParameter<?>> parameters) {
        if (setters.isEmpty()) {
            Place folder = new Place(book.name(), 0);
            parameters.stream()
                    .filter(parameter -> !parameter.isOptional())
                    .forEach(parameter -> findings.add(Finding.of(
                            Kind.GAP,
                            folder,
                            "no rule sets the " + parameter.label() + ". Add a rule that calls policy."
                                    + parameter.call() + ".")));
            return;
        }
        SettersInRegions here = SettersInRegions.of(book, setters, parameters);
        looked.add(here);
        if (here.areTooMany()) {
            findings.add(tooMany(here));
        } else {
            gaps(here);
            clashes(here);
        }
    }

    private static Finding tooMany(SettersInRegions here) {
        Rule longest = here.setters().stream()
                .max((a, b) -> Integer.compare(a.fields().size(), b.fields().size()))
                .orElseThrow();
        return Finding.of(
                Kind.TOO_MANY_REGIONS,
                longest.place(),
                longest,
                here.regions()
                        .tooMany(Wording.both(here.parameters().stream()
                                .map(PolicyParameter::label)
                                .toList())));
    }

    private void gaps(SettersInRegions here) {
        Map<BitSet, List<PolicyParameter<?>>> together = new LinkedHashMap<>();
        here.missing().forEach((parameter, points) -> {
            BitSet unexplained = (BitSet) points.clone();
            blanks(here, parameter, unexplained);
            if (!unexplained.isEmpty()) {
                together.computeIfAbsent(unexplained, none -> new ArrayList<>()).add(parameter);
            }
        });
        together.forEach((points, parameters) -> {
            for (Box box : Box.cover(here.regions().grid(), points)) {
                List<Border> borders = borders(here, box);
                Border nearest = borders.get(0);
                Optional<Rule> other = borders.stream()
                        .map(Border::rule)
                        .filter(rule -> !rule.equals(nearest.rule()))
                        .findFirst();
                findings.add(
                        Finding.of(Kind.GAP, nearest.place(), nearest.rule(), gap(box.describe(), parameters, other)));
            }
        });
    }

    /** Reports empty table cells in the rows of rules that hold in a gap, and removes the points that they explain. */
    private void blanks(SettersInRegions here, PolicyParameter<?> parameter, BitSet points) {
        for (Rule rule : book.rules()) {
            Optional<Place> blank = book.blankOf(rule, parameter.word());
            if (blank.isPresent()) {
                BitSet explained = new BitSet();
                points.stream()
                        .filter(point -> here.regions()
                                .values(point)
                                .filter(values -> values.values().keySet().containsAll(rule.fields()))
                                .filter(rule.conditions()::holds)
                                .isPresent())
                        .forEach(explained::set);
                for (Box box : Box.cover(here.regions().grid(), explained)) {
                    findings.add(Finding.of(
                            Kind.GAP,
                            blank.get(),
                            rule,
                            "this cell is empty, so " + box.describe().orElse("every page") + " has no "
                                    + parameter.label() + ". Fill it, or add a rule."));
                }
                points.andNot(explained);
            }
        }
    }

    /** A rule next to a gap, with the line of its bound. */
    private record Border(Rule rule, Place place) {}

    /** The rules next to a gap; the first setter if there is none. The first border is the one to report. */
    private static List<Border> borders(SettersInRegions here, Box gap) {
        List<Border> borders = new ArrayList<>();
        List<Axis> axes = here.regions().grid().axes();
        for (int i = 0; i < axes.size(); i++) {
            if (gap.isBoundedAlong(i) && axes.get(i).isOrdered()) {
                Axis axis = axes.get(i);
                BitSet run = gap.cells().get(i);
                int below = run.nextSetBit(0) - 1;
                int above = run.length();
                if (below >= 0) {
                    beside(here, gap.with(i, below), axis, axis.lowOf(run)).ifPresent(borders::add);
                }
                if (above < axis.size()) {
                    beside(here, gap.with(i, above), axis, axis.highOf(run)).ifPresent(borders::add);
                }
            }
        }
        if (borders.isEmpty()) {
            Rule first = here.setters().get(0);
            borders.add(new Border(first, first.place()));
        }
        return borders;
    }

    private static Optional<Border> beside(
            SettersInRegions here, Box neighbours, Axis axis, Optional<BigDecimal> literal) {
        return here.firingAt(neighbours.points().findFirst().orElseThrow()).stream()
                .findFirst()
                .map(rule -> new Border(rule, bound(rule, axis, literal).orElse(rule.place())));
    }

    private static Optional<Place> bound(Rule rule, Axis axis, Optional<BigDecimal> literal) {
        return rule.conditions()
                .comparisons()
                .filter(comparison -> comparison.field() == axis.field())
                .filter(comparison -> comparison.values().stream()
                        .map(Token::number)
                        .anyMatch(number ->
                                literal.filter(l -> l.compareTo(number) == 0).isPresent()))
                .map(Comparison::place)
                .findFirst();
    }

    /** Two rules, and the points where both hold. */
    private record Overlap(Rule first, Rule second, BitSet points) {}

    private void clashes(SettersInRegions here) {
        Map<Overlap, List<Clash>> together = new LinkedHashMap<>();
        here.clashes().forEach((clash, points) -> together.computeIfAbsent(
                        new Overlap(clash.first().rule(), clash.second().rule(), points), none -> new ArrayList<>())
                .add(clash));
        together.forEach((overlap, clashes) -> findings.add(Finding.of(
                Kind.CLASH,
                overlap.first().place(),
                overlap.first(),
                clash(
                        overlap.second(),
                        Box.cover(here.regions().grid(), overlap.points()).stream()
                                .map(Box::describe)
                                .toList(),
                        clashes))));
    }

    /** The number of regions checked. */
    long regions() {
        return looked.stream()
                .filter(here -> !here.areTooMany())
                .mapToLong(here -> here.regions().size())
                .sum();
    }

    /**
     * A region without some parameters.
     *
     * @param where the region; empty if it is everywhere
     * @param neighbour another rule that borders it; empty if there is none
     */
    private static String gap(Optional<String> where, List<PolicyParameter<?>> parameters, Optional<Rule> neighbour) {
        String labels =
                Wording.either(parameters.stream().map(PolicyParameter::label).toList());
        return where.map(region -> region + " has no " + labels)
                        .orElseGet(() -> "no page meets its conditions, so no page has " + labels)
                + ". Widen this rule"
                + neighbour.map(rule -> " or " + rule.withPlace()).orElse("") + ", or add one.";
    }

    private static String clash(Rule other, List<Optional<String>> where, List<Clash> clashes) {
        String regions =
                where.stream().map(region -> region.orElse("every page")).collect(Collectors.joining("; "));
        String values = clashes.stream()
                .map(clash -> clash.label() + " (" + clash.values() + ")")
                .collect(Collectors.joining(", "));
        return "for " + regions + ", " + other.withPlace() + " also applies and sets a different value: " + values
                + ". Make their conditions exclude each other, or give one a salience.";
    }
}
