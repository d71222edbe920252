package io.schedulebuilder.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.schedulebuilder.webhook.Listener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON Schemas of docs/reference hold for what commands print, and say what the program's own records say. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("slow")
class JsonSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** They need a dataset; their schemas are compared with the records alone. */
    private static final Set<String> OF_BIGQUERY = Set.of("warehouse-deploy", "cost-estimate");

    private static final Set<String> SEEN = new HashSet<>();

    @TempDir
    static Path folder;

    private static Cli cli;

    @BeforeAll
    static void copyExamples() throws IOException {
        cli = Cli.withExamples(folder.resolve("data"));
        if (Boolean.getBoolean("schemas.write")) {
            Files.createDirectories(JsonSchemas.FOLDER);
            for (String name : JsonSchemas.names()) {
                Files.writeString(JsonSchemas.file(name), JsonSchemas.schema(name));
            }
        }
    }

    static Stream<String> names() {
        return JsonSchemas.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void schema_isWhatTheRecordsSay(String name) throws IOException {
        assertThat(JsonSchemas.file(name)).as("make it again: see JsonSchemas").hasContent(JsonSchemas.schema(name));
    }

    @Test
    void folder_holdsNoOtherSchema() throws IOException {
        try (Stream<Path> files = Files.list(JsonSchemas.FOLDER)) {
            assertThat(files.filter(file -> file.toString().endsWith(".schema.json")))
                    .containsExactlyInAnyOrderElementsOf(
                            JsonSchemas.names().stream().map(JsonSchemas::file).toList());
        }
    }

    @Test
    @Order(1)
    void weeks_followTheirSchemas() throws Exception {
        Path csv = folder.resolve("a.csv");
        Path plan = folder.resolve("a.plan.json");
        follows("week", plan("plan", csv, "--seed", "2"));
        follows("plan-file", Files.readString(plan));
        follows("explain", json("explain", plan.toString()));
        JsonNode messages = JSON.readTree(plan.toFile()).path("messages");
        String caption = messages.path(0).path("caption_id").asText();
        follows("explain", json("explain", plan.toString(), "--message", caption, "--alternatives", "2"));
        follows("explain", json("explain", plan.toString(), "--slot", "2025-11-05 19:00"));
        follows("apply", json("apply", plan.toString()));
        Path kept = folder.resolve("b.csv");
        follows("week", plan("build", kept, "--replace", "--keep", "--seed", "3"));
        follows("plan-file", Files.readString(folder.resolve("b.plan.json")));
        follows(
                "diff",
                json("diff", plan.toString(), folder.resolve("b.plan.json").toString()));
    }

    @Test
    @Order(2)
    void runs_followTheirSchemas() throws Exception {
        Path summary = folder.resolve("summary.json");
        try (Listener listener = new Listener(Listener.Answer.codes(200))) {
            follows(
                    "run-summary",
                    json(
                            "batch",
                            "--page-name",
                            "ivywren",
                            "nobody",
                            "--start-date",
                            "2025-11-04",
                            "--output-dir",
                            folder.resolve("week").toString(),
                            "--summary",
                            summary.toString(),
                            "--notify",
                            listener.url()));
            follows("run-summary", listener.heard().get(0).body());
        }
        follows("run-summary", Files.readString(summary));
        String runs = json("runs", "list");
        follows("runs-list", runs);
        String run = JSON.readTree(runs).at("/runs/0/run_id").asText();
        follows("runs-show", json("runs", "show", run));
        follows("doctor", json("doctor"));
        follows("health", json("health"));
    }

    @Test
    @Order(3)
    void upkeep_followsItsSchemas() throws Exception {
        follows("warehouse-sweep", json("warehouse", "sweep", "--day", "2025-11-08"));
        follows("warehouse-update-performance", json("warehouse", "update-performance", "--day", "2025-11-04"));
        follows("warehouse-daily", json("warehouse", "daily", "--day", "2025-11-04"));
        String warehouse = "duckdb:" + folder.resolve("new.duckdb");
        follows("warehouse-init", json("warehouse", "init", "--warehouse", warehouse));
        Path pages = Files.writeString(
                folder.resolve("pages.csv"), "page_name,time_zone\nava,Europe/Berlin\nbea,Nowhere/Land\n");
        follows(
                "warehouse-import",
                json("warehouse", "import", "--pages", pages.toString(), "--skip-bad-rows", "--warehouse", warehouse));
    }

    @Test
    void rules_followTheirSchemas() throws IOException {
        Path rules = folder.resolve("rules");
        Path shipped = Cli.PROJECT.resolve("rules");
        Files.createDirectories(rules);
        try (Stream<Path> files = Files.list(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, rules.resolve(file.getFileName()));
            }
        }
        Path tiers = rules.resolve("tiers.drl");
        Files.writeString(tiers, Files.readString(tiers).replace("dailyCap(15)", "dailyCap(14)"));
        follows("rules-show", json("rules", "show", "--revenue", "60000", "--saturation", "0.45"));
        follows("rules-trace", json("rules", "trace", "--revenue", "60000", "--saturation", "0.45"));
        follows("rules-check", json("rules", "check"));
        follows("rules-test", json("rules", "test"));
        follows("rules-diff", json("rules", "diff", shipped.toString(), rules.toString()));
        follows("rules-fmt", json("rules", "fmt", "--rules", rules.toString()));
        follows("rules-fmt", json("rules", "fmt", "--rules", rules.toString(), "--check"));
        follows(
                "rules-preview",
                json(
                        "rules",
                        "preview",
                        "--rules",
                        rules.toString(),
                        "--page-name",
                        "theolark",
                        "--start-date",
                        "2025-11-04",
                        "--seeds",
                        "3"));
    }

    @Test
    void comparison_followsItsSchema() throws IOException {
        Path configs = Cli.PROJECT.resolve("solver-config");
        follows(
                "compare",
                json(
                        "compare",
                        "--solver-config",
                        configs.resolve("fast.xml").toString(),
                        configs.resolve("default.xml").toString(),
                        "--page-name",
                        "theolark",
                        "--start-date",
                        "2025-11-04",
                        "--seeds",
                        "1"));
    }

    @Test
    void valueCheck_followsItsSchema() throws IOException {
        follows("value-check", json("value", "check", "--weeks", "2", "--page-name", "theolark"));
    }

    @Test
    void rehearsal_followsItsSchema() throws IOException {
        follows("rehearse", json("rehearse", "--page-name", "theolark", "--weeks", "2"));
    }

    @Test
    void errors_followTheirSchema() throws IOException {
        follows("error", json("build", "--page-nmae", "ava"));
        follows("error", json("explain", "no.plan.json"));
    }

    @Test
    void schema_ofAnotherOutput_isNotFollowed() throws IOException {
        assertThat(schema("error").validate("{\"error\": {}, \"errors\": []}", InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema("health").validate(json("doctor"), InputFormat.JSON)).isNotEmpty();
        assertThat(schema("runs-list").validate("[ ]", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everySchema_isTriedAbove() {
        assertThat(JsonSchemas.names().stream().filter(name -> !OF_BIGQUERY.contains(name)))
                .allMatch(SEEN::contains);
    }

    private static String json(String... args) {
        return cli.run(Stream.concat(Arrays.stream(args), Stream.of("--json")).toArray(String[]::new))
                .out();
    }

    private static String plan(String command, Path csv, String... more) {
        return cli.week(
                        command,
                        "theolark",
                        csv,
                        Stream.concat(Arrays.stream(more), Stream.of("--json")).toArray(String[]::new))
                .out();
    }

    private static void follows(String name, String output) throws IOException {
        SEEN.add(name);
        assertThat(output).as(name).startsWith("{").endsWith("}\n");
        assertThat(schema(name).validate(output, InputFormat.JSON))
                .as(name + ": " + output.substring(0, Math.min(200, output.length())))
                .isEmpty();
    }

    private static Schema schema(String name) throws IOException {
        return SCHEMAS.getSchema(Files.readString(JsonSchemas.file(name)), InputFormat.JSON);
    }
}
