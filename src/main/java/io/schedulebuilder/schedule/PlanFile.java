package io.schedulebuilder.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.schedulebuilder.domain.PriceTier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The content of a {@code plan.json}, key by key: all that a week rests on, and nothing that depends on the clock or
 * the machine. Keys are the components' names in snake case.
 *
 * @param startDate yyyy-MM-dd
 * @param asOf an instant, ISO 8601 in UTC
 * @param saturationScore 0 to 1
 * @param asked of each week, where it is not what the policy says; the key is absent where it is
 * @param messages in order of time
 * @param replaces ids of the schedules that this one takes the place of
 * @param plannedAround ids of the page's other schedules near the week, to which the plan keeps its gaps
 * @param problem what was to be solved, exactly; empty in a plan that was written before plans carried it
 * @param planSha256 hex SHA-256 of all values that have an effect, see {@link PlanSeal}; the key is absent in a plan that
 *     was written before plans carried it
 * @param digests of the plan's parts, by which an edited plan's refusal names what was changed; absent with it
 * @param largeNumbers the plan's whole numbers beyond 2^53, as texts: jq and others who take every number for a floating
 *     one round them, and the reader puts them right; absent with it
 */
public record PlanFile(
        String scheduleId,
        String pageName,
        String startDate,
        int weeks,
        String timeZone,
        String asOf,
        String accountTier,
        String saturationZone,
        BigDecimal saturationScore,
        String behavioralSegment,
        Analysis analysis,
        PolicyView policy,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<List<Asked>> asked,
        Score score,
        List<Message> messages,
        List<Substitution> substitutions,
        List<Unplaced> unplaced,
        List<String> replaces,
        List<String> plannedAround,
        Run run,
        Optional<Problem> problem,
        @NotSealed @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> planSha256,
        @NotSealed @JsonInclude(JsonInclude.Include.NON_ABSENT) @JsonSerialize(contentUsing = OnOneLine.class)
                Optional<Map<String, List<String>>> digests,
        @NotSealed @JsonInclude(JsonInclude.Include.NON_ABSENT) @JsonSerialize(contentUsing = OnOneLine.class)
                Optional<List<String>> largeNumbers) {

    /** A plan that is not sealed: one that is not to be recorded. */
    public PlanFile(
            String scheduleId,
            String pageName,
            String startDate,
            int weeks,
            String timeZone,
            String asOf,
            String accountTier,
            String saturationZone,
            BigDecimal saturationScore,
            String behavioralSegment,
            Analysis analysis,
            PolicyView policy,
            Optional<List<Asked>> asked,
            Score score,
            List<Message> messages,
            List<Substitution> substitutions,
            List<Unplaced> unplaced,
            List<String> replaces,
            List<String> plannedAround,
            Run run,
            Optional<Problem> problem) {
        this(
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
                score,
                messages,
                substitutions,
                unplaced,
                replaces,
                plannedAround,
                run,
                problem,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Dollars that the week's PPVs are expected to earn; empty where the page has no data of its own to say so. */
    public Optional<BigDecimal> promise() {
        return analysis.messageCount() == 0
                ? Optional.empty()
                : Optional.of(messages.stream()
                        .filter(message -> !message.priceTier().equals(PriceTier.BUMP.label()))
                        .map(Message::expectedRevenue)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** The same plan with the digests of what it says now. */
    public PlanFile sealed() {
        PlanSeal seal = PlanSeal.of(this);
        return new PlanFile(
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
                score,
                messages,
                substitutions,
                unplaced,
                replaces,
                plannedAround,
                run,
                problem,
                Optional.of(seal.sha256()),
                Optional.of(seal.digests()),
                Optional.of(PlanSeal.largeNumbers(this)));
    }

    /**
     * What was edited since the plan was made, place by place; empty if nothing was that has an effect. Only for a plan
     * that has its {@code planSha256}.
     */
    public List<String> edits() {
        return PlanSeal.changes(this);
    }

    /**
     * What the page's own data said. Money in dollars.
     *
     * @param data absent where no page had sent anything, and in a plan that was written before it was looked at
     */
    public record Analysis(
            BigDecimal revenue,
            int messageCount,
            BigDecimal averageRpr,
            BigDecimal averageConversion,
            List<SaturationPart> saturationParts,
            boolean hourSignal,
            BigDecimal ownHourShare,
            @NotSealed List<String> notes,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Data> data) {}

    /**
     * How old the warehouse's data was.
     *
     * @param newestMessage an instant in UTC: of any page, before as-of
     * @param ageDays from then to as-of
     * @param stale whether that is more than the rules' bound
     * @param carriedOverFrom yyyy-MM-dd: the day whose zone and saturation these are, where days are missing since then
     */
    public record Data(
            String newestMessage,
            BigDecimal ageDays,
            boolean stale,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> carriedOverFrom) {}

    /** A share of the saturation score. */
    public record SaturationPart(
            String name, BigDecimal measured, BigDecimal threshold, BigDecimal weight, BigDecimal share) {}

    /**
     * What the rules asked for and who set each value; also the answer of {@code rules show --json}.
     *
     * @param staleAfterDays absent in a plan that was written before there was such a bound
     */
    public record PolicyView(
            String tier,
            String strategy,
            String zone,
            String segment,
            int weeklyPpvs,
            int weeklyBumps,
            long minGapMinutes,
            long messageGapMinutes,
            int coolingDays,
            int dailyCap,
            Hours activeHours,
            Map<String, Integer> priceMix,
            Peaks peakHours,
            int slotMinutes,
            int bumpPoints,
            int urgentPpvs,
            int messagesPerCategory,
            BigDecimal evidenceHalfLifeDays,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Integer> staleAfterDays,
            Map<String, Integer> weights,
            Map<String, Setter> setBy,
            List<OverriddenSetting> overridden) {}

    /**
     * What is asked of a week.
     *
     * @param week from 1
     * @param holidays that have a say in it
     */
    public record Asked(int week, int weeklyPpvs, int weeklyBumps, List<HolidayFactor> holidays) {}

    /** A day that asks for less of its share of the week's volume, or for more. */
    public record HolidayFactor(String day, String name, BigDecimal volumeFactor) {}

    /** Local clock times, HH:mm, both ends included. */
    public record Hours(String start, String end) {}

    /** Default peak hours, 0 to 23, and their worth. */
    public record Peaks(List<Integer> weekday, List<Integer> weekend, BigDecimal factor) {}

    /**
     * The rule that set a value.
     *
     * @param line the row of a spreadsheet
     * @param cell of a spreadsheet; the key is absent for a text
     */
    public record Setter(
            String rule, String file, int line, @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> cell) {}

    /** A setting that a higher salience overrode. */
    public record OverriddenSetting(String parameter, String value, Setter setBy, Setter by) {}

    /** The score by level and constraint. */
    public record Score(long hard, long medium, long soft, List<ConstraintScore> constraints) {}

    /** One constraint's share; matches × unit amounts × weight make the score. */
    public record ConstraintScore(String name, String level, int weight, int matches, long score) {}

    /**
     * A message: the CSV's fields, what it is expected to earn, and why it is there.
     *
     * @param scheduledSendTime local, yyyy-MM-dd HH:mm:ss
     * @param sent whether it was sent before as-of under a replaced schedule
     */
    public record Message(
            String dayOfWeek,
            String scheduledSendTime,
            String messageType,
            long captionId,
            String captionText,
            String priceTier,
            String contentCategory,
            boolean hasUrgency,
            BigDecimal performanceScore,
            BigDecimal expectedRevenue,
            boolean sent,
            @NotSealed Why why) {}

    /** The numbers behind a message's caption and time. */
    public record Why(
            String summary,
            BigDecimal draw,
            BigDecimal drawRank,
            BigDecimal diversity,
            BigDecimal worthRank,
            BigDecimal penalty,
            BigDecimal posteriorMean,
            BigDecimal evidenceViewers,
            BigDecimal basePoints,
            BigDecimal hourFactor,
            BigDecimal ownHourShare,
            long points) {}

    /** A price tier that the pool could not fill, and the one that stood in. */
    public record Substitution(long captionId, String asked, String used) {}

    /** A message that is left out; no caption when none could be found. */
    public record Unplaced(
            Optional<Long> captionId,
            String messageType,
            @NotSealed List<String> reasons,
            Optional<UnplacedCaption> caption) {}

    /** The caption of a message that is left out, in the CSV's words. */
    public record UnplacedCaption(String captionText, String priceTier, String contentCategory, boolean hasUrgency) {}

    /**
     * What was to be solved, beside what the rest of the plan says: limits and weights are in {@code policy}, captions in
     * {@code messages} and {@code unplaced}. Numbers are exact: solved again, the same plan comes out.
     *
     * @param seed of the solver: the command line's, mixed with page and start
     * @param coolingFrom yyyy-MM-dd: the day from which cooling days count
     * @param priceMixShares fractions of the PPVs by price tier, as the rules set them
     * @param messages in the order in which their captions were chosen
     * @param fixed sends of the page that the plan keeps clear of
     */
    public record Problem(
            long seed,
            String coolingFrom,
            @JsonSerialize(using = OnOneLine.class) Map<String, BigDecimal> priceMixShares,
            HourFactors hours,
            @JsonSerialize(contentUsing = OnOneLine.class) List<ProblemMessage> messages,
            @JsonSerialize(contentUsing = OnOneLine.class) List<FixedMessage> fixed) {}

    /** What each hour of a weekday and of a weekend day is worth, from 0 to 23, and how much of that is own data. */
    public record HourFactors(
            @JsonSerialize(using = OnOneLine.class) List<Double> weekday,
            @JsonSerialize(using = OnOneLine.class) List<Double> weekdayOwnShare,
            @JsonSerialize(using = OnOneLine.class) List<Double> weekend,
            @JsonSerialize(using = OnOneLine.class) List<Double> weekendOwnShare) {}

    /**
     * A message to place.
     *
     * @param captionId of a message or an unplaced one of this plan, which has the text
     * @param captionKey what may be sent once
     * @param askedTier the price tier that the mix asked for
     * @param baseRevenue dollars at an ordinary hour
     * @param basePoints points at an ordinary hour
     * @param week that it belongs to, from 1; the key is absent in a plan of one week
     * @param sentAt where it stays: it was sent already
     * @param keptAt where an earlier plan had it
     */
    public record ProblemMessage(
            long captionId,
            String captionKey,
            String askedTier,
            SelectionParts selection,
            double baseRevenue,
            double basePoints,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Integer> week,
            Optional<Moment> sentAt,
            Optional<Moment> keptAt) {}

    /** The parts of a selection score. */
    public record SelectionParts(
            double total,
            double draw,
            double drawRank,
            double diversity,
            double worthRank,
            double penalty,
            double posteriorMean,
            double evidenceViewers) {}

    /** A local time, ISO 8601, and the same moment in UTC. */
    public record Moment(String local, String instant) {}

    /** A send that cannot move: an instant in UTC, PPV or Bump, and whose it is. */
    public record FixedMessage(String at, String messageType, @NotSealed String origin) {}

    /** What made the plan. */
    public record Run(
            @NotSealed String version,
            long seed,
            String solverConfig,
            String solverConfigSha256,
            String rulesSha256,
            String inputsSha256,
            String endedBy) {}
}
