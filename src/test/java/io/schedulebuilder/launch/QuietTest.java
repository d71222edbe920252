package io.schedulebuilder.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With --quiet every command prints what is wrong, and nothing else; with --json, still its object. */
@Tag("slow")
class QuietTest {
    @TempDir
    Path folder;

    private Cli cli;
    private String plan;

    @BeforeEach
    void planned() {
        cli = Cli.withExamples(folder.resolve("data"));
        cli.week("build", "ivywren", folder.resolve("a.csv"));
        plan = folder.resolve("a.plan.json").toString();
    }

    private List<List<String>> answers() {
        return List.of(
                List.of("rules", "show", "--revenue", "60000", "--saturation", "0.45"),
                List.of("rules", "trace", "--revenue", "60000", "--saturation", "0.45"),
                List.of("rules", "test"),
                List.of(
                        "rules",
                        "diff",
                        Cli.PROJECT.resolve("rules").toString(),
                        Cli.PROJECT.resolve("rules").toString()),
                List.of("explain", plan),
                List.of("diff", plan, plan),
                List.of("runs", "list"),
                List.of("runs", "show", "last"),
                List.of("doctor"),
                List.of("health"),
                List.of("value", "check", "--weeks", "1"),
                List.of("warehouse", "sweep"));
    }

    @Test
    void answerThatNothingIsWrong_isTheExitCodeAlone_inEveryCommand() {
        for (List<String> words : answers()) {
            Cli.Result result = run(words, "--quiet");
            assertThat(result.out()).as(words.toString()).isEmpty();
            if (!words.contains("last")) {
                assertThat(result.exitCode()).as(words + result.err()).isZero();
                assertThat(result.err()).as(words.toString()).isEmpty();
            }
        }
    }

    @Test
    void json_isPrintedAllTheSame() {
        for (List<String> words : answers()) {
            if (!words.contains("last")) {
                assertThat(run(words, "--quiet", "--json").out())
                        .as(words.toString())
                        .startsWith("{");
            }
        }
    }

    @Test
    void whatIsWrong_isPrinted() throws Exception {
        Path rules = Files.createDirectories(folder.resolve("rules/tests")).getParent();
        try (var files = Files.newDirectoryStream(Cli.PROJECT.resolve("rules"), "*.drl")) {
            for (Path file : files) {
                Files.copy(file, rules.resolve(file.getFileName()));
            }
        }
        Files.writeString(rules.resolve("tests/x.csv"), "revenue,saturation,tier\n1000,0.1,MICRO\n2000,0.1,MEGA\n");
        assertThat(run(List.of("rules", "test", "--rules", rules.toString()), "--quiet")
                        .out())
                .startsWith("FAILED  ")
                .contains("x.csv:3", "MEGA")
                .doesNotContain("ok", "x.csv:2");
        assertThat(run(List.of("rules", "test", "--rules", rules.toString())).out())
                .as("failures come first")
                .startsWith("FAILED  ")
                .contains("ok      ", "1 of 2 cases passed, 1 failed.");
        assertThat(run(List.of("doctor", "--warehouse", "duckdb:" + folder.resolve("none.duckdb")), "--quiet")
                        .out())
                .startsWith("FAULT")
                .doesNotContain("ok ");
    }

    private Cli.Result run(List<String> words, String... more) {
        return cli.run(java.util.stream.Stream.concat(words.stream(), java.util.Arrays.stream(more))
                .toArray(String[]::new));
    }
}
