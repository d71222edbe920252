package io.schedulebuilder.warehouse.bigquery;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.zetasql.ZetaSQLType.TypeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every statement of ours, read by Google's own analyser: an emulator takes what BigQuery would not. Once for a dataset as
 * ours is made, and once for one as the agency's is: without {@code mass_messages.caption_id}, and with columns of its own
 * in {@code schedule_recommendations} that its rows must have.
 *
 * <p>Needs no emulator, but a native library that not every machine has; hence the tag.
 */
@Tag("bigquery")
class SqlIsGoogleSqlTest {
    private static final Path SQL = Path.of("src/main/resources/io/schedulebuilder/warehouse/bigquery");
    private static final Dataset DATASET = new Dataset("test-project", "test_dataset");

    private static final Map<String, String> OURS = Map.of(
            "fingerprint", "0123456789abcdef",
            Tables.OPTIONAL_CAPTION_ID, "caption_id",
            "commitment", "'{}'",
            "their_columns", "",
            "their_values", "");

    private static final Map<String, String> THEIRS = Map.of(
            "fingerprint",
            "0123456789abcdef",
            Tables.OPTIONAL_CAPTION_ID,
            "CAST(NULL AS INT64)",
            "commitment",
            "'{}'",
            "their_columns",
            ", recommendation_id, generated_at, recommendation_data",
            "their_values",
            Stream.of("recommendation_id", "generated_at", "recommendation_data")
                    .map(column -> ", " + PlanWriter.THEIR_COLUMNS.get(column))
                    .collect(joining()));

    /** What is wrong with each file that was read. */
    private final Map<String, List<String>> faults = new TreeMap<>();

    @TestFactory
    List<DynamicTest> everyFile_isGoogleSql() throws IOException {
        readAll(ours());
        readAll(theirs());
        List<DynamicTest> tests = new ArrayList<>();
        for (String file : files("")) {
            tests.add(dynamicTest(file, () -> {
                assertThat(faults).as("what was read").containsKey(file);
                assertThat(faults.get(file)).isEmpty();
            }));
        }
        return tests;
    }

    private GoogleSql ours() throws IOException {
        GoogleSql sql = new GoogleSql(DATASET, OURS);
        make(sql, files("tables/"));
        sql.withTexts(
                "INFORMATION_SCHEMA.COLUMNS", List.of("table_name", "column_name", "data_type", "is_nullable"));
        return sql;
    }

    private GoogleSql theirs() throws IOException {
        GoogleSql sql = new GoogleSql(DATASET, THEIRS);
        make(sql, files("tables/"));
        sql.withTexts(
                "INFORMATION_SCHEMA.COLUMNS", List.of("table_name", "column_name", "data_type", "is_nullable"));
        sql.without("mass_messages", "caption_id");
        sql.with("schedule_recommendations", "recommendation_id", TypeKind.TYPE_STRING);
        sql.with("schedule_recommendations", "generated_at", TypeKind.TYPE_TIMESTAMP);
        sql.with("schedule_recommendations", "recommendation_data", TypeKind.TYPE_JSON);
        return sql;
    }

    private void readAll(GoogleSql sql) throws IOException {
        make(sql, files("procedures/"));
        make(sql, files("views/"));
        for (String folder : List.of("queries/", "monitoring/")) {
            files(folder).forEach(file -> keep(file, sql.statement(SqlFile.of(file))));
        }
        files("scripts/").forEach(file -> keep(file, sql.script(SqlFile.of(file))));
    }

    /** In whatever order they need each other. */
    private void make(GoogleSql sql, List<String> files) {
        List<String> waiting = files;
        Map<String, List<String>> failed = new TreeMap<>();
        while (!waiting.isEmpty()) {
            failed.clear();
            for (String file : waiting) {
                List<String> found = sql.make(SqlFile.of(file));
                if (found.isEmpty()) {
                    keep(file, found);
                } else {
                    failed.put(file, found);
                }
            }
            if (failed.size() == waiting.size()) {
                failed.forEach(this::keep);
                return;
            }
            waiting = List.copyOf(failed.keySet());
        }
    }

    private void keep(String file, List<String> found) {
        List<String> all = faults.computeIfAbsent(file, name -> new ArrayList<>());
        found.stream().filter(fault -> !all.contains(fault)).forEach(all::add);
    }

    private static List<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(SQL.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> SQL.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
