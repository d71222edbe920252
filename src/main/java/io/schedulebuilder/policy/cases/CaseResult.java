package io.schedulebuilder.policy.cases;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.SetBy;
import io.schedulebuilder.policy.Decision;
import io.schedulebuilder.policy.PolicyEngine;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rules' answer to a case.
 *
 * @param differences the values that are not as expected, in the order of the columns; empty if there is no policy
 * @param faults why there is no policy; empty if there is one
 */
@JsonPropertyOrder({"asked", "passed"})
public record CaseResult(
        @JsonUnwrapped Case asked, @JsonIgnore Decision decision, List<Difference> differences, List<String> faults) {
    /**
     * A value that is not as expected.
     *
     * @param setBy the rules that set the actual value
     */
    public record Difference(@JsonUnwrapped Case.Expected expected, String got, List<SetBy> setBy) {}

    /** Runs a case. */
    public static CaseResult of(PolicyEngine rules, Case asked) {
        Decision decision = rules.decide(asked.account(), asked.segment());
        List<String> faults = decision.faults();
        if (!faults.isEmpty()) {
            return new CaseResult(asked, decision, List.of(), faults);
        }
        Policy policy = decision.policy();
        List<Difference> differences = asked.expected().stream()
                .filter(expected -> !WrittenValue.same(
                        expected.value(), expected.written(), expected.value().of(policy)))
                .map(expected -> new Difference(
                        expected, expected.value().of(policy), expected.value().setBy(policy)))
                .toList();
        return new CaseResult(asked, decision, differences, List.of());
    }

    /** Whether there is a policy and all its values are as expected. */
    @JsonProperty
    public boolean passed() {
        return differences.isEmpty() && faults.isEmpty();
    }

    /** Whether there is a policy, but not the expected one. */
    public boolean differs() {
        return !differences.isEmpty();
    }

    /** What is wrong, one sentence per fault; empty if the case passed. */
    public List<String> sentences() {
        return faults.isEmpty() ? differences.stream().map(CaseResult::sentence).toList() : faults;
    }

    /** A sentence with the expected and the actual value, and the rules that set it. */
    static String sentence(Difference difference) {
        return difference.expected().column() + ": expected "
                + difference.expected().written() + ", got " + difference.got()
                + difference.setBy().stream().map(SetBy::place).collect(Collectors.joining(" × ", " (", ")"))
                + ".";
    }
}
