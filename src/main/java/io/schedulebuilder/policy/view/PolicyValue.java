package io.schedulebuilder.policy.view;

import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.domain.SetBy;
import io.schedulebuilder.policy.language.FaultText;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One value of a policy, named as in {@code rules show --json}: {@code weekly_ppvs}, {@code price_mix.Budget}.
 *
 * @param name dots lead into what is nested
 * @param label for people: weekly PPVs
 * @param kind how the value is written
 * @param names what a {@link Kind#NAME} can be; otherwise empty
 * @param settings the parameters that rules set and that make this value, as in {@link Policy#setBy()}
 * @param reader takes the value, as text, from a policy
 */
public record PolicyValue(
        String name,
        String label,
        Kind kind,
        List<String> names,
        List<String> settings,
        Function<Policy, String> reader) {
    /** How a value is written. */
    public enum Kind {
        NUMBER,
        NAME,
        /** HH:mm; spreadsheets also write H:mm and HH:mm:ss. */
        TIME,
        /** Hours of the day with blanks between, in any order. */
        HOURS
    }

    private static final DateTimeFormatter LENIENT_TIME = DateTimeFormatter.ofPattern("H:mm[:ss]", Locale.ROOT);
    private static final String MIDNIGHT = "24:00";

    /** Every value of a policy, in the order of {@code rules show --json}. */
    public static final List<PolicyValue> ALL = all();

    private static List<PolicyValue> all() {
        List<PolicyValue> all = new ArrayList<>(List.of(
                name("tier", "tier", AccountTier.values(), policy -> policy.tier()),
                new PolicyValue(
                        "strategy",
                        "strategy",
                        Kind.NAME,
                        Arrays.stream(AccountTier.values())
                                .map(AccountTier::strategy)
                                .toList(),
                        List.of("tier"),
                        policy -> policy.tier().strategy()),
                name("zone", "zone", SaturationZone.values(), policy -> policy.zone()),
                name("segment", "segment", Segment.values(), policy -> policy.segment()),
                number("weekly_ppvs", "weekly PPVs", Policy::weeklyPpvs, "weekly_ppvs", "ppv_volume"),
                number("weekly_bumps", "weekly bumps", Policy::weeklyBumps, "weekly_bumps", "bump_volume"),
                number(
                        "min_gap_minutes",
                        "PPV gap",
                        policy -> policy.ppvGap().toMinutes(),
                        "min_gap_minutes",
                        "gap_plus_minutes"),
                number(
                        "message_gap_minutes",
                        "message gap",
                        policy -> policy.messageGap().toMinutes(),
                        "message_gap_minutes"),
                number("cooling_days", "cooling days", Policy::coolingDays, "cooling_days"),
                number("daily_cap", "daily cap", Policy::dailyCap, "daily_cap"),
                time("active_hours.start", "start of active hours", policy -> policy.activeHours()
                        .start()),
                time("active_hours.end", "end of active hours", policy -> policy.activeHours()
                        .end())));
        for (PriceTier tier : PriceTier.PAID) {
            all.add(number(
                    "price_mix." + tier.label(),
                    tier.label() + " PPVs",
                    policy -> policy.priceMix().counts(policy.weeklyPpvs()).getOrDefault(tier, 0),
                    "price_mix",
                    "weekly_ppvs",
                    "ppv_volume"));
        }
        all.addAll(List.of(
                hours("peak_hours.weekday", "weekday peak hours", policy -> policy.peakHours()
                        .weekday()),
                hours("peak_hours.weekend", "weekend peak hours", policy -> policy.peakHours()
                        .weekend()),
                number(
                        "peak_hours.factor",
                        "peak hour factor",
                        policy -> policy.peakHours().factor(),
                        "peak_hour_factor"),
                number("slot_minutes", "slot minutes", Policy::slotMinutes, "slot_minutes"),
                number("bump_points", "points of a bump", Policy::bumpPoints, "bump_points"),
                number("urgent_ppvs", "urgent PPVs", policy -> policy.limits().urgentPpvs(), "urgent_ppvs"),
                number(
                        "messages_per_category",
                        "messages per category",
                        policy -> policy.limits().perCategory(),
                        "messages_per_category"),
                number(
                        "evidence_half_life_days",
                        "half-life of evidence",
                        policy -> policy.limits().evidenceHalfLifeDays(),
                        "evidence_half_life_days"),
                number("stale_after_days", "days until data is stale", Policy::staleAfterDays, "stale_after_days")));
        for (PlanningConstraint constraint : PlanningConstraint.weighted()) {
            String name = "weights." + constraint.words();
            all.add(number(name, "weight of " + constraint.words(), policy -> policy.weight(constraint), name));
        }
        return List.copyOf(all);
    }

    /** The value with this name. */
    public static Optional<PolicyValue> named(String name) {
        return ALL.stream().filter(value -> value.name.equals(name)).findFirst();
    }

    /** As it is in a policy. */
    public String of(Policy policy) {
        return reader.apply(policy);
    }

    /** The rules that made it, in the order of {@link #settings}. */
    public List<SetBy> setBy(Policy policy) {
        return settings.stream()
                .flatMap(setting -> Optional.ofNullable(policy.setBy().get(setting)).stream())
                .toList();
    }

    /** Whether a text that a person wrote is one of the values this can have; if not, why not. */
    public Optional<String> faultOf(String written) {
        return switch (kind) {
            case NUMBER ->
                isNumber(written)
                        ? Optional.empty()
                        : Optional.of("\"" + written + "\" is not a number. Write digits and a point: 12 or 0.75.");
            case NAME ->
                names.contains(written)
                        ? Optional.empty()
                        : Optional.of(FaultText.unknown(label, written, "One of", names));
            case TIME ->
                minuteOf(written).isPresent()
                        ? Optional.empty()
                        : Optional.of("\"" + written + "\" is not a time of day. Write HH:mm, such as 08:00.");
            case HOURS ->
                Arrays.stream(written.strip().split("\\s+")).allMatch(hour -> hour.matches("1?\\d|2[0-3]"))
                        ? Optional.empty()
                        : Optional.of("\"" + written + "\" are not hours. Write them with blanks between: 9 13 17.");
        };
    }

    /** Whether what a person wrote and what a policy has are the same; 0.5 is 0.50. */
    public boolean same(String written, String had) {
        return switch (kind) {
            case NUMBER -> new BigDecimal(written).compareTo(new BigDecimal(had)) == 0;
            case NAME -> written.equals(had);
            case TIME -> minuteOf(written).equals(minuteOf(had));
            case HOURS -> hoursOf(written).equals(hoursOf(had));
        };
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d{1,12}(\\.\\d{1,9})?");
    }

    private static Optional<Integer> minuteOf(String text) {
        if (text.equals(MIDNIGHT)) {
            return Optional.of(24 * 60);
        }
        try {
            LocalTime time = LocalTime.parse(text, LENIENT_TIME);
            return Optional.of(time.getHour() * 60 + time.getMinute());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static SortedSet<Integer> hoursOf(String text) {
        return Arrays.stream(text.strip().split("\\s+"))
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static PolicyValue name(String name, String label, Enum<?>[] names, Function<Policy, Enum<?>> reader) {
        return new PolicyValue(
                name,
                label,
                Kind.NAME,
                Arrays.stream(names).map(Enum::name).toList(),
                List.of(name),
                policy -> reader.apply(policy).name());
    }

    private static PolicyValue number(String name, String label, Function<Policy, Number> reader, String... settings) {
        return new PolicyValue(name, label, Kind.NUMBER, List.of(), List.of(settings), policy -> new BigDecimal(
                        reader.apply(policy).toString())
                .stripTrailingZeros()
                .toPlainString());
    }

    private static PolicyValue time(String name, String label, Function<Policy, String> reader) {
        return new PolicyValue(name, label, Kind.TIME, List.of(), List.of("active_hours"), reader);
    }

    private static PolicyValue hours(String name, String label, Function<Policy, Collection<Integer>> reader) {
        return new PolicyValue(
                name, label, Kind.HOURS, List.of(), List.of(name), policy -> reader.apply(policy).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ")));
    }
}
