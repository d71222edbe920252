package io.schedulebuilder.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.schedulebuilder.launch.Cli;
import io.schedulebuilder.webhook.Listener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a run, to whom, and that telling changes nothing else. */
@Tag("slow")
class RunNoticeTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void copyExamples() {
        cli = Cli.withExamples(folder.resolve("data"));
    }

    @Test
    void batch_done_tellsOneDocument_toTheListener_theFileAndStandardOutput() throws Exception {
        Path file = folder.resolve("made/summary.json");
        try (Listener listener = new Listener(Listener.Answer.codes(200))) {
            Cli.Result result = batch(
                    "--page-name",
                    "ivywren",
                    "theolark",
                    "--notify",
                    listener.url(),
                    "--summary",
                    file.toString(),
                    "--json");
            assertThat(result.exitCode()).as(result.err()).isZero();
            JsonNode told = told(listener);
            assertThat(told).isEqualTo(JSON.readTree(file.toFile())).isEqualTo(JSON.readTree(result.out()));
            assertThat(told.path("outcome").asText()).isEqualTo("done");
            assertThat(told.path("exit_code").asInt(-1)).isZero();
            assertThat(told.path("command").asText()).isEqualTo("batch");
            assertThat(told.path("start_date").asText()).isEqualTo("2025-11-04");
            assertThat(told.path("pages").asInt()).isEqualTo(2);
            assertThat(told.path("messages").asInt()).isEqualTo(30);
            assertThat(told.path("slowest_ms").asLong()).isPositive();
            assertThat(told.path("built")).hasSize(2);
            assertThat(told.path("failures")).isEmpty();
            assertThat(told.path("go_on").isNull()).isTrue();
            assertThat(told.path("text").asText())
                    .startsWith("Week of 2025-11-04 done: 2 of 2 pages built, 30 messages, 0 unplaced, $");
            assertThat(told.path("started_at").asText())
                    .isLessThanOrEqualTo(told.path("finished_at").asText());
            assertThat(result.err()).doesNotContain("SECRET");
        }
    }

    @Test
    void batch_ofWhichSomeFailed_tellsWhich_andHowToGoOn() throws Exception {
        try (Listener listener = new Listener(Listener.Answer.codes(200))) {
            Cli.Result result = batch("--page-name", "ivywren", "nobody", "--notify=" + listener.url());
            assertThat(result.exitCode()).isEqualTo(4);
            JsonNode told = told(listener);
            assertThat(told.path("outcome").asText()).isEqualTo("partly");
            assertThat(told.path("exit_code").asInt()).isEqualTo(4);
            assertThat(told.path("failed").asInt()).isEqualTo(1);
            assertThat(told.at("/failures/0/page_name").asText()).isEqualTo("nobody");
            assertThat(told.at("/failures/0/reason").asText()).contains("is not in the warehouse");
            assertThat(told.path("text").asText()).contains("1 of 2 pages built", "Failed: nobody (page \"nobody\"");
            assertThat(told.path("go_on").asText())
                    .isEqualTo("schedule-builder batch --start-date 2025-11-04 --output-dir " + folder.resolve("week")
                            + " --page-name ivywren nobody --resume");
        }
    }

    @Test
    void batch_thatFailsBeforeAnyPage_tellsWhy() throws Exception {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        Files.writeString(rules.resolve("tiers.drl"), "rule broken");
        try (Listener listener = new Listener(Listener.Answer.codes(200))) {
            Cli.Result result =
                    batch("--page-name", "ivywren", "--notify", listener.url(), "--rules", rules.toString());
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains("tiers.drl:1").doesNotContain("\tat ");
            JsonNode told = told(listener);
            assertThat(told.path("outcome").asText()).isEqualTo("failed");
            assertThat(told.path("exit_code").asInt()).isEqualTo(2);
            assertThat(told.path("error").asText()).contains("tiers.drl:1");
            assertThat(told.path("text").asText()).startsWith("Week of 2025-11-04 failed before any page was started.");
        }
        try (Listener listener = new Listener(Listener.Answer.codes(200))) {
            Cli.Result result = batch(
                    "--all-pages", "--notify", listener.url(), "--warehouse", "duckdb:" + folder.resolve("no.duckdb"));
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(told(listener).path("error").asText()).contains("there is no warehouse");
        }
    }

    @Test
    void batch_whoseEveryPageFailed_hasFailed() throws Exception {
        Path file = folder.resolve("summary.json");
        assertThat(batch("--page-name", "nobody", "--summary", file.toString()).exitCode())
                .isEqualTo(4);
        assertThat(JSON.readTree(file.toFile()).path("outcome").asText()).isEqualTo("failed");
    }

    @Test
    void build_tellsOfItsPage_builtOrFailed() throws Exception {
        try (Listener listener = new Listener(Listener.Answer.codes(200))) {
            Cli notifying = cli.notifying(listener.url());
            Path csv = folder.resolve("a.csv");
            assertThat(notifying.week("build", "ivywren", csv).exitCode()).isZero();
            assertThat(notifying.week("build", "ivywren", csv).exitCode()).isEqualTo(1);
            assertThat(notifying.week("plan", "theolark", csv).exitCode()).isZero();
            assertThat(listener.heard()).hasSize(2);
            JsonNode done = JSON.readTree(listener.heard().get(0).body());
            assertThat(done.path("outcome").asText()).isEqualTo("done");
            assertThat(done.at("/built/0/csv").asText()).isEqualTo(csv.toString());
            JsonNode failed = JSON.readTree(listener.heard().get(1).body());
            assertThat(failed.path("command").asText()).isEqualTo("build");
            assertThat(failed.path("outcome").asText()).isEqualTo("failed");
            assertThat(failed.path("exit_code").asInt()).isEqualTo(1);
            assertThat(failed.at("/failures/0/reason").asText()).contains("scheduled already");
        }
    }

    @Test
    void listener_thatRefuses_changesNothing_andNoSecretIsShown() throws Exception {
        try (Listener listener = new Listener(Listener.Answer.codes(400))) {
            Path file = folder.resolve("summary.json");
            Cli.Result result = cli.notifying(listener.url())
                    .week("build", "ivywren", folder.resolve("a.csv"), "--quiet", "--summary", file.toString());
            assertThat(result.exitCode()).isZero();
            assertThat(result.err())
                    .isEqualTo("warning: $SCHEDULE_BUILDER_NOTIFY http://127.0.0.1:" + listener.port()
                            + "/… was not notified: it answered 400. Everything that was built is kept; the message is in "
                            + file + ". Check that the address responds.\n");
            assertThat(folder.resolve("a.csv")).exists();
        }
    }

    @Test
    void address_thatIsNone_isRefusedBeforeAnyWork_withoutShowingIt() throws Exception {
        for (Cli.Result result : List.of(
                batch("--all-pages", "--notify", "hooks.example.com/SECRET"),
                cli.notifying("ftp://example.com/SECRET").week("build", "ivywren", folder.resolve("a.csv")))) {
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains("is not an http or https address").doesNotContain("SECRET");
        }
        assertThat(folder.resolve("week")).doesNotExist();
        assertThat(JSON.readTree(cli.run("runs", "list", "--json").out()).path("runs"))
                .isEmpty();
    }

    @Test
    void summary_whereItCannotBe_isRefusedBeforeAnyWork() throws Exception {
        Path plain = Files.writeString(folder.resolve("plain"), "");
        assertThat(batch("--all-pages", "--summary", plain.resolve("s.json").toString())
                        .err())
                .contains("--summary", "its folder cannot be created");
        assertThat(batch("--all-pages", "--summary", folder.toString()).err()).contains("is a folder");
        assertThat(folder.resolve("week")).doesNotExist();
    }

    @Test
    void summary_toStandardOutput_isAllThatIsThere() throws Exception {
        Cli.Result result = batch("--page-name", "ivywren", "--summary", "-");
        assertThat(JSON.readTree(result.out()).path("outcome").asText()).isEqualTo("done");
        assertThat(result.err()).contains("expected revenue");
        Cli.Result both = batch("--page-name", "ivywren", "--summary", "-", "--json");
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.err())
                .isEqualTo("error: --json and --summary both write to standard output. Leave one out, or name a file."
                        + System.lineSeparator());
        assertThat(JSON.readTree(both.out()).at("/error/kind").asText()).isEqualTo("input");
    }

    @Test
    void summary_ofAnEarlierRun_isNotLeftForTheNext() throws Exception {
        Path file = Files.writeString(folder.resolve("summary.json"), "{\"outcome\":\"done\"}");
        batch("--page-name", "nobody", "--summary", file.toString());
        assertThat(file).content().contains("\"outcome\" : \"failed\"");
    }

    @Test
    void goingOn_needsNoAddress() {
        assertThat(RunDescription.resumed(List.of(
                        "batch",
                        "--notify",
                        "http://SECRET",
                        "--pages",
                        "my pages.txt",
                        "--notify=SECRET",
                        "--resume")))
                .isEqualTo("schedule-builder batch --pages 'my pages.txt' --resume");
    }

    private static JsonNode told(Listener listener) throws Exception {
        assertThat(listener.heard()).hasSize(1);
        return JSON.readTree(listener.heard().get(0).body());
    }

    private Cli.Result batch(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "batch",
                "--start-date",
                "2025-11-04",
                "--output-dir",
                folder.resolve("week").toString()));
        args.addAll(Arrays.asList(more));
        return cli.run(args.toArray(String[]::new));
    }
}
