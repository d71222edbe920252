package io.schedulebuilder.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.domain.ScoreLevels;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A plan's score, message by message. The shares of the messages and of the whole week add up to it.
 *
 * @param data how old the warehouse's data was; empty if the plan does not say
 * @param promises what past plans promised and earned; absent if nothing was sent as planned yet
 * @param priceMix how the price mix of each week moved, in a sentence each; absent if no rule sets bounds for it
 * @param messages in order of time, unplaced ones last
 * @param wholeWeek the shares that belong to no single message
 */
public record WeekExplanation(
        ScheduleId scheduleId,
        PageName pageName,
        LocalDate startDate,
        SaturationZone saturationZone,
        BigDecimal saturationScore,
        Optional<Plan.Data> data,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Plan.Promises> promises,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> priceMix,
        ScoreLevels score,
        List<Row> messages,
        List<Share> wholeWeek) {

    /** A constraint and what it adds. */
    public record Share(PlanningConstraint constraint, PlanningConstraint.Level level, long score) {}

    /**
     * A message of this plan, or one of another plan.
     *
     * @param captionId empty for a message of another plan
     * @param time local, yyyy-MM-dd HH:mm; empty if unplaced
     * @param origin where a message of another plan comes from
     */
    public record Sent(
            Optional<CaptionId> captionId, MessageType messageType, Optional<Minute> time, Optional<String> origin) {}

    /** One message with its share of the score, by constraint and in total. */
    public record Row(
            Sent message, PriceTier priceTier, String contentCategory, List<Share> shares, ScoreLevels total) {}

    /** The rule that set a limit, with its file and line. */
    public record Limit(String parameter, Plan.Setter setBy) {}
}
