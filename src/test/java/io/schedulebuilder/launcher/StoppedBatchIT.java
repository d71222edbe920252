package io.schedulebuilder.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.schedulebuilder.webhook.Listener;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch that is asked to stop, as a service manager or Ctrl-C does. */
class StoppedBatchIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TERMINATED = 143;

    @TempDir
    Path folder;

    @Test
    void batch_thatIsStopped_tellsSo_andHowToGoOn() throws Exception {
        assertThat(start("true", "runs", "list").waitFor(5, TimeUnit.MINUTES)).isTrue();
        Path summary = folder.resolve("summary.json");
        try (Listener listener = new Listener(Listener.Answer.codes(200))) {
            Process batch = start(listener.url(), batch(summary));
            awaitAPlan();
            batch.destroy();
            assertThat(batch.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(batch.exitValue()).as(err()).isEqualTo(TERMINATED);
            assertThat(err()).contains("with --resume.").doesNotContain("SECRET", "Exception");
            assertThat(listener.heard()).hasSize(1);
            JsonNode told = JSON.readTree(listener.heard().get(0).body());
            assertThat(told.path("outcome").asText()).isEqualTo("stopped");
            assertThat(told.path("go_on").asText())
                    .startsWith("schedule-builder batch ")
                    .endsWith(" --resume");
            assertThat(JSON.readTree(summary.toFile())).isEqualTo(told);
        }
        String[] resumed = Files.readString(summary)
                .lines()
                .filter(line -> line.contains("\"go_on\""))
                .findFirst()
                .orElseThrow()
                .replaceAll("^.*: \"schedule-builder |\",$", "")
                .split(" ", -1);
        Files.delete(summary);
        Process second = start("http://127.0.0.1:9/nobody-listens", resumed);
        // The weeks are there long before it gives up on whom it was to tell.
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (!Files.exists(summary) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(JSON.readTree(summary.toFile()).path("outcome").asText()).isEqualTo("done");
        second.destroy();
        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(err())
                .contains("was notified. Everything that was built is kept.")
                .doesNotContain("nobody-listens");
    }

    private static String[] batch(Path summary) {
        return new String[] {
            "batch",
            "--all-pages",
            "--start-date",
            "2025-11-04",
            "--parallel",
            "1",
            "--output-dir",
            "week",
            "--summary",
            summary.toString()
        };
    }

    private void awaitAPlan() throws IOException, InterruptedException {
        Path aside = folder.resolve("week/.batch");
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (System.nanoTime() < end) {
            if (Files.isDirectory(aside)) {
                try (DirectoryStream<Path> plans = Files.newDirectoryStream(aside, "*.plan.json")) {
                    if (plans.iterator().hasNext()) {
                        return;
                    }
                }
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        throw new AssertionError("no plan was laid aside: " + err());
    }

    private String err() throws IOException {
        return Files.readString(folder.resolve("err.txt"));
    }

    private Process start(String listener, String... words) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(PROJECT.resolve("schedule-builder").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment()
                .put("SCHEDULE_BUILDER_DATA", folder.resolve("data").toString());
        builder.environment().put("SCHEDULE_BUILDER_NOTIFY", listener);
        return builder.start();
    }
}
