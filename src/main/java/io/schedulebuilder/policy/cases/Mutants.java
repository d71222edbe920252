package io.schedulebuilder.policy.cases;

import io.schedulebuilder.policy.language.Condition.All;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.language.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All ways to change one literal, condition, value or salience of a rule book. */
final class Mutants {
    private Mutants() {}

    /** The mutants of a book, in the order of the files. Each differs from the book in one place. */
    static List<Mutant> of(RuleBook book) {
        List<Mutant> mutants = new ArrayList<>();
        for (int position = 0; position < book.rules().size(); position++) {
            Rule rule = book.rules().get(position);
            for (ConditionMutants.Variant variant : ConditionMutants.of(rule.conditions())) {
                Rule changed = rule.with(rule.salience(), (All) variant.condition(), rule.settings());
                mutants.add(new Mutant(
                        changed, position, variant.place(), variant.before(), variant.after(), Optional.empty()));
            }
            if (rule.salience() != 0) {
                Rule changed = rule.with(0, rule.conditions(), rule.settings());
                mutants.add(new Mutant(
                        changed, position, rule.place(), "salience " + rule.salience(), "dropped", Optional.empty()));
            }
            for (int at = 0; at < rule.settings().size(); at++) {
                Setting<?> setting = rule.settings().get(at);
                String before = setting.label() + " " + setting.shown();
                for (Setting<?> other : SettingMutants.of(setting)) {
                    List<Setting<?>> settings = new ArrayList<>(rule.settings());
                    settings.set(at, other);
                    Rule changed = rule.with(rule.salience(), rule.conditions(), List.copyOf(settings));
                    mutants.add(new Mutant(
                            changed, position, setting.place(), before, other.shown(), Optional.of(setting)));
                }
            }
        }
        return mutants;
    }
}
