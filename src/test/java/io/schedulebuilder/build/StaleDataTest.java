package io.schedulebuilder.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.schedulebuilder.launch.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example pages in someone's own warehouse, into which nothing is imported any more. */
@Tag("slow")
class StaleDataTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLES = Path.of("examples");

    @TempDir
    static Path imported;

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeAll
    static void importOnce() {
        Cli cli = Cli.fresh(imported);
        List<String> args = new ArrayList<>(List.of("warehouse", "import", "--warehouse", "duckdb:" + own(imported)));
        for (String table : List.of("messages", "captions", "pages", "holidays")) {
            args.add("--" + table + "=" + EXAMPLES.resolve(table + ".csv"));
        }
        assertThat(cli.run("warehouse", "init", "--warehouse", "duckdb:" + own(imported))
                        .exitCode())
                .isZero();
        assertThat(cli.run(args.toArray(String[]::new)).exitCode()).isZero();
    }

    private static Path own(Path folder) {
        return folder.resolve("own.duckdb");
    }

    @BeforeEach
    void copy() throws IOException {
        Files.copy(own(imported), own(folder));
        cli = Cli.fresh(folder);
    }

    private Cli.Result own(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--warehouse");
        all.add("duckdb:" + own(folder));
        return cli.run(all.toArray(String[]::new));
    }

    private JsonNode plan(String asOf) throws IOException {
        Path csv = folder.resolve(asOf + ".csv");
        Cli.Result result = own(
                "plan", "--page-name", "atlasgrey", "--start-date", asOf, "--as-of", asOf, "--output", csv.toString());
        assertThat(result.exitCode()).isZero();
        return JSON.readTree(folder.resolve(asOf + ".plan.json").toFile());
    }

    @Test
    void plan_importsStoppedForTwoWeeksOrAYear_keepsTheZone() throws IOException {
        JsonNode fresh = plan("2025-11-04");
        assertThat(fresh.path("saturation_zone").asText()).isEqualTo("RED");
        assertThat(fresh.path("analysis").path("data").path("stale").asBoolean())
                .isFalse();

        for (String asOf : List.of("2025-11-18", "2026-11-04")) {
            JsonNode stale = plan(asOf);
            assertThat(stale.path("saturation_zone").asText()).isEqualTo("RED");
            assertThat(stale.path("saturation_score").asDouble())
                    .isGreaterThanOrEqualTo(fresh.path("saturation_score").asDouble());
            JsonNode data = stale.path("analysis").path("data");
            assertThat(data.path("stale").asBoolean()).isTrue();
            assertThat(data.path("newest_message").asText()).isEqualTo("2025-11-04T03:37:00Z");
            assertThat(data.path("carried_over_from").asText()).isEqualTo("2025-11-04");
        }
    }

    @Test
    void build_staleData_beginsWithAWarning_inTextAndInJson() throws IOException {
        String[] args = {
            "plan",
            "--page-name",
            "atlasgrey",
            "--start-date",
            "2025-11-18",
            "--as-of",
            "2025-11-18",
            "--output",
            folder.resolve("a.csv").toString()
        };
        Cli.Result text = own(args);
        assertThat(text.out().replaceAll("\\s+", " "))
                .startsWith(
                        "Warning: the data is stale: the newest message of any page is from 2025-11-04T03:37:00Z, 13 "
                                + "days before as-of, and 3 days are allowed.")
                .contains("carried over from 2025-11-04");
        assertThat(text.err()).startsWith("warning: the data is stale");

        List<String> json = new ArrayList<>(List.of(args));
        json.add("--json");
        Cli.Result program = own(json.toArray(String[]::new));
        assertThat(JSON.readTree(program.out()).path("data").path("stale").asBoolean())
                .isTrue();
        assertThat(program.err()).startsWith("warning: the data is stale");

        Cli.Result explained = own("explain", folder.resolve("a.plan.json").toString());
        assertThat(explained.out())
                .contains("Zone RED and saturation 0.8296 are carried over from 2025-11-04, the last day with data.");
    }

    /** New pages have nothing to rest from, and are built. */
    @Test
    void batch_staleData_failsUnlessAllowed() throws IOException {
        String[] args = {
            "batch",
            "--page-name",
            "ivywren",
            "newpage",
            "--start-date",
            "2025-11-18",
            "--as-of",
            "2025-11-18",
            "--output-dir",
            folder.resolve("week").toString(),
            "--summary",
            folder.resolve("run.json").toString()
        };
        Cli.Result refused = own(args);
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.out()).startsWith("Warning: the data is stale").contains("1 page failed.");
        assertThat(refused.err()).contains("ivywren: the data is stale").contains("--allow-stale");
        JsonNode summary = JSON.readTree(folder.resolve("run.json").toFile());
        assertThat(summary.path("data").path("stale").asBoolean()).isTrue();
        assertThat(summary.path("data").path("age_days").asDouble()).isBetween(13.0, 15.0);
        assertThat(summary.path("text").asText()).contains("days before as-of: stale.");

        List<String> allowed = new ArrayList<>(List.of(args));
        allowed.addAll(List.of("--allow-stale", "--resume"));
        assertThat(own(allowed.toArray(String[]::new)).exitCode()).isZero();
    }

    @Test
    void healthAndDoctor_showTheAge() throws IOException {
        Cli.Result health = own("health", "--as-of", "2025-11-18");
        assertThat(health.out())
                .startsWith("Warning: the data is stale")
                .contains("The newest message of any page is from 2025-11-04T03:37:00Z");
        Cli.Result fresh = own("health", "--as-of", "2025-11-04", "--json");
        assertThat(JSON.readTree(fresh.out()).path("data").path("stale").asBoolean(true))
                .isFalse();
        assertThat(ofData(own("doctor", "--json"))).contains("WARNING", "the newest message of any page", ": stale");
    }

    @Test
    void warehouseOfExamples_isNeverStale() throws IOException {
        Cli examples = Cli.withExamples(folder.resolve("data"));
        Cli.Result result = examples.run(
                "batch",
                "--page-name",
                "ivywren",
                "--start-date",
                "2026-11-18",
                "--as-of",
                "2026-11-18",
                "--output-dir",
                folder.resolve("week").toString());

        assertThat(result.exitCode()).isZero();
        assertThat(result.out() + result.err()).doesNotContain("is stale", ": stale");
        assertThat(ofData(examples.run("doctor", "--json")))
                .contains("OK", "days before as-of")
                .doesNotContain(": stale");
    }

    /** What doctor finds of the data. */
    private static String ofData(Cli.Result doctor) throws IOException {
        for (JsonNode finding : JSON.readTree(doctor.out()).path("findings")) {
            if (finding.path("check").asText().equals("data")) {
                return finding.toString();
            }
        }
        return "";
    }
}
