package io.schedulebuilder.domain;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page's performance over the look-back.
 *
 * @param messageCount messages in the look-back
 * @param tierMessages PPVs in the look-back of the price tier that the page sent least
 * @param revenue dollars earned by viewed messages
 * @param averageRpr mean of the messages' earnings per recipient, dollars
 * @param averageConversion mean of the messages' purchases per viewer
 * @param data how old the warehouse's data is; empty if it has none
 * @param carriedOver the day that the saturation comes from, if days are missing since then
 * @param hasHistory whether the page sent any message before as-of, however long ago
 * @param notes what a reader should know before trusting the figures
 */
public record PageAnalysis(
        Page page,
        Instant asOf,
        int messageCount,
        int tierMessages,
        BigDecimal revenue,
        double averageRpr,
        double averageConversion,
        Saturation saturation,
        HourSignal hours,
        List<CategoryFigures> categories,
        List<WeekdayFigures> weekdays,
        PageEconomics economics,
        Optional<DataAge> data,
        Optional<LocalDate> carriedOver,
        boolean hasHistory,
        List<String> notes) {

    /** The same analysis with the saturation of an earlier day, and a note about it. */
    public PageAnalysis withSaturationOf(LocalDate day, Saturation then) {
        List<String> told = new ArrayList<>(notes);
        told.add("zone and saturation are carried over from " + day + ", the last day with data.");
        return with(then, economics, Optional.of(day), List.copyOf(told));
    }

    /** The same analysis with other figures to price messages by. */
    public PageAnalysis with(PageEconomics other) {
        return with(saturation, other, carriedOver, notes);
    }

    private PageAnalysis with(
            Saturation otherSaturation, PageEconomics other, Optional<LocalDate> carried, List<String> told) {
        return new PageAnalysis(
                page,
                asOf,
                messageCount,
                tierMessages,
                revenue,
                averageRpr,
                averageConversion,
                otherSaturation,
                hours,
                categories,
                weekdays,
                other,
                data,
                carried,
                hasHistory,
                told);
    }

    /** Mean rpr (dollars) and conversion of a content category and price tier, best rpr first. */
    public record CategoryFigures(String category, PriceTier priceTier, int messages, double rpr, double conversion) {}

    /** Mean rpr (dollars) and conversion of a local weekday, Monday first. */
    public record WeekdayFigures(DayOfWeek day, int messages, double rpr, double conversion) {}

    /** What rules can read about the page. */
    public Account account() {
        return new Account(
                page.name(), revenue, saturation.score(), averageRpr, averageConversion, messageCount, tierMessages);
    }
}
