package io.schedulebuilder.warehouse.bigquery;

import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.warehouse.Warehouse;
import io.schedulebuilder.warehouse.WarehouseContract;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

@Tag("bigquery")
class BigQueryWarehouseTest extends WarehouseContract {
    private static Dataset dataset;

    private BigQueryWarehouse warehouse;

    @BeforeAll
    static void deploy() {
        dataset = Emulator.shared().emptyDataset();
        TestWarehouses.open(dataset).init();
    }

    @BeforeEach
    void empty() {
        warehouse = TestWarehouses.open(dataset);
        TestWarehouses.empty(warehouse);
    }

    @Override
    protected Warehouse warehouse() {
        return warehouse;
    }

    @Override
    protected void restrict(
            String page,
            String scope,
            int version,
            boolean active,
            String hard,
            String soft,
            String category,
            String tier) {
        run(
                "INSERT INTO `%s.creator_caption_restrictions` (page_name, applies_to_scope, version, is_active, hard_patterns, soft_patterns, restricted_categories, restricted_price_tiers) VALUES ('%s', '%s', %d, %b, %s, %s, %s, %s)"
                        .formatted(
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
    protected void endLocks(ScheduleId schedule, String reason) {
        run(
                "UPDATE `%s.active_caption_assignments` SET is_active = FALSE, deactivation_reason = '%s' WHERE schedule_id = '%s'"
                        .formatted(warehouse.session().dataset().qualified(), reason, schedule));
    }

    private static String array(String text) {
        return text == null ? "[]" : "[" + SqlText.literal(text) + "]";
    }

    private void run(String sql) {
        TestWarehouses.run(warehouse, sql);
    }
}
