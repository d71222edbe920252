package io.schedulebuilder.schedule;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.PolicyValue;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.schedule.PlanDiff.Difference;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Differences in what two plans were made from, in the words of {@code rules show}. */
final class PlanInputs {
    private PlanInputs() {}

    private record Value<T>(String name, Function<T, String> of) {}

    /** The most important first. */
    private static final List<Value<Plan>> INPUTS = List.of(
            new Value<>("page", plan -> plan.pageName().value()),
            new Value<>(
                    "week",
                    plan -> plan.startDate() + (plan.weeks() == 1 ? "" : ", " + Counted.of(plan.weeks(), "week"))),
            new Value<>("time zone", plan -> plan.timeZone().getId()),
            new Value<>(
                    "as-of",
                    plan -> new Minute(plan.asOf().atZone(plan.timeZone()).toLocalDateTime()).toString()),
            new Value<>("seed", plan -> Long.toString(plan.run().seed())),
            new Value<>("rules", plan -> plan.run().rulesSha256()),
            new Value<>(
                    "solver config",
                    plan -> plan.run().solverConfig() + " " + plan.run().solverConfigSha256()),
            new Value<>("rows read", plan -> plan.run().inputsSha256()),
            new Value<>("saturation", plan -> plan.saturationScore().toPlainString()),
            new Value<>(
                    "90-day revenue",
                    plan -> String.format(Locale.ROOT, "$%,.2f", plan.analysis().revenue())),
            new Value<>("solver ended by", plan -> plan.run().endedBy().word()),
            new Value<>("version", plan -> plan.run().version()),
            new Value<>("replaces", plan -> list(plan.replaces())),
            new Value<>("planned around", plan -> list(plan.plannedAround())));

    /** All differences except the policy; hashes in full. */
    static List<Difference> differences(Plan a, Plan b) {
        return differences(INPUTS, a, b);
    }

    /** Differences in what the rules set, including weights. */
    static List<Difference> policyDifferences(PolicyView a, PolicyView b) {
        return differences(
                PolicyParameter.held().stream()
                        .sorted(Comparator.comparing(parameter -> parameter
                                .weighted()
                                .map(PlanningConstraint::words)
                                .orElse("")))
                        .map(parameter -> new Value<PolicyView>(parameter.label(), policy -> told(parameter, policy)))
                        .toList(),
                a,
                b);
    }

    private static <T> String told(PolicyParameter<T> parameter, PolicyView policy) {
        if (parameter == PolicyParameter.PRICE_MIX) {
            return mix(policy.priceMix());
        }
        if (parameter == PolicyParameter.PRICE_MIX_BOUNDS) {
            return policy.priceMixBounds()
                    .map(PolicyParameter.PRICE_MIX_BOUNDS::told)
                    .orElse(PolicyValue.OFF);
        }
        if (parameter == PolicyParameter.ACTIVE_HOURS) {
            return policy.text("active_hours.start") + "–" + policy.text("active_hours.end");
        }
        return policy.get(parameter).map(parameter::told).orElse("none");
    }

    private static <T> List<Difference> differences(List<Value<T>> values, T a, T b) {
        return values.stream()
                .map(value -> new Difference(
                        value.name(), value.of().apply(a), value.of().apply(b)))
                .filter(difference -> !difference.a().equals(difference.b()))
                .toList();
    }

    /** Counts of Budget, Mid and Premium. */
    private static String mix(Map<PriceTier, Integer> mix) {
        return mix.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().label())
                .collect(Collectors.joining(", "));
    }

    private static String list(List<?> values) {
        return values.isEmpty() ? "none" : values.stream().map(Object::toString).collect(Collectors.joining(" "));
    }
}
