package io.schedulebuilder.schedule;

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
 * A plan's score, message by message: the messages' shares and the week's own add up to it.
 *
 * @param data how old the warehouse's data was; empty where the plan does not say
 * @param messages in order of time, those left out at the end
 * @param wholeWeek what no message bears by itself
 */
public record WeekExplanation(
        ScheduleId scheduleId,
        PageName pageName,
        LocalDate startDate,
        SaturationZone saturationZone,
        BigDecimal saturationScore,
        Optional<Plan.Data> data,
        ScoreLevels score,
        List<Row> messages,
        List<Share> wholeWeek) {

    /** A constraint and what it adds. */
    public record Share(PlanningConstraint constraint, PlanningConstraint.Level level, long score) {}

    /**
     * A message or another plan's send, as people know it.
     *
     * @param captionId empty for a send of another plan
     * @param time local, yyyy-MM-dd HH:mm; empty when left out
     * @param origin whose it is, for a send of another plan
     */
    public record Sent(
            Optional<CaptionId> captionId, MessageType messageType, Optional<Minute> time, Optional<String> origin) {}

    /** One message with its share of the score, by constraint and in all. */
    public record Row(
            Sent message, PriceTier priceTier, String contentCategory, List<Share> shares, ScoreLevels total) {}

    /** A limit's rule, file and line. */
    public record Limit(String parameter, Plan.Setter setBy) {}
}
