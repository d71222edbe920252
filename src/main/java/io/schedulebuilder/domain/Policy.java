package io.schedulebuilder.domain;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rules ask of one page's week: a value for each of {@link PolicyParameter#held()}. A test may leave out those
 * that it does not need.
 *
 * @param values by parameter, each of its parameter's type
 * @param setBy who set each parameter, by {@link PolicyParameter#key()}
 * @param overridden settings that a higher salience overrode
 */
public record Policy(Map<PolicyParameter<?>, Object> values, Map<String, SetBy> setBy, List<Overridden> overridden) {
    /** A policy without any values. */
    public static final Policy EMPTY = new Policy(Map.of(), Map.of(), List.of());

    /** Puts the values in the order of a plan. */
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

    /** A setting that did not count, because another rule set the same parameter at a higher salience. */
    public record Overridden(String parameter, String value, SetBy setBy, SetBy by) {}

    /** A policy from what rules set. */
    public static Policy of(PolicyParameter.Settings settings, Map<String, SetBy> setBy, List<Overridden> overridden) {
        Map<PolicyParameter<?>, Object> values = new LinkedHashMap<>();
        PolicyParameter.held().forEach(parameter -> values.put(parameter, parameter.from(settings)));
        return new Policy(values, setBy, overridden);
    }

    /**
     * The value of a parameter.
     *
     * @throws IllegalArgumentException if the policy has none
     */
    @SuppressWarnings("unchecked") // with() and of() keep values of their parameter's type
    public <T> T get(PolicyParameter<T> parameter) {
        Object value = values.get(parameter);
        if (value == null) {
            throw new IllegalArgumentException("the policy has no " + parameter.label());
        }
        return (T) value;
    }

    /** The value of a parameter as a number. */
    public <T> double number(PolicyParameter<T> parameter) {
        return parameter.type().number(get(parameter));
    }

    /** The settings that made a parameter's value. */
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

    /** Whether two policies ask the same of a week, whoever set it. */
    public boolean asksTheSameAs(Policy other) {
        return unsigned().equals(other.unsigned());
    }

    /** What is asked, without who asked it; 0.30 and 0.3 are one share. */
    public Policy unsigned() {
        Map<PolicyParameter<?>, Object> plain = new LinkedHashMap<>(values);
        plain.computeIfPresent(PolicyParameter.PRICE_MIX, (parameter, mix) -> ((PriceMix) mix).plain());
        return new Policy(plain, Map.of(), List.of());
    }

    // Shorter ways to what planning asks for most

    public AccountTier tier() {
        return get(PolicyParameter.TIER);
    }

    public SaturationZone zone() {
        return get(PolicyParameter.ZONE);
    }

    public Segment segment() {
        return get(PolicyParameter.SEGMENT);
    }

    /** PPVs a week, after the zone's volume. */
    public int weeklyPpvs() {
        return get(PolicyParameter.WEEKLY_PPVS);
    }

    /** Bumps a week, after the zone's volume. */
    public int weeklyBumps() {
        return get(PolicyParameter.WEEKLY_BUMPS);
    }

    /** Elapsed time between any two PPVs, the zone's extra included. */
    public Duration ppvGap() {
        return get(PolicyParameter.PPV_GAP);
    }

    /** Elapsed time between any two messages. */
    public Duration messageGap() {
        return get(PolicyParameter.MESSAGE_GAP);
    }

    /** First days of the first week without a PPV. */
    public int coolingDays() {
        return get(PolicyParameter.COOLING_DAYS);
    }

    /** Messages a local day. */
    public int dailyCap() {
        return get(PolicyParameter.DAILY_CAP);
    }

    public ActiveHours activeHours() {
        return get(PolicyParameter.ACTIVE_HOURS);
    }

    public PriceMix priceMix() {
        return get(PolicyParameter.PRICE_MIX);
    }

    /** The default peak hours and their worth. */
    public PeakHours peakHours() {
        return new PeakHours(
                get(PolicyParameter.WEEKDAY_PEAK_HOURS),
                get(PolicyParameter.WEEKEND_PEAK_HOURS),
                get(PolicyParameter.PEAK_HOUR_FACTOR).doubleValue());
    }

    /** The grid of slots, minutes, a divisor of 60. */
    public int slotMinutes() {
        return get(PolicyParameter.SLOT_MINUTES);
    }

    /** How old the newest message of any page may be before missing data could be taken for rest. */
    public int staleAfterDays() {
        return get(PolicyParameter.STALE_AFTER_DAYS);
    }

    /** What a bump is worth at an ordinary hour, in points. */
    public int bumpPoints() {
        return get(PolicyParameter.BUMP_POINTS);
    }

    /**
     * The weight of a constraint.
     *
     * @throws IllegalArgumentException if rules do not weigh it
     */
    public int weight(PlanningConstraint constraint) {
        return get(PolicyParameter.weightOf(constraint));
    }
}
