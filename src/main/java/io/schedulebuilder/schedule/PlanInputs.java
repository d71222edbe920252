package io.schedulebuilder.schedule;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.schedule.Plan.PolicyView;
import io.schedulebuilder.schedule.PlanDiff.Difference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What two plans were made from, where it differs, in the words of {@code rules show}. */
final class PlanInputs {
    private PlanInputs() {}

    private record Value<T>(String name, Function<T, String> of) {}

    /** In the order in which they matter to a reader. */
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

    private static final List<Value<PolicyView>> POLICY = List.of(
            new Value<>("tier", policy -> policy.tier().name()),
            new Value<>("zone", policy -> policy.zone().name()),
            new Value<>("segment", policy -> policy.segment().name()),
            new Value<>("weekly PPVs", policy -> Integer.toString(policy.weeklyPpvs())),
            new Value<>("weekly bumps", policy -> Integer.toString(policy.weeklyBumps())),
            new Value<>("PPV gap", policy -> policy.minGapMinutes() + " min"),
            new Value<>("message gap", policy -> policy.messageGapMinutes() + " min"),
            new Value<>("cooling days", policy -> Integer.toString(policy.coolingDays())),
            new Value<>("daily cap", policy -> Integer.toString(policy.dailyCap())),
            new Value<>(
                    "active hours",
                    policy -> policy.activeHours().start() + "–"
                            + policy.activeHours().end()),
            new Value<>("price mix", policy -> mix(policy.priceMix())),
            new Value<>("weekday peak hours", policy -> list(policy.peakHours().weekday())),
            new Value<>("weekend peak hours", policy -> list(policy.peakHours().weekend())),
            new Value<>(
                    "peak hour factor",
                    policy -> policy.peakHours().factor().stripTrailingZeros().toPlainString()),
            new Value<>("slot minutes", policy -> Integer.toString(policy.slotMinutes())),
            new Value<>("points of a bump", policy -> Integer.toString(policy.bumpPoints())),
            new Value<>("urgent PPVs", policy -> Integer.toString(policy.urgentPpvs())),
            new Value<>("messages per category", policy -> Integer.toString(policy.messagesPerCategory())),
            new Value<>(
                    "half-life of evidence",
                    policy -> Counted.of(
                            policy.evidenceHalfLifeDays().stripTrailingZeros().toPlainString(), "day")),
            new Value<>(
                    "days until data is stale",
                    policy -> policy.staleAfterDays().map(String::valueOf).orElse("none")));

    /** All but the policy; hashes in full. */
    static List<Difference> differences(Plan a, Plan b) {
        return differences(INPUTS, a, b);
    }

    /** What the rules asked for, weights among it. */
    static List<Difference> policyDifferences(PolicyView a, PolicyView b) {
        List<Difference> differences = new ArrayList<>(differences(POLICY, a, b));
        differences.addAll(differences(
                PlanningConstraint.weighted().stream()
                        .sorted(Comparator.comparing(PlanningConstraint::words))
                        .map(constraint ->
                                new Value<PolicyView>("weight of " + constraint.words(), policy -> Optional.ofNullable(
                                                policy.weights().get(constraint))
                                        .map(weight -> Integer.toString(weight))
                                        .orElse("none")))
                        .toList(),
                a,
                b));
        return List.copyOf(differences);
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
