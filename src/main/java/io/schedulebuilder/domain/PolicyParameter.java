package io.schedulebuilder.domain;

import static io.schedulebuilder.domain.ParameterType.fraction;
import static io.schedulebuilder.domain.ParameterType.whole;

import io.schedulebuilder.domain.ParameterType.Decimal;
import io.schedulebuilder.domain.ParameterType.HourSet;
import io.schedulebuilder.domain.ParameterType.Hours;
import io.schedulebuilder.domain.ParameterType.Minutes;
import io.schedulebuilder.domain.ParameterType.Name;
import io.schedulebuilder.domain.ParameterType.Range;
import io.schedulebuilder.domain.ParameterType.ShareRanges;
import io.schedulebuilder.domain.ParameterType.Shares;
import io.schedulebuilder.domain.ParameterType.Span;
import io.schedulebuilder.domain.ParameterType.Whole;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A parameter of a policy. The table below declares each one once, in the order of a plan: how a rule sets it, what a
 * plan and a report call it, and which values it allows. The rule language, plans, reports and checks read it from
 * here.
 *
 * <p>Most parameters are set by one word of a rule. Some combine two words, the tier's and the zone's. These parts are
 * parameters too: rules set them, but a policy does not keep them. Long because of the table; its rows refer to one
 * another, so it stays whole.
 *
 * @param <T> the type of the value
 */
public final class PolicyParameter<T> {
    private static final List<PolicyParameter<?>> DECLARED = new ArrayList<>();

    public static final PolicyParameter<AccountTier> TIER = set(
                    "tier", "tier", "tier", Topic.ACCOUNT, new Name<>("tier", List.of(AccountTier.values())))
            .headline()
            .row("account tier", tier -> tier + " (" + AccountTier.valueOf(tier).strategy() + ")");
    public static final PolicyParameter<SaturationZone> ZONE = set(
                    "zone", "zone", "zone", Topic.ACCOUNT, new Name<>("zone", List.of(SaturationZone.values())))
            .headline()
            .row("saturation zone", zone -> zone);
    public static final PolicyParameter<Segment> SEGMENT = set(
                    "segment", "segment", "segment", Topic.ACCOUNT, new Name<>("segment", List.of(Segment.values())))
            .headline();

    public static final PolicyParameter<Range> PPV_RANGE =
            set("weeklyPpvs", "weekly_ppvs", "weekly PPVs", Topic.COUNTS, new Span(1_000));
    public static final PolicyParameter<BigDecimal> PPV_VOLUME =
            set("ppvVolume", "ppv_volume", "PPV volume", Topic.VOLUMES, fraction("10"));
    public static final PolicyParameter<Integer> WEEKLY_PPVS = made(
                    "weekly_ppvs", "weekly PPVs", whole(0, 10_000), PPV_RANGE, PPV_VOLUME, PolicyParameter::count)
            .headline();
    public static final PolicyParameter<Range> BUMP_RANGE =
            set("weeklyBumps", "weekly_bumps", "weekly bumps", Topic.COUNTS, new Span(1_000));
    public static final PolicyParameter<BigDecimal> BUMP_VOLUME =
            set("bumpVolume", "bump_volume", "bump volume", Topic.VOLUMES, fraction("10"));
    public static final PolicyParameter<Integer> WEEKLY_BUMPS = made(
                    "weekly_bumps", "weekly bumps", whole(0, 10_000), BUMP_RANGE, BUMP_VOLUME, PolicyParameter::count)
            .headline();

    public static final PolicyParameter<Duration> TIER_PPV_GAP =
            set("ppvGapMinutes", "min_gap_minutes", "PPV gap", Topic.PACE, new Minutes(10_080));
    public static final PolicyParameter<Duration> GAP_PLUS =
            set("gapPlusMinutes", "gap_plus_minutes", "addition to the PPV gap", Topic.PACE, new Minutes(10_080));
    public static final PolicyParameter<Duration> PPV_GAP = made(
                    "min_gap_minutes", "PPV gap", new Minutes(20_160), TIER_PPV_GAP, GAP_PLUS, Duration::plus)
            .headline()
            .limit(PlanningConstraint.PPV_GAP);
    public static final PolicyParameter<Duration> MESSAGE_GAP = set(
                    "messageGapMinutes", "message_gap_minutes", "message gap", Topic.PACE, new Minutes(10_080))
            .limit(PlanningConstraint.MESSAGE_GAP);
    public static final PolicyParameter<Integer> COOLING_DAYS = set(
                    "coolingDays", "cooling_days", "cooling days", Topic.PACE, whole(0, 7))
            .headline()
            .limit(PlanningConstraint.COOLING_DAYS);
    public static final PolicyParameter<Integer> DAILY_CAP = set(
                    "dailyCap", "daily_cap", "daily cap", Topic.PACE, whole(0, 1_440))
            .headline()
            .limit(PlanningConstraint.DAILY_CAP);

    public static final PolicyParameter<ActiveHours> ACTIVE_HOURS = set(
                    "activeHours", "active_hours", "active hours", Topic.HOURS, new Hours())
            .limit(PlanningConstraint.ACTIVE_HOURS);
    public static final PolicyParameter<PriceMix> PRICE_MIX =
            set("priceMix", "price_mix", "price mix", Topic.PRICES, new Shares());
    public static final PolicyParameter<PriceMixBounds> PRICE_MIX_BOUNDS = set(
                    "priceMixBounds", "price_mix_bounds", "price mix bounds", Topic.PRICES, new ShareRanges())
            .optional();
    public static final PolicyParameter<SortedSet<Integer>> WEEKDAY_PEAK_HOURS = set(
                    "weekdayPeakHours", "peak_hours.weekday", "weekday peak hours", Topic.PEAKS, new HourSet())
            .row("peak hours", hours -> hours + " weekdays");
    public static final PolicyParameter<SortedSet<Integer>> WEEKEND_PEAK_HOURS = set(
                    "weekendPeakHours", "peak_hours.weekend", "weekend peak hours", Topic.PEAKS, new HourSet())
            .row("", hours -> hours + " weekends");
    public static final PolicyParameter<BigDecimal> PEAK_HOUR_FACTOR = set(
                    "peakHourFactor", "peak_hour_factor", "peak hour factor", Topic.PEAKS, fraction("10"))
            .inPlan("peak_hours.factor");
    public static final PolicyParameter<Integer> SLOT_MINUTES = set(
                    "slotMinutes", "slot_minutes", "slot minutes", Topic.HOURS, new Whole(1, 60, true))
            .row("slot grid", minutes -> minutes + " min");
    public static final PolicyParameter<Integer> BUMP_POINTS = set(
                    "bumpPoints", "bump_points", "points for a bump", Topic.POINTS, whole(0, 1_000_000))
            .row("bump worth", points -> Counted.of(points, "point"));
    public static final PolicyParameter<Integer> URGENT_PPVS = set(
                    "urgentPpvs", "urgent_ppvs", "urgent PPVs", Topic.LIMITS, whole(0, 1_000))
            .row("urgent PPVs", most -> "at most " + most + " a week");
    public static final PolicyParameter<Integer> MESSAGES_PER_CATEGORY = set(
                    "messagesPerCategory",
                    "messages_per_category",
                    "messages per category",
                    Topic.LIMITS,
                    whole(0, 1_000))
            .row("per category", most -> "at most " + most + " a week");
    public static final PolicyParameter<BigDecimal> EXPLORATION = set(
                    "exploration", "exploration", "budget for exploration", Topic.EVIDENCE, fraction("1"))
            .addedLater(BigDecimal.ZERO)
            .row("exploration", share -> "at most " + share + " of the expected revenue");
    public static final PolicyParameter<Integer> UNTRIED_CAPTIONS = set(
                    "untriedCaptions", "untried_captions", "untried captions", Topic.EVIDENCE, whole(0, 1_000))
            .addedLater(0)
            .row("untried captions", most -> "at most " + most + " a week instead of tried ones");
    public static final PolicyParameter<BigDecimal> EVIDENCE_HALF_LIFE_DAYS = set(
                    "evidenceHalfLifeDays",
                    "evidence_half_life_days",
                    "half-life of evidence",
                    Topic.EVIDENCE,
                    new Decimal(new BigDecimal("0.1"), new BigDecimal("3650"), false))
            .counting("day")
            .row("evidence half-life", days -> days);
    public static final PolicyParameter<Integer> STALE_AFTER_DAYS = set(
                    "staleAfterDays", "stale_after_days", "days until data is stale", Topic.EVIDENCE, whole(1, 90))
            .addedLater(1)
            .row("data is stale after", days -> Counted.of(days, "day"));

    private static final Map<PlanningConstraint, PolicyParameter<Integer>> WEIGHTS = weights();

    private static final List<PolicyParameter<?>> HELD =
            DECLARED.stream().filter(parameter -> !parameter.isPart).toList();
    private static final List<PolicyParameter<?>> SETTABLE = DECLARED.stream()
            .filter(parameter -> parameter.word.isPresent())
            .sorted(Comparator.comparing(PolicyParameter::topic))
            .toList();

    /** What a parameter is about. Messages list the words of rules in this order. */
    public enum Topic {
        ACCOUNT,
        COUNTS,
        VOLUMES,
        PACE,
        HOURS,
        PEAKS,
        PRICES,
        LIMITS,
        EVIDENCE,
        POINTS;

        /** Whether it limits how many messages fit into a week. */
        public boolean boundsTheWeek() {
            return this == COUNTS || this == VOLUMES || this == PACE || this == HOURS;
        }
    }

    /** The values that the rules set. */
    public interface Settings {
        /** The value of a parameter that rules set. */
        <T> T of(PolicyParameter<T> parameter);
    }

    private final Optional<String> word;
    private final String key;
    private final String label;
    private final Topic topic;
    private final ParameterType<T> type;
    private final List<PolicyParameter<?>> parts;
    private final Function<Settings, T> making;

    // Set while the table is created, and never changed afterwards.
    private boolean isPart;
    private boolean isOptional;
    private boolean headline;
    private String planKey;
    private String rowTitle;
    private UnaryOperator<String> rowText = text -> text;
    private Optional<String> unit = Optional.empty();
    private Optional<T> before = Optional.empty();
    private Optional<PlanningConstraint> weighted = Optional.empty();
    private Optional<PlanningConstraint> limit = Optional.empty();

    private PolicyParameter(
            Optional<String> word,
            String key,
            String label,
            Topic topic,
            ParameterType<T> type,
            List<PolicyParameter<?>> parts,
            Optional<Function<Settings, T>> making) {
        this.word = word;
        this.key = key;
        this.planKey = key;
        this.label = label;
        this.rowTitle = label;
        this.topic = topic;
        this.type = type;
        this.parts = parts;
        this.making = making.orElse(settings -> settings.of(this));
    }

    /** A parameter that one word of a rule sets. */
    private static <T> PolicyParameter<T> set(
            String word, String key, String label, Topic topic, ParameterType<T> type) {
        return declared(new PolicyParameter<>(Optional.of(word), key, label, topic, type, List.of(), Optional.empty()));
    }

    /** A parameter that combines two others, which a policy does not keep. */
    private static <A, B, T> PolicyParameter<T> made(
            String key,
            String label,
            ParameterType<T> type,
            PolicyParameter<A> first,
            PolicyParameter<B> second,
            BiFunction<A, B, T> making) {
        first.isPart = true;
        second.isPart = true;
        return declared(new PolicyParameter<>(
                Optional.empty(),
                key,
                label,
                first.topic,
                type,
                List.of(first, second),
                Optional.of(settings -> making.apply(settings.of(first), settings.of(second)))));
    }

    private static <T> PolicyParameter<T> declared(PolicyParameter<T> parameter) {
        DECLARED.add(parameter);
        return parameter;
    }

    private static Map<PlanningConstraint, PolicyParameter<Integer>> weights() {
        Map<PlanningConstraint, PolicyParameter<Integer>> weights = new EnumMap<>(PlanningConstraint.class);
        for (PlanningConstraint constraint : PlanningConstraint.weighted()) {
            PolicyParameter<Integer> weight = set(
                    "weight",
                    "weights." + constraint.words(),
                    "weight of " + constraint.words(),
                    Topic.POINTS,
                    whole(0, 1_000_000));
            weight.weighted = Optional.of(constraint);
            weight.row(constraint.words(), points -> "weight " + points);
            weights.put(constraint, weight);
        }
        return weights;
    }

    private PolicyParameter<T> headline() {
        headline = true;
        return this;
    }

    /** Rules may leave it unset. A policy without a value has the feature switched off. */
    private PolicyParameter<T> optional() {
        isOptional = true;
        return this;
    }

    private PolicyParameter<T> limit(PlanningConstraint constraint) {
        limit = Optional.of(constraint);
        return this;
    }

    /** @param value the value in plans that were written before this parameter existed */
    private PolicyParameter<T> addedLater(T value) {
        before = Optional.of(value);
        return this;
    }

    private PolicyParameter<T> counting(String noun) {
        unit = Optional.of(noun);
        return this;
    }

    /** How {@code rules show} lists it, if different from its label. */
    private PolicyParameter<T> row(String title, UnaryOperator<String> text) {
        rowTitle = title;
        rowText = text;
        return this;
    }

    private PolicyParameter<T> inPlan(String name) {
        planKey = name;
        return this;
    }

    /** Messages per week: the middle of the tier's range, rounded down, times the zone's volume, rounded down. */
    public static int count(Range range, BigDecimal volume) {
        return volume.multiply(BigDecimal.valueOf(range.middle()))
                .setScale(0, RoundingMode.FLOOR)
                .intValueExact();
    }

    /** The parameters that a policy keeps, in the order of a plan. */
    public static List<PolicyParameter<?>> held() {
        return HELD;
    }

    /** The parameters that rules can set, in the order of messages. */
    public static List<PolicyParameter<?>> settable() {
        return SETTABLE;
    }

    /** The words that a rule can call on {@code policy}. */
    public static List<String> words() {
        return SETTABLE.stream()
                .map(parameter -> parameter.word.orElseThrow())
                .distinct()
                .toList();
    }

    /**
     * The weight of a constraint.
     *
     * @throws IllegalArgumentException if rules set no weight for it
     */
    public static PolicyParameter<Integer> weightOf(PlanningConstraint constraint) {
        PolicyParameter<Integer> weight = WEIGHTS.get(constraint);
        if (weight == null) {
            throw new IllegalArgumentException(constraint + " has no weight in the rules");
        }
        return weight;
    }

    /** The limit that a constraint enforces; empty if no parameter sets it. */
    public static Optional<PolicyParameter<?>> limitOf(PlanningConstraint constraint) {
        return HELD.stream()
                .filter(parameter -> parameter.limit.equals(Optional.of(constraint)))
                .findFirst();
    }

    /** The name in {@code set_by}: {@code cooling_days}. */
    public String key() {
        return key;
    }

    /** The name in a plan; dots separate nested keys. */
    public String planKey() {
        return planKey;
    }

    /** The name for people: cooling days. */
    public String label() {
        return label;
    }

    public Topic topic() {
        return topic;
    }

    public ParameterType<T> type() {
        return type;
    }

    /** The value in plans that were written before this parameter existed; empty if every plan has it. */
    public Optional<T> before() {
        return before;
    }

    /** Whether rules may leave it unset, which switches off what it sets. */
    public boolean isOptional() {
        return isOptional;
    }

    /** Whether it is part of a short summary of a policy. */
    public boolean isHeadline() {
        return headline;
    }

    /** The constraint that this parameter weighs. */
    public Optional<PlanningConstraint> weighted() {
        return weighted;
    }

    /**
     * The word that sets it in a rule.
     *
     * @throws java.util.NoSuchElementException if it combines other parameters
     */
    public String word() {
        return word.orElseThrow();
    }

    /** How a rule sets it: {@code coolingDays(...)}. */
    public String call() {
        return word()
                + weighted.map(constraint -> "(\"" + constraint.words() + "\", ...)")
                        .orElse("(...)");
    }

    /** The parameters that rules set to determine it: itself, or its parts. */
    public List<PolicyParameter<?>> settings() {
        return parts.isEmpty() ? List.of(this) : parts;
    }

    /** A value in a message: 1,000; a weight as rules write it: 1000. */
    public String shown(T value) {
        return weighted.isPresent() ? value.toString() : type.shown(value);
    }

    /** A policy's value, with its unit: 75 min. */
    public String told(Policy policy) {
        if (this == PRICE_MIX) { // counts say more than shares
            Map<PriceTier, Integer> counts = policy.priceMix().counts(policy.weeklyPpvs());
            return PriceTier.PAID.stream()
                    .map(tier -> counts.getOrDefault(tier, 0) + " " + tier.label())
                    .collect(Collectors.joining(", "));
        }
        return told(policy.get(this));
    }

    /** A value with its unit. */
    public String told(T value) {
        String text = type.told(value);
        return unit.map(noun -> Counted.of(text, noun)).orElse(text);
    }

    /** Its title in {@code rules show}. */
    public String rowTitle() {
        return rowTitle;
    }

    /** Its text in {@code rules show}. */
    public String rowText(Policy policy) {
        return rowText.apply(told(policy));
    }

    /** Its value, from the settings of rules. */
    public T from(Settings settings) {
        return making.apply(settings);
    }

    @Override
    public String toString() {
        return planKey;
    }
}
