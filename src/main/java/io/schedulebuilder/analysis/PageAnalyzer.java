package io.schedulebuilder.analysis;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.DataEnd;
import io.schedulebuilder.domain.PageAnalysis;
import io.schedulebuilder.domain.PageAnalysis.CategoryFigures;
import io.schedulebuilder.domain.PageAnalysis.WeekdayFigures;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.Saturation;
import io.schedulebuilder.domain.SentCaption;
import io.schedulebuilder.domain.SentMessage;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Analyzes a page over the 90 local days before as-of. */
public final class PageAnalyzer {
    private PageAnalyzer() {}

    /**
     * The figures of a page. A page without messages gets zeros, the bank's prices, and a note saying so.
     *
     * @param tierOf the rules' tier for an account; called with saturation 0, because the saturation's weights depend
     *     on the tier
     */
    public static PageAnalysis analyse(PageHistory history, Instant asOf, Function<Account, AccountTier> tierOf) {
        LookBack lookBack = LookBack.of(history, asOf);
        List<SentMessage> messages = lookBack.messages();
        BigDecimal revenue = messages.stream()
                .filter(message -> message.viewed() > 0)
                .map(SentMessage::earnings)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        double rpr = Means.rpr(messages);
        double conversion = Means.conversion(messages);
        int tierMessages = lookBack.leastSentTier();
        Account account =
                new Account(history.page().name(), revenue, 0, rpr, conversion, messages.size(), tierMessages);
        Saturation saturation = SaturationScore.of(lookBack, history, tierOf.apply(account));
        List<String> notes = new ArrayList<>();
        if (messages.isEmpty()) {
            notes.add("page " + history.page().name() + " has no messages in the " + LookBack.DAYS
                    + " days before as-of, so it is planned as a new page: no revenue, no saturation, default peak "
                    + "hours and the bank's prices.");
        }
        return new PageAnalysis(
                history.page(),
                asOf,
                messages.size(),
                tierMessages,
                revenue,
                rpr,
                conversion,
                saturation,
                HourWorth.signal(lookBack),
                categories(messages),
                weekdays(lookBack),
                Economics.of(lookBack, history.baseline()),
                history.dataEnd().map(DataEnd::age),
                Optional.empty(),
                !history.messages().isEmpty(),
                List.copyOf(notes));
    }

    /**
     * The same figures, with the saturation of the last day for which any page has data.
     *
     * @param analysis the analysis of this history
     */
    public static PageAnalysis carriedOver(
            PageAnalysis analysis, PageHistory history, Function<Account, AccountTier> tierOf) {
        if (analysis.carriedOver().isPresent() || history.messages().isEmpty()) {
            return analysis;
        }
        return history.dataEnd()
                .filter(DataEnd::daysAreMissing)
                .map(end -> analysis.withSaturationOf(end.day(), saturation(end, history, tierOf)))
                .orElse(analysis);
    }

    /**
     * The saturation of that day: the higher of the scores at its last message and at its end. The recent days differ
     * between the two.
     */
    private static Saturation saturation(DataEnd end, PageHistory history, Function<Account, AccountTier> tierOf) {
        return end.views().stream()
                .map(view -> analyse(history.at(view), view.asOf(), tierOf).saturation())
                .max(Comparator.comparing(Saturation::score))
                .orElseThrow();
    }

    private record Shelf(String category, PriceTier tier) {}

    private static List<CategoryFigures> categories(List<SentMessage> messages) {
        Map<Shelf, List<SentMessage>> shelves = messages.stream()
                .filter(message -> message.caption().isPresent())
                .collect(
                        Collectors.groupingBy(message -> shelf(message.caption().orElseThrow())));
        return shelves.entrySet().stream()
                .map(entry -> new CategoryFigures(
                        entry.getKey().category(),
                        entry.getKey().tier(),
                        entry.getValue().size(),
                        Means.rpr(entry.getValue()),
                        Means.conversion(entry.getValue())))
                .sorted(Comparator.comparing(CategoryFigures::rpr)
                        .reversed()
                        .thenComparing(CategoryFigures::category)
                        .thenComparing(CategoryFigures::priceTier))
                .toList();
    }

    private static Shelf shelf(SentCaption caption) {
        return new Shelf(caption.kind().category(), caption.kind().priceTier());
    }

    private static List<WeekdayFigures> weekdays(LookBack lookBack) {
        Map<DayOfWeek, List<SentMessage>> days = lookBack.messages().stream()
                .collect(Collectors.groupingBy(
                        message -> lookBack.day(message).getDayOfWeek(), TreeMap::new, Collectors.toList()));
        return days.entrySet().stream()
                .map(entry -> new WeekdayFigures(
                        entry.getKey(),
                        entry.getValue().size(),
                        Means.rpr(entry.getValue()),
                        Means.conversion(entry.getValue())))
                .toList();
    }
}
