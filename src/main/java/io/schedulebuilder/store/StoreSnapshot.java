package io.schedulebuilder.store;

import io.schedulebuilder.domain.BankBaseline;
import io.schedulebuilder.domain.BankBaseline.TierTotals;
import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionBank;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.Holiday;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SentCaption;
import io.schedulebuilder.domain.SentMessage;
import io.schedulebuilder.store.Histories.Window;
import io.schedulebuilder.store.Restrictions.Restriction;
import io.schedulebuilder.worth.Market;
import io.schedulebuilder.worth.PromisedMessage;
import io.schedulebuilder.worth.Promises;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A view that reads with the queries in {@link Query}. Data that pages share is read once. Java's time zones determine
 * dates; stores work with instants only. Not thread-safe.
 */
public abstract class StoreSnapshot extends Histories implements Snapshot {
    /** A quarter of an hour in seconds. */
    private static final int QUARTER = 900;

    private static final double MOST_FACTOR = 2;

    private final Queries queries;
    private final Bank.Standings standings;
    private Optional<Bank> bank = Optional.empty();
    private Optional<List<StoredPage>> pages = Optional.empty();
    private Optional<List<Holiday>> calendar = Optional.empty();
    private Optional<Market> market = Optional.empty();
    private Optional<Promises> promises = Optional.empty();

    /**
     * Reads from a store.
     *
     * @param pagesAtOnce for how many pages one query reads messages
     */
    public StoreSnapshot(Queries queries, int pagesAtOnce) {
        super(pagesAtOnce);
        this.queries = queries;
        this.standings = new Bank.Standings(queries, this::bank, this::pages);
    }

    /** Reads the bank. Called once. */
    public abstract Bank readBank();

    /** Visits the captions that match a pattern: id, mask of hard restrictions, mask of soft restrictions. */
    public abstract void matching(PageName page, Restrictions restrictions, Consumer<Row> visitor);

    /** Whether the store has a table of what plans promised. It may have been created before there was one. */
    public abstract boolean keepsPromises();

    /** Why the store rejects a regular expression; empty if it accepts it. */
    public abstract Optional<String> objection(PageName page, String pattern);

    private Bank bank() {
        if (bank.isEmpty()) {
            bank = Optional.of(readBank());
        }
        return bank.get();
    }

    /** All pages, including those that only appear in messages. */
    public final List<StoredPage> pages() {
        if (pages.isEmpty()) {
            pages = Optional.of(queries.list(
                    Query.PAGES,
                    row -> new StoredPage(
                            row.optional(0).orElse(""), row.optional(1), row.optionalMoment(2), row.flag(3))));
        }
        return pages.get();
    }

    @Override
    public final Optional<Page> page(PageName name) {
        return spelled(name)
                .or(() ->
                        pageNames().stream().filter(name::isSameAs).findFirst().flatMap(this::spelled));
    }

    private Optional<Page> spelled(PageName name) {
        return pages().stream()
                .filter(page -> page.name().equals(name.value()))
                .findFirst()
                .map(page -> new Page(name, Zones.of(page.name(), page.zone().orElse(null))));
    }

    @Override
    public final List<PageName> pageNames() {
        return StoredPage.names(pages().stream());
    }

    @Override
    public final List<PageName> activePages() {
        return StoredPage.active(pages());
    }

    @Override
    public final Set<Long> messageIds() {
        return new HashSet<>(queries.list(Query.MESSAGE_IDS, row -> row.number(0)));
    }

    @Override
    public final Optional<Instant> lastMessage() {
        return pages().stream().flatMap(page -> page.lastSent().stream()).max(Comparator.naturalOrder());
    }

    /** Uses the pages' last messages, which needs no other query unless as-of is in the past. */
    @Override
    public final Optional<Instant> newestMessage(Instant before) {
        return lastMessage()
                .flatMap(last -> last.isBefore(before)
                        ? Optional.of(last)
                        : queries.list(Query.NEWEST, row -> row.optionalMoment(0), before).stream()
                                .flatMap(Optional::stream)
                                .findFirst());
    }

    @Override
    public final void messages(List<PageName> inTurn, Instant before, BiConsumer<PageName, SentMessage> visitor) {
        CaptionBank captions = bank().captions();
        queries.visit(
                Query.MESSAGES,
                row -> {
                    boolean ppv = row.flag(3);
                    visitor.accept(
                            inTurn.get(Math.toIntExact(row.number(0))),
                            new SentMessage(
                                    row.optionalNumber(1).orElse(0),
                                    row.moment(2),
                                    ppv ? MessageType.PPV : MessageType.BUMP,
                                    sent(captions, row),
                                    ppv ? row.dollars(4) : BigDecimal.ZERO,
                                    row.number(5),
                                    row.number(6),
                                    row.number(7),
                                    row.dollars(8)));
                },
                inTurn,
                before);
    }

    private static Optional<SentCaption> sent(CaptionBank captions, Row row) {
        OptionalLong id = row.optionalNumber(9);
        OptionalInt place = id.isPresent() ? captions.row(new CaptionId(id.getAsLong())) : OptionalInt.empty();
        return place.isPresent() ? captions.sent(place.getAsInt()) : Optional.empty();
    }

    @Override
    public final Market market() {
        if (market.isEmpty()) {
            market = Optional.of(MarketReader.read(queries, bank().captions(), pages()));
        }
        return market.get();
    }

    @Override
    public final Promises promises() {
        if (promises.isEmpty()) {
            promises = Optional.of(new Promises(
                    keepsPromises()
                            ? queries.list(
                                    Query.PROMISES,
                                    row -> new PromisedMessage(
                                            new PageName(row.text(0)),
                                            row.moment(1),
                                            row.moment(2),
                                            row.dollars(3).doubleValue(),
                                            row.fraction(4),
                                            row.dollars(5).doubleValue()))
                            : List.of()));
        }
        return promises.get();
    }

    @Override
    public final Platform platform(Window window) {
        Platform platform = new Platform();
        Map<String, ZoneId> zones = new HashMap<>();
        pages().forEach(page -> zones.put(page.name(), page.zoneOrDefault()));
        queries.visit(
                Query.PLATFORM,
                row -> platform.add(
                        row.text(0),
                        Instant.ofEpochSecond(row.number(1) * QUARTER)
                                .atZone(zones.getOrDefault(row.text(0), Page.DEFAULT_ZONE))
                                .toLocalDate(),
                        row.number(2),
                        row.number(3)),
                window.from(),
                window.to());
        return platform;
    }

    @Override
    public final BankBaseline baseline(Window window) {
        bank(); // the query needs the bank's texts
        Map<PriceTier, TierTotals> totals = new EnumMap<>(PriceTier.class);
        queries.visit(
                Query.BASELINE,
                row -> tier(row)
                        .ifPresent(tier -> totals.merge(
                                tier,
                                new TierTotals(
                                        row.number(2),
                                        row.number(3),
                                        row.number(4),
                                        row.dollars(5).doubleValue()),
                                TierTotals::plus)),
                window.from(),
                window.to());
        return new BankBaseline(Collections.unmodifiableMap(totals));
    }

    private static Optional<PriceTier> tier(Row row) {
        return row.flag(0)
                ? row.optional(1).flatMap(PriceTier::fromBank).filter(PriceTier.PAID::contains)
                : Optional.of(PriceTier.BUMP);
    }

    @Override
    public final List<Holiday> holidays(LocalDate from, LocalDate to) {
        if (calendar.isEmpty()) {
            calendar = Optional.of(queries.list(
                    Query.HOLIDAYS,
                    row -> new Holiday(row.day(0), row.optional(1).orElse("holiday"), row.fraction(2))));
        }
        return calendar.get().stream()
                .filter(holiday ->
                        !holiday.day().isBefore(from) && !holiday.day().isAfter(to))
                .map(StoreSnapshot::checked)
                .toList();
    }

    /** Other programs write the calendar, too, so a factor may make no sense. */
    static Holiday checked(Holiday holiday) {
        double factor = holiday.volumeFactor();
        if (!(factor >= 0 && factor <= MOST_FACTOR)) {
            throw new InputException("holiday_calendar: the row of " + holiday.day() + " (" + holiday.name()
                    + "): saturation_impact_factor is " + factor + ". Change it to a number from 0 to 2.");
        }
        return new Holiday(holiday.day(), holiday.name(), factor + 0.0); // -0.0 becomes 0
    }

    @Override
    public final CaptionPool pool(Page page, Horizon horizon, Instant asOf, Replacement replacement) {
        return pool(page, horizon, asOf, replacement, Bank.Standings.TODAY);
    }

    @Override
    public final Snapshot asKnownAt(Instant time) {
        return new PastSnapshot(this, time);
    }

    /** The pool without the locks and the captions that were added at or after a time; see {@link #asKnownAt}. */
    final CaptionPool pool(Page page, Horizon horizon, Instant asOf, Replacement replacement, Instant knownAt) {
        Restrictions restrictions = new Restrictions(queries.list(
                Query.RESTRICTIONS,
                row -> Restriction.of(row.text(0), row.texts(1), row.texts(2), row.texts(3), row.texts(4)),
                page.name()));
        return bank().pool(
                        standings.against(horizon, asOf, replacement, knownAt),
                        restrictions,
                        masks(page.name(), restrictions));
    }

    /** By row, for captions that match a pattern of the page. */
    private Map<Integer, Bank.Masks> masks(PageName page, Restrictions restrictions) {
        Map<Integer, Bank.Masks> masks = new HashMap<>();
        if (!restrictions.patterns().isEmpty()) {
            CaptionBank captions = bank().captions();
            matching(page, restrictions, row -> captions.row(new CaptionId(row.number(0)))
                    .ifPresent(place -> masks.put(place, new Bank.Masks(row.number(1), row.number(2)))));
        }
        return masks;
    }

    /**
     * Checks all patterns.
     *
     * @throws io.schedulebuilder.domain.InputException if one is invalid; the message names page and pattern
     */
    public final void requireReadable(PageName page, Restrictions restrictions) {
        List<String> unreadable = restrictions.patterns().stream()
                .flatMap(pattern -> objection(page, pattern)
                        .map(reason -> "creator_caption_restrictions: page " + page + " has the pattern \"" + pattern
                                + "\", which is not a regular expression (RE2): " + reason
                                + ". Correct or deactivate it.")
                        .stream())
                .toList();
        if (!unreadable.isEmpty()) {
            throw new InputException(unreadable);
        }
    }

    @Override
    public final Map<CaptionId, Caption> captions(Collection<CaptionId> ids) {
        Map<CaptionId, Caption> captions = new HashMap<>();
        if (!ids.isEmpty()) {
            queries.visit(
                    Query.CAPTIONS,
                    row -> row.optional(3)
                            .flatMap(PriceTier::fromBank)
                            .map(tier -> new Caption(
                                    new CaptionId(row.number(0)),
                                    row.text(1),
                                    row.text(2),
                                    tier,
                                    Bank.category(row.optional(4).orElse(null)),
                                    row.flag(5)))
                            .ifPresent(caption -> captions.put(caption.id(), caption)),
                    ids);
        }
        return captions;
    }

    @Override
    public final List<RecordedSchedule> schedules(PageName page, LocalDate from, LocalDate to) {
        return new Records(queries).schedules(page, from, to);
    }
}
