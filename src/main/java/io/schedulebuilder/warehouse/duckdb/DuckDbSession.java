package io.schedulebuilder.warehouse.duckdb;

import io.schedulebuilder.domain.BankBaseline;
import io.schedulebuilder.domain.BankBaseline.TierTotals;
import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.Holiday;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PlatformDay;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.domain.SentMessage;
import io.schedulebuilder.warehouse.CommitResult;
import io.schedulebuilder.warehouse.Commitment;
import io.schedulebuilder.warehouse.RecordedSchedule;
import io.schedulebuilder.warehouse.WriteSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One open connection: reads see one state of the file, as nobody can write to it meanwhile. */
final class DuckDbSession implements WriteSession {
    /** How far back a page is analysed, in local days before as-of. */
    private static final int LOOK_BACK_DAYS = 90;

    private static final String PAGES =
            """
            SELECT page_name FROM page_settings
            UNION SELECT page_name FROM active_creators
            UNION SELECT page_name FROM mass_messages
            """;

    private final Sql sql;

    DuckDbSession(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Page> page(PageName name) {
        boolean known = sql.number("SELECT count(*) FROM (" + PAGES + ") WHERE page_name = ?", name.value()) > 0;
        if (!known) {
            return Optional.empty();
        }
        ZoneId zone = sql.first(
                        "SELECT time_zone FROM page_settings WHERE page_name = ? AND time_zone IS NOT NULL",
                        row -> row.getString(1),
                        name.value())
                .map(id -> zone(name, id))
                .orElse(Page.DEFAULT_ZONE);
        return Optional.of(new Page(name, zone));
    }

    @Override
    public List<PageName> pageNames() {
        return sql.list(
                "SELECT page_name FROM (" + PAGES + ") WHERE trim(page_name) <> '' ORDER BY page_name",
                row -> new PageName(row.getString(1)));
    }

    @Override
    public PageHistory history(Page page, Instant asOf) {
        LocalDate today = LocalDate.ofInstant(asOf, page.zone());
        LocalDate firstDay = today.minusDays(LOOK_BACK_DAYS);
        Instant from = firstDay.atStartOfDay(page.zone()).toInstant();
        return new PageHistory(
                page,
                messages(page, asOf),
                platform(page, from, asOf),
                holidays(firstDay, today),
                baseline(from, asOf));
    }

    private List<SentMessage> messages(Page page, Instant asOf) {
        return sql.list(
                """
                SELECT m.row_id, epoch_us(m.sending_time), m.type, m.price, m.sent_count, m.viewed_count,
                       m.purchased_count, m.earnings, c.caption_id, c.caption_text, c.caption_key, c.price_tier,
                       c.content_category, c.has_urgency
                FROM sent_messages m
                LEFT JOIN caption_bank c ON c.caption_id = m.caption_id
                WHERE m.page_name = ? AND m.sending_time < ?
                ORDER BY m.sending_time, m.row_id
                """,
                row -> new SentMessage(
                        row.getLong(1),
                        Sql.instant(row, 2),
                        MessageType.valueOf(row.getString(3)),
                        row.getObject(9) == null ? Optional.empty() : caption(row, 9),
                        row.getBigDecimal(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getBigDecimal(8)),
                page.name().value(),
                asOf);
    }

    private List<PlatformDay> platform(Page page, Instant from, Instant asOf) {
        return sql.list(
                """
                SELECT local_date, CAST(sum(sent_count) AS BIGINT), CAST(sum(viewed_count) AS BIGINT)
                FROM sent_messages
                WHERE page_name <> ? AND type = 'PPV' AND sending_time >= ? AND sending_time < ?
                GROUP BY local_date
                ORDER BY local_date
                """,
                row -> new PlatformDay(Sql.date(row, 1), row.getLong(2), row.getLong(3)),
                page.name().value(),
                from,
                asOf);
    }

    private List<Holiday> holidays(LocalDate from, LocalDate to) {
        return sql.list(
                """
                SELECT holiday_date, coalesce(holiday_name, ''), coalesce(saturation_impact_factor, 1)
                FROM holiday_calendar
                WHERE holiday_date BETWEEN ? AND ?
                ORDER BY holiday_date
                """,
                row -> new Holiday(Sql.date(row, 1), row.getString(2), row.getDouble(3)),
                from,
                to);
    }

    private BankBaseline baseline(Instant from, Instant asOf) {
        Map<PriceTier, TierTotals> byTier = new EnumMap<>(PriceTier.class);
        sql.list(
                        """
                        SELECT c.price_tier, count(*), CAST(sum(m.viewed_count) AS BIGINT),
                               CAST(sum(m.purchased_count) AS BIGINT), CAST(sum(m.price) AS DOUBLE)
                        FROM sent_messages m
                        JOIN caption_bank c ON c.caption_id = m.caption_id
                        WHERE m.sending_time >= ? AND m.sending_time < ?
                        GROUP BY c.price_tier
                        ORDER BY c.price_tier
                        """,
                        row -> Map.entry(
                                Sql.text(row, 1).orElse(""),
                                new TierTotals(row.getLong(2), row.getLong(3), row.getLong(4), row.getDouble(5))),
                        from,
                        asOf)
                .forEach(entry -> PriceTier.fromBank(entry.getKey())
                        .ifPresent(tier -> byTier.merge(tier, entry.getValue(), DuckDbSession::sum)));
        return new BankBaseline(byTier);
    }

    @Override
    public CaptionPool captions(Page page, Horizon horizon, Instant asOf, Set<ScheduleId> replaced) {
        return new CaptionPoolQuery(sql, page, horizon, asOf, replaced).run();
    }

    @Override
    public List<RecordedSchedule> schedules(PageName page, LocalDate from, LocalDate to) {
        return new ScheduleTable(sql).active(page, from, to);
    }

    @Override
    public CommitResult commit(Commitment commitment) {
        return new Committer(sql).commit(commitment);
    }

    @Override
    public void close() {
        sql.run(() -> {
            sql.connection().close();
            return true;
        });
    }

    /** The caption in six columns from {@code first} on: id, text, key, price tier, category, urgency. */
    static Optional<Caption> caption(ResultSet row, int first) throws SQLException {
        Optional<PriceTier> tier = Sql.text(row, first + 3).flatMap(PriceTier::fromBank);
        if (tier.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Caption(
                new CaptionId(row.getLong(first)),
                row.getString(first + 1),
                Sql.text(row, first + 2).orElse(""),
                tier.get(),
                Sql.text(row, first + 4)
                        .map(category -> category.strip().toLowerCase(Locale.ROOT))
                        .filter(category -> !category.isEmpty())
                        .orElse("uncategorised"),
                row.getBoolean(first + 5)));
    }

    private static TierTotals sum(TierTotals a, TierTotals b) {
        return new TierTotals(
                a.messages() + b.messages(),
                a.viewed() + b.viewed(),
                a.purchased() + b.purchased(),
                a.priceSum() + b.priceSum());
    }

    private static ZoneId zone(PageName page, String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new InputException("page " + page + " has the time zone \"" + id
                    + "\" in page_settings, which is none. Correct it, or give --time-zone.");
        }
    }
}
