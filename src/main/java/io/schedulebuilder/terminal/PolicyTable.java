package io.schedulebuilder.terminal;

import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.SetBy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A policy as a table: parameter, value, and the line and rule that set it. */
public record PolicyTable(Policy policy) {
    /** The volumes and their limits: the parameters that matter most to a reader. */
    public String volumes() {
        return table(PolicyParameter.held().stream()
                .filter(PolicyParameter::isHeadline)
                .toList());
    }

    /** Every parameter. */
    public String text() {
        StringBuilder text = new StringBuilder(table(PolicyParameter.held().stream()
                .filter(policy::has)
                .sorted(Comparator.comparing((PolicyParameter<?> parameter) -> !parameter.isHeadline())
                        .thenComparing(parameter -> parameter != PolicyParameter.PRICE_MIX))
                .toList()));
        for (Policy.Overridden lost : policy.overridden()) {
            text.append(TextTable.wrapped(
                    "overridden: " + lost.parameter() + " " + lost.value() + " (" + who(lost.setBy()) + ") by "
                            + who(lost.by()),
                    "",
                    "    "));
        }
        return text.toString();
    }

    /** The values with the lines that set them, then those lines with their rules. */
    private String table(List<PolicyParameter<?>> parameters) {
        Map<String, String> rules = new TreeMap<>();
        List<List<String>> cells = new ArrayList<>();
        for (PolicyParameter<?> parameter : parameters) {
            List<SetBy> setBy = policy.setBy(parameter);
            setBy.forEach(by -> rules.put(by.place(), who(by)));
            cells.add(List.of(
                    parameter.rowTitle(),
                    parameter.rowText(policy),
                    setBy.stream().map(SetBy::place).collect(Collectors.joining(" × "))));
        }
        return TextTable.of(cells, "")
                + "\nSet by:\n"
                + rules.values().stream()
                        .map(rule -> TextTable.wrapped(rule, "  ", "      "))
                        .collect(Collectors.joining());
    }

    private static String who(SetBy by) {
        return by.place() + " \"" + by.rule() + "\"";
    }
}
