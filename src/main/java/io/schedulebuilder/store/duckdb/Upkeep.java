package io.schedulebuilder.store.duckdb;

import static java.util.stream.Collectors.joining;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.store.PerformanceSummary;
import io.schedulebuilder.store.SweepSummary;
import io.schedulebuilder.store.SweepSummary.PageSweep;
import io.schedulebuilder.store.UpkeepDay;
import io.schedulebuilder.store.Zones;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is to be done to the tables from day to day, inside the transaction of its session. */
final class Upkeep {
    /** Statistics that nobody adds to for so long say that imports have stopped. */
    private static final int DAYS_WITHOUT_VIEWERS = 30;

    private static final List<String> FIGURES = List.of(
            "successes",
            "failures",
            "total_observations",
            "total_revenue",
            "avg_conversion_rate",
            "avg_emv",
            "last_emv_observed",
            "confidence_lower_bound",
            "confidence_upper_bound",
            "exploration_score",
            "last_used",
            "performance_percentile");

    private final Session session;
    private final Instant now;
    private final String dayInWords;

    private Upkeep(Session session, Instant now, String dayInWords) {
        this.session = session;
        this.now = now;
        this.dayInWords = dayInWords;
    }

    /**
     * Makes, on the way, the temporary table zone_days: for each zone that pages have ("" for none) the day, when it
     * begins, and when the 30 days before it begin.
     *
     * @param day empty for each page's own today; a page that has not begun it yet has its own today, too
     */
    static Upkeep of(Session session, Optional<LocalDate> day, Instant now) {
        List<String> words = new ArrayList<>(List.of(""));
        session.visit(
                "SELECT DISTINCT time_zone FROM page_settings WHERE time_zone <> '' ORDER BY 1",
                row -> words.add(row.getString(1)));
        day.ifPresent(asked -> UpkeepDay.requireBegun(
                asked,
                words.stream()
                        .map(word -> today(now, word))
                        .max(Comparator.naturalOrder())
                        .orElseThrow()));
        session.run(
                """
                CREATE OR REPLACE TEMP TABLE zone_days (
                    time_zone VARCHAR, day DATE, midnight TIMESTAMPTZ, month_before TIMESTAMPTZ)
                """);
        session.append("zone_days", words, (to, word) -> {
            // A page whose zone nobody can read must not keep the others from being swept.
            ZoneId zone = Zones.orDefault(word);
            LocalDate today = today(now, word);
            LocalDate local = day.map(asked -> UpkeepDay.of(asked, today)).orElse(today);
            to.append(word);
            to.append(local);
            to.append(midnight(local, zone).atOffset(ZoneOffset.UTC));
            to.append(midnight(local.minusDays(DAYS_WITHOUT_VIEWERS), zone).atOffset(ZoneOffset.UTC));
        });
        return new Upkeep(session, now, day.map(LocalDate::toString).orElse("today"));
    }

    private static LocalDate today(Instant now, String zone) {
        return now.atZone(Zones.orDefault(zone)).toLocalDate();
    }

    private static Instant midnight(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** As {@link io.schedulebuilder.store.Warehouse#sweep} has it. */
    SweepSummary sweep() {
        session.run(
                """
                CREATE OR REPLACE TEMP TABLE expired_locks AS
                SELECT a.rowid AS lock, a.page_name
                FROM active_caption_assignments a
                LEFT JOIN page_settings s ON s.page_name = a.page_name
                JOIN zone_days d ON d.time_zone = coalesce(s.time_zone, '')
                WHERE coalesce(a.is_active, TRUE) AND a.scheduled_send_date < d.day
                """);
        session.update(
                """
                UPDATE active_caption_assignments
                SET is_active = FALSE, deactivated_at = ?, deactivation_reason = 'expired'
                WHERE rowid IN (SELECT lock FROM expired_locks)
                """,
                now);
        return new SweepSummary(session.query(
                "SELECT page_name, count(*) FROM expired_locks GROUP BY page_name ORDER BY page_name",
                row -> new PageSweep(row.getString(1), row.getLong(2))));
    }

    /** As {@link io.schedulebuilder.store.Warehouse#updatePerformance} has it. */
    PerformanceSummary updatePerformance() {
        requireViewers();
        stageStatistics();
        PerformanceSummary summary = session.first(
                        String.format(
                                Locale.ROOT,
                                """
                        SELECT count(*) FILTER (s.caption_id IS NULL),
                            count(*) FILTER (s.caption_id IS NOT NULL AND (%1$s)),
                            count(*) FILTER (s.caption_id IS NOT NULL AND NOT (%1$s))
                        FROM fresh_stats f
                        LEFT JOIN caption_bandit_stats s ON s.caption_id = f.caption_id AND s.page_name = f.page_name
                        """,
                                each(FIGURES, "s.%1$s IS DISTINCT FROM f.%1$s", " OR ")),
                        row -> new PerformanceSummary(row.getLong(1), row.getLong(2), row.getLong(3)))
                .orElseThrow();
        write();
        return summary;
    }

    private void requireViewers() {
        boolean any = session.first(
                        """
                        SELECT count(*) > 0
                        FROM mass_messages m
                        LEFT JOIN page_settings s ON s.page_name = m.page_name
                        JOIN zone_days d ON d.time_zone = coalesce(s.time_zone, '')
                        WHERE m.sending_time >= d.month_before AND m.sending_time < d.midnight AND m.viewed_count > 0
                        """,
                        row -> row.getBoolean(1))
                .orElse(false);
        if (!any) {
            throw new FailureException(String.format(
                    Locale.ROOT,
                    "mass_messages: no page had a viewer in the %d days before %s, so the statistics of captions would"
                            + " be stale. Import later messages (schedule-builder warehouse import), or name an earlier"
                            + " day; nothing was written.",
                    DAYS_WITHOUT_VIEWERS,
                    dayInWords));
        }
    }

    /**
     * Fills the temporary table fresh_stats. Dollars are summed as decimals, exactly, and divided afterwards.
     *
     * <p>The bounds are those of Wilson, "Probable inference, the law of succession, and statistical inference", Journal
     * of the American Statistical Association 22 (1927) 209-212.
     */
    private void stageStatistics() {
        session.run(
                """
                CREATE OR REPLACE TEMP TABLE fresh_stats AS
                WITH texts AS (
                    SELECT caption_key, min(caption_id) AS caption_id FROM caption_bank GROUP BY caption_key),
                sent AS (
                    SELECT coalesce(named.caption_id, t.caption_id) AS caption_id, m.page_name, m.row_id, m.sending_time,
                        d.midnight, coalesce(m.earnings, 0) AS earnings,
                        greatest(coalesce(m.viewed_count, 0), 0) AS viewers,
                        least(greatest(coalesce(m.purchased_count, 0), 0), viewers) AS buyers
                    FROM mass_messages m
                    LEFT JOIN page_settings s ON s.page_name = m.page_name
                    JOIN zone_days d ON d.time_zone = coalesce(s.time_zone, '')
                    LEFT JOIN caption_bank named ON named.caption_id = m.caption_id
                    LEFT JOIN texts t ON t.caption_key = m.message_key
                    WHERE m.sending_time < d.midnight AND trim(m.page_name) <> ''),
                sums AS (
                    SELECT caption_id, page_name, any_value(midnight) AS midnight,
                        sum(buyers)::BIGINT AS x, sum(viewers)::BIGINT AS n, sum(earnings)::DOUBLE AS revenue,
                        (sum(earnings) FILTER (viewers > 0))::DOUBLE / nullif(sum(viewers), 0)::DOUBLE AS emv,
                        first(earnings::DOUBLE / viewers ORDER BY sending_time DESC, row_id DESC) FILTER (viewers > 0)
                            AS last_emv,
                        max(sending_time) AS last_used
                    FROM sent WHERE caption_id IS NOT NULL
                    GROUP BY caption_id, page_name),
                shares AS (SELECT *, n::DOUBLE AS m, x::DOUBLE / nullif(n, 0)::DOUBLE AS p, 3.8416::DOUBLE AS zz FROM sums),
                bounds AS (
                    SELECT *, (p + zz / (2 * m)) / (1 + zz / m) AS middle,
                        sqrt(zz) * sqrt(p * (1 - p) / m + zz / (4 * m * m)) / (1 + zz / m) AS reach,
                        rank() OVER (PARTITION BY page_name, emv IS NULL ORDER BY emv) - 1 AS less,
                        count(*) OVER (PARTITION BY page_name, emv) - 1 AS equal,
                        count(emv) OVER (PARTITION BY page_name) - 1 AS others
                    FROM shares)
                SELECT caption_id, page_name, x AS successes, n - x AS failures, n AS total_observations,
                    revenue AS total_revenue, p AS avg_conversion_rate, emv AS avg_emv, last_emv AS last_emv_observed,
                    CASE WHEN n = 0 THEN 0 ELSE greatest(0, middle - reach) END::DOUBLE AS confidence_lower_bound,
                    CASE WHEN n = 0 THEN 1 ELSE least(1, middle + reach) END::DOUBLE AS confidence_upper_bound,
                    1 / sqrt(m + 1) AS exploration_score, last_used, midnight AS last_updated,
                    CASE WHEN emv IS NULL THEN NULL WHEN others = 0 THEN 100
                        ELSE (100 * (2 * less + equal) + others) // (2 * others) END::BIGINT AS performance_percentile
                FROM bounds
                """);
    }

    private void write() {
        List<String> written = new ArrayList<>(FIGURES);
        written.add("last_updated");
        session.update(String.format(
                Locale.ROOT,
                """
                MERGE INTO caption_bandit_stats s USING fresh_stats f
                ON s.caption_id = f.caption_id AND s.page_name = f.page_name
                WHEN MATCHED AND (%s) THEN UPDATE SET %s
                WHEN NOT MATCHED THEN INSERT (caption_id, page_name, %s) VALUES (f.caption_id, f.page_name, %s)
                """,
                each(written, "s.%1$s IS DISTINCT FROM f.%1$s", " OR "),
                each(written, "%1$s = f.%1$s", ", "),
                each(written, "%1$s", ", "),
                each(written, "f.%1$s", ", ")));
    }

    private static String each(List<String> columns, String pattern, String separator) {
        return columns.stream().map(pattern::formatted).collect(joining(separator));
    }
}
