package io.schedulebuilder.policy.check;

import io.schedulebuilder.domain.ParameterType.Minutes;
import io.schedulebuilder.domain.ParameterType.Whole;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A number in a policy that statements can be about, under its name in {@code rules show --json}.
 *
 * @param label the name for people: weekly PPVs
 * @param sum the parameters whose sum is the measure
 */
record Measure(String key, String label, List<PolicyParameter<?>> sum) {
    private static final Set<PolicyParameter.Topic> TOPICS =
            Set.of(PolicyParameter.Topic.COUNTS, PolicyParameter.Topic.PACE, PolicyParameter.Topic.LIMITS);

    /** Every number of messages, minutes or days that limits a week, and the total number of messages. */
    static final List<Measure> ALL = all();

    private static List<Measure> all() {
        List<Measure> all = new ArrayList<>();
        for (PolicyParameter<?> parameter : PolicyParameter.held()) {
            boolean minutes = parameter.type() instanceof Minutes;
            if (TOPICS.contains(parameter.topic()) && (minutes || parameter.type() instanceof Whole)) {
                String label = parameter.label() + (minutes ? " in minutes" : "");
                all.add(new Measure(parameter.planKey(), label, List.of(parameter)));
            }
            if (parameter == PolicyParameter.WEEKLY_BUMPS) {
                all.add(new Measure(
                        "messages",
                        "total messages",
                        List.of(PolicyParameter.WEEKLY_PPVS, PolicyParameter.WEEKLY_BUMPS)));
            }
        }
        return List.copyOf(all);
    }

    int of(Policy policy) {
        return sum.stream()
                .mapToInt(parameter -> (int) policy.number(parameter))
                .sum();
    }

    /** The parameters that rules set to determine it. */
    Set<PolicyParameter<?>> settings() {
        return sum.stream().flatMap(parameter -> parameter.settings().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
