package io.schedulebuilder.policy.check;

import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.policy.ConflictResolution.Clash;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.Setting;
import io.schedulebuilder.policy.language.Wording;
import io.schedulebuilder.policy.regions.Regions;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sentences that analysts read when the rules as a whole are wrong or doubtful: what is wrong and what to do. */
final class FindingText {
    static final String NEVER_FIRES =
            "can never fire: no page meets its conditions. Correct a bound, or remove the rule.";
    static final String NOT_READ =
            "is not read. Rule files end in .drl, .csv or .xlsx and are directly in the folder. Save it as "
                    + "one of these, or move it.";
    static final String TEST_NOT_READ =
            "is not read. Case files end in .csv and are directly in the folder. Save it as one, or move it.";

    private FindingText() {}

    // Gaps and clashes

    static String unset(PolicyParameter<?> parameter) {
        return "no rule sets the " + parameter.label() + ". Add a rule that calls policy." + parameter.call() + ".";
    }

    /**
     * A region without some parameters.
     *
     * @param where the region; empty if it is everywhere
     * @param neighbour another rule that borders it; empty if there is none
     */
    static String gap(Optional<String> where, List<PolicyParameter<?>> parameters, Optional<Rule> neighbour) {
        String labels =
                Wording.either(parameters.stream().map(PolicyParameter::label).toList());
        return where.map(region -> region + " has no " + labels)
                        .orElseGet(() -> "no page meets its conditions, so no page has " + labels)
                + ". Widen this rule"
                + neighbour.map(rule -> " or " + named(rule)).orElse("") + ", or add one.";
    }

    static String blank(Optional<String> where, PolicyParameter<?> parameter) {
        return "this cell is empty, so " + where.orElse("every page") + " has no " + parameter.label()
                + ". Fill it, or add a rule.";
    }

    static String clash(Rule other, List<Optional<String>> where, List<Clash> clashes) {
        String regions =
                where.stream().map(region -> region.orElse("every page")).collect(Collectors.joining("; "));
        String values = clashes.stream()
                .map(clash -> clash.first().setting().label() + " ("
                        + clash.first().setting().shown() + ", "
                        + clash.second().setting().shown() + ")")
                .collect(Collectors.joining(", "));
        return "for " + regions + ", " + named(other) + " also applies and sets a different value: " + values
                + ". Make their conditions exclude each other, or give one a salience.";
    }

    static String tooManyRegions(String labels, List<String> fields, int regions) {
        return labels + ": the rules compare " + Wording.both(fields) + " with so many values that there are "
                + Wording.number(regions) + " regions; at most " + Wording.number(Regions.MOST)
                + " are checked, so problems here may be missed. Compare fewer fields or fewer values.";
    }

    static String labels(List<PolicyParameter<?>> parameters) {
        return Wording.both(parameters.stream().map(PolicyParameter::label).toList());
    }

    // Dead knobs

    static String ruleOverridden(Collection<Rule> winners) {
        return "has no effect: everything it sets is always overridden by " + all(winners)
                + ". Give it a higher salience, or remove the rule.";
    }

    static String valueOverridden(Setting<?> setting, Collection<Rule> winners) {
        return setting.label() + " " + setting.shown() + " has no effect: it is always overridden by " + all(winners)
                + ". Give the rule a higher salience, or remove the value.";
    }

    static String switchedOff(Setting<?> setting) {
        return setting.label() + " is 0, so it is switched off.";
    }

    // Analysts' statements

    /**
     * A statement that does not hold.
     *
     * @param columns the parts of the axis, in ascending order
     * @param rows the pages, and the measure in each column
     * @param cause the setting that changes in the wrong direction; empty if there is no single one
     */
    static String direction(Direction direction, List<String> columns, List<String> rows, Optional<String> cause) {
        return "\"" + direction.statement() + "\" (" + direction.place() + ") does not hold. "
                + capital(direction.measure().label()) + " for " + String.join(", ", columns) + ": "
                + String.join("; ", rows) + "."
                + cause.map(text -> " " + capital(text) + ".").orElse("")
                + (direction.severity() == Severity.NOTE ? "" : " Change a value, or the statement.");
    }

    static String change(String label, String from, String to) {
        return "the cause: " + label + " from " + from + " to " + to;
    }

    // Engine and weeks

    static String disagree(String page) {
        return "the rule engine's decision does not match the rules for " + page
                + ". This is a bug in schedule-builder, not in your rules. Please report it with the rules.";
    }

    static String capacity(String page, String problem) {
        return "the week of " + page + " cannot be scheduled: " + problem;
    }

    // Parts

    /** rule "SMALL: 5 to 25 thousand dollars" (rules/tiers.drl:22). */
    static String named(Rule rule) {
        return "rule \"" + rule.name() + "\" (" + rule.place() + ")";
    }

    private static String all(Collection<Rule> rules) {
        return Wording.both(rules.stream().map(FindingText::named).toList());
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
