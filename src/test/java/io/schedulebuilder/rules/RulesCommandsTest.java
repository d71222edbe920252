package io.schedulebuilder.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.schedulebuilder.launch.Cli;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** rules test, rules trace and rules diff as a person runs them. */
@Tag("slow")
class RulesCommandsTest {
    @TempDir
    Path folder;

    private Cli cli;
    private Path rules;

    @BeforeEach
    void copyOfRules() throws Exception {
        cli = Cli.fresh(folder.resolve("data"));
        rules = Files.createDirectories(folder.resolve("rules/tests")).getParent();
        try (Stream<Path> files = Files.walk(Cli.PROJECT.resolve("rules"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        file,
                        rules.resolve(
                                Cli.PROJECT.resolve("rules").relativize(file).toString()));
            }
        }
    }

    @Test
    void test_ofTheShippedRules_listsEachCase_andPasses() {
        Cli.Result result = cli.run("rules", "test");

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("ok      rules/tests/golden.csv:2 ", " revenue 1,000, saturation 0.15: 7 values\n")
                .containsPattern("\\n\\d+ of \\d+ cases passed, 0 failed\\.\\n")
                .containsPattern("\\nrule +conditions +borders +reached\\n")
                .containsPattern("\\nall .* 100%\\n");
    }

    @Test
    void test_withAWrongRule_showsWhatDiffersAndWhoSetIt_andFailsTheGate() throws Exception {
        replace("tiers.drl", "weeklyPpvs(10, 14)", "weeklyPpvs(9, 13)");

        Cli.Result result = cli.run("rules", "test", "--rules", rules.toString(), "--mutate");

        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(result.out())
                .contains("FAILED  rules/tests/golden.csv:8 ")
                .containsPattern(" {10}parameter +expected +got +set by\\n"
                        + " {10}weekly_ppvs +12 +11 +rules/tiers.drl:30 × rules/zones.drl:15\\n");
        assertThat(result.err()).contains("--mutate works only when every case passes");
    }

    @Test
    void test_withWrongRowsInTwoFiles_namesThemAll() throws Exception {
        Files.writeString(rules.resolve("tests/a.csv"), "revenue,saturation,weekly_ppv\n1,0,6\n");
        Files.writeString(rules.resolve("tests/b.csv"), "revenue,saturation,tier\n1,30,MICRO\n");

        Cli.Result result = cli.run("rules", "test", "--rules", rules.toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("error: rules/tests/a.csv:1: unknown column \"weekly_ppv\". Did you mean weekly_ppvs?")
                .contains(
                        "error: rules/tests/b.csv:2: column saturation: 30 is not between 0 and 1. 30 percent is 0.3.");
    }

    @Test
    void test_withMutants_givesTheScore_andNamesThoseThatNoCaseNotices() throws Exception {
        Files.delete(rules.resolve("tests/every-page.csv"));

        Cli.Result result = cli.run("rules", "test", "--rules", rules.toString(), "--mutate");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .containsPattern("Mutants: \\d+ changes tried, one at a time\\. The cases notice \\d+ of the \\d+ that "
                        + "change an answer: \\d\\d%\\. \\d+ change no answer, \\d+ cannot be judged by cases\\.")
                .contains("\nNo case notices:\n", "  rules/hours.drl:16: message gap 30 → 31\n")
                .contains("Not judged by cases", "weight of least change")
                .containsPattern("expected revenue +9 pages\n")
                .containsPattern("least change +no page: it matters when a week is planned again\n");
    }

    @Test
    void test_writesBothReports_intoAFolderThatItMakes() throws Exception {
        Path junit = folder.resolve("reports/rules.xml");
        Path sarif = folder.resolve("reports/rules.sarif");

        cli.run("rules", "test", "--junit", junit.toString(), "--sarif", sarif.toString());

        assertThat(junit)
                .content()
                .startsWith("<?xml")
                .contains("<testsuite name=\"rules/tests/golden.csv\" tests=\"43\"");
        assertThat(new ObjectMapper().readTree(sarif.toFile()).at("/version").asText())
                .isEqualTo("2.1.0");
        Cli.Result refused =
                cli.run("rules", "test", "--junit", junit.resolve("x").toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("its folder cannot be created", "Choose another place");
    }

    @Test
    void test_asJson_hasCasesCoverageAndMutants() throws Exception {
        JsonNode json = json(cli.run("rules", "test", "--mutate", "--json"));

        assertThat(json.at("/failed").asInt()).isZero();
        assertThat(json.at("/cases/0/passed").asBoolean()).isTrue();
        assertThat(json.at("/coverage/share").asDouble()).isEqualTo(1);
        assertThat(json.at("/coverage/rules/0/conditions_reached").asInt()).isPositive();
        assertThat(json.at("/mutation/score").asDouble()).isEqualTo(1);
        assertThat(json.at("/mutation/not_judged/0/before").asText()).startsWith("weight of");
    }

    @Test
    void trace_showsTheRoundsInOrder_andWhatWouldFireTheRest() {
        Cli.Result result = cli.run("rules", "trace", "--revenue", "60000", "--saturation", "0.45");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .startsWith("Round 1, with Account only:\n\n  rules/hours.drl:12 \"Active hours\"\n")
                .contains(
                        """

                        This gives tier MEDIUM, zone YELLOW, segment EXPLORATORY. Round 2, with these known:

                          rules/prices.drl:7 "Cheap mix: audiences that buy little, or that we do not know"
                              price mix 0.6/0.3/0.1
                        """)
                .contains(
                        """
                          rules/tiers.drl:33 "LARGE: 100 to 500 thousand dollars"
                              rules/tiers.drl:35 asks for revenue >= 100000; the account has revenue 60,000
                              would fire from revenue 100,000
                        """);
    }

    @Test
    void trace_ofOverriddenAndClashingSettings_saysByWhom_andThatThereIsNoPolicy() throws Exception {
        Files.writeString(
                rules.resolve("extra.drl"),
                """
                rule "calm Sundays" salience 5 when Zone( name == "RED" ) then policy.dailyCap(4); end
                rule "another gap" when Account() then policy.messageGapMinutes(45); end
                """);

        Cli.Result result =
                cli.run("rules", "trace", "--rules", rules.toString(), "--revenue", "1", "--saturation", "0.9");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("      daily cap 8, overridden by rules/extra.drl:1 \"calm Sundays\" (4)\n")
                .contains("  rules/extra.drl:1 \"calm Sundays\", salience 5\n")
                .contains("      message gap 30, against rules/extra.drl:2 \"another gap\" (45)\n")
                .contains(
                        "\nThere is no policy:\n\n  rules/extra.drl:2: rule \"another gap\" and rules/hours.drl:16: ");
    }

    @Test
    void trace_asJson_hasFiredAndNotFired() throws Exception {
        JsonNode json = json(cli.run("rules", "trace", "--revenue", "60000", "--saturation", "0.45", "--json"));

        assertThat(json.at("/tier").asText()).isEqualTo("MEDIUM");
        assertThat(json.at("/fired/0/settings/0/parameter").asText()).isEqualTo("active_hours");
        assertThat(json.at("/fired/0/settings/0/outcome").asText()).isEqualTo("counts");
        assertThat(json.at("/not_fired/0/would_fire/0").asText()).isEqualTo("if segment were STANDARD");
        assertThat(json.at("/not_fired/0/failed/0/condition").asText()).isEqualTo("Segment( name == \"STANDARD\" )");
    }

    @Test
    void diff_ofTwoFolders_tellsRulesAndRegions() throws Exception {
        replace("tiers.drl", "weeklyPpvs(10, 14)", "weeklyPpvs(9, 13)");

        Cli.Result result =
                cli.run("rules", "diff", Cli.PROJECT.resolve("rules").toString(), rules.toString(), "--no-pages");

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .isEqualTo(
                        """
                        Rules:

                          ~  rules/tiers.drl:26 "MEDIUM: 25 to 100 thousand dollars": weekly PPVs 10–14 → weekly PPVs 9–13

                        Answers:

                          revenue from 25,000 to below 100,000, GREEN: weekly PPVs 12 → 11 (rules/tiers.drl:30)
                          revenue from 25,000 to below 100,000, YELLOW: weekly PPVs 9 → 8 (rules/tiers.drl:30)
                          revenue from 25,000 to below 100,000, RED: weekly PPVs 6 → 5 (rules/tiers.drl:30)
                        """);
    }

    @Test
    void diff_withAWarehouse_tellsThePagesThatChange_andWhenItLooked() throws Exception {
        cli = Cli.withExamples(folder.resolve("examples"));
        replace("tiers.drl", "revenue < 5000 ", "revenue < 500 ");
        replace("tiers.drl", "revenue >= 5000,", "revenue >= 500,");

        Cli.Result now = cli.run("rules", "diff", Cli.PROJECT.resolve("rules").toString(), rules.toString());
        assertThat(now.err()).contains("No page sent anything in the last 90 days, so pages are compared as of ");
        Cli.Result result = cli.run(
                "rules",
                "diff",
                Cli.PROJECT.resolve("rules").toString(),
                rules.toString(),
                "--as-of",
                "2025-11-04T00:00Z");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .containsPattern("Pages as of 2025-11-04T00:00:00Z: \\d of 9 change\\.\\n")
                .containsPattern("  page +tier +zone +segment +PPVs +bumps ")
                .containsPattern(" MICRO → SMALL .* 6 → 8 +4 → 6 ");
        JsonNode json = json(cli.run(
                "rules",
                "diff",
                Cli.PROJECT.resolve("rules").toString(),
                rules.toString(),
                "--as-of",
                "2025-11-04T00:00Z",
                "--json"));
        assertThat(json.at("/pages/compared").asInt()).isEqualTo(9);
        assertThat(json.at("/pages/changed/0/before/policy/tier").asText()).isEqualTo("MICRO");
        assertThat(json.at("/pages/changed/0/after/policy/tier").asText()).isEqualTo("SMALL");
        assertThat(json.at("/rules/0/change").asText()).isEqualTo("changed");
        assertThat(json.at("/answers/0/parameter").asText()).isEqualTo("tier");
    }

    @Test
    void diff_withPagesThatTheNewRulesLeaveWithoutAPolicy_saysWhy() throws Exception {
        cli = Cli.withExamples(folder.resolve("examples"));
        replace("tiers.drl", "revenue < 5000 ", "revenue < 1 ");

        Cli.Result result = cli.run(
                "rules", "diff", Cli.PROJECT.resolve("rules").toString(), rules.toString(), "--as-of", "2025-11-04");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("MICRO → none", "no rule sets the tier for revenue");
    }

    @Test
    void diff_withARevision_readsTheFolderAsItWas() throws Exception {
        git("init", "-q");
        git("add", "rules");
        git("commit", "-q", "-m", "before");
        replace("hours.drl", "messageGapMinutes(30)", "messageGapMinutes(20)");

        Cli.Result result = cli.run("rules", "diff", "HEAD", "--rules", rules.toString(), "--no-pages");

        assertThat(result.out()).contains("  every page: message gap 30 → 20 (rules/hours.drl:16)\n");
        Cli.Result back = cli.run("rules", "diff", rules.toString(), "HEAD", "--no-pages");
        assertThat(back.out()).contains("  every page: message gap 20 → 30 (rules/hours.drl:16)\n");
        Cli.Result unknown = cli.run("rules", "diff", "HAED", "--rules", rules.toString(), "--no-pages");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("error: \"HAED\" is neither a folder nor a revision of the repository of ");
    }

    private static JsonNode json(Cli.Result result) throws Exception {
        assertThat(result.exitCode()).isZero();
        return new ObjectMapper().readTree(result.out());
    }

    private void replace(String file, String from, String to) throws Exception {
        String text = Files.readString(rules.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(rules.resolve(file), text.replace(from, to));
    }

    private void git(String... arguments) throws Exception {
        String[] settings = {"git", "-C", folder.toString(), "-c", "user.name=Ava", "-c", "user.email=ava@example.org"};
        Process git = new ProcessBuilder(
                        Stream.concat(Stream.of(settings), Stream.of(arguments)).toList())
                .inheritIO()
                .start();
        assertThat(git.waitFor()).isZero();
    }
}
