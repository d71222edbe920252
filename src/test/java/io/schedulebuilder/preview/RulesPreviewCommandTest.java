package io.schedulebuilder.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.opencsv.CSVReaderHeaderAware;
import io.schedulebuilder.launch.Cli;
import io.schedulebuilder.report.HtmlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

@Tag("slow")
class RulesPreviewCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Cli cli;
    private Path rules;

    @BeforeEach
    void seeded() throws IOException {
        cli = Cli.withExamples(folder.resolve("data"));
        rules = Files.createDirectory(folder.resolve("calmer"));
        try (Stream<Path> files = Files.list(Cli.PROJECT.resolve("rules"))) {
            for (Path file : files.toList()) {
                Files.copy(file, rules.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void preview_ofTheSameRules_isNoDifference_pricesThePlansAsTheyAre_andWritesNothing() throws Exception {
        edit("zones.drl", "// Saturation zones", "// A line that moves all others down\n// Saturation zones");
        byte[] before = Files.readAllBytes(cli.warehouse());

        Cli.Result result = preview("theolark", "--json");

        assertThat(result.exitCode()).as(result.err()).isZero();
        JsonNode json = JSON.readTree(result.out());
        assertThat(json.path("verdict").asText())
                .isEqualTo("No difference: the new rules set the same values for the page.");
        assertThat(json.at("/pages/0/status").asText()).isEqualTo("unchanged");
        assertThat(json.at("/pages/0/new_rules")).isEqualTo(json.at("/pages/0/old_rules"));
        assertThat(json.at("/total/change").asDouble()).isZero();
        assertThat(json.at("/total/beyond_noise").asBoolean()).isFalse();
        assertThat(Files.readAllBytes(cli.warehouse())).isEqualTo(before);

        // The scoring rules are the plan's own here: seed 1 earns what the plan command says of it.
        Cli.Result plan = cli.week(
                "plan",
                "theolark",
                folder.resolve("week.csv"),
                "--json",
                "--solver-config",
                Cli.PROJECT.resolve("solver-config/fast.xml").toString());
        assertThat(json.at("/pages/0/old_rules/expected_revenue_by_seed/0").asDouble())
                .isCloseTo(
                        JSON.readTree(plan.out()).path("expected_revenue").asDouble(),
                        org.assertj.core.api.Assertions.within(0.10)); // the plan rounds each message to cents
    }

    @Test
    void preview_ofHalfThePpvs_isFewerMessagesAndLessRevenue_beyondNoise() throws Exception {
        edit("tiers.drl", "weeklyPpvs(10, 14)", "weeklyPpvs(5, 7)"); // theolark's tier, not ivywren's
        Path csv = folder.resolve("out").resolve("preview.csv");
        Path html = folder.resolve("out").resolve("preview.html");

        Cli.Result result = preview("theolark", "ivywren", "--csv", csv.toString(), "--report", html.toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("12 → 6", "The new rules send 6 fewer PPVs a week on 1 of 2 pages and earn $")
                .contains(
                        ", which is more than seed noise (95% interval \u2212$",
                        "Scoring rules: the old rules price every plan");
        Map<String, Map<String, String>> rows = rows(csv);
        assertThat(rows.get("theolark"))
                .containsEntry("status", "changed")
                .containsEntry("old_ppvs", "12")
                .containsEntry("new_ppvs", "6")
                .containsEntry("beyond_noise", "true");
        assertThat(Double.parseDouble(rows.get("theolark").get("change"))).isNegative();
        assertThat(rows.get("ivywren")).containsEntry("status", "unchanged").containsEntry("change", "0.00");
        assertThat(result.err()).contains("page theolark done, ", " of 2");
        assertSameNumbers(HtmlFile.parse(Files.readString(html)), rows);
        try (Stream<Path> files = Files.list(csv.getParent())) {
            assertThat(files).containsExactlyInAnyOrder(csv, html); // no temporary file is left
        }
    }

    @Test
    void preview_saysWhatItsDollarsAssume_andWhatHistorySays() throws Exception {
        edit("tiers.drl", "weeklyPpvs(10, 14)", "weeklyPpvs(14, 18)"); // theolark's tier
        Path report = folder.resolve("preview.html");

        Cli.Result result = preview("theolark", "--json", "--report", report.toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        JsonNode json = JSON.readTree(result.out());
        JsonNode volume = json.at("/pages/0/volume");
        JsonNode mix = json.at("/pages/0/price_mix_bounds");
        assertThat(json.at("/assumptions/0").asText()).contains("audiences do not react to volume");
        assertThat(json.at("/assumptions/1").asText()).startsWith("History: in weeks with 10% more PPVs");
        assertThat(volume.path("source").asText()).isEqualTo("this page");
        assertThat(volume.path("change").asDouble())
                .isBetween(
                        volume.path("change_low").asDouble(),
                        volume.path("change_high").asDouble());
        assertThat(json.at("/total/change_if_they_react")).isEqualTo(volume.path("change"));
        assertThat(mix.path("gain").asDouble())
                .isBetween(
                        mix.path("gain_low").asDouble(), mix.path("gain_high").asDouble());
        assertThat(Files.readString(report))
                .contains("What the dollars assume", "If audiences react to volume", "If the price mix could move");
    }

    @Test
    void preview_ofRulesThatThinkMoreOfTheirHours_doesNotEarnMoreByThat() throws Exception {
        edit("hours.drl", "peakHourFactor(1.25)", "peakHourFactor(3)");
        JsonNode page = JSON.readTree(preview("ivywren", "--json").out()).at("/pages/0");
        assertThat(page.path("status").asText()).isEqualTo("changed");
        // Priced by themselves the new rules would earn 2.4 times as much.
        assertThat(page.path("change_percent").asDouble()).isLessThan(10);
    }

    @Test
    void preview_ofRulesThatForgetSooner_isPricedByTheOldMemory() throws Exception {
        edit("selection.drl", "evidenceHalfLifeDays(90)", "evidenceHalfLifeDays(3650)");
        JsonNode json = JSON.readTree(preview("theolark", "--json").out());
        assertThat(json.at("/pages/0/status").asText()).isEqualTo("changed");
        assertThat(Math.abs(json.at("/pages/0/change_percent").asDouble())).isLessThan(30);
    }

    @Test
    void preview_pageWithoutCaptions_failsAlone() throws Exception {
        restrictAllCaptions("ivywren");
        Path csv = folder.resolve("preview.csv");

        Cli.Result result = preview("ivywren", "theolark", "--csv", csv.toString(), "--json");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err()).contains("error: page ivywren: no caption is free: of ");
        JsonNode json = JSON.readTree(result.out());
        assertThat(json.at("/failed/0/page_name").asText()).isEqualTo("ivywren");
        assertThat(json.at("/pages/0/page_name").asText()).isEqualTo("theolark");
        assertThat(rows(csv).get("ivywren"))
                .containsEntry("status", "failed")
                .hasEntrySatisfying("reason", reason -> assertThat(reason).startsWith("no caption is free"));
    }

    @Test
    void preview_pageThatTheNewRulesForget_failsAlone_andSaysUnderWhichRules() throws IOException {
        edit("tiers.drl", "revenue < 5000", "revenue < 5000, messageCount > 0"); // newpage has none
        Path html = folder.resolve("preview.html");
        Cli.Result result = preview("newpage", "ivywren", "--report", html.toString());
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err()).contains("error: page newpage: under the new rules (" + rules + "): ");
        assertThat(HtmlFile.parse(Files.readString(html)).all("h2"))
                .extracting(Element::getTextContent)
                .contains("Pages that could not be planned");
    }

    @Test
    void preview_unknownPages_areNamedTogether_beforeAnythingIsPlanned() throws IOException {
        Path pages = Files.writeString(folder.resolve("pages.txt"), "# ours\ntheolrak\n\n ivywren \nnobody\n");
        Cli.Result result = cli.run("rules", "preview", "--rules", rules.toString(), "--pages", pages.toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("page \"theolrak\" is not in the warehouse. Nearest of 9: theolark", "page \"nobody\"")
                .doesNotContain("done");
    }

    @Test
    void preview_wrongInput_isRefusedWithWhatToDo() throws IOException {
        assertThat(preview("ivywren", "--seeds", "1").err())
                .isEqualTo("error: --seeds is 2 or more: a single plan cannot show how much the seed changes."
                        + System.lineSeparator());
        assertThat(preview("ivywren", "--csv", folder.toString()).err())
                .isEqualTo("error: --csv " + folder + " is a folder. Name a file in it." + System.lineSeparator());
        String both = folder.resolve("both").toString();
        assertThat(preview("ivywren", "--csv", both, "--report", both).exitCode())
                .isEqualTo(2);
        assertThat(cli.run("rules", "preview", "--rules", rules.toString()).exitCode())
                .isEqualTo(2);
        assertThat(cli.run("rules", "preview", "--all-pages").err()).contains("--rules=NEW");
        Path empty = Files.writeString(folder.resolve("none.txt"), "# nobody\n");
        assertThat(cli.run("rules", "preview", "--rules", rules.toString(), "--pages", empty.toString())
                        .err())
                .isEqualTo("error: --pages " + empty + " has no page names. Write one page name on each line."
                        + System.lineSeparator());
        edit("zones.drl", "ppvVolume(0.50)", "ppvVolume(50)");
        assertThat(preview("ivywren").exitCode()).isEqualTo(2);
    }

    @Test
    void preview_twice_isTheSame_whicheverPageIsDoneFirst() throws IOException {
        edit("weights.drl", "weight(\"minutes varied\", 10)", "weight(\"minutes varied\", 40)");
        Cli.Result once = preview("ivywren", "newpage", "sunnymoss", "--json");
        assertThat(preview("sunnymoss", "newpage", "ivywren", "--json").out()).isEqualTo(once.out());
    }

    /** Pages first, as many as there are, then options. */
    private Cli.Result preview(String... pagesAndOptions) {
        List<String> args = new ArrayList<>(List.of("rules", "preview", "--rules", rules.toString()));
        args.addAll(List.of("--start-date", "2025-11-04", "--page-name"));
        args.addAll(Arrays.asList(pagesAndOptions));
        return cli.run(args.toArray(String[]::new));
    }

    private void edit(String file, String from, String to) throws IOException {
        String text = Files.readString(rules.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(rules.resolve(file), text.replace(from, to));
    }

    private void restrictAllCaptions(String page) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + cli.warehouse());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO creator_caption_restrictions (page_name, applies_to_scope, version, is_active, "
                            + "hard_patterns) VALUES ('" + page + "', 'all', 1, true, ['.'])");
        }
    }

    private static Map<String, Map<String, String>> rows(Path csv) throws Exception {
        Map<String, Map<String, String>> rows = new java.util.TreeMap<>();
        try (CSVReaderHeaderAware reader = new CSVReaderHeaderAware(Files.newBufferedReader(csv))) {
            for (Map<String, String> row = reader.readMap(); row != null; row = reader.readMap()) {
                rows.put(row.get("page_name"), row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** Each page's row in the table holds the figures of its row in the CSV. */
    private static void assertSameNumbers(HtmlFile html, Map<String, Map<String, String>> rows) {
        Element table = html.all("table").stream()
                .filter(t -> HtmlFile.in(t, "caption").get(0).getTextContent().startsWith("A week of each page"))
                .findFirst()
                .orElseThrow();
        Element body = HtmlFile.in(table, "tbody").get(0);
        List<String> pages = new ArrayList<>();
        for (Element row : HtmlFile.in(body, "tr")) {
            String page = HtmlFile.in(row, "th").get(0).getTextContent();
            pages.add(page);
            List<String> shown = HtmlFile.in(row, "data").stream()
                    .map(data -> data.getAttribute("value"))
                    .toList();
            Map<String, String> csv = rows.get(page);
            assertThat(shown)
                    .as(page)
                    .contains(
                            csv.get("old_ppvs"),
                            csv.get("new_ppvs"),
                            csv.get("old_bumps"),
                            csv.get("old_expected_revenue"),
                            csv.get("new_expected_revenue"),
                            csv.get("change"),
                            csv.get("change_percent"),
                            csv.get("seed_noise"));
        }
        assertThat(pages).containsExactly("theolark", "ivywren"); // what changes first
        assertThat(html.all("svg")).isNotEmpty();
    }
}
