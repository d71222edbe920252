package io.schedulebuilder.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionSelection.Substitution;
import io.schedulebuilder.domain.ChosenMessage.SelectionScore;
import io.schedulebuilder.domain.Confidence;
import io.schedulebuilder.domain.DataState;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PlannedWeek.EndedBy;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PlanningConstraint.Level;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.PriceMixMove;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.PromiseFactor;
import io.schedulebuilder.domain.Propensity;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.domain.SetBy;
import io.schedulebuilder.domain.TimeSlot;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The content of a {@code plan.json}, key by key: everything that a week depends on, and nothing that depends on the
 * clock or the machine. Keys are the components' names in snake case.
 *
 * @param startDate yyyy-MM-dd
 * @param asOf an instant, ISO 8601 in UTC
 * @param saturationScore 0 to 1
 * @param asked what each week needs, if it differs from the policy; otherwise the key is absent
 * @param priceMixUsed the price mix of each week, if rules set bounds for it; otherwise the key is absent
 * @param messages in order of time
 * @param replaces ids of the schedules that this one replaces
 * @param plannedAround ids of the page's other schedules near the week; the plan keeps its gaps to them
 * @param problem the exact problem that was solved; empty in a plan from before plans contained it
 * @param planSha256 hex SHA-256 of all values that have an effect, see {@link PlanSeal}; the key is absent in a plan
 *     from before plans contained it
 * @param digests of the plan's parts, so that an error for an edited plan can name the change; absent if planSha256 is
 * @param largeNumbers the plan's whole numbers beyond 2^53, as texts, because jq and other tools that treat every
 *     number as floating-point round them; the reader restores them; absent if planSha256 is
 */
public record Plan(
        ScheduleId scheduleId,
        PageName pageName,
        LocalDate startDate,
        @Within(least = "1", most = "" + Horizon.MOST_WEEKS) int weeks,
        ZoneId timeZone,
        Instant asOf,
        AccountTier accountTier,
        SaturationZone saturationZone,
        @Within(most = "1") BigDecimal saturationScore,
        Segment behavioralSegment,
        Analysis analysis,
        PolicyView policy,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<@AtMost(Horizon.MOST_WEEKS) List<Asked>> asked,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<@AtMost(Horizon.MOST_WEEKS) List<UsedMix>> priceMixUsed,
        Score score,
        @JsonProperty("expected_revenue_80") @JsonInclude(JsonInclude.Include.NON_ABSENT)
                Optional<Interval> expectedRevenue80,
        List<Message> messages,
        List<Substitution> substitutions,
        List<Unplaced> unplaced,
        List<ScheduleId> replaces,
        List<ScheduleId> plannedAround,
        Run run,
        Optional<Problem> problem,
        @NotSealed @JsonInclude(JsonInclude.Include.NON_ABSENT)
                Optional<@TextForm(value = "[0-9a-f]{64}", words = "64 hex digits") String> planSha256,
        @NotSealed @JsonInclude(JsonInclude.Include.NON_ABSENT) @JsonSerialize(contentUsing = OnOneLine.class)
                Optional<Map<String, List<@TextForm(value = "[0-9a-f]*", words = "hex digits") String>>> digests,
        @NotSealed @JsonInclude(JsonInclude.Include.NON_ABSENT) @JsonSerialize(contentUsing = OnOneLine.class)
                Optional<
                                @AtMost(2 * MOST_MESSAGES) List<
                                        @TextForm(value = "-?\\d{1,19}", words = "a whole number") String>>
                        largeNumbers) {
    // Long because it declares every key of a plan, once.

    /** More messages than anyone sends in eight weeks, and few enough to compare each with each. */
    static final int MOST_MESSAGES = 5_000;

    private static final String MOST_POINTS = "1000000000000000";
    private static final String MOST_WORTH = "1000000000";

    /** The days that it plans. */
    public Horizon horizon() {
        return new Horizon(startDate, weeks, timeZone);
    }

    /** When a message of this plan is sent. */
    public TimeSlot slot(Message message) {
        return TimeSlot.at(message.scheduledSendTime().local(), timeZone)
                .orElseThrow(() -> new IllegalStateException("checked when read"));
    }

    /**
     * Whether its score may leave out a constraint: own week, if there is only one, and a constraint that did not exist
     * when the plan was written. Such a constraint has no weight in the plan; if it is hard, its limit was {@linkplain
     * PolicyParameter#before() added later}.
     */
    public boolean mayOmit(PlanningConstraint constraint) {
        return (constraint == PlanningConstraint.OWN_WEEK && weeks == 1)
                || (constraint.level() != Level.HARD
                        && policy.weight(constraint).isEmpty())
                || PolicyParameter.limitOf(constraint)
                        .filter(limit ->
                                limit.before().isPresent() && policy.get(limit).isEmpty())
                        .isPresent();
    }

    /** How many messages of a type it sends. */
    public long count(MessageType type) {
        return messages.stream()
                .filter(message -> message.messageType() == type)
                .count();
    }

    /** Dollars that the week's PPVs are expected to earn; empty if the page has no data of its own to estimate it. */
    public Optional<BigDecimal> promise() {
        return analysis.messageCount() == 0
                ? Optional.empty()
                : Optional.of(messages.stream()
                        .filter(message -> message.priceTier() != PriceTier.BUMP)
                        .map(Message::expectedRevenue)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** A copy with the digests of its current content. */
    public Plan sealed() {
        PlanSeal seal = PlanSeal.of(this);
        return new Plan(
                scheduleId,
                pageName,
                startDate,
                weeks,
                timeZone,
                asOf,
                accountTier,
                saturationZone,
                saturationScore,
                behavioralSegment,
                analysis,
                policy,
                asked,
                priceMixUsed,
                score,
                expectedRevenue80,
                messages,
                substitutions,
                unplaced,
                replaces,
                plannedAround,
                run,
                problem,
                Optional.of(seal.sha256()),
                Optional.of(seal.digests()),
                Optional.of(seal.largeNumbers()));
    }

    /**
     * What was edited since the plan was made, place by place; empty if no edit has an effect. Only for a plan that has
     * its {@code planSha256}.
     */
    public List<String> edits() {
        return PlanSeal.changes(this);
    }

    /**
     * What the page's own data shows. Money in dollars.
     *
     * @param data absent if no page had sent anything, and in a plan from before plans contained it
     * @param promises absent if nothing was sent as planned yet, and in a plan from before plans contained it
     */
    public record Analysis(
            BigDecimal revenue,
            int messageCount,
            BigDecimal averageRpr,
            BigDecimal averageConversion,
            @AtMost(100) List<SaturationPart> saturationParts,
            boolean hourSignal,
            @Within(most = "1") BigDecimal ownHourShare,
            @NotSealed @AtMost(1_000) List<@Prose String> notes,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Data> data,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Promises> promises) {}

    /**
     * What past plans promised and earned, which corrects the expected revenue of this one.
     *
     * @param factor part of each expected revenue
     * @param spread standard deviation of the factor's logarithm
     * @param messages PPVs of this page, sent as planned, that it is learned from
     * @param promised what these promised, in dollars, before any factor
     * @param earned what these earned, in dollars
     */
    public record Promises(
            @Within(least = "0.0001", most = "10000") BigDecimal factor,
            @Within(most = "100") BigDecimal spread,
            int messages,
            BigDecimal promised,
            BigDecimal earned) {
        static Promises of(PromiseFactor learned) {
            return new Promises(
                    BigDecimal.valueOf(learned.factor()).setScale(4, RoundingMode.HALF_UP),
                    BigDecimal.valueOf(learned.spread()).setScale(4, RoundingMode.HALF_UP),
                    learned.messages(),
                    BigDecimal.valueOf(learned.promised()).setScale(2, RoundingMode.HALF_UP),
                    BigDecimal.valueOf(learned.earned()).setScale(2, RoundingMode.HALF_UP));
        }
    }

    /**
     * How old the warehouse's data was.
     *
     * @param newestMessage an instant in UTC: the newest message of any page before as-of
     * @param ageDays days from then to as-of
     * @param stale whether that is more than the rules allow
     * @param carriedOverFrom yyyy-MM-dd: the day that the zone and saturation come from, if later days are missing
     */
    public record Data(
            Instant newestMessage,
            @Within(most = "4000000") BigDecimal ageDays,
            boolean stale,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<LocalDate> carriedOverFrom) {
        private static final double SECONDS_A_DAY = 86_400;

        /** The age of data in this state. */
        public static Data of(DataState state, Optional<LocalDate> carriedOver) {
            return new Data(
                    state.age().newest(),
                    BigDecimal.valueOf(state.age().age().toSeconds() / SECONDS_A_DAY)
                            .setScale(2, RoundingMode.HALF_UP),
                    state.isStale(),
                    carriedOver);
        }
    }

    /** A share of the saturation score. */
    public record SaturationPart(
            String name,
            BigDecimal measured,
            BigDecimal threshold,
            @Within(least = "-1", most = "1") BigDecimal weight,
            @Within(least = "-1", most = "1") BigDecimal share) {}

    /**
     * What a week needs.
     *
     * @param week from 1
     * @param holidays that affect it
     */
    public record Asked(
            @Within(least = "1", most = "" + Horizon.MOST_WEEKS) int week,
            @Within(most = "1000000") int weeklyPpvs,
            @Within(most = "1000000") int weeklyBumps,
            @AtMost(1_000) List<HolidayFactor> holidays) {
        /** How many messages of a type it needs. */
        int count(MessageType type) {
            return type == MessageType.PPV ? weeklyPpvs : weeklyBumps;
        }
    }

    /** A day that needs less or more than its share of the week's volume. */
    public record HolidayFactor(LocalDate day, @Prose String name, @Within(most = "1000000") BigDecimal volumeFactor) {}

    /**
     * The price mix of a week within the rules' bounds. Shares are fractions, revenues dollars at an ordinary hour.
     *
     * @param week from 1
     * @param asked the mix that the rules set
     * @param before what the page was sent in the 28 days before as-of; the mix of the week before; or what the rules
     *     set, if the page was sent nothing
     * @param used at most ten points from {@code before}, and within the bounds as far as that allows
     * @param ppvs by price tier
     * @param lastRevenue expected of the last caption of each price tier; absent if it has none
     * @param nextRevenue expected of the caption after that; absent if there is none
     */
    public record UsedMix(
            @Within(least = "1", most = "" + Horizon.MOST_WEEKS) int week,
            Map<PriceTier, @Within(most = "1") BigDecimal> asked,
            Map<PriceTier, @Within(most = "1") BigDecimal> before,
            Map<PriceTier, @Within(most = "1") BigDecimal> used,
            Map<PriceTier, @Within(most = "1000000") Integer> ppvs,
            Map<PriceTier, BigDecimal> lastRevenue,
            Map<PriceTier, BigDecimal> nextRevenue,
            @NotSealed @Prose String why) {
        static UsedMix of(PriceMixMove move) {
            return new UsedMix(
                    move.week(),
                    move.asked().shares(),
                    move.before().shares(),
                    move.used().shares(),
                    move.counts(),
                    cents(move.last()),
                    cents(move.next()),
                    move.sentence());
        }

        private static Map<PriceTier, BigDecimal> cents(Map<PriceTier, Double> dollars) {
            Map<PriceTier, BigDecimal> cents = new EnumMap<>(PriceTier.class);
            dollars.forEach(
                    (tier, value) -> cents.put(tier, BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP)));
            return cents;
        }
    }

    /**
     * The rule that set a value.
     *
     * @param line the line, or the row of a spreadsheet
     * @param cell the cell of a spreadsheet; the key is absent for a text file
     */
    public record Setter(
            String rule, String file, int line, @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> cell) {
        static Setter of(SetBy by) {
            return new Setter(by.rule(), by.file(), by.line(), by.cell());
        }

        SetBy setBy() {
            return new SetBy(rule, file, line, cell);
        }
    }

    /** A setting that a rule with higher salience overrode. */
    public record OverriddenSetting(String parameter, @Prose String value, Setter setBy, Setter by) {}

    /** The score by level and constraint. */
    public record Score(
            @Within(least = "-" + MOST_POINTS, most = MOST_POINTS) long hard,
            @Within(least = "-" + MOST_POINTS, most = MOST_POINTS) long medium,
            @Within(least = "-" + MOST_POINTS, most = MOST_POINTS) long soft,
            List<ConstraintScore> constraints) {
        /** The three levels alone. */
        public ScoreLevels levels() {
            return new ScoreLevels(hard, medium, soft);
        }
    }

    /** One constraint's share of the score: the sum of its matches' unit amounts, times its weight. */
    public record ConstraintScore(
            PlanningConstraint name,
            PlanningConstraint.Level level,
            @Within(most = "1000000") int weight,
            int matches,
            @Within(least = "-" + MOST_POINTS, most = MOST_POINTS) long score) {}

    /**
     * A message: the CSV's fields, its expected revenue, and why it is there.
     *
     * @param scheduledSendTime local, yyyy-MM-dd HH:mm:ss
     * @param expectedRevenue dollars; 0 for a bump
     * @param expectedRevenue80 the 80% interval of what a PPV will earn; absent in plans of before it was computed
     * @param propensity the probability that the selection chooses this caption, given the week's quotas and what other
     *     pages took; the key is absent if it had no choice (the message was sent, kept or edited), and in a plan from
     *     before plans contained it
     * @param propensityError the Monte Carlo standard error of the propensity
     * @param explored whether the greedy week, which the expected revenue alone chooses, lacks the caption; absent if the
     *     propensity is
     * @param sent whether it was sent before as-of under a replaced schedule
     */
    public record Message(
            DayOfWeek dayOfWeek,
            SendTime scheduledSendTime,
            MessageType messageType,
            CaptionId captionId,
            @Prose String captionText,
            PriceTier priceTier,
            @Prose String contentCategory,
            boolean hasUrgency,
            @Within(most = "1") BigDecimal performanceScore,
            BigDecimal expectedRevenue,
            @JsonProperty("expected_revenue_80") @JsonInclude(JsonInclude.Include.NON_ABSENT)
                    Optional<Interval> expectedRevenue80,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<@Within(most = "1") BigDecimal> propensity,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<@Within(most = "1") BigDecimal> propensityError,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Boolean> explored,
            boolean sent,
            @NotSealed Why why) {}

    /** An 80% interval, in dollars. */
    public record Interval(BigDecimal low, BigDecimal high) {}

    /** The numbers behind a message's caption and time. */
    public record Why(
            @Prose String summary,
            BigDecimal draw,
            BigDecimal drawRank,
            BigDecimal diversity,
            BigDecimal worthRank,
            BigDecimal penalty,
            BigDecimal posteriorMean,
            BigDecimal evidenceViewers,
            BigDecimal basePoints,
            BigDecimal hourFactor,
            @Within(most = "1") BigDecimal ownHourShare,
            @Within(least = "-" + MOST_POINTS, most = MOST_POINTS) long points) {}

    /** An unplaced message; without a caption if none was found. */
    public record Unplaced(
            Optional<CaptionId> captionId,
            MessageType messageType,
            @NotSealed @AtMost(1_000) List<@Prose String> reasons,
            Optional<UnplacedCaption> caption) {}

    /** The caption of an unplaced message, with the CSV's values. */
    public record UnplacedCaption(
            @Prose String captionText, PriceTier priceTier, @Prose String contentCategory, boolean hasUrgency) {}

    /**
     * The part of the solved problem that the rest of the plan does not contain: limits and weights are in {@code
     * policy}, captions in {@code messages} and {@code unplaced}. Numbers are exact, so solving again gives the same
     * plan.
     *
     * @param seed of the solver: the command line's, mixed with page and start
     * @param coolingFrom yyyy-MM-dd: the day from which cooling days count
     * @param priceMixShares fractions of the PPVs by price tier, as the rules set them
     * @param messages in the order in which their captions were chosen
     * @param fixed other messages of the page that the plan keeps its gaps to
     */
    public record Problem(
            long seed,
            LocalDate coolingFrom,
            @JsonSerialize(using = OnOneLine.class) Map<PriceTier, @Within(most = "1") BigDecimal> priceMixShares,
            HourFactors hours,
            @JsonSerialize(contentUsing = OnOneLine.class) List<ProblemMessage> messages,
            @JsonSerialize(contentUsing = OnOneLine.class) @AtMost(10 * MOST_MESSAGES) List<FixedMessage> fixed) {}

    /**
     * The factor of each hour, 0 to 23, for weekdays and weekend days, and how much of it comes from the page's own
     * data.
     */
    public record HourFactors(
            @JsonSerialize(using = OnOneLine.class) @AtMost(24) List<@Within(most = "1000000") Double> weekday,
            @JsonSerialize(using = OnOneLine.class) @AtMost(24)
                    List<@Within(least = "-0.000001", most = "1.000001") Double> weekdayOwnShare,
            @JsonSerialize(using = OnOneLine.class) @AtMost(24) List<@Within(most = "1000000") Double> weekend,
            @JsonSerialize(using = OnOneLine.class) @AtMost(24)
                    List<@Within(least = "-0.000001", most = "1.000001") Double> weekendOwnShare) {}

    /**
     * A message to place.
     *
     * @param captionId of a message or an unplaced one of this plan, which has the text
     * @param captionKey the key of its text; texts with the same key may be sent only once
     * @param askedTier the price tier that the mix asked for
     * @param baseRevenue dollars at an ordinary hour
     * @param basePoints points at an ordinary hour
     * @param confidence how far that revenue can be relied on; absent in plans of before it was computed
     * @param week that it belongs to, from 1; the key is absent in a plan of one week
     * @param sentAt the slot of a message that was already sent and cannot move
     * @param keptAt the slot that an earlier plan gave it
     * @param propensity how its caption was chosen; the key is absent if there was no choice
     */
    public record ProblemMessage(
            CaptionId captionId,
            @Prose String captionKey,
            PriceTier askedTier,
            SelectionScore selection,
            @Within(least = "-" + MOST_WORTH, most = MOST_WORTH) double baseRevenue,
            @Within(least = "-" + MOST_WORTH, most = MOST_WORTH) double basePoints,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Confidence> confidence,
            @JsonInclude(JsonInclude.Include.NON_ABSENT)
                    Optional<@Within(least = "" + Integer.MIN_VALUE, most = "" + Integer.MAX_VALUE) Integer> week,
            Optional<TimeSlot> sentAt,
            Optional<TimeSlot> keptAt,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Propensity> propensity) {}

    /** A message that cannot move: an instant in UTC, PPV or Bump, and where it comes from. */
    public record FixedMessage(Instant at, MessageType messageType, @NotSealed @Prose String origin) {}

    /** How the plan was made. */
    public record Run(
            @NotSealed String version,
            long seed,
            String solverConfig,
            @TextForm(value = HASH, words = HASH_WORDS) String solverConfigSha256,
            @TextForm(value = HASH, words = HASH_WORDS) String rulesSha256,
            @TextForm(value = HASH, words = HASH_WORDS) String inputsSha256,
            EndedBy endedBy) {
        private static final String HASH = "[0-9a-f]{0,64}";
        private static final String HASH_WORDS = "hex digits, 64 at most";
    }
}
