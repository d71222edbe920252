package io.schedulebuilder.store.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.store.CommitResult;
import io.schedulebuilder.store.Commitment;
import io.schedulebuilder.store.Dataset;
import io.schedulebuilder.store.DeployStep;
import io.schedulebuilder.store.DeployStep.Action;
import io.schedulebuilder.store.Finding;
import io.schedulebuilder.store.Finding.Verdict;
import io.schedulebuilder.store.ImportBatch;
import io.schedulebuilder.store.ImportBatch.CaptionRow;
import io.schedulebuilder.store.LoadProgress;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.store.WarehouseRows;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("bigquery")
class DeploymentIT {
    @Test
    void emptyDataset_getsEverything_andAgainNothing() {
        BigQueryWarehouse warehouse = TestWarehouses.open(Emulator.shared().emptyDataset());
        List<DeployStep> steps = warehouse.deployment(false);
        assertThat(steps).allMatch(step -> step.action() == Action.CREATE);

        warehouse.deploy(steps);

        BigQueryWarehouse again = TestWarehouses.open(warehouse.session().dataset());
        assertThat(again.deployment(false)).allMatch(step -> step.action() == Action.KEEP);
        assertThat(again.examine()).allMatch(finding -> finding.verdict() == Verdict.OK);
    }

    /** As the agency's dataset is: without our columns, with rows and procedures of its own, and shapes of its own. */
    @Test
    void agencysDataset_keepsItsRowsAndProcedures_andBuildsUseOurs() {
        Dataset dataset = Emulator.shared().emptyDataset();
        agencys(dataset);
        BigQueryWarehouse warehouse = TestWarehouses.open(dataset);

        List<DeployStep> steps = warehouse.deployment(false);
        warehouse.deploy(steps);
        TestWarehouses.noteColumns(warehouse);

        Map<String, DeployStep> byName =
                steps.stream().collect(Collectors.toMap(DeployStep::object, step -> step, (a, b) -> a));
        assertThat(byName.get("table mass_messages").detail()).isEqualTo("add the columns caption_id");
        assertThat(byName.get("table active_caption_assignments").detail())
                .contains("deactivated_at", "deactivation_reason");
        assertThat(byName.get("procedure analyze_creator_performance").action()).isEqualTo(Action.KEEP);
        assertThat(rows(warehouse, "SELECT recommendation_id FROM `%s.schedule_recommendations`"))
                .containsExactly("theirs-1");
        assertThat(rows(
                        warehouse,
                        "DECLARE r STRING; CALL `%1$s.analyze_creator_performance`('ava', r); SELECT r AS report;"))
                .containsExactly(THEIR_REPORT);

        BigQueryWarehouse builder = TestWarehouses.open(dataset);
        builder.load(
                new ImportBatch(
                        List.of(),
                        List.of(WarehouseRows.caption(-1, "one", "mid")),
                        List.of(WarehouseRows.AVA),
                        List.of(),
                        Set.of()),
                LoadProgress.SILENT);
        assertThat(builder.commit(WarehouseRows.plan("ava-a", WarehouseRows.AVA, WarehouseRows.WEEK)
                        .lock(-1, "2025-11-05T19:00")
                        .commitment()))
                .isEqualTo(new CommitResult.Committed());
        assertThat(builder.schedule(new ScheduleId("ava-a"))).isPresent();
        assertThat(rows(builder, "SELECT recommendation_id FROM `%s.schedule_recommendations` ORDER BY 1"))
                .containsExactly("ava-a", "theirs-1");

        builder.logFailures(List.of(WarehouseRows.failed("run-2")));
        assertThat(builder.run("run-2").orElseThrow().schedule()).isEmpty();

        Finding analysis = builder.examine().stream()
                .filter(finding -> finding.found().startsWith("on page ava it says revenue $12.5"))
                .findFirst()
                .orElseThrow();
        assertThat(analysis.found()).contains("(ours $0");
        assertThat(builder.examine())
                .anyMatch(finding -> finding.check().equals("analyze_creator_performance")
                        && finding.found().equals("the agency's own; builds use sb_analyze_creator_performance"));
    }

    @Test
    void replacingProcedures_takesTheAgencysNamesForOurs_only() {
        Dataset dataset = Emulator.shared().emptyDataset();
        agencys(dataset);
        BigQueryWarehouse warehouse = TestWarehouses.open(dataset);
        warehouse.deploy(warehouse.deployment(true));
        TestWarehouses.noteColumns(warehouse);

        assertThat(TestWarehouses.open(dataset).deployment(false))
                .filteredOn(step -> !step.kind().equals("view"))
                .allMatch(step -> step.action() == Action.KEEP);
        assertThat(rows(
                        warehouse,
                        "DECLARE r STRING; CALL `%1$s.analyze_creator_performance`('ava', r); SELECT r AS report;"))
                .doesNotContain(THEIR_REPORT);
    }

    @Test
    void datasetOfBeforePromises_isReadWithout_andTheFirstCommitMakesTheTable() {
        Dataset dataset = Emulator.shared().emptyDataset();
        TestWarehouses.open(dataset).init();
        TestWarehouses.run(TestWarehouses.open(dataset), "DROP TABLE `" + dataset.qualified() + ".planned_messages`");
        BigQueryWarehouse warehouse = TestWarehouses.open(dataset);
        warehouse.load(
                new ImportBatch(
                        List.of(),
                        List.of(WarehouseRows.caption(1, "one", "mid")),
                        List.of(WarehouseRows.AVA),
                        List.of(),
                        Set.of()),
                LoadProgress.SILENT);
        assertThat(warehouse.examine())
                .contains(Finding.warning(
                        "tables",
                        "missing but not needed: planned_messages",
                        "schedule-builder warehouse deploy --warehouse " + dataset));
        try (Snapshot snapshot = warehouse.read()) {
            assertThat(snapshot.promises().known(Instant.parse("2025-12-31T00:00:00Z")))
                    .isEmpty();
        }
        assertThat(warehouse.estimate(List.of(WarehouseRows.AVA.name()), WarehouseRows.WEEK.start(), 1, Instant.now()))
                .noneMatch(cost -> cost.step().equals("promises"));

        assertThat(warehouse.commit(WarehouseRows.plan("ava-a", WarehouseRows.AVA, WarehouseRows.WEEK)
                        .promising(1, "2025-11-05T19:00", "12.34")
                        .commitment()))
                .isEqualTo(new CommitResult.Committed());
        assertThat(
                        rows(
                                warehouse,
                                "SELECT CONCAT(schedule_id, ' ', expected_revenue, ' ', propensity, ' ', explored) FROM `%s.planned_messages`"))
                .containsExactly("ava-a 12.34 0.125 true");
    }

    @Test
    void buildsMakeTheTablesThatOnlyTheyWrite_andSayWhatElseIsMissing() {
        Dataset dataset = Emulator.shared().emptyDataset();

        assertThatThrownBy(() -> TestWarehouses.open(dataset).read())
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("lacks table mass_messages; table caption_bank")
                .hasMessageEndingWith("schedule-builder warehouse deploy --warehouse " + dataset);

        assertThat(TestWarehouses.open(dataset).runs(1)).isEmpty();
        TestWarehouses.open(dataset).logFailures(List.of(WarehouseRows.failed("run-1")));

        assertThat(TestWarehouses.open(dataset).runs(1)).hasSize(1);
        assertThat(TestWarehouses.open(dataset).deployment(false))
                .filteredOn(step -> step.kind().equals("table") && step.action() == Action.KEEP)
                .extracting(DeployStep::name)
                .containsExactly("schedule_recommendations", "schedule_export_log", "planned_messages");
    }

    @Test
    void procedureOfAnOlderVersion_isNamed_andDeployBringsIt() {
        Dataset dataset = Emulator.shared().emptyDataset();
        BigQueryWarehouse warehouse = TestWarehouses.open(dataset);
        warehouse.init();
        TestWarehouses.run(
                warehouse,
                String.format(
                        Locale.ROOT,
                        "CREATE OR REPLACE PROCEDURE `%s.sb_lock_caption_assignments`(IN p_schedule_id STRING) BEGIN DECLARE sb_fingerprint STRING DEFAULT 'schedule-builder:0000000000000000'; SELECT sb_fingerprint; END",
                        dataset.qualified()));

        assertThatThrownBy(() -> TestWarehouses.open(dataset).read())
                .hasMessageContaining("sb_lock_caption_assignments is not this program's version")
                .hasMessageContaining("warehouse deploy");
        BigQueryWarehouse again = TestWarehouses.open(dataset);
        List<DeployStep> steps = again.deployment(false);
        assertThat(steps)
                .filteredOn(step -> step.action() != Action.KEEP)
                .extracting(DeployStep::object)
                .containsExactly("procedure sb_lock_caption_assignments");
        again.deploy(steps);
        TestWarehouses.open(dataset).read().close();
    }

    /** Without the row no two writers conflict. */
    @Test
    void datasetWhoseGuardHasLostItsRow_isNotWrittenTo_andDeployPutsItBack() {
        BigQueryWarehouse warehouse = withCaptions(WarehouseRows.caption(1, "one", "mid"));
        TestWarehouses.run(
                warehouse,
                String.format(
                        Locale.ROOT,
                        "DELETE FROM `%s.sb_guard` WHERE TRUE",
                        warehouse.session().dataset().qualified()));
        WarehouseRows.Plan plan = WarehouseRows.plan("ava-a", WarehouseRows.AVA, WarehouseRows.WEEK)
                .lock(1, "2025-11-05T19:00");

        assertThatThrownBy(() -> warehouse.commit(plan.commitment()))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("sb_guard has no row, so two runs could lock the same caption. Restore it:")
                .hasMessageEndingWith("Nothing was written.");
        assertThat(warehouse.schedule(new ScheduleId("ava-a"))).isEmpty();
        assertThat(warehouse.examine())
                .anyMatch(finding ->
                        finding.verdict() == Verdict.FAULT && finding.found().contains("sb_guard has no row"));

        warehouse.init();

        assertThat(warehouse.commit(plan.commitment())).isEqualTo(new CommitResult.Committed());
    }

    /** The emulator runs scripts one after another: that the two would conflict is seen by the row that both change. */
    @Test
    void failureInTheLog_changesTheGuard_andKeepsItsRunFromBeingRecorded() {
        BigQueryWarehouse warehouse = withCaptions(WarehouseRows.caption(1, "one", "mid"));
        Commitment commitment = WarehouseRows.plan("ava-a", WarehouseRows.AVA, WarehouseRows.WEEK)
                .lock(1, "2025-11-05T19:00")
                .commitment();
        String version = "SELECT CAST(version AS STRING) AS version FROM `%s.sb_guard`";
        List<String> before = rows(warehouse, version);

        warehouse.logFailures(List.of(WarehouseRows.failed(commitment.run().runId())));

        assertThat(rows(warehouse, version)).isNotEqualTo(before);
        assertThatThrownBy(() -> warehouse.commit(commitment))
                .hasMessageContaining("was abandoned earlier")
                .hasMessageEndingWith("Nothing was written. Run again.");
    }

    @Test
    void lockProcedureOfTheAgencysSignature_locksAllOrNone() {
        BigQueryWarehouse warehouse =
                withCaptions(WarehouseRows.caption(1, "one", "mid"), WarehouseRows.caption(2, "two", "mid"));
        lock(
                warehouse,
                "s-1",
                "ava",
                "STRUCT(1 AS caption_id, DATE '2025-11-05' AS scheduled_send_date, 9 AS scheduled_send_hour)");

        assertThatThrownBy(
                        () -> lock(
                                warehouse,
                                "s-2",
                                "mia",
                                "STRUCT(2 AS caption_id, DATE '2025-11-06' AS scheduled_send_date, 9 AS scheduled_send_hour), STRUCT(1 AS caption_id, DATE '2025-11-12' AS scheduled_send_date, 9 AS scheduled_send_hour)"))
                .hasMessageContaining("Blocked by 7-day conflicts: captions 1. Nothing was locked.");
        assertThat(
                        rows(
                                warehouse,
                                "SELECT CONCAT(page_name, CAST(caption_id AS STRING)) AS l FROM `%s.active_caption_assignments`"))
                .containsExactly("ava1");
        assertThatThrownBy(() -> lock(
                        warehouse,
                        "s-1",
                        "ava",
                        "STRUCT(1 AS caption_id, DATE '2025-11-06' AS scheduled_send_date, 9 AS scheduled_send_hour)"))
                .hasMessageContaining("Blocked by 7-day conflicts");
        assertThatThrownBy(() -> lock(
                        warehouse,
                        "s-4",
                        "ava",
                        "STRUCT(2 AS caption_id, CAST(NULL AS DATE) AS scheduled_send_date, 9 AS scheduled_send_hour)"))
                .hasMessageContaining("must be given. Nothing was locked.");
        lock(
                warehouse,
                "s-3",
                "mia",
                "STRUCT(1 AS caption_id, DATE '2025-11-13' AS scheduled_send_date, 9 AS scheduled_send_hour)");
    }

    @Test
    void tableThatDemandsWhatABuildCannotGive_isNamed_andMayBeReadAllTheSame() {
        Dataset dataset = Emulator.shared().emptyDataset();
        BigQueryWarehouse warehouse = TestWarehouses.open(dataset);
        TestWarehouses.run(
                warehouse,
                String.format(
                        Locale.ROOT,
                        "CREATE TABLE `%s.schedule_export_log` (page_name STRING, export_timestamp TIMESTAMP NOT NULL, error_message STRING NOT NULL, ticket STRING NOT NULL)",
                        dataset.qualified()));
        warehouse.init();
        TestWarehouses.noteColumns(warehouse);

        TestWarehouses.open(dataset).read().close();
        assertThatThrownBy(() -> TestWarehouses.open(dataset).lock())
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("schedule_export_log requires a value in error_message, ticket")
                .hasMessageEndingWith(String.format(
                        Locale.ROOT,
                        "ALTER TABLE `%s.schedule_export_log` ALTER COLUMN error_message DROP NOT NULL  Nothing was written.",
                        dataset.qualified()));
        assertThat(TestWarehouses.open(dataset).examine())
                .anyMatch(finding -> finding.verdict() == Verdict.FAULT
                        && finding.found().startsWith("schedule_export_log requires"));
    }

    private static BigQueryWarehouse withCaptions(CaptionRow... captions) {
        BigQueryWarehouse warehouse = TestWarehouses.open(TestWarehouses.deployed());
        warehouse.load(
                new ImportBatch(List.of(), List.of(captions), List.of(), List.of(), Set.of()), LoadProgress.SILENT);
        return warehouse;
    }

    private static void lock(BigQueryWarehouse warehouse, String schedule, String page, String assignments) {
        TestWarehouses.run(
                warehouse,
                String.format(
                        Locale.ROOT,
                        "CALL `%s.lock_caption_assignments`('%s', '%s', ([%s]))",
                        warehouse.session().dataset().qualified(),
                        schedule,
                        page,
                        assignments));
    }

    private static final String THEIR_REPORT =
            "{\"account_classification\": {\"total_revenue_period\": 12.5}, \"behavioral_segment\": {\"avg_rpr\": 0.25, \"avg_conv\": 0.1, \"sample_size\": 3}, \"saturation\": {\"saturation_score\": 0.5}}";

    private static void agencys(Dataset dataset) {
        BigQueryWarehouse warehouse = TestWarehouses.open(dataset);
        String name = dataset.qualified();
        for (String sql : List.of(
                "CREATE TABLE `%s.mass_messages` (row_id INT64, page_name STRING, message STRING, sending_time TIMESTAMP, price FLOAT64, sent_count INT64, viewed_count INT64, purchased_count FLOAT64, earnings FLOAT64, message_type STRING)",
                "CREATE TABLE `%s.active_caption_assignments` (page_name STRING NOT NULL, caption_id INT64 NOT NULL, caption_text STRING NOT NULL, assigned_date DATE NOT NULL, scheduled_send_date DATE, scheduled_send_hour INT64, price_tier STRING, is_active BOOL, assigned_at TIMESTAMP, assignment_key STRING, schedule_id STRING)",
                "CREATE TABLE `%s.schedule_recommendations` (recommendation_id STRING NOT NULL, page_name STRING, generated_at TIMESTAMP NOT NULL, recommendation_data JSON, status STRING)",
                "CREATE TABLE `%s.schedule_export_log` (schedule_id STRING NOT NULL, page_name STRING NOT NULL, export_timestamp TIMESTAMP NOT NULL, message_count INT64, execution_time_seconds FLOAT64, error_message STRING, status STRING)",
                "INSERT INTO `%s.schedule_recommendations` (recommendation_id, page_name, generated_at, status) VALUES ('theirs-1', 'ava', CURRENT_TIMESTAMP(), 'ACTIVE')",
                "CREATE OR REPLACE PROCEDURE `%s.analyze_creator_performance`(IN p_page_name STRING, OUT performance_report STRING) BEGIN SET performance_report = '"
                        + THEIR_REPORT + "'; END")) {
            TestWarehouses.run(warehouse, String.format(Locale.ROOT, sql, name));
        }
    }

    private static List<String> rows(BigQueryWarehouse warehouse, String sql) {
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
                                Optional.empty()))
                .stream()
                .map(row -> row.text(0))
                .toList();
    }
}
