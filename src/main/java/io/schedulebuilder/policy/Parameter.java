package io.schedulebuilder.policy;

import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.policy.language.Word;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that a policy cannot do without.
 *
 * @param name in the plan: {@code weekly_ppvs}
 * @param label for people: weekly PPVs
 * @param call as a rule would set it
 */
public record Parameter(String name, String label, String call) {
    private static final List<Word<?>> FIXED_FIRST = List.of(Word.TIER, Word.ZONE, Word.SEGMENT);

    /** The word that sets it. */
    public String word() {
        return call.substring(0, call.indexOf('('));
    }

    /** All that a policy is made of: tier, zone and segment first. */
    public static List<Parameter> all() {
        return Stream.concat(FIXED_FIRST.stream().map(Parameter::of), besideThoseFixedFirst().stream())
                .toList();
    }

    static Parameter of(Word<?> word) {
        return new Parameter(word.parameter(), word.label(), word.name() + "(...)");
    }

    static List<Parameter> besideThoseFixedFirst() {
        return Stream.concat(
                        Word.ALL.stream()
                                .filter(word -> !FIXED_FIRST.contains(word) && word != Word.WEIGHT)
                                .map(Parameter::of),
                        PlanningConstraint.weighted().stream().map(Parameter::of))
                .toList();
    }

    private static Parameter of(PlanningConstraint constraint) {
        return new Parameter(
                Word.WEIGHT.parameterOf(constraint),
                Word.WEIGHT.label() + constraint.words(),
                Word.WEIGHT.name() + "(\"" + constraint.words() + "\", ...)");
    }
}
