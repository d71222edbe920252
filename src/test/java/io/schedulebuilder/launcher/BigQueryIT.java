package io.schedulebuilder.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.store.Dataset;
import io.schedulebuilder.store.bigquery.Emulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real launcher on BigQuery, from an empty dataset to a recorded week, and the same week from a DuckDB file. */
@Tag("bigquery")
class BigQueryIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    @TempDir
    Path folder;

    private record Result(int exitCode, String out, String err) {}

    @Test
    void week_fromAnEmptyDataset_isTheOneThatADuckDbFileGives_byteForByte() throws Exception {
        Dataset dataset = Emulator.shared().emptyDataset();
        List<String> cloud = List.of("--project-id", dataset.project(), "--dataset", dataset.name());
        List<String> file = List.of("--warehouse", "duckdb:w.duckdb");

        assertThat(done(cloud, "warehouse", "deploy", "--dry-run").out()).contains("+ table mass_messages: is missing");
        assertThat(done(cloud, "warehouse", "deploy").err()).contains("Done. Next:  schedule-builder doctor");
        assertThat(done(cloud, "warehouse", "deploy").out()).contains("0 to create, 0 to change");
        done(file, "warehouse", "init");
        for (List<String> warehouse : List.of(cloud, file)) {
            done(
                    warehouse,
                    "warehouse",
                    "import",
                    "--messages",
                    example("messages.csv"),
                    "--captions",
                    example("captions.csv"),
                    "--pages",
                    example("pages.csv"),
                    "--holidays",
                    example("holidays.csv"));
        }
        assertThat(done(cloud, "doctor").out()).contains("Weeks can be built.");
        assertThat(build(cloud, "--estimate-cost").out()).contains("commit ", "in all");
        assertThat(done(cloud, "batch", "--all-pages", "--start-date", "2025-11-04", "--estimate-cost")
                        .out())
                .contains("commit × 9", "restrictions × 9", "in all");

        Result built = build(cloud, "--output", "cloud.csv");
        build(file, "--output", "file.csv");

        assertThat(built.out()).contains("26 captions locked.");
        assertThat(built.err()).contains("BigQuery: ", " billed, $");
        assertThat(folder.resolve("cloud.csv")).hasSameBinaryContentAs(folder.resolve("file.csv"));
        assertThat(folder.resolve("cloud.plan.json")).hasSameBinaryContentAs(folder.resolve("file.plan.json"));
        assertThat(done(cloud, "runs", "list").out()).contains("SUCCESS", "jadebri-2025-11-04-");
        assertThat(done(cloud, "health").out()).contains("Healthy.");
        for (List<String> warehouse : List.of(cloud, file)) {
            assertThat(done(warehouse, "warehouse", "daily", "--day", "2025-11-08")
                            .out())
                    .contains("Locks ended for days before 2025-11-08: ", "caption_bandit_stats");
        }
        Result again = run(cloud, List.of("build", "--page-name", "jadebri", "--start-date", "2025-11-05"));
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("overlaps what is scheduled already: jadebri-2025-11-04-");
    }

    @Test
    void selectionByProcedure_isWholeAndRepeatable() throws Exception {
        Dataset dataset = Emulator.shared().emptyDataset();
        List<String> cloud = List.of("--project-id", dataset.project(), "--dataset", dataset.name());
        done(cloud, "warehouse", "deploy", "--quiet");
        done(
                cloud,
                "warehouse",
                "import",
                "--messages",
                example("messages.csv"),
                "--captions",
                example("captions.csv"),
                "--pages",
                example("pages.csv"));
        for (String csv : List.of("a.csv", "b.csv")) {
            Result plan = done(
                    cloud,
                    "plan",
                    "--page-name",
                    "theolark",
                    "--start-date",
                    "2025-11-04",
                    "--selection",
                    "procedure",
                    "--output",
                    csv);
            assertThat(plan.out()).contains("none unplaced");
        }
        assertThat(folder.resolve("a.csv")).hasSameBinaryContentAs(folder.resolve("b.csv"));
    }

    private Result build(List<String> warehouse, String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of("build", "--page-name", "jadebri", "--start-date", "2025-11-04"));
        words.addAll(List.of(more));
        return done(warehouse, words.toArray(String[]::new));
    }

    private Result done(List<String> warehouse, String... words) throws Exception {
        Result result = run(warehouse, List.of(words));
        assertThat(result.exitCode())
                .as(String.join(" ", words) + "\n" + result.err())
                .isZero();
        return result;
    }

    private Result run(List<String> warehouse, List<String> words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(PROJECT.resolve("schedule-builder").toString()));
        command.addAll(words);
        command.addAll(warehouse);
        Path out = Files.createTempFile(folder, "run", ".out");
        Path err = Files.createTempFile(folder, "run", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment()
                .put("BIGQUERY_EMULATOR_HOST", Emulator.shared().address().toString());
        builder.environment()
                .put("SCHEDULE_BUILDER_DATA", folder.resolve("data").toString());
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private static String example(String file) {
        return PROJECT.resolve("examples").resolve(file).toString();
    }
}
