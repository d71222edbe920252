package io.schedulebuilder.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.store.CommitResult.Committed;
import io.schedulebuilder.store.Finding;
import io.schedulebuilder.store.Finding.Verdict;
import io.schedulebuilder.store.LoadProgress;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.store.duckdb.SchemaText.Column;
import io.schedulebuilder.store.duckdb.SchemaText.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose tables are old, changed or someone else's. */
@Tag("slow")
class SchemaTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void init() {
        file = folder.resolve("an agency's.duckdb");
        warehouse().init();
    }

    private DuckDbWarehouse warehouse() {
        return DuckDbWarehouse.open(file);
    }

    /** As a person would, with a program that restricts nothing. */
    private List<String> sql(String... statements) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement statement = connection.createStatement()) {
            List<String> rows = new ArrayList<>();
            for (String each : statements) {
                rows.clear();
                if (statement.execute(each)) {
                    ResultSet found = statement.getResultSet();
                    while (found.next()) {
                        rows.add(found.getString(1));
                    }
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String command() {
        return "schedule-builder warehouse init --warehouse 'duckdb:"
                + file.toString().replace("'", "'\\''") + "'";
    }

    private void makeVersion1() throws IOException {
        Files.delete(file);
        try (InputStream in = Objects.requireNonNull(SchemaTest.class.getResourceAsStream("schema-1.sql"))) {
            sql(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8),
                    "INSERT INTO schedule_builder_schema VALUES (1)");
        }
    }

    private void fill() {
        warehouse().load(OtherProcess.bank(), LoadProgress.SILENT);
        assertThat(warehouse().commit(OtherProcess.old())).isEqualTo(new Committed());
    }

    // ---- what schema.sql says

    @Test
    void schemaText_namesTheTablesAndTypesThatTheEngineMakes() {
        List<String> described = new ArrayList<>();
        for (Table table : SchemaText.CURRENT.tables()) {
            for (Column column : table.columns()) {
                described.add(table.name() + "." + column.name() + " " + column.type());
            }
        }

        assertThat(
                        sql(
                                """
                        SELECT format('{}.{} {}', table_name, column_name, data_type)
                        FROM duckdb_columns() JOIN duckdb_tables() USING (table_name)
                        """))
                .containsExactlyInAnyOrderElementsOf(described);
        assertThat(SchemaText.CURRENT.tables().stream().filter(Table::keyed).map(Table::name))
                .containsExactlyInAnyOrderElementsOf(
                        sql("SELECT table_name FROM duckdb_tables() WHERE has_primary_key"));
    }

    @Test
    void schemaText_viewsNameTheirColumns() {
        assertThat(SchemaText.CURRENT.views())
                .allSatisfy(view -> assertThat(view.query()).doesNotContain("*"));
    }

    // ---- a table that someone changed

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mass_messages",
                "caption_bank",
                "caption_bandit_stats",
                "active_caption_assignments",
                "schedule_recommendations",
                "schedule_export_log",
                "creator_caption_restrictions",
                "holiday_calendar",
                "active_creators",
                "page_settings",
                "planned_messages"
            })
    void column_addedByAPerson_stopsNothing_isReported_andStays(String table) {
        sql("ALTER TABLE " + table + " ADD COLUMN remark VARCHAR DEFAULT 'mine'");

        fill();
        try (Snapshot snapshot = warehouse().read()) {
            assertThat(snapshot.pageNames()).isNotNull();
        }
        assertThat(warehouse().examine())
                .contains(Finding.ok("columns", table + ".remark does not belong to this program"))
                .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.OK));
        warehouse().init();
        assertThat(sql("SELECT count(remark) >= 0 FROM " + table)).containsExactly("true");
        for (SchemaText.View view : SchemaText.CURRENT.views()) {
            sql("SELECT count(*) FROM " + view.name());
        }
    }

    @Test
    void names_spelledInOtherCase_areTheSameNames() {
        fill();
        sql(
                "ALTER TABLE schedule_export_log RENAME COLUMN note TO NOTE",
                "ALTER TABLE page_settings RENAME COLUMN time_zone TO Time_Zone",
                "ALTER TABLE holiday_calendar RENAME TO holidays",
                "ALTER TABLE holidays RENAME TO Holiday_Calendar",
                "ALTER TABLE schedule_builder_schema RENAME COLUMN version TO VERSION");

        assertThat(warehouse().examine()).isNotEmpty().allSatisfy(finding -> assertThat(finding.verdict())
                .isEqualTo(Verdict.OK));
        warehouse().init();
        assertThat(warehouse().runs(5)).hasSize(1);
    }

    @Test
    void column_dropped_isNamed_andAddedAgainByInit() {
        fill();
        sql("ALTER TABLE schedule_export_log DROP COLUMN note", "ALTER TABLE caption_bank DROP COLUMN emoji_count");

        assertThatThrownBy(() -> warehouse().read())
                .isInstanceOf(InputException.class)
                .hasMessage(file
                        + ": its tables are not those of a warehouse: caption_bank is missing the column emoji_count; "
                        + "schedule_export_log is missing the column note. Repair them with  "
                        + command());
        assertThat(warehouse().examine()).singleElement().satisfies(finding -> assertThat(finding.verdict())
                .isEqualTo(Verdict.FAULT));

        warehouse().init();
        assertThat(warehouse().runs(5)).hasSize(1);
        assertThat(warehouse().examine())
                .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.OK));
    }

    @Test
    void column_ofKeysDropped_isComputedAgainByInit() {
        fill();
        List<String> keys = sql("SELECT caption_key FROM caption_bank ORDER BY caption_id");
        sql("DROP VIEW resting_locks", "ALTER TABLE caption_bank DROP COLUMN caption_key");

        warehouse().init();

        assertThat(sql("SELECT caption_key FROM caption_bank ORDER BY caption_id"))
                .isEqualTo(keys);
    }

    @Test
    void column_thatMustHoldSomething_isNotMadeUp() {
        fill();
        sql("ALTER TABLE schedule_recommendations DROP COLUMN status");

        assertThatThrownBy(() -> warehouse().init())
                .isInstanceOf(InputException.class)
                .hasMessageContaining(
                        "schedule_recommendations is missing the column status, and it is not known what its 1 row had")
                .hasMessageEndingWith("Restore the file from a copy, or import into a new file.");
        assertThat(sql("SELECT column_name FROM duckdb_columns() WHERE table_name = 'schedule_recommendations'"))
                .as("nothing is half done")
                .doesNotContain("status");
    }

    @ParameterizedTest
    @CsvSource({"holiday_calendar,saturation_impact_factor,FLOAT", "caption_bank,total_sends,INTEGER"})
    void column_ofAnotherType_isNamed_andChangedBackWhereNothingIsLost(String table, String column, String type) {
        fill();
        sql("ALTER TABLE " + table + " ALTER " + column + " TYPE " + type);

        assertThatThrownBy(() -> warehouse().read())
                .isInstanceOf(InputException.class)
                .hasMessageContaining(table + "." + column + " is " + type + ", not ");
        warehouse().init();
        warehouse().read().close();
    }

    @Test
    void column_ofAnotherTypeWithWhatTheOldOneCannotHold_isLeftAlone() {
        sql(
                "ALTER TABLE mass_messages ALTER price TYPE VARCHAR",
                "INSERT INTO mass_messages (row_id, price) VALUES (1, 'free'), (2, '5.0000')");

        assertThatThrownBy(() -> warehouse().init())
                .isInstanceOf(InputException.class)
                .hasMessageContaining(
                        "mass_messages.price is VARCHAR, not DECIMAL(18,4), and 1 of its values would change");
        assertThat(sql("SELECT price FROM mass_messages WHERE row_id = 1")).containsExactly("free");
    }

    @Test
    void view_missing_stopsNothing_andIsMadeByInit() {
        sql("DROP VIEW typed_messages");

        warehouse().read().close();
        assertThat(warehouse().examine())
                .contains(Finding.warning("tables", "the view typed_messages is missing", command()));
        warehouse().init();
        assertThat(sql("SELECT count(*) FROM typed_messages")).containsExactly("0");
    }

    @Test
    void table_missing_isNamed_andMadeByInit() {
        sql("DROP TABLE holiday_calendar");

        assertThatThrownBy(() -> warehouse().read()).hasMessageContaining("the table holiday_calendar is missing");
        warehouse().init();
        warehouse().read().close();
    }

    @Test
    void tableOfPromises_missing_stopsNothing_andTheFirstCommitMakesIt() {
        sql("DROP TABLE planned_messages");
        try (Snapshot snapshot = warehouse().read()) {
            assertThat(snapshot.promises().known(Instant.parse("2025-12-31T00:00:00Z")))
                    .isEmpty();
        }
        assertThat(warehouse().examine())
                .contains(Finding.warning("tables", "the table planned_messages is missing", command()));

        fill();

        assertThat(sql("SELECT count(*) > 0 FROM planned_messages")).containsExactly("true");
        assertThat(warehouse().examine())
                .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.OK));
    }

    // ---- versions

    @Test
    void version1_isReadAndWrittenAsItIs_andReported() throws IOException {
        makeVersion1();

        fill();
        assertThat(warehouse().schedule(new ScheduleId("mia-old"))).isPresent();
        assertThat(sql("SELECT version FROM schedule_builder_schema")).containsExactly("1");
        assertThat(warehouse().examine()).anySatisfy(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.WARNING);
            assertThat(finding.found()).startsWith("of version 1, usable for builds");
            assertThat(finding.advice()).isEqualTo(command());
        });
    }

    // ---- files that DuckDB 1.4 wrote

    /** The engine of that time spelled views in another way. */
    private void madeByDuckDb14(String resource) throws IOException {
        try (InputStream in =
                new GZIPInputStream(Objects.requireNonNull(SchemaTest.class.getResourceAsStream(resource)))) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void fileOfDuckDb14_isAWarehouse_withoutAFinding() throws IOException {
        madeByDuckDb14("duckdb-1.4.2.gz");

        fill();
        assertThat(warehouse().schedule(new ScheduleId("mia-old"))).isPresent();
        assertThat(warehouse().examine()).isNotEmpty().allSatisfy(finding -> assertThat(finding.verdict())
                .isEqualTo(Verdict.OK));
    }

    @Test
    void version1_ofDuckDb14_isRead_andInitMakesItThisVersion() throws IOException {
        madeByDuckDb14("duckdb-1.4.2-version-1.gz");

        fill();
        warehouse().init();
        assertThat(warehouse().schedule(new ScheduleId("mia-old"))).isPresent();
        assertThat(warehouse().examine())
                .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.OK));
    }

    @Test
    void version1_withAColumnAdded_isReadAllTheSame() throws IOException {
        makeVersion1();
        sql("ALTER TABLE mass_messages ADD COLUMN remark VARCHAR");

        fill();
        try (Snapshot snapshot = warehouse().read()) {
            assertThat(snapshot.lastMessage()).isEmpty();
        }
    }

    @Test
    void init_ofVersion1_makesItThisVersion_andLosesNothing() throws IOException {
        makeVersion1();
        fill();
        sql("ALTER TABLE mass_messages ADD COLUMN remark VARCHAR");
        List<String> before = sql("SELECT to_json(b)::VARCHAR FROM caption_bank b ORDER BY caption_id");

        warehouse().init();

        assertThat(sql("SELECT version FROM schedule_builder_schema"))
                .containsExactly(Integer.toString(SchemaVersion.CURRENT));
        assertThat(sql("SELECT count(remark) FROM mass_messages")).containsExactly("0");
        assertThat(sql("SELECT to_json(b)::VARCHAR FROM caption_bank b ORDER BY caption_id"))
                .isEqualTo(before);
        assertThat(warehouse().schedule(new ScheduleId("mia-old"))).isPresent();
        assertThat(warehouse().examine())
                .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.OK));
    }

    @Test
    void readingVersion1_changesNotOneByte() throws IOException {
        makeVersion1();
        byte[] before = Files.readAllBytes(file);

        warehouse().read().close();
        warehouse().runs(1);
        warehouse().examine();

        assertThat(Arrays.equals(Files.readAllBytes(file), before)).isTrue();
    }

    @Test
    void init_again_changesNothing() {
        fill();
        List<String> before =
                sql("SELECT sql FROM duckdb_views() WHERE NOT internal UNION ALL SELECT sql FROM duckdb_tables()");

        warehouse().init();

        assertThat(sql("SELECT sql FROM duckdb_views() WHERE NOT internal UNION ALL SELECT sql FROM duckdb_tables()"))
                .isEqualTo(before);
        assertThat(sql("SELECT version FROM schedule_builder_schema")).hasSize(1);
    }

    @Test
    void newerVersion_isRefusedWithTheReleaseToUse() {
        sql("UPDATE schedule_builder_schema SET version = 99, written_by = '7.1.0'");

        assertThatThrownBy(() -> warehouse().read())
                .isInstanceOf(FailureException.class)
                .hasMessage(file
                        + ": its tables have version 99, and this schedule-builder (development) knows version "
                        + SchemaVersion.CURRENT + ". Use schedule-builder 7.1.0, which created them, or a later one.");
        assertThatThrownBy(() -> warehouse().init()).hasMessageContaining("Use schedule-builder 7.1.0");
    }
}
