package io.schedulebuilder.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.launch.Cli;
import io.schedulebuilder.store.RunRecord;
import io.schedulebuilder.store.duckdb.DuckDbWarehouse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class HealthCommandTest {
    private static final String[] AS_OF = {"--as-of", "2025-11-08T12:00Z"};

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void seeded() {
        cli = Cli.withExamples(folder.resolve("data"));
    }

    @Test
    void health_ofAnEmptyLog_isNot_andSaysThatThereIsNoSuccess() {
        Cli.Result result = health();
        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .isEqualTo(
                        """
                        Builds as of 2025-11-08T12:00:00Z:
                          success rate, 7 days   no builds               at least 90%          ok
                          mean duration, 7 days  no builds               at most 30 s          ok
                          last success           none in 24 h or before  at most 24 h ago      NOT OK
                          errors, last 24 hours  0, 0 in the worst hour  at most 2 in an hour  ok
                        Not healthy: no success: none in 24 h. Next: schedule-builder runs list
                        """);
    }

    @Test
    void health_asJson_hasEveryFigureBesideItsBound() throws Exception {
        log("2025-11-08T10:00:00Z", RunRecord.Status.FAILED, 40);
        JsonNode json = new ObjectMapper().readTree(health("--json").out());
        assertThat(json.path("healthy").asBoolean()).isFalse();
        assertThat(json.path("as_of").asText()).isEqualTo("2025-11-08T12:00:00Z");
        assertThat(json.path("success_rate").toString())
                .isEqualTo("{\"value\":0.0,\"runs\":1,\"succeeded\":0,\"at_least\":0.9,\"holds\":false}");
        assertThat(json.path("mean_duration_seconds").toString())
                .isEqualTo("{\"value\":40.0,\"runs\":1,\"at_most\":30.0,\"holds\":false}");
        assertThat(json.path("last_success").toString())
                .isEqualTo("{\"value\":null,\"age_seconds\":null,\"at_most_seconds\":86400,\"holds\":false}");
        assertThat(json.path("errors").toString())
                .isEqualTo("{\"in_last_day\":1,\"in_worst_hour\":1,\"at_most_an_hour\":2,\"holds\":true}");
        assertThat(json.path("faults")).hasSize(3);
    }

    @Test
    void health_afterABuild_isGood() {
        assertThat(cli.week("build", "jadebri", folder.resolve("week.csv")).exitCode())
                .isZero();
        Cli.Result result = cli.run("health");
        assertThat(result.exitCode()).as(result.out()).isZero();
        assertThat(result.out())
                .contains("100.0% (1 of 1 builds)", "0 h 0 min ago")
                .endsWith("Healthy.\n");
    }

    /** Wrong input, however often, rings nobody. */
    @Test
    void health_afterInputThatWasRefused_isGood() throws Exception {
        Path csv = folder.resolve("week.csv");
        assertThat(cli.week("build", "jadebri", csv).exitCode()).isZero();
        for (int i = 0; i < 2; i++) {
            assertThat(cli.week("build", "nobody", csv).exitCode()).isEqualTo(2);
            assertThat(cli.week("build", "jadebri", csv, "--as-of", "2026-01-01")
                            .exitCode())
                    .isEqualTo(2);
            assertThat(cli.week("build", "jadebri", csv).exitCode()).isEqualTo(1);
        }

        Cli.Result result = cli.run("health");
        assertThat(result.exitCode()).as(result.out()).isZero();
        assertThat(result.out())
                .contains(
                        "100.0% (1 of 1 builds)",
                        "0, 0 in the worst hour",
                        "6 more builds in 7 days were refused because of their input. They do not count.")
                .endsWith("Healthy.\n");
        assertThat(new ObjectMapper()
                        .readTree(cli.run("health", "--json").out())
                        .path("refused_input")
                        .asInt())
                .isEqualTo(6);
    }

    @Test
    void health_countsABuildOfThisVerySecond() {
        log(Instant.now().toString(), RunRecord.Status.FAILED, 1);
        assertThat(cli.run("health").out()).contains("0.0% (0 of 1 builds)");
    }

    @Test
    void health_ofANamedWarehouse_namesItInWhatToDoNext() {
        String warehouse = "duckdb:" + cli.warehouse();
        assertThat(cli.run("health", "--warehouse", warehouse).out())
                .endsWith("Next: schedule-builder runs list --warehouse " + warehouse + "\n");
    }

    private void log(String at, RunRecord.Status status, int seconds) {
        RunRecord run = new RunRecord(
                "run " + at,
                Optional.empty(),
                new PageName("jadebri"),
                Instant.parse(at),
                status,
                0,
                0,
                Duration.ofSeconds(seconds),
                List.of(),
                Optional.of("why"),
                "");
        DuckDbWarehouse.open(cli.warehouse()).logFailures(List.of(run));
    }

    private Cli.Result health(String... more) {
        List<String> args = new ArrayList<>(List.of("health"));
        args.addAll(List.of(AS_OF));
        args.addAll(List.of(more));
        return cli.run(args.toArray(String[]::new));
    }
}
