package io.schedulebuilder.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.schedulebuilder.launch.Cli;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCheckCommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private Cli cli;
    private Path rules;

    @BeforeEach
    void rulesWithASlip() throws Exception {
        cli = Cli.fresh(folder.resolve("data"));
        rules = Files.createDirectory(folder.resolve("rules"));
        Files.writeString(rules.resolve("x.drl"), "rule \"x\"\nwhen\n    Account( revnue > 5 )\nthen\nend\n");
    }

    @Test
    void shippedRules_areFit_andTheEndSaysWhatWasLookedAt() {
        Cli.Result result = cli.run("rules", "check");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains(": note: rule \"RED: the audience is tired\": ")
                .contains("50 regions of pages checked, boundaries included, for every parameter.\n")
                .contains("The rule engine's decisions for 15 pages, one for each tier and zone, match the rules.\n")
                .contains("5 of 6 statements hold.\n")
                .contains("75 weeks of tier, zone and segment were checked for room.\n")
                .containsPattern(
                        "\n7 files, 26 rules: 0 errors, 0 warnings, 1 note in \\d+\\.\\d s. Every week can be scheduled\\.\n$");
    }

    @Test
    void error_isCodeTwo_andTheOnlyLineWhenQuiet() {
        Cli.Result result = cli.run("rules", "check", "--quiet", "--rules", rules.toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out())
                .isEqualTo(
                        "rules/x.drl:3: error: rule \"x\": unknown field \"revnue\". Did you mean revenue? Fields of "
                                + "Account: pageName, revenue, saturation, averageRpr, averageConversion, messageCount, tierMessages.\n");
    }

    @Test
    void json_isOneObject_withCountsAndFindings() throws Exception {
        Cli.Result result = cli.run("rules", "check", "--json", "--rules", rules.toString());

        JsonNode json = new ObjectMapper().readTree(result.out());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(json.path("rules").asText()).isEqualTo(rules.toString());
        assertThat(json.path("errors").asInt()).isEqualTo(1);
        assertThat(json.path("warnings").asInt()).isZero();
        assertThat(json.path("notes").asInt()).isZero();
        JsonNode finding = json.path("findings").get(0);
        assertThat(finding.path("severity").asText()).isEqualTo("error");
        assertThat(finding.path("kind").asText()).isEqualTo("syntax");
        assertThat(finding.path("file").asText()).isEqualTo("rules/x.drl");
        assertThat(finding.path("line").asInt()).isEqualTo(3);
        assertThat(finding.path("rule").asText()).isEqualTo("x");
        assertThat(finding.path("text").asText()).startsWith("unknown field \"revnue\".");
    }

    @Test
    void missingFolder_isCodeTwo_onStderr() {
        Cli.Result result =
                cli.run("rules", "check", "--rules", folder.resolve("no").toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("the folder does not exist. Use --rules to name the folder with the rule files.");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void watch_answersEachSaveWithOneObjectALine_untilItIsInterrupted() throws Exception {
        Path fixed = rules.resolve("x.drl");
        LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
        AtomicInteger exitCode = new AtomicInteger(-1);
        Thread watching = new Thread(() -> exitCode.set(cli.watch(lines::add, rules)));
        watching.start();
        assertThat(errors(lines)).isEqualTo(1);

        Files.writeString(fixed, Files.readString(fixed).replace("5 )", "5, saturaton > 0.5 )"));
        assertThat(errors(lines)).isEqualTo(2);

        Files.delete(fixed);
        assertThat(errors(lines)).as("a folder without rule files").isEqualTo(1);

        watching.interrupt();
        watching.join(PATIENCE.toMillis());
        assertThat(exitCode).hasValue(0);
    }

    private static int errors(LinkedBlockingQueue<String> lines) throws Exception {
        String line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return new ObjectMapper().readTree(line).path("errors").asInt();
    }
}
