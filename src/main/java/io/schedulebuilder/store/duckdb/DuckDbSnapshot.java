package io.schedulebuilder.store.duckdb;

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
import io.schedulebuilder.domain.SentMessage;
import io.schedulebuilder.store.ActivePages;
import io.schedulebuilder.store.Bank;
import io.schedulebuilder.store.Histories;
import io.schedulebuilder.store.Histories.Window;
import io.schedulebuilder.store.HolidayRow;
import io.schedulebuilder.store.Platform;
import io.schedulebuilder.store.RecordedSchedule;
import io.schedulebuilder.store.Replacement;
import io.schedulebuilder.store.RestPeriod;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.store.Zones;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Reads from one connection. Dates are found in Java, with Java's time zones; the engine sees moments only. */
class DuckDbSnapshot implements Snapshot, Histories.Source {
    /** Whose messages the engine sorts at once: what it needs for that does not grow with the number of all pages. */
    private static final int PAGES_AT_ONCE = 50;

    private final Session session;
    private final BankReader bank;
    private final PoolReader pools;

    private final Histories histories;

    DuckDbSnapshot(Session session) {
        this.session = session;
        this.bank = new BankReader(session);
        this.pools = new PoolReader(session, bank);
        this.histories = new Histories(this, PAGES_AT_ONCE);
    }

    @Override
    public Optional<Page> page(PageName name) {
        return spelled(name).or(() -> spellingOf(name).flatMap(this::spelled));
    }

    private Optional<PageName> spellingOf(PageName name) {
        return pageNames().stream().filter(name::isSameAs).findFirst();
    }

    private Optional<Page> spelled(PageName name) {
        return session.first(
                """
                SELECT (SELECT time_zone FROM page_settings WHERE page_name = $1)
                WHERE EXISTS (FROM page_settings WHERE page_name = $1)
                   OR EXISTS (FROM active_creators WHERE page_name = $1)
                   OR EXISTS (FROM mass_messages WHERE page_name = $1)
                """,
                row -> new Page(name, Zones.of(name.value(), row.getString(1))),
                name.value());
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
        return session.query(
                """
                SELECT page_name, epoch_us(max(sent)), bool_or(listed)
                FROM (
                    SELECT page_name, CAST(NULL AS TIMESTAMPTZ) AS sent, FALSE AS listed FROM page_settings
                    UNION ALL SELECT page_name, NULL, TRUE FROM active_creators
                    UNION ALL SELECT page_name, max(sending_time), FALSE FROM mass_messages GROUP BY page_name)
                WHERE trim(page_name) <> ''
                GROUP BY page_name
                """,
                row -> {
                    long micros = row.getLong(2);
                    Optional<Instant> sent = row.wasNull() ? Optional.empty() : Optional.of(Times.instant(micros));
                    return new ActivePages.Known(new PageName(row.getString(1)), sent, row.getBoolean(3));
                });
    }

    @Override
    public Set<Long> messageIds() {
        return new HashSet<>(session.query("SELECT row_id FROM mass_messages", row -> row.getLong(1)));
    }

    @Override
    public Optional<Instant> lastMessage() {
        return latest(session.query("SELECT epoch_us(max(sending_time)) FROM typed_messages", DuckDbSnapshot::moment));
    }

    @Override
    public Optional<Instant> newestMessage(Instant before) {
        return latest(session.query(
                "SELECT epoch_us(max(sending_time)) FROM mass_messages WHERE sending_time < ?",
                DuckDbSnapshot::moment,
                before));
    }

    @Override
    public boolean holdsExamplesOnly() {
        return ExamplesMark.isSet(session);
    }

    private static Optional<Instant> moment(ResultSet row) throws SQLException {
        long micros = row.getLong(1);
        return row.wasNull() ? Optional.empty() : Optional.of(Times.instant(micros));
    }

    private static Optional<Instant> latest(List<Optional<Instant>> rows) {
        return rows.stream().flatMap(Optional::stream).findFirst();
    }

    @Override
    public PageHistory history(Page page, Instant asOf) {
        return histories.history(page, asOf);
    }

    @Override
    public void histories(Map<Page, Instant> asOf, Consumer<PageHistory> reader) {
        histories.histories(asOf, reader);
    }

    @Override
    public void messages(List<PageName> inTurn, Instant before, BiConsumer<PageName, SentMessage> visitor) {
        List<String> pages = inTurn.stream().map(PageName::value).toList();
        CaptionBank captions = bank.bank().captions();
        boolean one = pages.size() == 1; // which the engine finds faster than one of a list
        session.visit(
                String.format(
                        Locale.ROOT,
                        """
                SELECT m.row_id, epoch_us(m.sending_time), m.is_ppv, m.price, m.sent_count, m.viewed_count,
                    m.purchased_count, m.earnings, m.page_name, m.caption_id, t.caption_id
                FROM typed_messages m
                LEFT JOIN bank_texts t ON t.text = hash(m.message_key)
                WHERE %s AND m.sending_time < ?
                ORDER BY %s m.sending_time, m.row_id
                """,
                        one ? "m.page_name = ?" : "m.page_name IN (SELECT unnest(?::VARCHAR[]))",
                        one ? "" : "list_position(?::VARCHAR[], m.page_name),"),
                row -> {
                    boolean ppv = row.getBoolean(3);
                    OptionalInt named = row(captions, row, 10);
                    OptionalInt caption = named.isPresent() ? named : row(captions, row, 11);
                    visitor.accept(
                            new PageName(row.getString(9)),
                            new SentMessage(
                                    row.getLong(1),
                                    Times.instant(row.getLong(2)),
                                    ppv ? MessageType.PPV : MessageType.BUMP,
                                    caption.isEmpty() ? Optional.empty() : captions.sent(caption.getAsInt()),
                                    ppv ? dollars(row, 4) : BigDecimal.ZERO,
                                    row.getLong(5),
                                    row.getLong(6),
                                    row.getLong(7),
                                    dollars(row, 8)));
                },
                one ? new Object[] {pages.get(0), before} : new Object[] {pages, before, pages});
    }

    /** The row of the caption that a column names, if it names one that the bank has. */
    private static OptionalInt row(CaptionBank captions, ResultSet row, int column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? OptionalInt.empty() : captions.row(new CaptionId(id));
    }

    @Override
    public Platform platform(Window window) {
        Platform platform = new Platform();
        // By quarter of an hour, as no zone's midnight falls between two of them.
        session.visit(
                """
                SELECT m.page_name, s.time_zone, epoch_us(m.sending_time) // 900_000_000 AS quarter,
                    sum(m.sent_count)::BIGINT, sum(m.viewed_count)::BIGINT
                FROM typed_messages m
                LEFT JOIN page_settings s ON s.page_name = m.page_name
                WHERE m.is_ppv AND m.page_name IS NOT NULL AND m.sending_time >= ? AND m.sending_time < ?
                GROUP BY ALL
                """,
                row -> platform.add(
                        row.getString(1),
                        Instant.ofEpochSecond(row.getLong(3) * 900)
                                .atZone(Zones.orDefault(row.getString(2)))
                                .toLocalDate(),
                        row.getLong(4),
                        row.getLong(5)),
                window.from(),
                window.to());
        return platform;
    }

    @Override
    public List<Holiday> holidays(LocalDate from, LocalDate to) {
        return session.query(
                """
                SELECT holiday_date, holiday_name, coalesce(saturation_impact_factor, 1.0)
                FROM holiday_calendar WHERE holiday_date BETWEEN ? AND ? ORDER BY holiday_date
                """,
                row -> HolidayRow.holiday(row.getObject(1, LocalDate.class), row.getString(2), row.getDouble(3)),
                from,
                to);
    }

    @Override
    public BankBaseline baseline(Window window) {
        bank.bank(); // with its texts
        Map<PriceTier, TierTotals> totals = new EnumMap<>(PriceTier.class);
        session.visit(
                """
                SELECT m.is_ppv,
                    CASE WHEN NOT m.is_ppv THEN NULL
                         WHEN named.caption_id IS NULL THEN t.price_tier ELSE named.price_tier END AS word,
                    count(*), sum(m.viewed_count)::BIGINT, sum(m.purchased_count)::BIGINT,
                    coalesce(sum(CASE WHEN m.is_ppv THEN m.price END), 0)
                FROM typed_messages m
                LEFT JOIN caption_bank named ON named.caption_id = m.caption_id
                LEFT JOIN bank_texts t ON t.text = hash(m.message_key)
                WHERE m.sending_time >= ? AND m.sending_time < ?
                GROUP BY ALL ORDER BY 1, 2
                """,
                row -> tier(row.getBoolean(1), Optional.ofNullable(row.getString(2)))
                        .ifPresent(tier -> totals.merge(tier, tierTotals(row), TierTotals::plus)),
                window.from(),
                window.to());
        return new BankBaseline(Collections.unmodifiableMap(totals));
    }

    private static Optional<PriceTier> tier(boolean ppv, Optional<String> word) {
        return ppv ? word.flatMap(PriceTier::fromBank).filter(PriceTier.PAID::contains) : Optional.of(PriceTier.BUMP);
    }

    @Override
    public CaptionPool pool(Page page, Horizon horizon, Instant asOf, Replacement replacement) {
        return pools.read(RestrictionReader.of(session, page.name()), horizon, asOf, replacement, windows(horizon));
    }

    @Override
    public Map<CaptionId, Caption> captions(Collection<CaptionId> ids) {
        Map<CaptionId, Caption> captions = new HashMap<>();
        session.visit(
                """
                SELECT caption_id, caption_text, caption_key, price_tier, content_category, has_urgency
                FROM caption_bank WHERE caption_id IN (SELECT unnest(?::VARCHAR[]::BIGINT[]))
                """,
                row -> caption(row, 1).ifPresent(caption -> captions.put(caption.id(), caption)),
                ids);
        return captions;
    }

    private List<RestPeriod.Window> windows(Horizon horizon) {
        Map<String, ZoneId> zones = new HashMap<>();
        session.visit(
                "SELECT DISTINCT time_zone FROM page_settings WHERE time_zone IS NOT NULL",
                row -> zones.put(row.getString(1), Zones.orDefault(row.getString(1))));
        return RestPeriod.windows(horizon, zones);
    }

    @Override
    public List<RecordedSchedule> schedules(PageName page, LocalDate from, LocalDate to) {
        return Schedules.active(session, page, from, to);
    }

    @Override
    public void close() {
        session.close();
    }

    /**
     * Columns from {@code first}: id, text, key, price tier, category, urgency.
     *
     * @return empty if the price tier's word is unknown
     */
    static Optional<Caption> caption(ResultSet row, int first) throws SQLException {
        Optional<PriceTier> tier = Optional.ofNullable(row.getString(first + 3)).flatMap(PriceTier::fromBank);
        if (tier.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Caption(
                new CaptionId(row.getLong(first)),
                row.getString(first + 1),
                row.getString(first + 2),
                tier.get(),
                Bank.category(row.getString(first + 4)),
                row.getBoolean(first + 5)));
    }

    private static BigDecimal dollars(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getBigDecimal(column)).orElse(BigDecimal.ZERO);
    }

    private static TierTotals tierTotals(ResultSet row) {
        try {
            return new TierTotals(row.getLong(3), row.getLong(4), row.getLong(5), row.getDouble(6));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
