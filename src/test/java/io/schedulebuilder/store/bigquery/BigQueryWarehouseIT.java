package io.schedulebuilder.store.bigquery;

import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.store.CaptionStatistics;
import io.schedulebuilder.store.Dataset;
import io.schedulebuilder.store.Row;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.store.WarehouseContract;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

@Tag("bigquery")
class BigQueryWarehouseIT extends WarehouseContract {
    private static Dataset dataset;

    private BigQueryWarehouse warehouse;

    @BeforeAll
    static void deploy() {
        dataset = TestWarehouses.deployed();
    }

    @BeforeEach
    void empty() {
        warehouse = TestWarehouses.open(dataset);
        TestWarehouses.empty(warehouse);
    }

    @Override
    public Warehouse warehouse() {
        return warehouse;
    }

    @Override
    public void restrict(
            String page,
            String scope,
            int version,
            boolean active,
            String hard,
            String soft,
            String category,
            String tier) {
        run(String.format(
                Locale.ROOT,
                "INSERT INTO `%s.creator_caption_restrictions` (page_name, applies_to_scope, version, is_active, hard_patterns, soft_patterns, restricted_categories, restricted_price_tiers) VALUES ('%s', '%s', %d, %b, %s, %s, %s, %s)",
                warehouse.session().dataset().qualified(),
                page,
                scope,
                version,
                active,
                array(hard),
                array(soft),
                array(category),
                array(tier)));
    }

    @Override
    public void activate(String page) {
        run(String.format(
                Locale.ROOT,
                "INSERT INTO `%s.active_creators` (page_name) VALUES ('%s')",
                warehouse.session().dataset().qualified(),
                page));
    }

    @Override
    public void zone(String page, String word) {
        run(String.format(
                Locale.ROOT,
                "INSERT INTO `%s.page_settings` (page_name, time_zone) VALUES ('%s', '%s')",
                warehouse.session().dataset().qualified(),
                page,
                word));
    }

    @Override
    public void endLocks(ScheduleId schedule, String reason) {
        run(String.format(
                Locale.ROOT,
                "UPDATE `%s.active_caption_assignments` SET is_active = FALSE, deactivation_reason = '%s' WHERE schedule_id = '%s'",
                warehouse.session().dataset().qualified(),
                reason,
                schedule));
    }

    @Override
    public List<CaptionStatistics> statistics() {
        return rows(
                        """
                        SELECT caption_id, page_name, successes, failures, total_observations, total_revenue,
                            avg_conversion_rate, avg_emv, last_emv_observed, confidence_lower_bound,
                            confidence_upper_bound, exploration_score, UNIX_MICROS(last_used) AS used,
                            UNIX_MICROS(last_updated) AS updated, performance_percentile
                        FROM `%s.caption_bandit_stats` ORDER BY page_name, caption_id
                        """)
                .stream()
                .map(row -> new CaptionStatistics(
                        row.number(0),
                        row.text(1),
                        row.number(2),
                        row.number(3),
                        row.number(4),
                        row.fraction(5),
                        optionalDouble(row, 6),
                        optionalDouble(row, 7),
                        optionalDouble(row, 8),
                        row.fraction(9),
                        row.fraction(10),
                        row.fraction(11),
                        row.optionalMoment(12),
                        row.optionalMoment(13),
                        row.optionalNumber(14)))
                .toList();
    }

    private static OptionalDouble optionalDouble(Row row, int column) {
        return row.optional(column)
                .map(number -> OptionalDouble.of(Double.parseDouble(number)))
                .orElse(OptionalDouble.empty());
    }

    @Override
    public List<String> locks() {
        return rows(
                        """
                        SELECT CONCAT(page_name, ' ', CAST(caption_id AS STRING), ' ',
                            IF(is_active, 'active', CONCAT(deactivation_reason, IF(deactivated_at IS NULL, '?', '')))) AS lock
                        FROM `%s.active_caption_assignments` ORDER BY page_name, caption_id
                        """)
                .stream()
                .map(row -> row.text(0))
                .toList();
    }

    private List<ResultRow> rows(String sql) {
        return warehouse
                .session()
                .query(
                        "look at rows",
                        new Statement(
                                "test",
                                String.format(
                                        Locale.ROOT,
                                        sql,
                                        warehouse.session().dataset().qualified()),
                                List.of(),
                                Optional.empty()));
    }

    private static String array(String text) {
        return text == null ? "[]" : "[" + SqlText.literal(text) + "]";
    }

    private void run(String sql) {
        TestWarehouses.run(warehouse, sql);
    }
}
