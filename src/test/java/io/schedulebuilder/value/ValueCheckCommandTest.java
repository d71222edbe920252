package io.schedulebuilder.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.schedulebuilder.launch.Cli;
import io.schedulebuilder.report.HtmlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

@Tag("slow")
class ValueCheckCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Cli cli() {
        return Cli.withExamples(folder.resolve("data"));
    }

    private static Cli.Result check(Cli cli, List<String> warehouse, String... more) {
        List<String> args = new ArrayList<>(List.of("value", "check"));
        args.addAll(warehouse);
        args.addAll(Arrays.asList(more));
        return cli.run(args.toArray(String[]::new));
    }

    @Test
    void historyOfTheModelsForm_isPredictedWithoutBias_andWithRightIntervals() throws Exception {
        Cli cli = Cli.fresh(folder.resolve("data"));
        List<String> warehouse = SimulatedHistory.warehouse(cli, folder, (page, week) -> 0);

        Cli.Result result = check(cli, warehouse, "--as-of", SimulatedHistory.AS_OF, "--json");

        assertThat(result.exitCode()).as(result.err()).isZero();
        JsonNode json = JSON.readTree(result.out());
        JsonNode total = json.path("total");
        assertThat(json.path("enough_data").asBoolean()).isTrue();
        assertThat(json.path("by_week")).hasSize(12);
        assertThat(total.path("messages").asInt()).isBetween(950, 12 * 6 * 14);
        assertThat(total.path("ratio").asDouble()).isBetween(0.95, 1.05);
        assertThat(total.path("inside").asDouble()).isBetween(0.75, 0.85);
        int pageWeeks = sum(json, "pages");
        assertThat(pageWeeks).isEqualTo(12 * 6);
        assertThat((double) sum(json, "pages_inside") / pageWeeks).isBetween(0.68, 0.92);
        assertThat(total.path("log_loss").asDouble())
                .isLessThan(total.path("log_loss_own_captions").asDouble())
                .isLessThan(total.path("log_loss_tier_mean").asDouble());
        assertThat(json.path("calibration")).hasSize(10).allSatisfy(decile -> assertThat(
                        decile.path("predicted").asDouble()
                                / decile.path("actual").asDouble())
                .isBetween(0.85, 1.15));
        assertThat(json.path("by_page")).noneMatch(page -> page.path("off").asBoolean());
        assertThat(json.at("/left_out/too_recent").asInt()).isBetween(12, 36); // two days of six pages
        assertThat(json.at("/verdict/0").asText())
                .startsWith("Better than the page's mean for the price tier in 12 of 12");
    }

    private static int sum(JsonNode json, String key) {
        return StreamSupport.stream(json.path("by_week").spliterator(), false)
                .mapToInt(week -> week.path(key).asInt())
                .sum();
    }

    @Test
    void pageThatLosesItsBuyers_isNamed_andTheOthersAreNot() throws Exception {
        Cli cli = Cli.fresh(folder.resolve("data"));
        List<String> warehouse = SimulatedHistory.warehouse(
                cli, folder, (page, week) -> page.equals("elsa") ? -0.12 * Math.max(0, week - 12) : 0);

        Cli.Result result = check(cli, warehouse, "--as-of", SimulatedHistory.AS_OF, "--json");

        JsonNode json = JSON.readTree(result.out());
        for (JsonNode page : json.path("by_page")) {
            boolean drifts = page.path("page_name").asText().equals("elsa");
            assertThat(page.path("off").asBoolean()).as(page.toString()).isEqualTo(drifts);
        }
        assertThat(json.at("/by_page/4/ratio").asDouble()).isGreaterThan(1.15);
        assertThat(json.at("/verdict/3").asText())
                .startsWith("Off by more than chance on 1 of 6 pages: elsa (ratio 1.");
    }

    @Test
    void figuresThatMakeNoSense_areCheckedOrLeftOut_andGiveNumbers() throws Exception {
        Cli cli = Cli.fresh(folder.resolve("data"));
        List<String> warehouse = SimulatedHistory.warehouse(cli, folder, (page, week) -> 0);
        Path absurd = Files.writeString(
                folder.resolve("absurd.csv"),
                "row_id,page_name,message,sending_time,price,sent_count,viewed_count,purchased_count,earnings,"
                        + "message_type,caption_id\n"
                        + "-1,ava,text 1,2025-10-14T12:00:00Z,0,100,90,90,0,PPV,2\n" // free, and everybody bought it
                        + "-2,ava,text 1,2025-10-15T12:00:00Z,15,100,0,0,0,PPV,2\n" // nobody viewed it
                        + "-3,ava,unknown,2025-10-16T12:00:00Z,15,100,50,5,75,PPV,\n" // not in the bank
                        + "-4,bea,text 1,2025-10-17T12:00:00Z,15,900000000,900000000,0,0,PPV,2\n");
        Cli.Result imported =
                cli.run("warehouse", "import", warehouse.get(0), warehouse.get(1), "--messages", absurd.toString());
        assertThat(imported.exitCode()).as(imported.err()).isZero();

        Cli.Result result = check(cli, warehouse, "--as-of", SimulatedHistory.AS_OF, "--json");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).doesNotContain("NaN", "Infinity");
        JsonNode json = JSON.readTree(result.out());
        assertThat(json.at("/left_out/without_figures").asInt()).isEqualTo(2);
        assertThat(json.at("/total/predicted").asDouble()).isPositive();
    }

    @Test
    void onePage_isPredictedAsAmongAll() throws Exception {
        Cli cli = cli();
        JsonNode all =
                JSON.readTree(check(cli, List.of(), "--weeks", "4", "--json").out());
        JsonNode one = JSON.readTree(check(cli, List.of(), "--weeks", "4", "--json", "--page-name", "JADEBRI")
                .out());

        assertThat(one.path("pages").asInt()).isEqualTo(1);
        assertThat(one.path("by_page")).hasSize(1);
        assertThat(one.at("/by_page/0")).isEqualTo(ofPage(all, "jadebri").orElseThrow());
    }

    private static Optional<JsonNode> ofPage(JsonNode json, String page) {
        return StreamSupport.stream(json.path("by_page").spliterator(), false)
                .filter(node -> node.path("page_name").asText().equals(page))
                .findFirst();
    }

    /** A week is predicted by what was known before it, so what came later must not change it. */
    @Test
    void earlierWeek_doesNotDependOnLaterMessages() throws Exception {
        Cli cli = cli();
        JsonNode late = JSON.readTree(check(cli, List.of(), "--weeks", "6", "--as-of", "2025-11-03", "--json")
                .out());
        JsonNode early = JSON.readTree(check(cli, List.of(), "--weeks", "4", "--as-of", "2025-10-20", "--json")
                .out());

        assertThat(early.at("/by_week/0/start_date")).isEqualTo(late.at("/by_week/0/start_date"));
        for (int week = 0; week < 3; week++) { // of the fourth, some is too recent
            assertThat(early.path("by_week").path(week))
                    .isEqualTo(late.path("by_week").path(week));
        }
    }

    @Test
    void check_writesNothing_twiceTheSame_andNamesItsProgress() throws Exception {
        Cli cli = cli();
        byte[] before = Files.readAllBytes(cli.warehouse());

        Cli.Result once = check(cli, List.of(), "--weeks", "3");

        assertThat(once.exitCode()).isZero();
        assertThat(once.err()).contains("week of 2025-10-13 done, ", " of 3");
        assertThat(check(cli, List.of(), "--weeks", "3").out()).isEqualTo(once.out());
        assertThat(Files.readAllBytes(cli.warehouse())).isEqualTo(before);
        assertThat(once.out())
                .startsWith("Too little data for a verdict: ")
                .contains("3 weeks from 2025-10-13, 9 pages, as of 2025-11-04T03:37:00Z.", "Calibration", "Left out: ");
    }

    @Test
    void report_showsTheVerdict_bothPlots_andEveryWeek() throws IOException {
        Path html = folder.resolve("check.html");

        Cli.Result result = check(cli(), List.of(), "--report", html.toString(), "--quiet");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out() + result.err()).isEmpty();
        HtmlFile page = HtmlFile.parse(Files.readString(html));
        assertThat(page.all("h2"))
                .extracting(Element::getTextContent)
                .containsExactly(
                        "Revenue by week",
                        "Weeks",
                        "Calibration",
                        "Deciles of predicted conversion",
                        "Pages",
                        "How to read this");
        assertThat(page.all("polygon")).hasSize(1); // the band of intervals
        assertThat(page.all("figure")).hasSize(2);
        assertThat(page.all("circle")).hasSizeGreaterThanOrEqualTo(12 + 10);
        assertThat(page.all("p").get(0).getTextContent())
                .startsWith("Better than the page's mean for the price tier in ");
    }

    @Test
    void nothingToCheck_failsAndSaysWhatIsNeeded() {
        Cli.Result early = check(cli(), List.of(), "--as-of", "2025-06-01");
        assertThat(early.exitCode()).isEqualTo(1);
        assertThat(early.err())
                .contains("nothing to check: in the 12 weeks from 2025-03-09, no page sent a PPV")
                .contains("Import more of the history, check more weeks with --weeks, or choose another --as-of.");
    }

    @Test
    void warehouseWithoutPages_isRefused() {
        Cli cli = Cli.fresh(folder.resolve("data"));
        List<String> warehouse = List.of("--warehouse", "duckdb:" + folder.resolve("empty.duckdb"));
        cli.run("warehouse", "init", warehouse.get(0), warehouse.get(1));

        Cli.Result result = check(cli, warehouse);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("error: the warehouse knows no page. Import some: ");
    }

    @Test
    void wrongInput_isRefused_withWhatToDo() throws IOException {
        Cli cli = cli();
        assertThat(check(cli, List.of(), "--weeks", "0").err()).contains("--weeks is 1 to 104, not 0.");
        assertThat(check(cli, List.of(), "--weeks", "105").exitCode()).isEqualTo(2);
        Cli.Result unknown = check(cli, List.of(), "--page-name", "jadebrii");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("page \"jadebrii\" is not in the warehouse. Nearest of 9: jadebri");
        assertThat(check(cli, List.of(), "--page-name", "jadebri", "--all-pages")
                        .exitCode())
                .isEqualTo(2);
        assertThat(check(cli, List.of(), "--as-of", "yesterday").err()).contains("\"yesterday\" is not a time.");
        assertThat(check(cli, List.of(), "--report", folder.toString()).err())
                .contains("--report " + folder + " is a folder. Name a file in it.");
        assertThat(check(cli, List.of(), "--rules", folder.resolve("none").toString())
                        .exitCode())
                .isEqualTo(2);
        Path other = Files.writeString(folder.resolve("notes.html"), "<html>mine</html>");
        assertThat(check(cli, List.of(), "--report", other.toString()).err()).contains("was not overwritten");
    }
}
