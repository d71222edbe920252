package io.schedulebuilder.store.bigquery;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.zetasql.ZetaSQLType.TypeKind;
import io.schedulebuilder.store.Dataset;
import io.schedulebuilder.store.ImportBatch;
import io.schedulebuilder.store.ImportTable;
import io.schedulebuilder.store.RefusedInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every statement of ours, read by Google's own analyser: an emulator takes what BigQuery would not. Once for a dataset as
 * ours is made, and once for one as the agency's is: without {@code mass_messages.caption_id}, and with columns of its own
 * in {@code schedule_recommendations} that its rows must have. Lines of faults are those of the files; columns are those
 * of the statement with everything put in.
 *
 * <p>Statements that Java puts together are read as it does: {@link BatchLoader}, {@link Deployment}, {@link Upkeep}, and
 * {@link PlanWriter}'s columns.
 *
 * <p>Needs no emulator, but a native library that not every machine has; hence the tag.
 */
@Tag("bigquery")
class SqlIsGoogleSqlIT {
    private static final Path SQL = Path.of("src/main/resources/io/schedulebuilder/store/bigquery");
    private static final Dataset DATASET = new Dataset("test-project", "test_dataset");

    /** In one line, so that faults after it are told by their own. */
    private static final String GUARD = SqlFile.of("parts/change_guard.sql")
            .with(Map.of("dataset", DATASET.qualified()))
            .replace('\n', ' ');

    private static final Map<String, String> OURS = Map.of(
            "fingerprint",
            "0123456789abcdef",
            Tables.OPTIONAL_CAPTION_ID,
            "caption_id",
            "runs",
            "'[]'",
            "guard",
            GUARD,
            "commitment",
            "'{}'",
            "their_columns",
            "",
            "their_values",
            "");

    private static final Map<String, String> THEIRS = Map.of(
            "fingerprint",
            "0123456789abcdef",
            Tables.OPTIONAL_CAPTION_ID,
            "CAST(NULL AS INT64)",
            "runs",
            "'[]'",
            "guard",
            GUARD,
            "commitment",
            "'{}'",
            "their_columns",
            ", recommendation_id, generated_at, recommendation_data",
            "their_values",
            Stream.of(
                            new Catalog.Column("recommendation_id", "STRING", true),
                            new Catalog.Column("generated_at", "TIMESTAMP", true),
                            new Catalog.Column("recommendation_data", "JSON", false))
                    .map(column -> ", " + PlanWriter.theirs(column))
                    .collect(joining()));

    /** What is wrong with the files that make something. */
    private static final Map<String, Set<String>> MAKING = new TreeMap<>();

    private static GoogleSql ours;
    private static GoogleSql theirs;

    @BeforeAll
    static void makeBoth() throws IOException {
        ours = dataset(OURS);
        theirs = dataset(THEIRS);
        theirs.without("mass_messages", "caption_id");
        theirs.with("schedule_recommendations", "recommendation_id", TypeKind.TYPE_STRING);
        theirs.with("schedule_recommendations", "generated_at", TypeKind.TYPE_TIMESTAMP);
        theirs.with("schedule_recommendations", "recommendation_data", TypeKind.TYPE_JSON);
        for (GoogleSql each : List.of(ours, theirs)) {
            make(each, "procedures/");
            make(each, "views/");
        }
    }

    private static GoogleSql dataset(Map<String, String> places) throws IOException {
        GoogleSql sql = new GoogleSql(DATASET, places);
        make(sql, "tables/");
        return sql;
    }

    private static void make(GoogleSql sql, String folder) throws IOException {
        List<SqlFile> again = new ArrayList<>();
        for (SqlFile file : files(folder)) {
            if (sql.make(file).isEmpty()) {
                MAKING.computeIfAbsent(file.path(), name -> new TreeSet<>());
            } else {
                again.add(file);
            }
        }
        // It may have needed one that came after it.
        again.forEach(file ->
                MAKING.computeIfAbsent(file.path(), name -> new TreeSet<>()).addAll(sql.make(file)));
    }

    @TestFactory
    List<DynamicTest> everyFile_isGoogleSql() throws IOException {
        return files("").stream()
                .filter(file -> !file.path().startsWith("parts/")) // read where they are put in
                .map(file ->
                        dynamicTest(file.path(), () -> assertThat(faults(file)).isEmpty()))
                .toList();
    }

    private static Set<String> faults(SqlFile file) {
        Set<String> faults = new TreeSet<>();
        faults.addAll(faults(ours, file));
        // Only these of theirs are other than ours.
        if (file.text().contains("mass_messages") || file.text().contains("schedule_recommendations")) {
            faults.addAll(faults(theirs, file));
        }
        return faults;
    }

    private static Set<String> faults(GoogleSql sql, SqlFile file) {
        Set<String> faults = new TreeSet<>();
        switch (file.path().substring(0, file.path().lastIndexOf('/') + 1)) {
            case "tables/", "views/" -> faults.addAll(MAKING.get(file.path()));
            case "procedures/" -> {
                faults.addAll(MAKING.get(file.path()));
                faults.addAll(sql.body(file));
            }
            case "queries/", "monitoring/" -> faults.addAll(sql.statement(file));
            case "scripts/" -> faults.addAll(sql.script(file));
            default -> faults.add(file.path() + ": this test knows no such folder");
        }
        return faults;
    }

    private static List<SqlFile> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(SQL.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> SQL.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .map(SqlFile::of)
                    .toList();
        }
    }

    @TestFactory
    List<DynamicTest> everyStatementThatLoadsRows_isGoogleSql() {
        return ImportTable.ALL.stream()
                .map(table -> dynamicTest(table.name(), () -> {
                    Set<String> there = new HashSet<>(table.columnNames());
                    assertThat(ours.script(loading(table, there, Set.of()))).isEmpty();
                    Set<String> absent = table.columnNames().stream()
                            .map(column -> table.name() + "." + column)
                            .collect(toSet());
                    assertThat(ours.script(loading(table, there, absent))).isEmpty();
                    if (table.name().equals("mass_messages")) {
                        there.remove("caption_id");
                        assertThat(theirs.script(loading(table, there, Set.of())))
                                .isEmpty();
                    }
                }))
                .toList();
    }

    /** @param absent columns of which the files say nothing */
    private static SqlFile loading(ImportTable<?> table, Set<String> there, Set<String> absent) {
        ImportBatch batch = new ImportBatch(List.of(), List.of(), List.of(), List.of(), absent);
        BatchLoader.Staged staged = BatchLoader.Staged.of(DATASET, "r", table, there, batch);
        return new SqlFile(
                "BatchLoader",
                String.join(
                        ";\n",
                        "-- @rows STRING\n" + staged.create(),
                        staged.insert(),
                        staged.sql().compare(),
                        BatchLoader.merges(List.of(staged)) + staged.drop()));
    }

    @Test
    void columnsThatADeploymentAdds_areGoogleSql() {
        for (String table : Tables.ALL) {
            assertThat(theirs.statement(
                            new SqlFile("Deployment", Deployment.alter(DATASET, table, Tables.columns(table)))))
                    .isEmpty();
        }
    }

    @Test
    void upkeepsCalls_areGoogleSql() {
        for (String procedure : List.of("sb_sweep_expired_caption_locks", "sb_update_caption_performance")) {
            for (Optional<LocalDate> day : List.of(Optional.<LocalDate>empty(), Optional.of(LocalDate.EPOCH))) {
                assertThat(ours.script(new SqlFile("Upkeep", Upkeep.call(DATASET, procedure, day))))
                        .isEmpty();
            }
        }
    }

    @Test
    void wrongColumn_isNoticed() {
        assertThat(ours.statement(changed("queries/guard.sql", "SELECT version", "SELECT verson")))
                .singleElement()
                .asString()
                .startsWith("queries/guard.sql:2:8: Unrecognized name: verson");
    }

    /** BigQuery: "Parameterized types are not allowed in CAST expressions" (OHDSI/SqlRender#309). */
    @Test
    void parameterizedTypeInACast_isNoticed() {
        assertThat(ours.statement(changed("queries/messages.sql", "AS INT64) AS price", "AS NUMERIC(33, 4)) AS price")))
                .singleElement()
                .asString()
                .startsWith("queries/messages.sql:")
                .contains("arameter");
    }

    @Test
    void columnThatTheirTableLacks_isNoticed() {
        SqlFile file = changed("queries/platform.sql", "  page_name,\n", "  MAX(caption_id),\n  page_name,\n");

        assertThat(ours.statement(file)).isEmpty();
        assertThat(theirs.statement(file))
                .singleElement()
                .asString()
                .startsWith("queries/platform.sql:5:7: Unrecognized name: caption_id");
    }

    @Test
    void parameterThatIsNotDeclared_isNoticed() {
        assertThat(ours.statement(changed("queries/let_go.sql", "-- @holder STRING", "-- @owner STRING")))
                .containsExactly(
                        "queries/let_go.sql:1: @owner is declared, and not used",
                        "queries/let_go.sql:3:108: Query parameter 'holder' not found");
    }

    @Test
    void parameterOfAnotherType_isNoticed() {
        assertThat(ours.statement(changed("queries/platform.sql", "-- @from TIMESTAMP", "-- @from INT64")))
                .singleElement()
                .asString()
                .startsWith("queries/platform.sql:10:7: No matching signature for operator >=");
    }

    @Test
    void wrongTypeInAProceduresBody_isNoticed() {
        assertThat(body("analyze_creator_performance", "CURRENT_TIMESTAMP(), p", "CURRENT_DATE(), p"))
                .singleElement()
                .asString()
                .startsWith("procedures/analyze_creator_performance.sql:9:")
                .contains("has type TIMESTAMP")
                .contains("has type DATE");
    }

    @Test
    void numberOfArgumentsOfACall_isNoticed() {
        assertThat(body("analyze_creator_performance", "CURRENT_TIMESTAMP(), p", "p"))
                .containsExactly("procedures/analyze_creator_performance.sql:9:"
                        + " test-project.test_dataset.sb_analyze_creator_performance takes 3 arguments, not 2");
    }

    @Test
    void resultOfACallThatNothingHolds_isNoticed() {
        assertThat(body("analyze_creator_performance", "(), performance_report", "(), 'text'"))
                .containsExactly(
                        "procedures/analyze_creator_performance.sql:9: No variable of the type STRING: 'text'");
    }

    @Test
    void valueOfAnotherTypeThanItsVariables_isNoticed() {
        assertThat(body("sb_update_caption_performance", "SELECT COUNT(*)\n", "SELECT STRING_AGG(m.page_name)\n"))
                .singleElement()
                .asString()
                .startsWith("procedures/sb_update_caption_performance.sql:")
                .contains("INT64")
                .contains("STRING");
    }

    @Test
    void columnThatATemporaryTableLacks_isNoticed() {
        assertThat(body("sb_sweep_expired_caption_locks", "COUNT(*) AS ended", "COUNT(*) AS finished"))
                .containsExactly("procedures/sb_sweep_expired_caption_locks.sql:51:21: Unrecognized name: ended");
    }

    @Test
    void insertedRowWithoutAColumnThatItMustHave_isNoticed() {
        SqlFile file = SqlFile.of("scripts/commit.sql");

        assertThat(theirs.script(new SqlFile(file.path(), file.text().replaceAll("\\$\\{their_\\w+}", ""))))
                .containsExactly(
                        "scripts/commit.sql: Inserted rows lack [recommendation_id, generated_at, recommendation_data]"
                                + " of test-project.test_dataset.schedule_recommendations");
    }

    /** A dashboard counts as health does. */
    @ParameterizedTest
    @ValueSource(strings = {"errors_per_hour", "mean_duration_7d", "success_rate_7d"})
    void monitoring_leavesOutRefusedInput_asHealthDoes(String query) {
        assertThat(SqlFile.of("monitoring/" + query + ".sql").text())
                .contains("'" + RefusedInput.NOTE + "'", "r'" + RefusedInput.ERRORS + "'");
    }

    @Test
    void statementsInsideAnIf_areRead() {
        assertThat(ours.script(changed("scripts/commit.sql", "refusal = ERROR(CONCAT", "refused = ERROR(CONCAT")))
                .containsExactly("scripts/commit.sql:105: No such variable: refused");
    }

    private List<String> body(String procedure, String from, String to) {
        return ours.body(changed("procedures/" + procedure + ".sql", from, to));
    }

    private static SqlFile changed(String path, String from, String to) {
        String text = SqlFile.of(path).text();
        assertThat(text).contains(from);
        return new SqlFile(path, text.replace(from, to));
    }
}
