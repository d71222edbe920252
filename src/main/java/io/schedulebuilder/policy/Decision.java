package io.schedulebuilder.policy;

import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.language.FieldValues;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.RuleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules' answer for one account: which rules fired, what they set, and why there is no policy, if there is none.
 *
 * @param tier empty if no rule fixes it
 * @param zone empty if no rule fixes it
 * @param segment empty if no rule fixes it and none was given
 * @param fired in the order of the rounds, then of the files. The second round runs only if tier, zone and segment are
 *     fixed without a clash
 * @param settlement the resolution of all settings of the fired rules
 * @param missing parameters that a policy needs and no rule set; if tier, zone or segment is not fixed, only those
 */
public record Decision(
        RuleBook book,
        RuleFacts circumstances,
        Optional<AccountTier> tier,
        Optional<SaturationZone> zone,
        Optional<Segment> segment,
        List<Rule> fired,
        ConflictResolution settlement,
        List<PolicyParameter<?>> missing) {

    /** Whether the second round ran: tier, zone and segment are all set, without a clash. */
    public boolean isFixed() {
        return circumstances.fixed().isPresent();
    }

    /** The settings that clash. */
    public List<ConflictResolution.Clash> clashes() {
        return settlement.clashes();
    }

    /** Whether there is a policy. */
    public boolean hasPolicy() {
        return clashes().isEmpty() && missing.isEmpty();
    }

    /** Why there is no policy, one sentence per reason, with file and line; empty if there is one. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        clashes().forEach(clash -> faults.add(clash.fault(this::page)));
        missing.forEach(parameter -> faults.add(unset(parameter)));
        return List.copyOf(faults);
    }

    /** The fault for an unset parameter. If an empty cell of a decision table is the cause, it names the cell. */
    private String unset(PolicyParameter<?> parameter) {
        String page = page(fieldsThatDecide(parameter));
        return fired.stream()
                .flatMap(rule -> book
                        .blankOf(rule, parameter.word())
                        .map(cell -> cell + ": this cell is empty, so rule \"" + rule.name() + "\" sets no "
                                + parameter.label() + " for " + page + ". Fill in the cell.")
                        .stream())
                .findFirst()
                .orElseGet(() -> book.name() + ": no rule sets the " + parameter.label() + " for " + page
                        + ". Add or widen a rule that calls policy." + parameter.call() + ".");
    }

    /**
     * The policy for the account.
     *
     * @throws InputException with the faults, if there are any
     */
    public Policy policy() {
        requireNoFaults();
        return Policy.of(this::value, settlement.setBy(), settlement.overridden());
    }

    /** @throws InputException with the faults, if there are any */
    void requireNoFaults() {
        if (!hasPolicy()) {
            throw new InputException(faults());
        }
    }

    @SuppressWarnings("unchecked") // the SEGMENT parameter has the type Segment
    private <T> T value(PolicyParameter<T> parameter) {
        return parameter == PolicyParameter.SEGMENT
                ? (T) segment.orElseThrow()
                : settlement.value(parameter).orElseThrow();
    }

    private Set<Field> fieldsThatDecide(PolicyParameter<?> parameter) {
        return book.setting(set -> set == parameter).stream()
                .flatMap(rule -> rule.fields().stream())
                .collect(Collectors.toSet());
    }

    /** The account described by these fields: revenue 4,999, zone RED. */
    private String page(Set<Field> fields) {
        FieldValues known = circumstances.values();
        return fields.isEmpty()
                ? "any page"
                : known.values().keySet().stream()
                        .filter(fields::contains)
                        .map(field -> field.label() + " " + known.shown(field))
                        .collect(Collectors.joining(", "));
    }
}
