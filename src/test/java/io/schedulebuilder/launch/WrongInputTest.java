package io.schedulebuilder.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that a person can give is tried wrong: a clear line, the right code, nothing written but a log row. */
@Tag("slow")
class WrongInputTest {
    @TempDir
    Path folder;

    private Cli cli;
    private Path csv;

    @BeforeEach
    void seeded() {
        cli = Cli.withExamples(folder.resolve("data"));
        csv = folder.resolve("week.csv");
    }

    @Test
    void unknownPage_offersTheNearest_andLeavesALogRow() {
        refused(2, "error: page \"jadebree\" is not in the warehouse. Nearest of 9: jadebri, ", "build", "jadebree");
        assertThat(cli.run("runs", "list").out()).contains("jadebree", "FAILED", "is not in the warehouse");
    }

    /** A page name comes from a list or a table; it must not be able to give options, or show a file's lines. */
    @Test
    void argumentThatBeginsWithAt_isNoFileOfArguments() throws Exception {
        Path secret = folder.resolve("secret");
        Files.writeString(secret, "--dry-run --output hidden.csv");
        for (List<String> args : List.of(
                List.of("build", "--start-date", "2025-11-04", "--page-name", "@" + secret),
                List.of("@" + secret),
                List.of("rules", "check", "@" + secret))) {
            Cli.Result result = cli.run(args.toArray(String[]::new));
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains("@" + secret).doesNotContain("dry-run", "hidden.csv");
        }
    }

    @Test
    void pageThatBeginsWithAt_inAListOfPages_isOnlyAName() throws Exception {
        Path secret = folder.resolve("secret");
        Files.writeString(secret, "hidden");
        Path pages = folder.resolve("pages.txt");
        Files.writeString(pages, "@" + secret + "\n");
        Cli.Result result = cli.run(
                "batch",
                "--pages",
                pages.toString(),
                "--start-date",
                "2025-11-04",
                "--output-dir",
                folder.resolve("weeks").toString());
        assertThat(result.out() + result.err()).contains("@" + secret).doesNotContain("hidden");
    }

    @Test
    void homeFolder_inAPath_isTheHomeFolder_andNobodyElses() {
        String home = System.getenv("HOME");
        for (String option :
                List.of("--warehouse=duckdb:~/no-such-folder/w.duckdb", "--rules=~/no-such-folder/w.duckdb")) {
            Cli.Result result = cli.week("build", "jadebri", csv, option);
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains(home + "/no-such-folder/w.duckdb");
        }
        Cli.Result other = cli.week("build", "jadebri", csv, "--warehouse", "duckdb:~ann/w.duckdb");
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("only ~/, your own home folder, works here", "./~ann/w.duckdb");
    }

    @Test
    void malformedDate_saysHowToWriteIt() {
        Cli.Result result = cli.run("build", "--page-name", "jadebri", "--start-date", "2025-13-01");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("\"2025-13-01\" is not a date. Write yyyy-MM-dd, such as 2025-11-04.")
                .doesNotContain("LocalDate");
    }

    @Test
    void mistypedRequiredOption_isNamed_notCalledMissing() {
        Cli.Result result = cli.run("build", "--page-nam", "jadebri", "--start-date", "2025-11-04");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("--page-nam", "Did you mean --page-name?");
    }

    @Test
    void warehouseThatIsNoFile_isRefused_byReadersAndWriters() {
        for (String name : List.of(
                "duckdb::memory:",
                "duckdb::memory:x",
                "duckdb:s3://bucket/x.duckdb",
                "duckdb:md:x",
                "duckdb:https://h/x")) {
            for (List<String> command : List.of(
                    List.of("warehouse", "init"), List.of("runs", "list"), List.of("doctor"), List.of("health"))) {
                Cli.Result result = cli.run(Stream.concat(command.stream(), Stream.of("--warehouse", name))
                        .toArray(String[]::new));
                assertThat(result.exitCode()).as(command + " " + name).isEqualTo(2);
                assertThat(result.err()).contains("does not name a local file", "Write duckdb:FILE");
            }
        }
    }

    @Test
    void mistypedCommand_offersTheNearest() {
        Cli.Result result = cli.run("biuld");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("build");
    }

    @Test
    void unknownZone_offersTheRegion() {
        Cli.Result result = cli.week("build", "jadebri", csv, "--time-zone", "New_York");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("Did you mean America/New_York?");
    }

    @Test
    void weekWhollyBeforeAsOf_isRefused() {
        Cli.Result result = cli.week("build", "jadebri", csv, "--as-of", "2025-12-24");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("ends before as-of");
    }

    @Test
    void selectionByProcedure_ofWhatItCannotKnow_isRefusedBeforeAnythingIsAsked() {
        for (List<String> more :
                List.of(List.of("--weeks", "2"), List.of("--replace"), List.of("--keep", "--estimate-cost"))) {
            Cli.Result result = cli.week(
                    "build",
                    "jadebri",
                    csv,
                    Stream.concat(Stream.of("--selection", "procedure"), more.stream())
                            .toArray(String[]::new));
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).startsWith("error: --selection procedure chooses captions for one new week");
        }
    }

    @Test
    void missingRulesFolder_isNamed() {
        Path missing = folder.resolve("no-rules");
        refused(2, missing.toString(), "build", "jadebri", "--rules", missing.toString());
    }

    @Test
    void ruleWithSyntaxError_isNamedByFileAndLine() throws Exception {
        Path rules = rules("rule \"broken\"\nwhen\n    Account( revenue > 5 \nthen\n    policy.coolingDays(1);\nend\n");
        refused(2, "extra.drl:", "build", "jadebri", "--rules", rules.toString());
    }

    @Test
    void ruleWithUnknownField_offersTheNearest() throws Exception {
        Path rules = rules("rule \"typo\"\nwhen\n    Account( revenu > 5 )\nthen\n    policy.dailyCap(9);\nend\n");
        Cli.Result result = refused(2, "extra.drl:3", "build", "jadebri", "--rules", rules.toString());
        assertThat(result.err()).contains("revenue");
    }

    @Test
    void ruleThatRunsCode_isRefusedBeforeItRuns() throws Exception {
        Path touched = folder.resolve("touched");
        Path rules = rules("rule \"attack\"\nwhen\n    Account()\nthen\n    new java.io.FileOutputStream(\"" + touched
                + "\");\nend\n");
        refused(2, "extra.drl:5", "build", "jadebri", "--rules", rules.toString());
        assertThat(touched).doesNotExist();
    }

    @Test
    void twoRulesSettingOneValue_areBothNamed() throws Exception {
        Path rules =
                rules("rule \"another cap\"\nwhen\n    Account( revenue > 5 )\nthen\n    policy.dailyCap(9);\nend\n");
        Cli.Result result = refused(2, "another cap", "build", "jadebri", "--rules", rules.toString());
        assertThat(result.err()).contains("tiers.drl:", "extra.drl:5");
    }

    @Test
    void valueThatNoRuleSets_isNamed() throws Exception {
        Path rules = rules("");
        Path zones = rules.resolve("zones.drl");
        Files.writeString(zones, Files.readString(zones).replaceAll("\\.coolingDays\\(\\d\\)", ""));
        Cli.Result result = refused(2, "cooling", "build", "jadebri", "--rules", rules.toString());
        assertThat(result.err()).doesNotContain("Exception");
    }

    @Test
    void solverConfigurationThatDoesNotParse_isNamedByFileLineAndWord() throws Exception {
        Path config = folder.resolve("solver.xml");
        Files.writeString(
                config,
                Files.readString(Cli.PROJECT.resolve("solver-config/default.xml"))
                        .replace("<termination>", "<terminaton>")
                        .replace("</termination>", "</terminaton>"));
        Cli.Result result = refused(2, config + ":", "build", "jadebri", "--solver-config", config.toString());
        assertThat(result.err()).contains("terminaton");
    }

    @Test
    void outputThatIsAFolder_isFoundBeforeAnyWork() {
        Cli.Result result = cli.week("build", "jadebri", folder);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(folder + " is a folder.");
        assertThat(cli.run("runs", "list").err()).contains("No builds have been run");
    }

    @Test
    void warehouseThatIsNoDatabase_isNamed() throws Exception {
        Path file = folder.resolve("notes.txt");
        Files.writeString(file, "these are notes, and long enough to look like a file ".repeat(400));
        Cli.Result result = cli.week("build", "jadebri", csv, "--warehouse", "duckdb:" + file);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(file + ": this is not a warehouse: it is not a DuckDB file.");
    }

    @Test
    void warehouseThatIsMissing_saysHowToMakeIt() {
        Path file = folder.resolve("none.duckdb");
        Cli.Result result = cli.week("build", "jadebri", csv, "--warehouse", "duckdb:" + file);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("schedule-builder warehouse init --warehouse duckdb:" + file);
        assertThat(file).doesNotExist();
    }

    @Test
    void warehouseOfAnotherKind_isRefused() {
        Cli.Result result = cli.week("build", "jadebri", csv, "--warehouse", "postgres:x");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("Write duckdb:FILE");
    }

    @Test
    void emptyPool_saysHowManyCaptionsExistAndWhyEachIsOut() throws Exception {
        String warehouse = "duckdb:" + folder.resolve("small.duckdb");
        Path captions = folder.resolve("captions.csv");
        Files.writeString(
                captions,
                """
                caption_id,caption_text,content_category,price_tier,has_urgency,usage_status
                1,one,story,budget,false,retired
                2,two,story,mid,false,retired
                """);
        Path pages = folder.resolve("pages.csv");
        Files.writeString(pages, "page_name,time_zone\nava,Europe/Berlin\n");
        cli.run("warehouse", "init", "--warehouse", warehouse);
        cli.run(
                "warehouse",
                "import",
                "--warehouse",
                warehouse,
                "--captions",
                captions.toString(),
                "--pages",
                pages.toString());
        Cli.Result result = cli.week("build", "ava", csv, "--warehouse", warehouse);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("2", "not usable in the bank");
        assertThat(csv).doesNotExist();
    }

    @Test
    void planFileThatIsNone_isRefused() throws Exception {
        Path file = folder.resolve("x.plan.json");
        Files.writeString(file, "{}");
        Cli.Result result = cli.run("apply", file.toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(file.toString(), "is not a plan");
    }

    @Test
    void unknownRun_saysWhereToLook() {
        Cli.Result result = cli.run("runs", "show", "nobody");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("no run and no schedule has the id \"nobody\"", "runs list");
    }

    /** Runs a build or plan that must fail: the code, the message, no file, no trace, no schedule. */
    private Cli.Result refused(int exitCode, String message, String command, String page, String... more) {
        Cli.Result result = cli.week(command, page, csv, more);
        assertThat(result.err()).contains(message).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(result.exitCode()).isEqualTo(exitCode);
        assertThat(csv).doesNotExist();
        assertThat(folder.resolve("week.plan.json")).doesNotExist();
        return result;
    }

    private Path rules(String extra) throws Exception {
        Path rules = folder.resolve("rules");
        Files.createDirectories(rules);
        List<Path> shipped = new ArrayList<>();
        try (var files = Files.list(Cli.PROJECT.resolve("rules"))) {
            files.forEach(shipped::add);
        }
        for (Path file : shipped) {
            Files.copy(file, rules.resolve(file.getFileName()));
        }
        if (!extra.isEmpty()) {
            Files.writeString(rules.resolve("extra.drl"), extra);
        }
        return rules;
    }
}
