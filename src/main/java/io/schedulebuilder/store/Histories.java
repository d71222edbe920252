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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Builds pages' histories from one view of a warehouse. Data that pages with the same as-of share is read once. Not
 * thread-safe.
 */
public abstract class Histories {
    private static final int LOOK_BACK_DAYS = 90;

    private final int pagesAtOnce;
    private final Map<Window, Platform> platforms = new HashMap<>();
    private final Map<Window, BankBaseline> baselines = new HashMap<>();
    private final Map<Instant, Optional<DataAge>> ages = new HashMap<>();

    /**
     * Reads from a
     *
     * @param pagesAtOnce for how many pages one query reads messages
     */
    public Histories(int pagesAtOnce) {
        this.pagesAtOnce = pagesAtOnce;
    }

    /** The time from {@code from} up to, but not including, {@code to}. */
    public record Window(Instant from, Instant to) {}

    /**
     * Messages before a time. Visits the pages in the given order, and each page's messages in order of time and
     * row.
     */
    public abstract void messages(List<PageName> pages, Instant before, BiConsumer<PageName, SentMessage> visitor);

    /** PPVs of all pages by their own local days. */
    public abstract Platform platform(Window window);

    /**
     * All pages' totals by price tier. A PPV counts for its caption's price tier if that is a paid one; a bump
     * counts as a bump.
     */
    public abstract BankBaseline baseline(Window window);

    /** When the newest message of any page before this time was sent. */
    public abstract Optional<Instant> newestMessage(Instant before);

    /** Whether only the examples were ever loaded. */
    public abstract boolean holdsExamplesOnly();

    /** The calendar's holidays between two days, both included, in order. */
    public abstract List<Holiday> holidays(LocalDate from, LocalDate to);

    /** How old the data is at a time; empty without any. */
    public final Optional<DataAge> age(Instant asOf) {
        return newestMessage(asOf).map(newest -> new DataAge(newest, asOf, holdsExamplesOnly()));
    }

    /** One page's history; see {@link Snapshot#history}. */
    public PageHistory history(Page page, Instant asOf) {
        return read(page, asOf);
    }

    /** Many pages' histories; see {@link Snapshot#histories}. */
    public void histories(Map<Page, Instant> asOf, Consumer<PageHistory> reader) {
        read(asOf, reader);
    }

    /** Reads one page's history, and nothing else that a store may want to read with it. */
    final PageHistory read(Page page, Instant asOf) {
        List<SentMessage> messages = new ArrayList<>();
        messages(List.of(page.name()), asOf, (name, message) -> messages.add(message));
        return history(page, asOf, messages);
    }

    /** Reads many pages' histories, and nothing else. */
    final void read(Map<Page, Instant> asOf, Consumer<PageHistory> reader) {
        List<Page> inOrder =
                asOf.keySet().stream().sorted(Comparator.comparing(Page::name)).toList();
        for (int from = 0; from < inOrder.size(); from += pagesAtOnce) {
            List<Page> pages = inOrder.subList(from, Math.min(inOrder.size(), from + pagesAtOnce));
            Map<PageName, List<SentMessage>> messages = new HashMap<>();
            messages(
                    pages.stream().map(Page::name).toList(),
                    asOf.values().stream().max(Comparator.naturalOrder()).orElseThrow(),
                    (name, message) -> messages.computeIfAbsent(name, page -> new ArrayList<>())
                            .add(message));
            for (Page page : pages) {
                Instant at = Objects.requireNonNull(asOf.get(page));
                List<SentMessage> all =
                        Optional.ofNullable(messages.remove(page.name())).orElse(List.of());
                reader.accept(history(
                        page,
                        at,
                        all.stream()
                                .filter(message -> message.sentAt().isBefore(at))
                                .toList()));
            }
        }
    }

    private PageHistory history(Page page, Instant asOf, List<SentMessage> messages) {
        Window window = lookBack(page, asOf);
        return new PageHistory(
                page,
                List.copyOf(messages),
                platform(page, window),
                holidays(page, window),
                baselines.computeIfAbsent(window, this::baseline),
                ages.computeIfAbsent(asOf, this::age).map(age -> end(page, age)));
    }

    /** Reads the surroundings of the last day with data only if days are missing since then. */
    private DataEnd end(Page page, DataAge age) {
        LocalDate day = age.newest().atZone(page.zone()).toLocalDate();
        Instant dayEnds = day.plusDays(1).atStartOfDay(page.zone()).toInstant();
        List<Instant> moments = age.examples() || !dayEnds.isBefore(age.asOf())
                ? List.of()
                : List.of(age.newest().plus(1, ChronoUnit.MICROS), dayEnds);
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
        return platforms.computeIfAbsent(window, this::platform).without(page.name());
    }

    private List<Holiday> holidays(Page page, Window window) {
        return holidays(
                window.from().atZone(page.zone()).toLocalDate(),
                window.to().minusNanos(1).atZone(page.zone()).toLocalDate());
    }
}
