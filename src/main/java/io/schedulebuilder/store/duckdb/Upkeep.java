package io.schedulebuilder.store.duckdb;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Resource;
import io.schedulebuilder.store.Merge;
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
import java.util.Optional;
import java.util.stream.Stream;

/** Daily maintenance of the tables, within its session's transaction. */
record Upkeep(Session session, Instant now, String dayInWords) {
    /** If there is no new viewer for this many days, imports have stopped. */
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

    /**
     * Also creates the temporary table zone_days. For each time zone of a page ("" for none), it contains the day, when
     * it starts, and when the 30 days before it start.
     *
     * @param day if empty, each page's own today, which also applies to pages where the day has not started yet
     */
    static Upkeep of(Session session, Optional<LocalDate> day, Instant now) {
        List<String> words = new ArrayList<>(List.of(""));
        session.visit(
                "SELECT DISTINCT time_zone FROM page_settings WHERE time_zone <> '' ORDER BY 1",
                row -> words.add(row.text(0)));
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
            // A page with an invalid zone must not prevent the others from being swept.
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

    /** See {@link io.schedulebuilder.store.Warehouse#sweep}. */
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
                row -> new PageSweep(row.text(0), row.number(1))));
    }

    /** See {@link io.schedulebuilder.store.Warehouse#updatePerformance}. */
    PerformanceSummary updatePerformance() {
        requireViewers();
        session.run(Resource.text(SchemaText.class, "upkeep/fresh_stats.sql"));
        List<String> written = new ArrayList<>(FIGURES);
        written.add("last_updated");
        List<String> keys = List.of("caption_id", "page_name");
        List<String> all = Stream.of(keys, written).flatMap(List::stream).toList();
        Merge merge = new Merge("caption_bandit_stats", "fresh_stats", keys, all, written, FIGURES);
        long computed = session.count("SELECT count(*) FROM fresh_stats");
        PerformanceSummary summary = session.first(
                        merge.compare(),
                        row -> new PerformanceSummary(
                                row.number(0), row.number(1), computed - row.number(0) - row.number(1)))
                .orElseThrow();
        session.update(merge.merge());
        return summary;
    }

    private void requireViewers() {
        long messages = session.count(
                """
                SELECT count(*)
                FROM mass_messages m
                LEFT JOIN page_settings s ON s.page_name = m.page_name
                JOIN zone_days d ON d.time_zone = coalesce(s.time_zone, '')
                WHERE m.sending_time >= d.month_before AND m.sending_time < d.midnight AND m.viewed_count > 0
                """);
        if (messages == 0) {
            throw new FailureException("mass_messages: no page had a viewer in the " + DAYS_WITHOUT_VIEWERS
                    + " days before " + dayInWords
                    + ", so the caption statistics would be stale. Nothing was written. Import newer messages "
                    + "(schedule-builder warehouse import), or name an earlier day.");
        }
    }
}
