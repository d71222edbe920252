package io.schedulebuilder.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.files.Outputs;
import io.schedulebuilder.launch.Cli;
import io.schedulebuilder.schedule.ScheduleCsv;
import io.schedulebuilder.store.RunRecord;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.store.WriteSession;
import io.schedulebuilder.store.duckdb.DuckDbWarehouse;
import io.schedulebuilder.week.PageOutcome;
import io.schedulebuilder.week.WeekSettings;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong around a batch, and that it goes wrong for one page only, in one sentence. */
@Tag("slow")
class BatchFaultsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Cli cli;
    private Path out;

    @BeforeEach
    void copyExamples() {
        cli = Cli.withExamples(folder.resolve("data"));
        out = folder.resolve("week");
    }

    @Test
    void pagesFile_asWindowsAndPeopleWriteIt_namesEachPageOnce() throws Exception {
        Path list =
                write("pages.txt", "\uFEFFivywren  \r\n\r\n# who left: jadebri\r\n\tivywren\r\ntheolark\r\nivywren");
        Cli.Result result = batch("--pages", list.toString(), "--json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(JSON.readTree(result.out()).path("built").findValuesAsText("page_name"))
                .containsExactly("ivywren", "theolark");
    }

    @Test
    void pagesFile_thatIsNone_isRefusedInASentence() throws Exception {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertRefused("--pages " + write("empty.txt", "") + " has no page names.");
        assertRefused("--pages " + write("blank.txt", "\n \r\n# nobody\n") + " has no page names.");
        assertRefused(binary + ":1: not UTF-8");
        assertRefused(write("nul.txt", "ivywren\n\njade\0bri\n") + ":3: contains a character that is not text.");
        assertRefused(write("two.txt", "# \"pages\"\nivywren,jadebri\n") + ":2: 2 fields.");
        assertRefused("--pages " + folder.resolve("missing.txt") + " cannot be read as text (no such file).");
        assertRefused("--pages " + folder + " cannot be read as text (Is a directory).");
        assertThat(out).doesNotExist();
    }

    @Test
    void pagesFile_ofAHundredThousandNames_buildsThoseThatThereAre_andNeitherFloodsNorFillsTheLog() throws Exception {
        Path list = write(
                "many.txt",
                IntStream.range(0, 100_000).mapToObj(i -> "page" + i).collect(Collectors.joining("\n"))
                        + "\nivywren\n");
        Path summary = folder.resolve("summary.json");
        Cli.Result result = batch("--pages", list.toString(), "--summary", summary.toString());
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.out()).contains("1 page ", "100000 pages failed.");
        assertThat(result.err().lines()).hasSizeLessThan(10);
        assertThat(result.err())
                .contains("error: page \"page0\" is not in the warehouse. Nearest of 9: ")
                .contains(
                        "error: 99995 more pages, ", ", … (all are in --json and --summary): is not in the warehouse.");
        assertThat(JSON.readTree(summary.toFile()).path("failures")).hasSize(100_000);
        assertThat(JSON.readTree(cli.run("runs", "list", "--json").out()).path("runs"))
                .hasSize(1);
    }

    @Test
    void pageWhoseRulesContradict_failsAlone_andLeavesALogRow() throws Exception {
        Path rules = rulesWith(
                "hours.drl",
                "rule \"another day\" when Account( pageName == \"ivywren\" ) then policy.activeHours(\"09:00\","
                        + " \"22:00\"); end");
        Cli.Result result = batch("--page-name", "ivywren", "theolark", "--rules", rules.toString());
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err())
                .contains("error: page ivywren: ", "both set active hours")
                .doesNotContain("\tat ");
        assertThat(names()).contains("theolark-2025-11-04.csv").doesNotContain("ivywren-2025-11-04.csv");
        assertThat(cli.run("runs", "list").out()).contains("FAILED", "ivywren");
    }

    @Test
    void pageWhoseRulesLeaveNoRoom_isPlannedWithAllLeftOut_andTheOthersAreNot() throws Exception {
        Path rules = rulesWith(
                "tiers.drl",
                "rule \"nothing a day\" salience 10 when Account( pageName == \"ivywren\" ) then policy.dailyCap(0);"
                        + " end");
        Cli.Result result = batch("--page-name", "ivywren", "theolark", "--rules", rules.toString(), "--json");
        assertThat(result.exitCode()).as(result.err()).isEqualTo(3);
        JsonNode built = JSON.readTree(result.out()).path("built");
        assertThat(built.findValuesAsText("messages")).containsExactly("0", "20");
        assertThat(built.findValuesAsText("unplaced")).containsExactly("10", "0");
    }

    @Test
    void pagesWithoutCaptions_failWithTheReason() {
        String warehouse = "duckdb:" + folder.resolve("bare.duckdb");
        cli.run("warehouse", "init", "--warehouse", warehouse);
        cli.run(
                "warehouse",
                "import",
                "--warehouse",
                warehouse,
                "--messages",
                Cli.PROJECT.resolve("examples/messages.csv").toString(),
                "--pages",
                Cli.PROJECT.resolve("examples/pages.csv").toString());
        Cli.Result result = batch("--all-pages", "--warehouse", warehouse);
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.out()).isEqualTo("No page was built.\n9 pages failed.\n");
        assertThat(result.err())
                .contains("error: page atlasgrey: no caption is free", "error: 4 more pages, newpage, noraquill, ")
                .doesNotContain("\tat ");
    }

    @Test
    void warehouseWithoutPages_isRefused() {
        String warehouse = "duckdb:" + folder.resolve("bare.duckdb");
        cli.run("warehouse", "init", "--warehouse", warehouse);
        Cli.Result result = batch("--all-pages", "--warehouse", warehouse);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("the warehouse knows no page. Import some");
    }

    @Test
    void folderThatCannotBe_isRefusedBeforeAnyWork() throws Exception {
        Path file = write("file", "");
        Cli.Result result =
                cli.run("batch", "--all-pages", "--start-date", "2025-11-04", "--output-dir", file + "/below");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("cannot be created or written");
        assertThat(JSON.readTree(cli.run("runs", "list", "--json").out()).path("runs"))
                .isEmpty();
    }

    @Test
    void pageWhoseFileCannotBe_failsAlone_isNotRecorded_andIsBuiltOnceItCan() throws Exception {
        Path inTheWay = Files.createDirectories(out.resolve("ivywren-2025-11-04.csv"));
        Cli.Result result = batch("--page-name", "ivywren", "theolark");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err()).contains("error: page ivywren: ", "is a folder");
        assertThat(names()).contains("theolark-2025-11-04.csv");
        Files.delete(inTheWay);
        Cli.Result resumed = batch("--page-name", "ivywren", "theolark", "--resume");
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(names()).contains("ivywren-2025-11-04.csv").hasSize(6);
    }

    @Test
    void pageThatWasTakenOffTheListMeanwhile_isRecordedWhereItsPlanLiesAside() throws Exception {
        activePages("INSERT INTO active_creators VALUES ('ivywren'), ('theolark')");
        Path inTheWay = Files.createDirectories(out.resolve("ivywren-2025-11-04.csv"));
        assertThat(batch("--all-pages", "--replace").exitCode()).isEqualTo(4);
        Files.delete(inTheWay);
        activePages("DELETE FROM active_creators WHERE page_name = 'ivywren'");

        Cli.Result resumed = batch("--all-pages", "--replace", "--resume");

        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(names()).contains("ivywren-2025-11-04.csv");
    }

    private void activePages(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + cli.warehouse());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As when the connection goes once a plan is recorded: the log must not have it both ways. */
    @Test
    void pageWhosePlanIsRecordedAndWhoseAnswerIsLost_hasOneRowInTheLog() throws Exception {
        Warehouse real = DuckDbWarehouse.open(cli.warehouse());
        Warehouse lossy = through(
                Warehouse.class,
                real,
                (method, answer) -> answer instanceof WriteSession session
                        ? through(WriteSession.class, session, (commit, result) -> {
                            if (commit.equals("commit")) {
                                throw new FailureException("the answer is lost");
                            }
                            return result;
                        })
                        : answer);
        Batch batch = new Batch(
                lossy,
                new LocalEngine(1),
                Cli.PROJECT.resolve("rules"),
                Cli.PROJECT.resolve("solver-config/default.xml"),
                InstantSource.system(),
                new Batch.Progress() {
                    @Override
                    public void planned(PageName page, int done, int total) {}

                    @Override
                    public void done(PageOutcome outcome, int done, int total) {}
                });
        List<PageName> pages = List.of(new PageName("ivywren"));
        WeekSettings settings = WeekSettings.from(LocalDate.parse("2025-11-04"));
        try (BatchFolder files = BatchFolder.at(out, ScheduleCsv.Reader.PROGRAM, Outputs.toFiles())) {
            assertThat(batch.run(pages, settings, files, false).failed()).hasSize(1);
        }
        assertThat(real.runs(10)).singleElement().satisfies(run -> assertThat(run.status())
                .isEqualTo(RunRecord.Status.SUCCESS));
    }

    private static <T> T through(Class<T> type, T real, BiFunction<String, Object, Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                BatchFaultsTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return answer.apply(method.getName(), method.invoke(real, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Test
    void folderInWhichAnotherBatchWorks_isLeftAlone() throws Exception {
        try (BatchFolder held = BatchFolder.at(out, ScheduleCsv.Reader.PROGRAM, Outputs.toFiles())) {
            held.stored().begin("another", false, Instant.EPOCH);
            Cli.Result result = batch("--page-name", "ivywren");
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err()).contains("another batch is running in " + out + ". Wait until it is done");
            assertThat(out.resolve(".batch/batch.json")).exists();
            held.stored().end();
        }
        assertThat(batch("--page-name", "ivywren").exitCode()).isZero();
    }

    private void assertRefused(String message) {
        String file = message.replaceFirst("^--pages ", "").split("[: ]", 2)[0];
        Cli.Result result = batch("--pages", file);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("error: " + message).doesNotContain("\tat ");
    }

    private Path rulesWith(String file, String rule) throws IOException {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        try (Stream<Path> shipped = Files.list(Cli.PROJECT.resolve("rules"))) {
            for (Path one :
                    shipped.filter(path -> path.toString().endsWith(".drl")).toList()) {
                Files.copy(one, rules.resolve(String.valueOf(one.getFileName())));
            }
        }
        Files.writeString(rules.resolve(file), "\n" + rule + "\n", StandardOpenOption.APPEND);
        return rules;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private Cli.Result batch(String... more) {
        List<String> args =
                new ArrayList<>(List.of("batch", "--start-date", "2025-11-04", "--output-dir", out.toString()));
        args.addAll(Arrays.asList(more));
        return cli.run(args.toArray(String[]::new));
    }
}
