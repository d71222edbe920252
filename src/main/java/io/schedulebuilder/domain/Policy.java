package io.schedulebuilder.domain;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rules set for one page's week: a value for each of {@link PolicyParameter#held()}, except for {@linkplain
 * PolicyParameter#isOptional() optional} ones that no rule sets. Tests may omit values that they do not need.
 *
 * @param values by parameter; each value has its parameter's type
 * @param setBy who set each parameter, by {@link PolicyParameter#key()}
 * @param overridden settings that a higher salience overrode
 */
public record Policy(Map<PolicyParameter<?>, Object> values, Map<String, SetBy> setBy, List<Overridden> overridden) {
    /** A policy without values. */
    public static final Policy EMPTY = new Policy(Map.of(), Map.of(), List.of());

    /** Sorts the values in the order of a plan. */
    public Policy {
        Map<PolicyParameter<?>, Object> ordered = new LinkedHashMap<>();
        for (PolicyParameter<?> parameter : PolicyParameter.held()) {
            if (values.containsKey(parameter)) {
                ordered.put(parameter, values.get(parameter));
            }
        }
        values = Collections.unmodifiableMap(ordered);
        overridden = List.copyOf(overridden);
    }

    /** A setting without effect, because another rule set the same parameter at a higher salience. */
    public record Overridden(String parameter, String value, SetBy setBy, SetBy by) {}

    /** Creates a policy from the settings of rules. */
    public static Policy of(PolicyParameter.Settings settings, Map<String, SetBy> setBy, List<Overridden> overridden) {
        Map<PolicyParameter<?>, Object> values = new LinkedHashMap<>();
        PolicyParameter.held().stream()
                .filter(parameter -> !parameter.isOptional() || setBy.containsKey(parameter.key()))
                .forEach(parameter -> values.put(parameter, parameter.from(settings)));
        return new Policy(values, setBy, overridden);
    }

    /**
     * The value of a parameter.
     *
     * @throws IllegalArgumentException if the policy has none
     */
    @SuppressWarnings("unchecked") // with() and of() guarantee each value's type
    public <T> T get(PolicyParameter<T> parameter) {
        Object value = values.get(parameter);
        if (value == null) {
            throw new IllegalArgumentException("the policy has no " + parameter.label());
        }
        return (T) value;
    }

    /** The value of a parameter that rules may leave unset. */
    public <T> Optional<T> find(PolicyParameter<T> parameter) {
        return has(parameter) ? Optional.of(get(parameter)) : Optional.empty();
    }

    /** Whether the policy has a value for a parameter. */
    public boolean has(PolicyParameter<?> parameter) {
        return values.containsKey(parameter);
    }

    /** The value of a parameter as a number. */
    public <T> double number(PolicyParameter<T> parameter) {
        return parameter.type().number(get(parameter));
    }

    /** The settings that determined a parameter's value. */
    public List<SetBy> setBy(PolicyParameter<?> parameter) {
        return parameter.settings().stream()
                .flatMap(setting -> Optional.ofNullable(setBy.get(setting.key())).stream())
                .toList();
    }

    /** The same policy with another value of a parameter. */
    public <T> Policy with(PolicyParameter<T> parameter, T value) {
        Map<PolicyParameter<?>, Object> changed = new LinkedHashMap<>(values);
        changed.put(parameter, value);
        return new Policy(changed, setBy, overridden);
    }

    /** The same policy as if no rule had set an optional parameter. */
    public Policy without(PolicyParameter<?> parameter) {
        Map<PolicyParameter<?>, Object> fewer = new LinkedHashMap<>(values);
        fewer.remove(parameter);
        Map<String, SetBy> others = new LinkedHashMap<>(setBy);
        others.remove(parameter.key());
        return new Policy(fewer, others, overridden);
    }

    /** Whether two policies have the same values, whichever rules set them. */
    public boolean asksTheSameAs(Policy other) {
        return unsigned().equals(other.unsigned());
    }

    /** The values without their rules. Shares of 0.30 and 0.3 are equal. */
    public Policy unsigned() {
        Map<PolicyParameter<?>, Object> plain = new LinkedHashMap<>(values);
        plain.computeIfPresent(PolicyParameter.PRICE_MIX, (parameter, mix) -> ((PriceMix) mix).plain());
        return new Policy(plain, Map.of(), List.of());
    }

    // Shortcuts for the values that planning reads most

    public AccountTier tier() {
        return get(PolicyParameter.TIER);
    }

    public SaturationZone zone() {
        return get(PolicyParameter.ZONE);
    }

    public Segment segment() {
        return get(PolicyParameter.SEGMENT);
    }

    /** PPVs per week, after the zone's volume. */
    public int weeklyPpvs() {
        return get(PolicyParameter.WEEKLY_PPVS);
    }

    /** Bumps per week, after the zone's volume. */
    public int weeklyBumps() {
        return get(PolicyParameter.WEEKLY_BUMPS);
    }

    /** Elapsed time between any two PPVs, including the zone's extra. */
    public Duration ppvGap() {
        return get(PolicyParameter.PPV_GAP);
    }

    /** Elapsed time between any two messages. */
    public Duration messageGap() {
        return get(PolicyParameter.MESSAGE_GAP);
    }

    /** Days at the start of the first week without a PPV. */
    public int coolingDays() {
        return get(PolicyParameter.COOLING_DAYS);
    }

    /** Messages per local day. */
    public int dailyCap() {
        return get(PolicyParameter.DAILY_CAP);
    }

    public ActiveHours activeHours() {
        return get(PolicyParameter.ACTIVE_HOURS);
    }

    public PriceMix priceMix() {
        return get(PolicyParameter.PRICE_MIX);
    }

    /** The default peak hours and their factor. */
    public PeakHours peakHours() {
        return new PeakHours(
                get(PolicyParameter.WEEKDAY_PEAK_HOURS),
                get(PolicyParameter.WEEKEND_PEAK_HOURS),
                get(PolicyParameter.PEAK_HOUR_FACTOR).doubleValue());
    }

    /** The slot grid in minutes, a divisor of 60. */
    public int slotMinutes() {
        return get(PolicyParameter.SLOT_MINUTES);
    }

    /** How old the newest message of any page may be. After that, missing data could look like rest days. */
    public int staleAfterDays() {
        return get(PolicyParameter.STALE_AFTER_DAYS);
    }

    /** The points for a bump at an average hour. */
    public int bumpPoints() {
        return get(PolicyParameter.BUMP_POINTS);
    }

    /**
     * The weight of a constraint.
     *
     * @throws IllegalArgumentException if rules set no weight for it
     */
    public int weight(PlanningConstraint constraint) {
        return get(PolicyParameter.weightOf(constraint));
    }
}
