package io.schedulebuilder.schedule;

import java.math.BigDecimal;
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
        String scheduleId,
        String pageName,
        String startDate,
        String saturationZone,
        BigDecimal saturationScore,
        Optional<PlanFile.Data> data,
        Levels score,
        List<Row> messages,
        List<Share> wholeWeek) {

    /** Points by level of the score, or a change of them. */
    public record Levels(long hard, long medium, long soft) {
        public Levels minus(Levels other) {
            return new Levels(hard - other.hard, medium - other.medium, soft - other.soft);
        }
    }

    /** A constraint and what it adds. */
    public record Share(String constraint, String level, long score) {}

    /**
     * A message or another plan's send, as people know it.
     *
     * @param captionId empty for a send of another plan
     * @param time local, yyyy-MM-dd HH:mm; empty when left out
     * @param origin whose it is, for a send of another plan
     */
    public record Sent(Optional<Long> captionId, String messageType, Optional<String> time, Optional<String> origin) {}

    /** One message with its share of the score, by constraint and in all. */
    public record Row(Sent message, String priceTier, String contentCategory, List<Share> shares, Levels total) {}

    /** A limit's rule, file and line. */
    public record Limit(String parameter, PlanFile.Setter setBy) {}
}
