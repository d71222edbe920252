package io.schedulebuilder.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.schedulebuilder.terminal.Style;
import io.schedulebuilder.webhook.Listener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text from arguments, file names, plans, rules and tables cannot steer the terminal of who reads our answers. */
class OutsideTextTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NASTY = "\u001b[31mred\u202Edeter\u200B\u0007";
    private static final String SHOWN = "\\u001b[31mred\\u202edeter\\u200b\\u0007";

    @TempDir
    static Path folder;

    private static Cli cli;
    private static Path nastyPlan;

    @BeforeAll
    static void plan() throws IOException {
        cli = Cli.withExamples(folder.resolve("data"));
        Path csv = folder.resolve("a.csv");
        assertThat(cli.week("plan", "theolark", csv).exitCode()).isZero();
        ObjectNode plan =
                (ObjectNode) JSON.readTree(folder.resolve("a.plan.json").toFile());
        for (JsonNode message : plan.path("messages")) {
            ((ObjectNode) message).put("caption_text", NASTY + "\nerror: forged");
            ((ObjectNode) message)
                    .put("content_category", message.path("content_category").asText() + NASTY);
        }
        nastyPlan = folder.resolve("nasty" + NASTY + ".plan.json");
        JSON.writeValue(nastyPlan.toFile(), plan);
    }

    @Test
    void argument_inAnError_isShown() {
        for (String option : new String[] {"--page-name", "--seed", "--as-of", NASTY}) {
            Cli.Result result = cli.run("build", "--start-date", "2025-11-04", option, NASTY);
            assertThat(result.exitCode()).as(option).isEqualTo(2);
            assertThat(result.err()).contains(SHOWN);
            assertHarmless(result);
        }
        Cli.Result forged = cli.run("build", "--start-date", "2025-11-04", "--page-name", "a\nerror: forged");
        assertThat(forged.err()).doesNotContain("\nerror: forged");
    }

    @Test
    void plan_fieldsAndFileName_areShown() {
        for (Cli.Result result : new Cli.Result[] {
            cli.run("explain", nastyPlan.toString()),
            cli.run("diff", folder.resolve("a.plan.json").toString(), nastyPlan.toString()),
            cli.run("explain", folder.resolve(NASTY).toString()),
        }) {
            assertThat(result.out() + result.err()).contains(SHOWN);
            assertHarmless(result);
        }
        assertHarmless(cli.run("apply", nastyPlan.toString()));
    }

    @Test
    void json_isHarmless_andTheSameValue() throws IOException {
        Cli.Result result = cli.run("explain", nastyPlan.toString(), "--json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertHarmless(result);
        assertThat(JSON.readTree(result.out()).findValuesAsText("content_category"))
                .allMatch(category -> category.endsWith(NASTY));
    }

    @Test
    void ruleName_isShown() throws IOException {
        Path rules = folder.resolve("rules");
        Files.createDirectories(rules);
        try (Stream<Path> shipped = Files.list(Cli.PROJECT.resolve("rules"))) {
            for (Path file : shipped.filter(Files::isRegularFile).toList()) {
                Files.copy(file, rules.resolve(file.getFileName()));
            }
        }
        Path tiers = rules.resolve("tiers.drl");
        Files.writeString(
                tiers,
                Files.readString(tiers)
                        .replace("SMALL: 5 to 25 thousand dollars", "SMALL \u202Esrallod\u202C \u200B and more"));
        Cli.Result result =
                cli.run("rules", "show", "--revenue", "6000", "--saturation", "0.1", "--rules", rules.toString());
        assertThat(result.out() + result.err()).contains("\\u202esrallod\\u202c \\u200b");
        assertHarmless(result);
    }

    @Test
    void failedBuild_leavesALogRow_thatIsHarmless_andANoticeWithoutMarkup() throws Exception {
        Path file = folder.resolve("summary.json");
        try (Listener listener = new Listener(Listener.Answer.codes(200))) {
            Cli.Result batch = cli.run(
                    "batch",
                    "--start-date",
                    "2025-11-04",
                    "--output-dir",
                    folder.resolve("week").toString(),
                    "--page-name",
                    "<!channel> @everyone " + NASTY,
                    "--notify",
                    listener.url(),
                    "--summary",
                    file.toString());
            assertThat(batch.exitCode()).isEqualTo(4);
            assertHarmless(batch);
            String body = listener.heard().get(0).body();
            assertThat(body).doesNotContain("<!", "@everyone");
            assertThat(JSON.readTree(body).path("text").asText())
                    .contains(SHOWN)
                    .doesNotContain("<!", "@everyone", NASTY);
            assertThat(JSON.readTree(body)).isEqualTo(JSON.readTree(file.toFile()));
        }
        assertHarmless(cli.run("runs", "list"));
    }

    @Test
    void style_ofOurOwn_passes_thatOfAFileDoesNot() {
        assertThat(Style.shown(Style.of("31", "ours") + " \u001b[31mtheirs"))
                .isEqualTo("\u001b[31mours\u001b[0m \\u001b[31mtheirs");
    }

    private static void assertHarmless(Cli.Result result) {
        assertThat(result.out() + result.err())
                .doesNotContain("\u001b", "\u202E", "\u202C", "\u200B", "\u0007", "\r", "\tat ");
    }
}
