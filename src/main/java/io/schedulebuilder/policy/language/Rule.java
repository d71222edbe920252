package io.schedulebuilder.policy.language;

import io.schedulebuilder.domain.SetBy;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A rule that was read and checked: nothing in it but comparisons of known fields, and settings.
 *
 * @param place of the word {@code rule}
 * @param salience the higher wins where two rules set the same parameter
 */
public record Rule(String name, Place place, int salience, Condition.All conditions, List<Setting<?>> settings) {
    /** Whether the rule belongs to the second round. */
    public boolean readsWhatRulesFix() {
        return conditions.readsWhatRulesFix();
    }

    /** The fields that decide whether the rule fires. */
    public Set<Field> fields() {
        return conditions.comparisons().map(Condition.Comparison::field).collect(Collectors.toSet());
    }

    /** The same rule, changed. */
    public Rule with(int changedSalience, Condition.All changedConditions, List<Setting<?>> changedSettings) {
        return new Rule(name, place, changedSalience, changedConditions, changedSettings);
    }

    public SetBy setBy(Setting<?> setting) {
        Place set = setting.place();
        return new SetBy(name, set.file(), set.line(), set.cell());
    }
}
