package io.schedulebuilder.schedule;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.ParameterType.Decimal;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.PolicyValue;
import io.schedulebuilder.domain.PriceMix;
import io.schedulebuilder.domain.PriceMixBounds;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SetBy;
import io.schedulebuilder.schedule.Plan.OverriddenSetting;
import io.schedulebuilder.schedule.Plan.Setter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What the rules set and who set each value; also the output of {@code rules show --json}.
 *
 * @param values by {@link PolicyValue#name()}, as numbers, texts and lists of hours; a plan of an older version lacks
 *     those that were added later
 */
public record PolicyView(Map<String, Object> values, Map<String, Setter> setBy, List<OverriddenSetting> overridden) {
    private static final int PLACES = 4;

    /** The view of a policy. */
    public static PolicyView of(Policy policy) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (PolicyValue value : PolicyValue.ALL) {
            if (policy.has(value.parameter())) {
                Object written = value.reader().apply(policy);
                values.put(
                        value.name(),
                        written instanceof BigDecimal number ? number.setScale(PLACES, RoundingMode.HALF_UP) : written);
            }
        }
        Map<String, Setter> setBy = new TreeMap<>();
        policy.setBy().forEach((parameter, by) -> setBy.put(parameter, Setter.of(by)));
        return new PolicyView(
                values,
                setBy,
                policy.overridden().stream()
                        .map(lost -> new OverriddenSetting(
                                lost.parameter(), lost.value(), Setter.of(lost.setBy()), Setter.of(lost.by())))
                        .toList());
    }

    @JsonCreator
    static PolicyView read(
            @JsonAnySetter Map<String, JsonNode> written,
            @JsonProperty("set_by") Map<String, Setter> setBy,
            @JsonProperty("overridden") List<OverriddenSetting> overridden) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (PolicyValue value : PolicyValue.ALL) {
            JsonNode node = written.get(value.group());
            if (node != null && value.isNested()) {
                node = node.get(value.member());
            }
            if (node != null) {
                values.put(value.name(), read(value, node));
            }
        }
        return new PolicyView(values, setBy, overridden);
    }

    private static Object read(PolicyValue value, JsonNode node) {
        return switch (value.kind()) {
            case NUMBER -> value.parameter().type() instanceof Decimal ? node.decimalValue() : (Object) node.intValue();
            case NAME, TIME -> node.textValue();
            case HOURS ->
                IntStream.range(0, node.size())
                        .mapToObj(hour -> node.get(hour).intValue())
                        .toList();
            case SHARES -> List.of(node.get(0).decimalValue(), node.get(1).decimalValue());
        };
    }

    @JsonValue
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        for (PolicyValue value : PolicyValue.ALL) {
            if (value.isNested() && (!value.parameter().isOptional() || values.containsKey(value.name()))) {
                @SuppressWarnings("unchecked") // a group contains only its members
                Map<String, Object> group =
                        (Map<String, Object>) json.computeIfAbsent(value.group(), key -> new LinkedHashMap<>());
                Optional.ofNullable(values.get(value.name())).ifPresent(written -> group.put(value.member(), written));
            } else {
                Optional.ofNullable(values.get(value.name())).ifPresent(written -> json.put(value.name(), written));
            }
        }
        json.put("set_by", setBy);
        json.put("overridden", overridden);
        return json;
    }

    /** A value as a text. */
    String text(String name) {
        return String.valueOf(values.get(name));
    }

    /** The value of a parameter that a plan writes as one value; empty if the plan lacks it. */
    <T> Optional<T> get(PolicyParameter<T> parameter) {
        return Optional.ofNullable(values.get(parameter.planKey()))
                .map(written -> parameter.type().read(written));
    }

    public int weeklyPpvs() {
        return get(PolicyParameter.WEEKLY_PPVS).orElseThrow();
    }

    public int weeklyBumps() {
        return get(PolicyParameter.WEEKLY_BUMPS).orElseThrow();
    }

    Optional<Integer> weight(PlanningConstraint constraint) {
        return get(PolicyParameter.weightOf(constraint));
    }

    /** PPVs per week by price tier. */
    Map<PriceTier, Integer> priceMix() {
        Map<PriceTier, Integer> mix = new EnumMap<>(PriceTier.class);
        for (PriceTier tier : PriceTier.PAID) {
            Optional.ofNullable(values.get(PolicyParameter.PRICE_MIX.planKey() + "." + tier.label()))
                    .ifPresent(count -> mix.put(tier, (Integer) count));
        }
        return mix;
    }

    /** The bounds of the price mix; empty if no rule set them. */
    Optional<PriceMixBounds> priceMixBounds() {
        return values.containsKey(PolicyParameter.PRICE_MIX_BOUNDS.planKey() + "." + PriceTier.BUDGET.label())
                ? Optional.of(
                        new PriceMixBounds(shares(PriceTier.BUDGET), shares(PriceTier.MID), shares(PriceTier.PREMIUM)))
                : Optional.empty();
    }

    private PriceMixBounds.Range shares(PriceTier tier) {
        if (values.get(PolicyParameter.PRICE_MIX_BOUNDS.planKey() + "." + tier.label()) instanceof List<?> both) {
            return new PriceMixBounds.Range(share(both.get(0)), share(both.get(1)));
        }
        throw new IllegalArgumentException("there are no bounds of " + tier.label());
    }

    private static BigDecimal share(Object written) {
        return ((BigDecimal) written).stripTrailingZeros();
    }

    /**
     * Converts the view back to a policy.
     *
     * @param mix the shares, which a plan stores elsewhere
     * @throws IllegalArgumentException if the view lacks a value
     */
    Policy policy(PriceMix mix) {
        Map<PolicyParameter<?>, Object> policy = new LinkedHashMap<>();
        for (PolicyParameter<?> parameter : PolicyParameter.held()) {
            if (parameter == PolicyParameter.PRICE_MIX) {
                policy.put(parameter, mix);
            } else if (parameter == PolicyParameter.PRICE_MIX_BOUNDS) {
                priceMixBounds().ifPresent(bounds -> policy.put(PolicyParameter.PRICE_MIX_BOUNDS, bounds));
            } else if (parameter == PolicyParameter.ACTIVE_HOURS) {
                policy.put(parameter, ActiveHours.of(text("active_hours.start"), text("active_hours.end")));
            } else if (parameter.weighted().isPresent() && get(parameter).isEmpty()) {
                policy.put(parameter, 0); // the constraint did not exist when the plan was written
            } else {
                policy.put(parameter, value(parameter));
            }
        }
        Map<String, SetBy> settings = new LinkedHashMap<>();
        setBy.forEach((parameter, by) -> settings.put(parameter, by.setBy()));
        return new Policy(
                policy,
                settings,
                overridden.stream()
                        .map(lost -> new Policy.Overridden(
                                lost.parameter(),
                                lost.value(),
                                lost.setBy().setBy(),
                                lost.by().setBy()))
                        .toList());
    }

    private <T> T value(PolicyParameter<T> parameter) {
        return get(parameter)
                .or(parameter::before)
                .orElseThrow(() -> new IllegalArgumentException("there is no " + parameter.label()));
    }
}
