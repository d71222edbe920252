package io.schedulebuilder.domain;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;

/**
 * How a page has performed over the look-back.
 *
 * @param messageCount messages in the look-back
 * @param revenue dollars earned by viewed messages
 * @param averageRpr mean of the messages' earnings per recipient, dollars
 * @param averageConversion mean of the messages' purchases per viewer
 * @param notes what a reader should know before trusting the figures
 */
public record PageAnalysis(
        Page page,
        Instant asOf,
        int messageCount,
        BigDecimal revenue,
        double averageRpr,
        double averageConversion,
        Saturation saturation,
        HourSignal hours,
        List<CategoryFigures> categories,
        List<WeekdayFigures> weekdays,
        PageEconomics economics,
        List<String> notes) {

    /** Mean rpr (dollars) and conversion of a content category and price tier, best rpr first. */
    public record CategoryFigures(String category, PriceTier priceTier, int messages, double rpr, double conversion) {}

    /** Mean rpr (dollars) and conversion of a local weekday, Monday first. */
    public record WeekdayFigures(DayOfWeek day, int messages, double rpr, double conversion) {}

    /** What the rules may know of it. */
    public Account account() {
        return new Account(page.name(), revenue, saturation.score(), averageRpr, averageConversion, messageCount);
    }
}
