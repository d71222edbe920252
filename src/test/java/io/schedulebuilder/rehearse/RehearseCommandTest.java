package io.schedulebuilder.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.schedulebuilder.launch.Cli;
import io.schedulebuilder.report.HtmlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

@Tag("slow")
class RehearseCommandTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void seeded() {
        cli = Cli.withExamples(folder.resolve("data"));
    }

    @Test
    void rehearse_examples_saysWhatCouldBeJudged_andWritesNothingToTheWarehouse() throws Exception {
        byte[] before = Files.readAllBytes(cli.warehouse());
        Path report = folder.resolve("rehearsal");

        Cli.Result result = rehearse("theolark", "jadebri", "--weeks", "3", "--report", report.toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .startsWith("Weeks from 2025-10-13 to 2025-11-02, 6 page-weeks planned again; seed 1,")
                .contains(
                        "planned by rules", "sent instead", "both together", "Your data cannot tell whether the plans");
        assertThat(result.err()).contains(", week of 2025-10-27 done, ", " of 6", "Report  ");
        assertThat(Files.readAllBytes(cli.warehouse())).isEqualTo(before);

        JsonNode json = new ObjectMapper().readTree(Files.readString(report.resolve("rehearsal.json")));
        JsonNode planned = json.at("/rule_sets/0/planned");
        assertThat(planned.path("judged").asInt())
                .isLessThan(planned.path("ppvs").asInt());
        assertThat(json.at("/rule_sets/0/sent_instead/judged").asInt()).isPositive();
        assertThat(json.path("weeks")).hasSize(3);
        assertThat(json.at("/difference/can_tell").asBoolean()).isFalse();
        HtmlFile html = HtmlFile.parse(Files.readString(report.resolve("rehearsal.html")));
        assertThat(html.all("h2"))
                .extracting(Element::getTextContent)
                .containsExactly("What could be judged", "The difference", "Weeks", "How to read this");
        assertThat(html.all("p").get(0).getTextContent())
                .isEqualTo(json.path("verdict").asText());

        // Again into the same folder: it replaces its own files, and the results are the same to the byte.
        String first = Files.readString(report.resolve("rehearsal.json"));
        Cli.Result again = rehearse("jadebri", "theolark", "--weeks", "3", "--report", report.toString(), "--json");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(Files.readString(report.resolve("rehearsal.json"))).isEqualTo(first);
        assertThat(again.out().strip()).isEqualTo(first.strip());
    }

    @Test
    void rehearse_wrongInput_isRefusedWithWhatToDo() throws Exception {
        String rules = Cli.PROJECT.resolve("rules").toString();
        assertThat(rehearse("theolark", "--rules", rules, rules, rules).err())
                .isEqualTo(
                        "error: --rules names 3 folders. Name one to judge it, or two to compare the second with the "
                                + "first." + System.lineSeparator());
        for (String[] wrong : new String[][] {
            {"--weeks", "0"}, {"--weeks", "53"}, {"--within-days", "0"}, {"--within-days", "91"}, {"--seed", "x"}
        }) {
            Cli.Result result = rehearse("theolark", wrong);
            assertThat(result.exitCode()).as(wrong[0] + " " + wrong[1]).isEqualTo(2);
            assertThat(result.err()).contains(wrong[0]);
        }
        assertThat(rehearse("theolrak").err()).contains("Nearest of 9: theolark");
        assertThat(rehearse("theolark", "--report", "-").err()).contains("--report - is standard output");
        assertThat(cli.run("rehearse").exitCode()).isEqualTo(2);

        Path report = Files.createDirectories(folder.resolve("taken"));
        Files.writeString(report.resolve("rehearsal.json"), "{\"mine\": 1}");
        Cli.Result taken = rehearse("theolark", "--report", report.toString());
        assertThat(taken.exitCode()).isEqualTo(2);
        assertThat(taken.err()).contains("rehearsal.json contains something else and was not overwritten");

        Path none = folder.resolve("none");
        assertThat(rehearse("theolark", "--rules", none.toString()).exitCode()).isEqualTo(2);
    }

    @Test
    void rehearse_pageThatTheRulesForget_failsAlone_andIsNamedOnce() throws Exception {
        Path rules = PastMarket.rules(folder.resolve("rules"));
        Path tiers = rules.resolve("tiers.drl");
        String text = Files.readString(tiers);
        assertThat(text).contains("revenue >= 25000");
        Files.writeString(tiers, text.replaceFirst("revenue >= 25000", "pageName != \"theolark\", revenue >= 25000"));

        Cli.Result result = rehearse("theolark", "jadebri", "--weeks", "2", "--rules", rules.toString());

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err()).contains("error: page theolark, 2 weeks: under the rules in " + rules + ": ");
        assertThat(result.out()).contains("2 page-weeks planned again");
    }

    private Cli.Result rehearse(String page, String... more) {
        List<String> args = new ArrayList<>(List.of("rehearse", "--page-name", page));
        args.addAll(Arrays.asList(more));
        return cli.run(args.toArray(String[]::new));
    }
}
