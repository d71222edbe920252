package io.schedulebuilder.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.store.CaptionStatistics;
import io.schedulebuilder.store.CommitResult;
import io.schedulebuilder.store.CommitResult.CaptionsTaken;
import io.schedulebuilder.store.CommitResult.Committed;
import io.schedulebuilder.store.ImportBatch;
import io.schedulebuilder.store.LoadProgress;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.store.SweepSummary;
import io.schedulebuilder.store.SweepSummary.PageSweep;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.store.WarehouseContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class DuckDbWarehouseTest extends WarehouseContract {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void init() {
        file = folder.resolve("some/folder/warehouse.duckdb");
        DuckDbWarehouse.open(file).init();
    }

    @Override
    public Warehouse warehouse() {
        return DuckDbWarehouse.open(file);
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
        execute("INSERT INTO creator_caption_restrictions (page_name, applies_to_scope, version, is_active,"
                + " hard_patterns,"
                + String.format(
                        Locale.ROOT,
                        " soft_patterns, restricted_categories, restricted_price_tiers) VALUES ('%s', '%s',"
                                + " %d, %b, %s, %s, %s, %s)",
                        page,
                        scope,
                        version,
                        active,
                        list(hard),
                        list(soft),
                        list(category),
                        list(tier)));
    }

    @Override
    public void activate(String page) {
        execute(String.format(Locale.ROOT, "INSERT INTO active_creators VALUES ('%s')", page));
    }

    @Override
    public void zone(String page, String word) {
        execute(String.format(Locale.ROOT, "INSERT INTO page_settings VALUES ('%s', '%s')", page, word));
    }

    @Override
    public void endLocks(ScheduleId schedule, String reason) {
        execute(String.format(
                Locale.ROOT,
                "UPDATE active_caption_assignments SET is_active = FALSE, deactivation_reason = '%s' WHERE schedule_id"
                        + " = '%s'",
                reason,
                schedule));
    }

    @Override
    public List<CaptionStatistics> statistics() {
        return rows(
                """
                SELECT caption_id, page_name, successes, failures, total_observations, total_revenue,
                    avg_conversion_rate, avg_emv, last_emv_observed, confidence_lower_bound, confidence_upper_bound,
                    exploration_score, epoch_us(last_used), epoch_us(last_updated), performance_percentile
                FROM caption_bandit_stats ORDER BY page_name, caption_id
                """,
                row -> new CaptionStatistics(
                        row.getLong(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getDouble(6),
                        optionalDouble(row, 7),
                        optionalDouble(row, 8),
                        optionalDouble(row, 9),
                        row.getDouble(10),
                        row.getDouble(11),
                        row.getDouble(12),
                        Optional.of(moment(row.getLong(13))),
                        Optional.of(moment(row.getLong(14))),
                        row.getObject(15) == null ? OptionalLong.empty() : OptionalLong.of(row.getLong(15))));
    }

    private static OptionalDouble optionalDouble(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    @Override
    public List<String> locks() {
        return rows(
                """
                SELECT page_name || ' ' || caption_id || ' '
                    || CASE WHEN is_active THEN 'active'
                       ELSE deactivation_reason || CASE WHEN deactivated_at IS NULL THEN '?' ELSE '' END END
                FROM active_caption_assignments ORDER BY page_name, caption_id
                """,
                row -> row.getString(1));
    }

    /** Reads one row, not by the product's own means. */
    @FunctionalInterface
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String sql, RowReader<T> reader) {
        try (Connection connection = DuckDbFile.connect(file, true);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reader.read(rows));
            }
            return read;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant moment(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static String list(String text) {
        return text == null ? "NULL" : "['" + text.replace("'", "''") + "']";
    }

    private void execute(String sql) {
        try (Connection connection = DuckDbFile.connect(file, false);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void histories_ofAPageBesideOneWithAnUnreadableZone_areRead() {
        execute("INSERT INTO active_creators VALUES ('ava'), ('lost')");
        execute("INSERT INTO page_settings VALUES ('lost', 'Mars/Olympus')");
        execute("INSERT INTO mass_messages (row_id, page_name, message, sending_time, message_type, sent_count,"
                + " viewed_count) VALUES (1, 'ava', 'a', '2025-11-01T20:00:00Z', 'ppv', 10, 5), (2, 'lost', 'b',"
                + " '2025-11-01T20:00:00Z', 'ppv', 10, 5)");
        try (Snapshot snapshot = warehouse().read()) {
            Page ava = snapshot.page(new PageName("ava")).orElseThrow();
            assertThat(snapshot.history(ava, Instant.parse("2025-11-03T08:00:00Z"))
                            .platform())
                    .as("the other's, in the default zone")
                    .hasSize(1);
            assertThatThrownBy(() -> snapshot.page(new PageName("lost"))).hasMessageContaining("Mars/Olympus");
        }
    }

    // ---- upkeep

    /** At 07:59 it is 8 November in Berlin and still 7 November in Los Angeles, where ava and lost live. */
    @Test
    void sweep_withoutADay_takesEachPagesOwnToday() {
        execute("INSERT INTO page_settings VALUES ('mia', 'Europe/Berlin'), ('lost', 'Mars/Olympus')");
        execute(
                """
                INSERT INTO active_caption_assignments (page_name, caption_id, caption_text, assigned_date,
                    scheduled_send_date, is_active)
                VALUES ('ava', 1, 'a', '2025-11-01', '2025-11-07', TRUE), ('mia', 2, 'b', '2025-11-01', '2025-11-07', TRUE),
                    ('lost', 3, 'c', '2025-11-01', '2025-11-07', TRUE), ('lost', 4, 'd', '2025-11-01', '2025-11-06', NULL),
                    ('ava', 5, 'e', '2025-11-01', NULL, TRUE)
                """);
        try (Session session = new Session(file, DuckDbFile.connect(file, false), () -> {})) {
            SweepSummary swept = Upkeep.of(session, Optional.empty(), Instant.parse("2025-11-08T07:59:00Z"))
                    .sweep();
            assertThat(swept.pages()).containsExactly(new PageSweep("lost", 1), new PageSweep("mia", 1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    // ---- files

    @Test
    void read_missingFile_saysHowToMakeIt() {
        Path missing = folder.resolve("none.duckdb");

        assertThatThrownBy(() -> DuckDbWarehouse.open(missing).read())
                .isInstanceOf(InputException.class)
                .hasMessage(missing
                        + ": there is no warehouse. Create one with  schedule-builder warehouse init --warehouse duckdb:"
                        + missing);
    }

    @Test
    void read_fileThatIsNoDatabase_saysSo() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no database");

        assertThatThrownBy(() -> DuckDbWarehouse.open(text).read())
                .isInstanceOf(InputException.class)
                .hasMessage(text + ": this is not a warehouse: it is not a DuckDB file. Name another file.");
    }

    @Test
    void read_folder_saysSo() {
        assertThatThrownBy(() -> DuckDbWarehouse.open(folder).read())
                .isInstanceOf(InputException.class)
                .hasMessage(
                        folder + ": this is a folder. Name a file, for instance " + folder.resolve("warehouse.duckdb"));
    }

    @Test
    void read_databaseWithoutOurTables_saysHowToMakeThem() throws SQLException {
        Path other = folder.resolve("other.duckdb");
        DuckDbFile.connect(other, false).close();

        assertThatThrownBy(() -> DuckDbWarehouse.open(other).read())
                .hasMessage(other
                        + ": a DuckDB file without the tables of a warehouse. Create them with  schedule-builder warehouse "
                        + "init --warehouse duckdb:"
                        + other);
    }

    @Test
    void read_tablesOfAnotherVersion_areRefused() {
        execute("UPDATE schedule_builder_schema SET version = 99");

        assertThatThrownBy(() -> warehouse().read())
                .hasMessage(file
                        + ": its tables have version 99, and this schedule-builder (development) knows version 2. Use the "
                        + "schedule-builder that created version 99, or a later one.");
        assertThatThrownBy(() -> warehouse().init()).hasMessageContaining("version 99");
    }

    @Test
    void commit_engineFails_isOneLine() {
        fillBank();
        execute("CREATE UNIQUE INDEX one_run_each ON schedule_export_log (status)");

        assertThatThrownBy(() -> warehouse().commit(OtherProcess.wanting("ava-a")))
                .isInstanceOf(FailureException.class)
                .hasMessage(file
                        + ": the warehouse refused: Constraint Error: Duplicate key \"status: SUCCESS\" violates unique "
                        + "constraint.");
        assertThat(warehouse().schedule(new ScheduleId("ava-a"))).isEmpty();
    }

    // ---- waiting

    @Test
    void read_fileHeldByAnotherProcess_failsWithItsId_afterThePatience() throws Exception {
        Process holder = OtherProcess.start("hold", file);
        try {
            OtherProcess.await(holder, "held");

            assertThatThrownBy(
                            () -> DuckDbWarehouse.open(file, Duration.ofMillis(200), waiting -> {}, DuckDbFile::connect)
                                    .read())
                    .isInstanceOf(FailureException.class)
                    .hasMessageMatching(String.format(
                            Locale.ROOT,
                            "(?s)\\Q%s\\E: process %d \\(.*java\\) has had the warehouse open for more than 200 ms\\."
                                    + " Wait until it is done, or stop it, then try again\\.",
                            file,
                            holder.pid()));
        } finally {
            holder.destroyForcibly().waitFor();
        }
        warehouse().read().close();
    }

    @Test
    void commit_whileThisProcessReads_waits_andThenFails() {
        try (Snapshot held = warehouse().read()) {
            assertThat(held.pageNames()).isEmpty();
            assertThatThrownBy(
                            () -> DuckDbWarehouse.open(file, Duration.ofMillis(100), waiting -> {}, DuckDbFile::connect)
                                    .init())
                    .hasMessage(file + ": another part of this process was still using the warehouse after 100 ms.");
        }
        warehouse().init();
    }

    @Test
    void commit_twoThreadsWithACommonCaption_oneWins() throws Exception {
        fillBank();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<CommitResult>> race = List.of(
                    () -> warehouse().commit(OtherProcess.wanting("ava-a")),
                    () -> warehouse().commit(OtherProcess.wanting("zoe-b")),
                    () -> warehouse().commit(OtherProcess.wanting("ava-c")),
                    () -> warehouse().commit(OtherProcess.wanting("zoe-d")));
            int won = 0;
            for (Future<CommitResult> result : threads.invokeAll(race)) {
                won += result.get() instanceof Committed ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void commit_twoProcessesWithACommonCaption_oneWins() throws Exception {
        fillBank();
        Process ava = OtherProcess.start("commit", file, "ava-a");
        Process zoe = OtherProcess.start("commit", file, "zoe-b");

        List<String> results = List.of(OtherProcess.output(ava), OtherProcess.output(zoe));

        assertThat(results)
                .containsExactlyInAnyOrder(Committed.class.getSimpleName(), CaptionsTaken.class.getSimpleName());
    }

    @Test
    void commit_killedAtAnyCall_leavesAllOrNothing() throws Exception {
        fillBank();
        Path pristine = folder.resolve("pristine.duckdb");
        Files.copy(file, pristine);
        boolean finished = false;
        int committed = 0;
        for (int call = 1; !finished; call++) {
            Files.copy(pristine, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".wal"));
            Process process = OtherProcess.start("die", file, Integer.toString(call));
            finished = OtherProcess.output(process).equals("Committed");
            OtherProcess.cleanUpAfterKill(file);

            boolean scheduled = warehouse().schedule(new ScheduleId("mia-new")).isPresent();
            assertThat(state())
                    .as("killed at call %d", call)
                    .isEqualTo(
                            scheduled
                                    ? "locks 2, plans 2, active mia-new, runs 2"
                                    : "locks 1, plans 1, active mia-old, runs 1");
            committed += scheduled ? 1 : 0;
            assertThat(call).isLessThan(100);
        }
        assertThat(committed).isPositive();
    }

    private String state() throws SQLException {
        try (Connection connection = DuckDbFile.connect(file, true);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(
                        """
                        SELECT format('locks {}, plans {}, active {}, runs {}',
                            (SELECT count(*) FROM active_caption_assignments WHERE is_active),
                            (SELECT count(*) FROM schedule_recommendations),
                            (SELECT string_agg(schedule_id, ',') FROM schedule_recommendations WHERE status = 'ACTIVE'),
                            (SELECT count(*) FROM schedule_export_log))
                        """)) {
            rows.next();
            return rows.getString(1);
        }
    }

    // ---- seeding

    @Test
    void seed_manyAtOnce_oneMakesTheFile_andNothingElseIsLeft() throws Exception {
        Path seeded = folder.resolve("new/warehouse.duckdb");
        AtomicInteger made = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            threads.execute(() ->
                    made.addAndGet(DuckDbWarehouse.seed(seeded, OtherProcess::bank, LoadProgress.SILENT) ? 1 : 0));
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        assertThat(made).hasValue(1);
        try (var left = Files.list(seeded.getParent())) {
            assertThat(left).containsExactly(seeded);
        }
        DuckDbWarehouse.open(seeded).read().close();
    }

    @Test
    void seed_twoProcessesAtOnce_oneMakesTheFile() throws Exception {
        Path seeded = folder.resolve("seeded.duckdb");
        Process one = OtherProcess.start("seed", seeded);
        Process two = OtherProcess.start("seed", seeded);

        assertThat(List.of(OtherProcess.output(one), OtherProcess.output(two)))
                .containsExactlyInAnyOrder("true", "false");
        DuckDbWarehouse.open(seeded).read().close();
    }

    @Test
    void seed_examplesThatFail_leaveNoFile() throws IOException {
        Path seeded = folder.resolve("new/warehouse.duckdb");

        assertThatThrownBy(() -> DuckDbWarehouse.seed(
                        seeded,
                        () -> {
                            throw new IllegalStateException("no examples");
                        },
                        LoadProgress.SILENT))
                .hasMessage("no examples");
        assertThat(seeded).doesNotExist();
        assertThat(DuckDbWarehouse.seed(seeded, OtherProcess::bank, LoadProgress.SILENT))
                .isTrue();
    }

    private void fillBank() {
        ImportBatch bank = OtherProcess.bank();
        warehouse().load(bank, LoadProgress.SILENT);
        assertThat(warehouse().commit(OtherProcess.old())).isEqualTo(new Committed());
    }
}
