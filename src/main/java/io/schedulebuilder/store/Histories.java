package io.schedulebuilder.store;

import io.schedulebuilder.domain.BankBaseline;
import io.schedulebuilder.domain.DataAge;
import io.schedulebuilder.domain.DataEnd;
import io.schedulebuilder.domain.Holiday;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.PageHistory.PlatformDay;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.SentMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Builds pages' histories from one view of a warehouse. Data that pages with the same as-of share is read once. Not
 * thread-safe.
 */
public final class Histories {
    private static final int LOOK_BACK_DAYS = 90;

    private final Source source;
    private final int pagesAtOnce;
    private final Map<Window, Platform> platforms = new HashMap<>();
    private final Map<Window, BankBaseline> baselines = new HashMap<>();
    private final Map<Instant, Optional<Instant>> newest = new HashMap<>();

    /**
     * Reads from a source.
     *
     * @param pagesAtOnce for how many pages one query reads messages
     */
    public Histories(Source source, int pagesAtOnce) {
        this.source = source;
        this.pagesAtOnce = pagesAtOnce;
    }

    /** The time from {@code from} up to, but not including, {@code to}. */
    public record Window(Instant from, Instant to) {}

    /** Reads the data from a warehouse. */
    public interface Source {
        /**
         * Messages before a time. Visits the pages in the given order, and each page's messages in order of time and
         * row.
         */
        void messages(List<PageName> pages, Instant before, BiConsumer<PageName, SentMessage> visitor);

        /** PPVs of all pages by their own local days. */
        Platform platform(Window window);

        /**
         * All pages' totals by price tier. A PPV counts for its caption's price tier if that is a paid one; a bump
         * counts as a bump.
         */
        BankBaseline baseline(Window window);

        /** When the newest message of any page before this time was sent. */
        Optional<Instant> newestMessage(Instant before);

        /** Whether only the examples were ever loaded. */
        boolean holdsExamplesOnly();

        /** The calendar's holidays between two days, both included, in order. */
        List<Holiday> holidays(LocalDate from, LocalDate to);
    }

    /** One page's history; see {@link Snapshot#history}. */
    public PageHistory history(Page page, Instant asOf) {
        List<SentMessage> messages = new ArrayList<>();
        source.messages(List.of(page.name()), asOf, (name, message) -> messages.add(message));
        return history(page, asOf, messages);
    }

    /** Many pages' histories; see {@link Snapshot#histories}. */
    public void histories(Map<Page, Instant> asOf, Consumer<PageHistory> reader) {
        List<Page> inOrder =
                asOf.keySet().stream().sorted(Comparator.comparing(Page::name)).toList();
        for (int from = 0; from < inOrder.size(); from += pagesAtOnce) {
            InTurn pages =
                    new InTurn(inOrder.subList(from, Math.min(inOrder.size(), from + pagesAtOnce)), asOf, reader);
            source.messages(
                    pages.names(),
                    asOf.values().stream().max(Comparator.naturalOrder()).orElseThrow(),
                    pages::message);
            pages.end();
        }
    }

    /** Hands over the pages one after another while their messages are read. */
    private final class InTurn {
        private final List<Page> all;
        private final Iterator<Page> pages;
        private final Map<Page, Instant> asOf;
        private final Consumer<PageHistory> reader;
        private List<SentMessage> messages = new ArrayList<>();
        private Page page;

        InTurn(List<Page> inOrder, Map<Page, Instant> asOf, Consumer<PageHistory> reader) {
            this.all = inOrder;
            this.asOf = asOf;
            this.reader = reader;
            this.pages = inOrder.iterator();
            this.page = pages.next();
        }

        List<PageName> names() {
            return all.stream().map(Page::name).toList();
        }

        void message(PageName name, SentMessage message) {
            while (!page.name().equals(name)) {
                next();
            }
            if (message.sentAt().isBefore(asOf(page))) {
                messages.add(message);
            }
        }

        private Instant asOf(Page of) {
            return Optional.ofNullable(asOf.get(of)).orElseThrow();
        }

        private void handOver() {
            reader.accept(history(page, asOf(page), messages));
            messages = new ArrayList<>();
        }

        private void next() {
            handOver();
            page = pages.next();
        }

        void end() {
            while (pages.hasNext()) {
                next();
            }
            handOver();
        }
    }

    private PageHistory history(Page page, Instant asOf, List<SentMessage> messages) {
        Window window = lookBack(page, asOf);
        return new PageHistory(
                page,
                List.copyOf(messages),
                platform(page, window),
                holidays(page, window),
                baselines.computeIfAbsent(window, source::baseline),
                newest.computeIfAbsent(asOf, source::newestMessage).map(last -> end(page, asOf, last)));
    }

    /** Reads the surroundings of the last day with data only if days are missing since then. */
    private DataEnd end(Page page, Instant asOf, Instant last) {
        LocalDate day = last.atZone(page.zone()).toLocalDate();
        Instant dayEnds = day.plusDays(1).atStartOfDay(page.zone()).toInstant();
        DataAge age = new DataAge(last, asOf, source.holdsExamplesOnly());
        List<Instant> moments = age.examples() || !dayEnds.isBefore(asOf)
                ? List.of()
                : List.of(last.plus(1, ChronoUnit.MICROS), dayEnds);
        return new DataEnd(
                age,
                day,
                moments.stream()
                        .map(moment -> lookBack(page, moment))
                        .map(window -> new DataEnd.View(window.to(), platform(page, window), holidays(page, window)))
                        .toList());
    }

    private static Window lookBack(Page page, Instant asOf) {
        Instant from = asOf.atZone(page.zone())
                .toLocalDate()
                .minusDays(LOOK_BACK_DAYS)
                .atStartOfDay(page.zone())
                .toInstant();
        return new Window(from, asOf);
    }

    private List<PlatformDay> platform(Page page, Window window) {
        return platforms.computeIfAbsent(window, source::platform).without(page.name());
    }

    private List<Holiday> holidays(Page page, Window window) {
        return source.holidays(
                window.from().atZone(page.zone()).toLocalDate(),
                window.to().minusNanos(1).atZone(page.zone()).toLocalDate());
    }
}
