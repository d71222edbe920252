package io.schedulebuilder.policy;

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
record Rule(String name, Place place, int salience, Condition.All conditions, List<Setting<?>> settings) {
    /** Whether the rule belongs to the second round. */
    boolean readsWhatRulesFix() {
        return conditions.readsWhatRulesFix();
    }

    /** The fields that decide whether the rule fires. */
    Set<Field> fields() {
        return conditions.comparisons().map(Condition.Comparison::field).collect(Collectors.toSet());
    }

    SetBy setBy(Setting<?> setting) {
        return new SetBy(name, setting.place().file(), setting.place().line());
    }
}
