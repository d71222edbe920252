package io.schedulebuilder.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.exceptions.CsvValidationException;
import io.schedulebuilder.launch.Cli;
import io.schedulebuilder.report.HtmlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
class CompareCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Cli cli;
    private Path few;
    private Path many;

    @BeforeEach
    void configurations() throws IOException {
        cli = Cli.withExamples(folder.resolve("data"));
        few = configuration("few", 400);
        many = configuration("many", 4_000);
    }

    private Path configuration(String name, int calculations) throws IOException {
        String shipped = Files.readString(Cli.PROJECT.resolve("solver-config/default.xml"));
        return Files.writeString(
                folder.resolve(name + ".xml"),
                shipped.replaceAll("(?<=<scoreCalculationCountLimit>)\\d+(?=<)", Integer.toString(calculations)));
    }

    @Test
    void compare_tellsTheBetterOne_andWritesTheSameNumbersEverywhere() throws Exception {
        Path report = folder.resolve("made").resolve("report");

        Cli.Result result =
                compare("--page-name", "theolark", "jadebri", "--seeds", "3", "--report", report.toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .startsWith("many is better than few by ")
                .contains(
                        "on 2 of 2 weeks.",
                        "points by constraint",
                        "theolark",
                        "Scoring rules: every plan is scored by");
        assertThat(result.err()).contains("12 of 12").contains("Report  ");
        List<Map<String, String>> rows = rows(report.resolve("results.csv"));
        assertThat(rows).hasSize(12);
        JsonNode json = JSON.readTree(report.resolve("results.json").toFile());
        JsonNode configuration = json.at("/configurations/1");
        assertThat(configuration.path("name").asText()).isEqualTo("many");
        assertThat(configuration.path("soft").asDouble()).isCloseTo(mean(rows, "many", "soft"), within(0.06));
        assertThat(configuration.path("share").asDouble()).isCloseTo(mean(rows, "many", "share"), within(1e-4));
        assertThat(configuration.at("/constraints/expected revenue").asDouble())
                .isCloseTo(mean(rows, "many", "expected_revenue_points"), within(0.06));
        assertSameNumbers(HtmlFile.parse(Files.readString(report.resolve("report.html"))), rows);
        try (Stream<Path> files = Files.list(report)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("report.html", "results.csv", "results.json", "runs.jsonl");
        }
    }

    @Test
    void compare_ofOneConfigurationTwice_isNoDifference_andEqualRunsAreEqual() throws Exception {
        Path twin = Files.copy(few, folder.resolve("twin.xml"));
        Cli.Result result = cli.run(
                "compare",
                "--solver-config",
                few.toString(),
                twin.toString(),
                "--start-date",
                "2025-11-04",
                "--page-name",
                "theolark",
                "--seeds",
                "3",
                "--json",
                "--fail-under",
                "twin >= few");
        assertThat(result.exitCode()).as(result.err()).isZero();
        JsonNode json = JSON.readTree(result.out());
        assertThat(json.at("/verdict/0").asText()).startsWith("No difference: ").contains("in all 3 pairs of runs.");
        assertThat(json.at("/gates/0").asText()).startsWith("Passed: twin >= few is shown");
    }

    @Test
    void compare_writtenPlans_needsNoWarehouse() throws Exception {
        Path suite = Files.createDirectory(folder.resolve("suite"));
        for (String week : List.of("micro-red", "tight-cooling")) {
            Files.copy(
                    Cli.PROJECT.resolve("benchmarks/suite/" + week + ".plan.json"), suite.resolve(week + ".plan.json"));
        }
        Files.writeString(suite.resolve("notes.txt"), "not a plan");
        Cli.Result result = Cli.fresh(folder.resolve("nothing"))
                .run(
                        "compare",
                        "--solver-config",
                        few.toString(),
                        many.toString(),
                        "--suite",
                        suite.toString(),
                        "--seeds",
                        "2",
                        "--json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        JsonNode problems = JSON.readTree(result.out()).path("problems");
        assertThat(problems.findValuesAsText("week"))
                .containsExactly("micro-red", "micro-red", "tight-cooling", "tight-cooling");
        // A written plan is the same problem with each seed: one best score is known of it.
        assertThat(problems.at("/0/best_known")).isEqualTo(problems.at("/1/best_known"));
        assertThat(folder.resolve("nothing")).doesNotExist();
    }

    @Test
    void compare_budgets_areConfigurations() throws Exception {
        Cli.Result result = cli.run(
                "compare",
                "--solver-config",
                few.toString(),
                "--budget",
                "300,2k",
                "--start-date",
                "2025-11-04",
                "--page-name",
                "theolark",
                "--json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        JsonNode json = JSON.readTree(result.out());
        assertThat(json.path("configurations").findValuesAsText("name")).containsExactly("few@300", "few@2k");
        assertThat(json.path("problems").findValuesAsText("score_calculations")).contains("300", "2000");
    }

    @Test
    void compare_rulesThatDropAHardRule_doNotWinByThat() throws Exception {
        Path lax = rules("lax", "tiers.drl", "ppvGapMinutes\\(\\d+\\)", "ppvGapMinutes(30)");
        Cli.Result result = cli.run(
                "compare",
                "--solver-config",
                many.toString(),
                "--rules",
                Cli.PROJECT.resolve("rules").toString(),
                lax.toString(),
                "--start-date",
                "2025-11-04",
                "--page-name",
                "jadebri",
                "marisolvega",
                "--seeds",
                "3",
                "--json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        JsonNode json = JSON.readTree(result.out());
        assertThat(json.at("/configurations/1/name").asText()).isEqualTo("many/lax");
        assertThat(json.at("/configurations/1/hard").asDouble()).isNegative();
        assertThat(json.at("/configurations/0/hard").asDouble()).isZero();
        assertThat(json.at("/verdict/0").asText())
                .startsWith("many/rules breaks hard rules less often than many/lax, by ");
    }

    @Test
    void compare_rulesThatLeaveOutAWeight_areScoredByTheScoringRules() throws Exception {
        Path lax = rules(
                "lax", "weights.drl", "weight\\(\"expected revenue\", \\d+\\)", "weight(\"expected revenue\", 0)");
        Cli.Result result = cli.run(
                "compare",
                "--solver-config",
                many.toString(),
                "--rules",
                Cli.PROJECT.resolve("rules").toString(),
                lax.toString(),
                "--start-date",
                "2025-11-04",
                "--page-name",
                "jadebri",
                "--seeds",
                "5",
                "--json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        JsonNode json = JSON.readTree(result.out());
        double careful =
                json.at("/configurations/0/constraints/expected revenue").asDouble();
        assertThat(json.at("/configurations/1/constraints/expected revenue").asDouble())
                .as("the scoring rules weigh what the rules leave out")
                .isPositive()
                .isLessThan(careful);
        assertThat(json.at("/verdict/0").asText()).startsWith("many/rules is better than many/lax by ");
    }

    @Test
    void gate_thatIsNotShown_fails() {
        Cli.Result result = compare(
                "--page-name", "theolark", "jadebri", "--fail-under", "few >= many", "--fail-under", "many >= few");
        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(result.out()).contains("Failed: few >= many is not shown (few less many: ", "Passed: many >= few");
    }

    @Test
    void resume_makesOnlyTheRunsThatAreMissing_andEndsAsAnUndisturbedOne() throws Exception {
        Path report = folder.resolve("report");
        String[] comparison = {"--page-name", "theolark", "ivywren", "--seeds", "2", "--report", report.toString()};
        compare(comparison);
        String whole = Files.readString(report.resolve("results.csv"));
        Path journal = report.resolve("runs.jsonl");
        List<String> lines = Files.readAllLines(journal);
        // Killed in the middle of the fourth run's line.
        Files.writeString(
                journal,
                String.join("\n", lines.subList(0, 4)) + "\n" + lines.get(4).substring(0, 40));

        Cli.Result result = compare(append(comparison, "--resume"));

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err().lines().filter(line -> line.contains(" soft, ")))
                .hasSize(5);
        assertThat(withoutTimes(Files.readString(report.resolve("results.csv"))))
                .isEqualTo(withoutTimes(whole));
        assertThat(Files.readAllLines(journal).stream().filter(line -> line.endsWith("}")))
                .hasSameSizeAs(lines);
    }

    private static String withoutTimes(String csv) {
        return csv.lines()
                .map(line -> line.replaceAll(",\\d+,[a-z ]*,,", ",,"))
                .sorted()
                .reduce("", (one, other) -> one + "\n" + other);
    }

    @Test
    void resume_ofAWeekToCome_seesWhatItSawWhenItBegan_andMayHaveMoreSeeds() throws Exception {
        Path report = folder.resolve("report");
        String week =
                java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(9).toString();
        String[] comparison = {
            "compare",
            "--solver-config",
            few.toString(),
            many.toString(),
            "--page-name",
            "ivywren",
            "--start-date",
            week,
            "--report",
            report.toString(),
            "--seeds"
        };
        assertThat(cli.run(append(comparison, "1")).exitCode()).isZero();
        Cli.Result more = cli.run(append(append(comparison, "2"), "--resume"));
        assertThat(more.exitCode()).as(more.err()).isZero();
        assertThat(more.err().lines().filter(line -> line.contains(" soft, "))).hasSize(2);
        assertThat(rows(report.resolve("results.csv"))).hasSize(4);
    }

    @Test
    void configurationThatFailsAsItRuns_isNamedRunByRun_andTheOthersGoOn() throws Exception {
        Path fails = Files.writeString(
                folder.resolve("fails.xml"),
                Files.readString(few)
                        .replace(
                                "<moveIteratorFactory>",
                                "<moveIteratorFactory><selectionOrder>ORIGINAL</selectionOrder>"));
        Cli.Result result = cli.run(
                "compare",
                "--solver-config",
                fails.toString(),
                few.toString(),
                "--start-date",
                "2025-11-04",
                "--page-name",
                "ivywren",
                "--seeds",
                "2");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err())
                .contains("error: fails, ivywren, seed 1: the solver failed: ", "error: fails, ivywren, seed 2: ");
        assertThat(result.out()).startsWith("Only few ran");
    }

    @Test
    void help_isPrintedWithoutAWord_onStderr() {
        for (String command : List.of("compare", "diff")) {
            assertThat(cli.run(command, "--help").err()).isEmpty();
        }
    }

    @Test
    void report_thatExists_isNotOverwrittenUnasked() throws Exception {
        Path report = folder.resolve("report");
        String[] comparison = {"--page-name", "ivywren", "--seeds", "1", "--report", report.toString()};
        assertThat(compare(comparison).exitCode()).isZero();
        Files.writeString(report.resolve("mine.txt"), "mine");

        Cli.Result again = compare(comparison);
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err())
                .isEqualTo("error: --report " + report
                        + " is not empty. Use --resume to continue the comparison in it, --force to replace it, or choose "
                        + "another folder." + System.lineSeparator());
        assertThat(compare(append(comparison, "--force")).exitCode()).isZero();
        assertThat(report.resolve("mine.txt")).exists();

        Files.writeString(few, "<!-- another -->\n", StandardOpenOption.APPEND);
        assertThat(compare(append(comparison, "--resume")).err()).contains("belongs to another comparison");
    }

    @Test
    void configurationThatCannotStart_isNamed_andTheOthersGoOn() throws Exception {
        Path broken = Files.writeString(
                folder.resolve("broken.xml"), Files.readString(few).replace("localSearch>", "localSerch>"));
        Cli.Result result = cli.run(
                "compare",
                "--solver-config",
                few.toString(),
                broken.toString(),
                "--start-date",
                "2025-11-04",
                "--page-name",
                "ivywren");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err())
                .contains("error: broken: " + broken + ":", "<localSerch> is unknown. Did you mean localSearch?");
        assertThat(result.out()).startsWith("Only few ran, so there is nothing to compare it with.");

        Cli.Result alone = cli.run("compare", "--solver-config", broken.toString(), "--page-name", "ivywren");
        assertThat(alone.exitCode()).isEqualTo(2);
        assertThat(alone.err()).startsWith("error: " + broken + ":");
    }

    @Test
    void weekThatCannotBePosed_isNamed_andTheOthersGoOn() throws Exception {
        Path list = Files.writeString(
                folder.resolve("list.txt"),
                "# two weeks, one of them gone\ngone.plan.json\n"
                        + Cli.PROJECT.resolve("benchmarks/suite/micro-red.plan.json") + "\n");
        Cli.Result result = compareSuite(list);
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err())
                .contains("error: gone: " + folder.resolve("gone.plan.json") + ": there is no such file.");
        assertThat(result.out()).contains("micro-red");
    }

    @Test
    void wrongInput_isRefusedWithWhatToDo() throws Exception {
        assertThat(compare("--page-name", "ivywren", "--seeds", "0").err())
                .isEqualTo("error: --seeds must be 1 or more, not 0." + System.lineSeparator());
        assertThat(compare("--page-name", "ivywren", "--parallel", "0").exitCode())
                .isEqualTo(2);
        assertThat(compare("--page-name", "ivywren", "--resume").err()).contains("--resume needs --report");
        assertThat(compare("--page-name", "ivywren", "--budget", "5min").err())
                .contains("\"5min\" is not a budget. Write a count of score calculations, such as 10k or 2M");
        assertThat(compare("--page-name", "ivywren", "--fail-under", "few >= mny")
                        .err())
                .contains("nothing here is named \"mny\". Did you mean many? Names: few, many.");
        assertThat(compare("--page-name", "ivvwren").err()).contains("Nearest of 9: ivywren");
        assertThat(cli.run("compare", "--solver-config", few.toString()).exitCode())
                .isEqualTo(2);
        assertThat(cli.run("compare", "--solver-config", few.toString(), few.toString(), "--page-name", "ivywren")
                        .err())
                .contains("is named twice");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(compareSuite(empty).err()).contains("has no plan files");
        assertThat(compareSuite(folder.resolve("nowhere")).err()).contains("cannot be read (no such file)");
        assertThat(cli.run("compare", "--suite", empty.toString(), "--rules", "rules")
                        .err())
                .contains("a saved plan has its own policy");
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(compare("--page-name", "ivywren", "--report", file.toString())
                        .err())
                .contains("is a file. Name a folder.");
    }

    private Cli.Result compareSuite(Path suite) {
        return cli.run("compare", "--solver-config", few.toString(), many.toString(), "--suite", suite.toString());
    }

    private Cli.Result compare(String... more) {
        List<String> args = new ArrayList<>(List.of("compare", "--solver-config", few.toString(), many.toString()));
        args.addAll(List.of("--start-date", "2025-11-04"));
        args.addAll(Arrays.asList(more));
        return cli.run(args.toArray(String[]::new));
    }

    private static String[] append(String[] args, String more) {
        return Stream.concat(Arrays.stream(args), Stream.of(more)).toArray(String[]::new);
    }

    private Path rules(String name, String file, String from, String to) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(name));
        try (Stream<Path> files = Files.list(Cli.PROJECT.resolve("rules"))) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                Files.copy(each, copy.resolve(each.getFileName()));
            }
        }
        String text = Files.readString(copy.resolve(file));
        String edited = text.replaceAll(from, to);
        assertThat(edited).isNotEqualTo(text);
        Files.writeString(copy.resolve(file), edited);
        return copy;
    }

    private static double mean(List<Map<String, String>> rows, String configuration, String column) {
        return rows.stream()
                .filter(row -> row.get("configuration").equals(configuration))
                .mapToDouble(row -> Double.parseDouble(row.get(column)))
                .average()
                .orElseThrow();
    }

    private static List<Map<String, String>> rows(Path csv) throws IOException, CsvValidationException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (CSVReaderHeaderAware reader = new CSVReaderHeaderAware(Files.newBufferedReader(csv))) {
            for (Map<String, String> row = reader.readMap(); row != null; row = reader.readMap()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** Each configuration's row holds the means of its rows in the CSV. */
    private static void assertSameNumbers(HtmlFile html, List<Map<String, String>> rows) {
        Element table = html.all("table").stream()
                .filter(t -> HtmlFile.in(t, "caption").get(0).getTextContent().startsWith("Means over all runs; speed"))
                .findFirst()
                .orElseThrow();
        for (Element row : HtmlFile.in(HtmlFile.in(table, "tbody").get(0), "tr")) {
            String name = HtmlFile.in(row, "th").get(0).getTextContent();
            assertThat(value(table, row, "soft")).isCloseTo(mean(rows, name, "soft"), within(0.06));
            assertThat(value(table, row, "gap closed")).isCloseTo(mean(rows, name, "share"), within(1e-4));
            assertThat(value(table, row, "revenue")).isCloseTo(mean(rows, name, "expected_revenue"), within(0.006));
        }
    }

    private static double value(Element table, Element row, String heading) {
        List<String> headings = HtmlFile.in(HtmlFile.in(table, "thead").get(0), "th").stream()
                .map(Element::getTextContent)
                .toList();
        Element cell = HtmlFile.in(row, "td").get(headings.indexOf(heading) - 1); // the first is a th
        return Double.parseDouble(HtmlFile.in(cell, "data").get(0).getAttribute("value"));
    }
}
