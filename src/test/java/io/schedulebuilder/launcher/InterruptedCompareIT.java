package io.schedulebuilder.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in the middle of a comparison loses nothing. */
class InterruptedCompareIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final int INTERRUPTED = 130;

    @TempDir
    Path folder;

    @Test
    void interruptedComparison_keepsItsRuns_andResumes() throws Exception {
        Path report = folder.resolve("report");
        Process first = compare(report);
        try (BufferedReader talk = first.errorReader()) {
            String line = talk.readLine();
            while (line != null && !line.contains(" soft, ")) {
                line = talk.readLine();
            }
            assertThat(line).as("a run is done").isNotNull();
            assertThat(new ProcessBuilder("kill", "-INT", Long.toString(first.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(first.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(talk.lines().toList())
                    .anyMatch(said -> said.startsWith("Stopped: ") && said.endsWith("Use --resume to continue."));
        }
        assertThat(first.exitValue()).isEqualTo(INTERRUPTED);
        assertThat(read(report).path("stopped").asBoolean()).isTrue();
        int kept = read(report).path("problems").size();
        assertThat(kept).isBetween(1, 4);
        assertThat(report.resolve("report.html")).content().contains("Use --resume to continue");

        Process second = compare(report, "--resume");
        second.getErrorStream().transferTo(java.io.OutputStream.nullOutputStream());
        assertThat(second.waitFor()).isZero();

        Path undisturbed = folder.resolve("undisturbed");
        Process whole = compare(undisturbed);
        whole.getErrorStream().transferTo(java.io.OutputStream.nullOutputStream());
        assertThat(whole.waitFor()).isZero();
        assertThat(read(report).path("stopped").asBoolean()).isFalse();
        assertThat(scores(read(report))).isEqualTo(scores(read(undisturbed))).hasSize(5);
    }

    @Test
    void interruptedProof_keepsTheRuns_andSaysThatItWasCutOff() throws Exception {
        Path report = folder.resolve("report");
        Process proof = new ProcessBuilder(
                        PROJECT.resolve("schedule-builder").toString(),
                        "compare",
                        "--solver-config",
                        PROJECT.resolve("solver-config/fast.xml").toString(),
                        "--budget",
                        "500",
                        "--suite",
                        PROJECT.resolve("benchmarks/suite").toString(),
                        "--seeds",
                        "1",
                        "--prove",
                        "--report",
                        report.toString())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        try (BufferedReader talk = proof.errorReader()) {
            String line = talk.readLine();
            while (line != null && !line.startsWith("proving ")) {
                line = talk.readLine();
            }
            assertThat(line).as("a proof is begun").isNotNull();
            Thread.sleep(700); // until the other solver is at work
            assertThat(new ProcessBuilder("kill", "-INT", Long.toString(proof.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(proof.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(talk.lines().toList()).anyMatch(said -> said.startsWith("Stopped: 27 runs are saved"));
        }
        assertThat(proof.exitValue()).isEqualTo(INTERRUPTED);
        assertThat(read(report).path("stopped").asBoolean()).isTrue();
    }

    private static Process compare(Path report, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                PROJECT.resolve("schedule-builder").toString(),
                "compare",
                "--solver-config",
                PROJECT.resolve("solver-config/default.xml").toString(),
                "--budget",
                "400k",
                "--suite",
                PROJECT.resolve("benchmarks/suite/large-green.plan.json").toString(),
                "--seeds",
                "5",
                "--parallel",
                "1",
                "--report",
                report.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectOutput(
                        Files.createTempFile(report.getParent(), "out", ".txt").toFile())
                .start();
    }

    private static JsonNode read(Path report) throws IOException {
        return new ObjectMapper().readTree(report.resolve("results.json").toFile());
    }

    private static List<String> scores(JsonNode results) {
        List<String> scores = new ArrayList<>();
        results.path("problems").forEach(problem -> problem.path("runs")
                .forEach(run -> scores.add(problem.path("seed") + " " + run.path("score"))));
        return scores;
    }
}
