package io.schedulebuilder.store.bigquery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.schedulebuilder.domain.BankBaseline;
import io.schedulebuilder.domain.BankBaseline.TierTotals;
import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionBank;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.Holiday;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.domain.SentMessage;
import io.schedulebuilder.store.ActivePages;
import io.schedulebuilder.store.Bank;
import io.schedulebuilder.store.Histories;
import io.schedulebuilder.store.Histories.Window;
import io.schedulebuilder.store.HolidayRow;
import io.schedulebuilder.store.Platform;
import io.schedulebuilder.store.RecordedSchedule;
import io.schedulebuilder.store.Replacement;
import io.schedulebuilder.store.ReportedFigures;
import io.schedulebuilder.store.RestPeriod;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.store.Zones;
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
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Reads by a fixed number of queries, each made once. They see the moments at which they run: what changes between them
 * is found out by the transaction that writes.
 */
class BigQuerySnapshot implements Snapshot, Histories.Source {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Quarters of an hour in seconds. */
    private static final int QUARTER = 900;

    /** All at once: a query costs more than its rows. */
    private static final int PAGES_AT_ONCE = Integer.MAX_VALUE / 2;

    private static final int MONEY_DECIMALS = 4;
    private static final double MONEY_UNITS = 10_000;

    private final Session session;
    private final BankReader bank;
    private final PoolReader pools;
    private final Histories histories;
    private final Reports reports;
    private Optional<Map<String, Known>> pages = Optional.empty();
    private Optional<List<Holiday>> calendar = Optional.empty();

    /** @param zone as written; empty for the default */
    private record Known(Optional<String> zone, Optional<Instant> lastSent, boolean listed) {}

    BigQuerySnapshot(Session session) {
        this.session = session;
        this.bank = new BankReader(session);
        this.pools = new PoolReader(session, bank);
        this.histories = new Histories(this, PAGES_AT_ONCE);
        this.reports = new Reports(session);
    }

    private Map<String, Known> pages() {
        if (pages.isEmpty()) {
            Map<String, Known> known = new HashMap<>();
            for (Row row : session.query("read the pages", session.statement("pages"))) {
                row.optional(0)
                        .ifPresent(name -> known.put(
                                name,
                                new Known(
                                        row.optional(1),
                                        row.optional(2).map(micros -> SqlText.instant(Long.parseLong(micros))),
                                        row.flag(3))));
            }
            pages = Optional.of(known);
        }
        return pages.get();
    }

    @Override
    public Optional<Page> page(PageName name) {
        return spelled(name).or(() -> spellingOf(name).flatMap(this::spelled));
    }

    private Optional<PageName> spellingOf(PageName name) {
        return pageNames().stream().filter(name::isSameAs).findFirst();
    }

    private Optional<Page> spelled(PageName name) {
        return Optional.ofNullable(pages().get(name.value()))
                .map(known -> new Page(name, Zones.of(name.value(), known.zone().orElse(null))));
    }

    @Override
    public List<PageName> pageNames() {
        return known().stream().map(ActivePages.Known::name).sorted().toList();
    }

    @Override
    public List<PageName> activePages() {
        return ActivePages.of(known());
    }

    private List<ActivePages.Known> known() {
        return pages().entrySet().stream()
                .filter(page -> !page.getKey().isBlank())
                .map(page -> new ActivePages.Known(
                        new PageName(page.getKey()),
                        page.getValue().lastSent(),
                        page.getValue().listed()))
                .toList();
    }

    @Override
    public Set<Long> messageIds() {
        Set<Long> ids = new HashSet<>();
        session.query("read which messages are there", session.statement("message_ids"))
                .forEach(row -> ids.add(row.number(0)));
        return ids;
    }

    @Override
    public Optional<Instant> lastMessage() {
        return pages().values().stream()
                .flatMap(known -> known.lastSent().stream())
                .max(Comparator.naturalOrder());
    }

    /** What the pages sent last says it without another query, unless as-of is in the past. */
    @Override
    public Optional<Instant> newestMessage(Instant before) {
        Optional<Instant> last = lastMessage();
        if (last.isEmpty() || last.get().isBefore(before)) {
            return last;
        }
        return session.query("read the newest message", session.statement("newest", before)).stream()
                .flatMap(row -> row.optional(0).stream())
                .map(micros -> SqlText.instant(Long.parseLong(micros)))
                .findFirst();
    }

    @Override
    public boolean holdsExamplesOnly() {
        return false;
    }

    /** The page that sent last, if one did. */
    Optional<PageName> latestSender() {
        return pages().entrySet().stream()
                .filter(page ->
                        page.getValue().lastSent().isPresent() && !page.getKey().isBlank())
                .max(Comparator.comparing(page -> page.getValue().lastSent().orElseThrow()))
                .map(page -> new PageName(page.getKey()));
    }

    @Override
    public PageHistory history(Page page, Instant asOf) {
        reports.ask(Map.of(page, asOf));
        return histories.history(page, asOf);
    }

    @Override
    public void histories(Map<Page, Instant> asOf, Consumer<PageHistory> reader) {
        reports.ask(asOf);
        histories.histories(asOf, reader);
    }

    /** The procedure knows a page's own zone only. */
    @Override
    public Optional<ReportedFigures> reported(Page page) {
        return page(page.name()).filter(page::equals).flatMap(reports::of);
    }

    @Override
    public Set<CaptionId> choose(Page page, Segment segment, Map<PriceTier, Integer> counts, long seed, Instant asOf) {
        return Choosing.choose(session, page, segment, counts, seed, asOf);
    }

    @Override
    public void messages(List<PageName> inTurn, Instant before, BiConsumer<PageName, SentMessage> visitor) {
        CaptionBank captions = bank.bank().captions();
        ArrayNode pages = JSON.createArrayNode();
        for (int turn = 0; turn < inTurn.size(); turn++) {
            pages.addObject().put("name", inTurn.get(turn).value()).put("turn", turn);
        }
        Statement statement = session.statement("messages", pages.toString(), before);
        for (Row row :
                session.query("read the messages", inTurn.size() == 1 ? statement.of(inTurn.get(0)) : statement)) {
            boolean ppv = row.flag(3);
            OptionalInt caption = row.optional(9)
                    .map(id -> captions.row(new CaptionId(Long.parseLong(id))))
                    .orElse(OptionalInt.empty());
            visitor.accept(
                    inTurn.get(Math.toIntExact(row.number(0))),
                    new SentMessage(
                            row.optional(1).map(Long::parseLong).orElse(0L),
                            SqlText.instant(row.number(2)),
                            ppv ? MessageType.PPV : MessageType.BUMP,
                            caption.isEmpty() ? Optional.empty() : captions.sent(caption.getAsInt()),
                            ppv ? dollars(row.optional(4)) : BigDecimal.ZERO,
                            row.number(5),
                            row.number(6),
                            row.number(7),
                            dollars(row.optional(8))));
        }
    }

    @Override
    public Platform platform(Window window) {
        Platform platform = new Platform();
        for (Row row : session.query("read the platform", session.statement("platform", window.from(), window.to()))) {
            String page = row.text(0);
            platform.add(
                    page,
                    Instant.ofEpochSecond(row.number(1) * QUARTER)
                            .atZone(zoneOf(page))
                            .toLocalDate(),
                    row.number(2),
                    row.number(3));
        }
        return platform;
    }

    /** Known pages, in the default zone where their own cannot be read. */
    Optional<Page> pageOrElseInDefaultZone(PageName name) {
        return Optional.ofNullable(pages().get(name.value())).map(known -> new Page(name, zoneOf(name.value())));
    }

    private ZoneId zoneOf(String page) {
        return Zones.orDefault(
                Optional.ofNullable(pages().get(page)).flatMap(Known::zone).orElse(null));
    }

    @Override
    public BankBaseline baseline(Window window) {
        Map<PriceTier, TierTotals> totals = new EnumMap<>(PriceTier.class);
        for (Row row : session.query(
                "read what all pages' messages came to", session.statement("baseline", window.from(), window.to()))) {
            Optional<PriceTier> tier = row.flag(0)
                    ? row.optional(1).flatMap(PriceTier::fromBank).filter(PriceTier.PAID::contains)
                    : Optional.of(PriceTier.BUMP);
            tier.ifPresent(known -> totals.merge(
                    known,
                    new TierTotals(row.number(2), row.number(3), row.number(4), row.number(5) / MONEY_UNITS),
                    TierTotals::plus));
        }
        return new BankBaseline(Collections.unmodifiableMap(totals));
    }

    @Override
    public List<Holiday> holidays(LocalDate from, LocalDate to) {
        if (calendar.isEmpty()) {
            calendar = Optional.of(session.query("read the holidays", session.statement("holidays")).stream()
                    .map(row -> new Holiday(
                            LocalDate.parse(row.text(0)), row.optional(1).orElse("holiday"), row.fraction(2)))
                    .toList());
        }
        return calendar.get().stream()
                .filter(holiday ->
                        !holiday.day().isBefore(from) && !holiday.day().isAfter(to))
                .map(holiday -> HolidayRow.holiday(holiday.day(), holiday.name(), holiday.volumeFactor()))
                .toList();
    }

    @Override
    public CaptionPool pool(Page page, Horizon horizon, Instant asOf, Replacement replacement) {
        Map<String, ZoneId> zones = new HashMap<>();
        pages().forEach((name, known) -> known.zone().ifPresent(zone -> zones.put(zone, Zones.orDefault(zone))));
        return pools.read(page.name(), horizon, asOf, replacement, RestPeriod.windows(horizon, zones));
    }

    @Override
    public Map<CaptionId, Caption> captions(Collection<CaptionId> ids) {
        Map<CaptionId, Caption> captions = new HashMap<>();
        if (ids.isEmpty()) {
            return captions;
        }
        for (Row row : session.query("read the captions", session.statement("captions", ids))) {
            row.optional(3)
                    .flatMap(PriceTier::fromBank)
                    .map(tier -> new Caption(
                            new CaptionId(row.number(0)),
                            row.text(1),
                            row.text(2),
                            tier,
                            Bank.category(row.optional(4).orElse(null)),
                            row.flag(5)))
                    .ifPresent(caption -> captions.put(caption.id(), caption));
        }
        return captions;
    }

    @Override
    public List<RecordedSchedule> schedules(PageName page, LocalDate from, LocalDate to) {
        return Schedules.active(session, page, from, to);
    }

    /** Nothing is held open. */
    @Override
    public void close() {}

    private static BigDecimal dollars(Optional<String> units) {
        return units.map(number -> BigDecimal.valueOf(Long.parseLong(number), MONEY_DECIMALS))
                .orElse(BigDecimal.ZERO);
    }
}
