package io.schedulebuilder.domain;

import io.schedulebuilder.domain.ParameterType.HourSet;
import io.schedulebuilder.domain.ParameterType.Hours;
import io.schedulebuilder.domain.ParameterType.Name;
import io.schedulebuilder.domain.ParameterType.ShareRanges;
import io.schedulebuilder.domain.ParameterType.Shares;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One value of a policy, named as in {@code rules show --json}: {@code weekly_ppvs}, {@code price_mix.Budget}. A
 * parameter has one or more.
 *
 * @param name dots separate nested keys
 * @param label for people: weekly PPVs
 * @param kind how the value is formatted
 * @param names the possible names of a {@link Kind#NAME}; otherwise empty
 * @param reader reads the value from a policy that has one, as a plan stores it
 */
public record PolicyValue(
        PolicyParameter<?> parameter,
        String name,
        String label,
        Kind kind,
        List<String> names,
        Function<Policy, Object> reader) {
    /** How a value is formatted. */
    public enum Kind {
        NUMBER,
        NAME,
        /** HH:mm; spreadsheets also write H:mm and HH:mm:ss. */
        TIME,
        /** Hours of the day separated by spaces, in any order. */
        HOURS,
        /** The least and the most share, separated by a space. */
        SHARES
    }

    /** What a person writes for a value that no rule sets. */
    public static final String OFF = "off";

    /** Every value of a policy, in the order of {@code rules show --json}. */
    public static final List<PolicyValue> ALL = PolicyParameter.held().stream()
            .flatMap(parameter -> of(parameter).stream())
            .toList();

    private static <T> List<PolicyValue> of(PolicyParameter<T> parameter) {
        String label = parameter.label();
        if (parameter.type() instanceof Hours) {
            return List.of(
                    part(parameter, "start", "start of " + label, Kind.TIME, policy -> policy.activeHours()
                            .start()),
                    part(parameter, "end", "end of " + label, Kind.TIME, policy -> policy.activeHours()
                            .end()));
        }
        if (parameter.type() instanceof Shares) {
            return PriceTier.PAID.stream()
                    .map(tier -> part(
                            parameter, tier.label(), tier.label() + " PPVs", Kind.NUMBER, policy -> policy.priceMix()
                                    .counts(policy.weeklyPpvs())
                                    .getOrDefault(tier, 0)))
                    .toList();
        }
        if (parameter.type() instanceof ShareRanges) {
            return PriceTier.PAID.stream()
                    .map(tier -> part(
                            parameter,
                            tier.label(),
                            "bounds of " + tier.label() + " PPVs",
                            Kind.SHARES,
                            policy -> policy.get(PolicyParameter.PRICE_MIX_BOUNDS)
                                    .of(tier)
                                    .written()))
                    .toList();
        }
        List<String> names = parameter.type() instanceof Name<?> name ? name.names() : List.of();
        Kind kind = !names.isEmpty() ? Kind.NAME : parameter.type() instanceof HourSet ? Kind.HOURS : Kind.NUMBER;
        PolicyValue whole = new PolicyValue(parameter, parameter.planKey(), label, kind, names, policy -> parameter
                .type()
                .written(policy.get(parameter)));
        return parameter == PolicyParameter.TIER ? List.of(whole, strategy()) : List.of(whole);
    }

    private static PolicyValue part(
            PolicyParameter<?> parameter, String name, String label, Kind kind, Function<Policy, Object> reader) {
        return new PolicyValue(parameter, parameter.planKey() + "." + name, label, kind, List.of(), reader);
    }

    private static PolicyValue strategy() {
        return new PolicyValue(
                PolicyParameter.TIER,
                "strategy",
                "strategy",
                Kind.NAME,
                Arrays.stream(AccountTier.values()).map(AccountTier::strategy).toList(),
                policy -> policy.tier().strategy());
    }

    /** The value with this name. */
    public static Optional<PolicyValue> named(String name) {
        return ALL.stream().filter(value -> value.name.equals(name)).findFirst();
    }

    /** Whether it is a key of a nested object in a plan. */
    public boolean isNested() {
        return name.indexOf('.') > 0;
    }

    /** The key in a plan; for a nested value, the key of its object. */
    public String group() {
        return isNested() ? name.substring(0, name.indexOf('.')) : name;
    }

    /** The key in its object; the name for a value that is not nested. */
    public String member() {
        return name.substring(name.indexOf('.') + 1);
    }

    /** The value as a person would write it; {@link #OFF} if no rule sets it. */
    public String of(Policy policy) {
        if (!policy.has(parameter)) {
            return OFF;
        }
        Object value = reader.apply(policy);
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        return value instanceof List<?> numbers
                ? numbers.stream().map(String::valueOf).collect(Collectors.joining(" "))
                : (String) value;
    }

    /** The keys of the settings that determine it. A count by price tier also depends on the weekly PPVs. */
    public List<String> settings() {
        return Stream.concat(
                        parameter.settings().stream(),
                        parameter == PolicyParameter.PRICE_MIX
                                ? PolicyParameter.WEEKLY_PPVS.settings().stream()
                                : Stream.of())
                .map(PolicyParameter::key)
                .toList();
    }

    /** The rules that determined it, in the order of {@link #settings}. */
    public List<SetBy> setBy(Policy policy) {
        return settings().stream()
                .flatMap(setting -> Optional.ofNullable(policy.setBy().get(setting)).stream())
                .toList();
    }
}
