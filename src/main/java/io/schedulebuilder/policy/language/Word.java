package io.schedulebuilder.policy.language;

import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PriceMix;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.Segment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A word that a rule may call on {@code policy}. The table below is all there is: what a word takes, within which
 * bounds, which parameter it sets and what messages call it. A new word is a new line here and its use in
 * {@link PolicyAssembly}.
 *
 * @param <T> the value that the word sets
 */
public final class Word<T> {
    public static final Word<AccountTier> TIER = one("tier", "tier", "tier", Argument.tier());
    public static final Word<SaturationZone> ZONE = one("zone", "zone", "zone", Argument.zone());
    public static final Word<Segment> SEGMENT = one("segment", "segment", "segment", Argument.segment());

    public static final Word<Range> WEEKLY_PPVS = range("weeklyPpvs", "weekly_ppvs", "weekly PPVs");
    public static final Word<Range> WEEKLY_BUMPS = range("weeklyBumps", "weekly_bumps", "weekly bumps");
    public static final Word<BigDecimal> PPV_VOLUME =
            one("ppvVolume", "ppv_volume", "PPV volume", Argument.fraction("10"));
    public static final Word<BigDecimal> BUMP_VOLUME =
            one("bumpVolume", "bump_volume", "bump volume", Argument.fraction("10"));
    public static final Word<Integer> PPV_GAP_MINUTES =
            one("ppvGapMinutes", "min_gap_minutes", "PPV gap", Argument.whole(0, 10_080));
    public static final Word<Integer> GAP_PLUS_MINUTES =
            one("gapPlusMinutes", "gap_plus_minutes", "addition to the PPV gap", Argument.whole(0, 10_080));
    public static final Word<Integer> MESSAGE_GAP_MINUTES =
            one("messageGapMinutes", "message_gap_minutes", "message gap", Argument.whole(0, 10_080));
    public static final Word<Integer> COOLING_DAYS =
            one("coolingDays", "cooling_days", "cooling days", Argument.whole(0, 7));
    public static final Word<Integer> DAILY_CAP = one("dailyCap", "daily_cap", "daily cap", Argument.whole(0, 1_440));

    public static final Word<ActiveHours> ACTIVE_HOURS = new Word<>(
            "activeHours",
            "active_hours",
            "active hours",
            List.of(Argument.clock(), Argument.clock()),
            Word::hoursOf,
            hours -> hours.start() + "–" + hours.end());
    public static final Word<Integer> SLOT_MINUTES = new Word<>(
            "slotMinutes",
            "slot_minutes",
            "slot minutes",
            List.of(Argument.whole(1, 60)),
            Word::slotOf,
            String::valueOf);
    public static final Word<SortedSet<Integer>> WEEKDAY_PEAK_HOURS =
            hours("weekdayPeakHours", "peak_hours.weekday", "weekday peak hours");
    public static final Word<SortedSet<Integer>> WEEKEND_PEAK_HOURS =
            hours("weekendPeakHours", "peak_hours.weekend", "weekend peak hours");
    public static final Word<BigDecimal> PEAK_HOUR_FACTOR =
            one("peakHourFactor", "peak_hour_factor", "peak hour factor", Argument.fraction("10"));

    public static final Word<PriceMix> PRICE_MIX = new Word<>(
            "priceMix",
            "price_mix",
            "price mix",
            List.of(Argument.fraction("1"), Argument.fraction("1"), Argument.fraction("1")),
            Word::mixOf,
            mix -> mix.budget().toPlainString() + "/" + mix.mid().toPlainString() + "/"
                    + mix.premium().toPlainString());
    public static final Word<Integer> URGENT_PPVS =
            one("urgentPpvs", "urgent_ppvs", "urgent PPVs", Argument.whole(0, 1_000));
    public static final Word<Integer> MESSAGES_PER_CATEGORY =
            one("messagesPerCategory", "messages_per_category", "messages per category", Argument.whole(0, 1_000));
    public static final Word<BigDecimal> EVIDENCE_HALF_LIFE_DAYS = one(
            "evidenceHalfLifeDays",
            "evidence_half_life_days",
            "half-life of evidence",
            Argument.decimal("0.1", "3650"));

    public static final Word<Integer> STALE_AFTER_DAYS =
            one("staleAfterDays", "stale_after_days", "days until data is stale", Argument.whole(1, 90));

    public static final Word<Integer> BUMP_POINTS =
            one("bumpPoints", "bump_points", "points of a bump", Argument.whole(0, 1_000_000));
    public static final Word<Weight> WEIGHT = new Word<>(
            "weight",
            "weights.",
            "weight of ",
            List.of(Argument.constraint(), Argument.whole(0, 1_000_000)),
            (values, call) -> new Weight((PlanningConstraint) values.get(0), (Integer) values.get(1)),
            weight -> String.valueOf(weight.points()));

    /** Every word, in the order in which messages list them. */
    public static final List<Word<?>> ALL = List.of(
            TIER,
            ZONE,
            SEGMENT,
            WEEKLY_PPVS,
            WEEKLY_BUMPS,
            PPV_VOLUME,
            BUMP_VOLUME,
            PPV_GAP_MINUTES,
            GAP_PLUS_MINUTES,
            MESSAGE_GAP_MINUTES,
            COOLING_DAYS,
            DAILY_CAP,
            ACTIVE_HOURS,
            SLOT_MINUTES,
            WEEKDAY_PEAK_HOURS,
            WEEKEND_PEAK_HOURS,
            PEAK_HOUR_FACTOR,
            PRICE_MIX,
            URGENT_PPVS,
            MESSAGES_PER_CATEGORY,
            EVIDENCE_HALF_LIFE_DAYS,
            STALE_AFTER_DAYS,
            BUMP_POINTS,
            WEIGHT);

    /** From, to: both included. */
    public record Range(int low, int high) {
        /** The middle, rounded down. */
        public int middle() {
            return (low + high) / 2;
        }
    }

    /** What one constraint counts. */
    public record Weight(PlanningConstraint constraint, int points) {}

    /** Makes the value of a call whose arguments are each right. */
    private interface Combination<T> {
        T of(List<Object> values, Call call) throws BadArgument;
    }

    private final String name;
    private final String parameter;
    private final String label;
    private final List<Argument<?>> arguments;
    private final Combination<T> combination;
    private final Function<T, String> shown;

    private Word(
            String name,
            String parameter,
            String label,
            List<Argument<?>> arguments,
            Combination<T> combination,
            Function<T, String> shown) {
        this.name = name;
        this.parameter = parameter;
        this.label = label;
        this.arguments = arguments;
        this.combination = combination;
        this.shown = shown;
    }

    @SuppressWarnings("unchecked") // the argument gives the only value, and gives a T
    private static <T> Word<T> one(String name, String parameter, String label, Argument<T> argument) {
        return new Word<>(
                name,
                parameter,
                label,
                List.of(argument),
                (values, call) -> (T) values.get(0),
                value -> value instanceof BigDecimal number ? number.toPlainString() : FaultText.value(value));
    }

    private static Word<Range> range(String name, String parameter, String label) {
        return new Word<>(
                name,
                parameter,
                label,
                List.of(Argument.whole(0, 1_000), Argument.whole(0, 1_000)),
                Word::rangeOf,
                range -> range.low() + "–" + range.high());
    }

    private static Word<SortedSet<Integer>> hours(String name, String parameter, String label) {
        return new Word<>(name, parameter, label, List.of(), Word::peaksOf, hours -> String.valueOf(hours));
    }

    public static Optional<Word<?>> named(String name) {
        return ALL.stream().filter(word -> word.name.equals(name)).findFirst();
    }

    /** The name in a rule file. */
    public String name() {
        return name;
    }

    /** Whether the word fixes what rules of the second round read. */
    public boolean isFixedInFirstRound() {
        return this == TIER || this == ZONE || this == SEGMENT;
    }

    public String parameter(T value) {
        return value instanceof Weight weight ? parameterOf(weight.constraint()) : parameter;
    }

    public String label(T value) {
        return value instanceof Weight weight ? label + weight.constraint().words() : label;
    }

    /** The parameter that a weight sets. */
    public String parameterOf(PlanningConstraint constraint) {
        return parameter + constraint.words();
    }

    /** The parameter of a word that has only one. */
    public String parameter() {
        return parameter;
    }

    /** The name for people of a word that has only one parameter. */
    public String label() {
        return label;
    }

    public String shown(T value) {
        return shown.apply(value);
    }

    /**
     * What a call of this word sets.
     *
     * @throws BadArgument if the arguments are too few, too many, of a wrong kind, out of bounds or at odds
     */
    public Setting<T> setting(Call call) throws BadArgument {
        List<Argument<?>> expected =
                this == WEEKDAY_PEAK_HOURS || this == WEEKEND_PEAK_HOURS ? hoursFor(call) : arguments;
        if (call.arguments().size() != expected.size()) {
            throw new BadArgument(FaultText.wrongCount(
                    call, expected.stream().map(Argument::what).toList()));
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            values.add(expected.get(i).read(call.arguments().get(i), call));
        }
        return new Setting<>(this, combination.of(values, call), call.place());
    }

    /** Peak hours take as many arguments as there are. */
    private static List<Argument<?>> hoursFor(Call call) {
        return Collections.nCopies(call.arguments().size(), Argument.whole(0, 23));
    }

    private static Range rangeOf(List<Object> values, Call call) throws BadArgument {
        Range range = new Range((Integer) values.get(0), (Integer) values.get(1));
        if (range.low() > range.high()) {
            throw new BadArgument(FaultText.backwards(call));
        }
        return range;
    }

    private static ActiveHours hoursOf(List<Object> values, Call call) throws BadArgument {
        int open = (Integer) values.get(0);
        int close = (Integer) values.get(1);
        if (open >= close) {
            throw new BadArgument(open == close ? FaultText.noHours(call) : FaultText.backwards(call));
        }
        return new ActiveHours(open, close);
    }

    private static Integer slotOf(List<Object> values, Call call) throws BadArgument {
        int minutes = (Integer) values.get(0);
        if (60 % minutes != 0) {
            throw new BadArgument(FaultText.notADivisor(call));
        }
        return minutes;
    }

    private static SortedSet<Integer> peaksOf(List<Object> values, Call call) {
        SortedSet<Integer> peaks = new TreeSet<>();
        values.forEach(hour -> peaks.add((Integer) hour));
        return Collections.unmodifiableSortedSet(peaks);
    }

    private static PriceMix mixOf(List<Object> values, Call call) throws BadArgument {
        PriceMix mix = new PriceMix((BigDecimal) values.get(0), (BigDecimal) values.get(1), (BigDecimal) values.get(2));
        BigDecimal sum = mix.budget().add(mix.mid()).add(mix.premium());
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            throw new BadArgument(FaultText.mixSum(call, sum));
        }
        return mix;
    }
}
