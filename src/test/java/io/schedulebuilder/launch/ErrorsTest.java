package io.schedulebuilder.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.store.RunRecord;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.store.duckdb.DuckDbWarehouse;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ErrorReport;
import io.schedulebuilder.terminal.Installation;
import io.schedulebuilder.warehouse.WarehouseImportCommand;
import io.schedulebuilder.week.PlanningService;
import io.schedulebuilder.week.WeekSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Whatever goes wrong ends as a line on stderr, an exit code, and one JSON object for those who asked for it. */
@Tag("slow")
class ErrorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static Cli cli;

    @BeforeAll
    static void copyExamples() {
        cli = Cli.withExamples(folder.resolve("data"));
    }

    static Stream<Arguments> wrongInputs() {
        return Stream.of(
                Arguments.of("usage", List.of("build", "--page-name", "ivywren")),
                Arguments.of("usage", List.of("biuld", "--json")),
                Arguments.of("usage", List.of("build", "--page-nmae", "ivywren", "--start-date", "2025-11-04")),
                Arguments.of("usage", List.of("build", "--page-name", "ivywren", "--start-date", "yesterday")),
                Arguments.of("usage", List.of("rules", "shwo")),
                Arguments.of("input", List.of("plan", "--page-name", "nobody", "--start-date", "2025-11-04")),
                Arguments.of("input", List.of("explain", "no.plan.json")),
                Arguments.of("input", List.of("diff", "no.plan.json", "no.plan.json")),
                Arguments.of("input", List.of("apply", "no.plan.json")),
                Arguments.of(
                        "input", List.of("rules", "show", "--revenue", "1", "--saturation", "0", "--rules", "no-such")),
                Arguments.of("input", List.of("rules", "test", "--rules", "no-such")),
                Arguments.of(
                        "input",
                        List.of("rules", "trace", "--revenue", "1", "--saturation", "0", "--rules", "no-such")),
                Arguments.of("input", List.of("rules", "diff", "no-such", "none")),
                Arguments.of("input", List.of("rules", "fmt", "no-such.drl")),
                Arguments.of("input", List.of("runs", "show", "no-such")),
                Arguments.of("input", List.of("runs", "list", "--warehouse", "duckdb:no-such.duckdb")),
                Arguments.of("input", List.of("health", "--warehouse", "duckdb:no-such.duckdb")),
                Arguments.of("input", List.of("doctor", "--warehouse", "no-such")),
                Arguments.of("input", List.of("warehouse", "deploy")),
                Arguments.of(
                        "input",
                        List.of("warehouse", "import", "--messages", "no.csv", "--warehouse", "duckdb:no.duckdb")),
                Arguments.of("input", List.of("batch", "--pages", "no.txt", "--start-date", "2025-11-04")),
                Arguments.of("usage", List.of("batch", "--all-pages", "--seed", "x", "--start-date", "2025-11-04")));
    }

    @ParameterizedTest
    @MethodSource("wrongInputs")
    void wrongInput_withJson_answersOneObject(String kind, List<String> args) throws IOException {
        Cli.Result words = cli.run(args.toArray(String[]::new));
        Cli.Result result =
                cli.run(Stream.concat(args.stream(), Stream.of("--json")).toArray(String[]::new));

        assertThat(result.exitCode()).isEqualTo(words.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo(words.err()).startsWith("error: ");
        assertFaults(JSON.readTree(result.out()), kind);
    }

    @Test
    void input_withPlaces_namesFileLineAndTodo() throws IOException {
        Path rules = Files.createDirectories(folder.resolve("broken"));
        Files.writeString(
                rules.resolve("a.drl"), "rule \"a\" when Account( revenu > 1 ) then policy.dailyCap(1); end\n");
        Files.writeString(
                rules.resolve("b.drl"), "\nrule \"b\" when Account( revenue > 1 ) then policy.dailyCup(1); end");

        JsonNode answer = JSON.readTree(
                cli.run("rules", "show", "--revenue", "1", "--saturation", "0", "--rules", rules.toString(), "--json")
                        .out());

        assertFaults(answer, "input");
        assertThat(answer.path("errors").findValuesAsText("file")).contains("broken/a.drl", "broken/b.drl");
        assertThat(answer.at("/error/line").asInt()).isEqualTo(1);
    }

    static Stream<Arguments> throwables() {
        return Stream.of(
                Arguments.of(new InputException(List.of("a.csv:1: bad. Mend it.", "a.csv:2: bad.")), "input", 2),
                Arguments.of(new FailureException("no disk. Make room."), "environment", 1),
                Arguments.of(new OutOfMemoryError("Java heap space"), "environment", 1),
                Arguments.of(new NoClassDefFoundError("x/Y"), "environment", 1),
                Arguments.of(new StackOverflowError(), "internal", 1),
                Arguments.of(new AssertionError("never"), "internal", 1),
                Arguments.of(new NegativeArraySizeException("-1"), "internal", 1),
                Arguments.of(new IOException("gone"), "internal", 1));
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void throwable_ofAnyKind_isALine_andOneObject(Throwable thrown, String kind, int exitCode) throws IOException {
        Cli.Result result = run(new Throwing(thrown, false), "throw", "--json");

        assertThat(result.exitCode()).isEqualTo(exitCode);
        assertThat(result.err().lines()).isNotEmpty().allMatch(line -> line.startsWith("error: "));
        assertFaults(JSON.readTree(result.out()), kind);
        assertThat(run(new Throwing(thrown, false), "throw").out()).isEmpty();
        assertThat(run(new Throwing(thrown, false), "throw", "--verbose").err()).contains("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"read history", "solve"})
    void errorOfTheJvm_inABuild_leavesALogRow(String during) {
        try (Warehouse warehouse = DuckDbWarehouse.open(cli.warehouse(), said -> {})) {
            PlanningService builder = new PlanningService(
                    warehouse,
                    Cli.PROJECT.resolve("rules"),
                    Cli.PROJECT.resolve("solver-config").resolve("fast.xml"),
                    InstantSource.system(),
                    step -> {
                        if (step.equals(during)) {
                            throw new StackOverflowError();
                        }
                    });

            assertThatThrownBy(
                            () -> builder.build(new PageName("ivywren"), WeekSettings.from(LocalDate.of(2025, 11, 4))))
                    .isInstanceOf(StackOverflowError.class);

            assertThat(warehouse.runs(1).get(0)).satisfies(run -> {
                assertThat(run.status()).isEqualTo(RunRecord.Status.FAILED);
                assertThat(run.error().orElse("")).contains("StackOverflowError");
            });
        }
    }

    @Test
    void failure_afterTheAnswer_addsNoSecondObject() throws IOException {
        Cli.Result result = run(new Throwing(new FailureException("no disk."), true), "throw", "--json");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(JSON.readTree(result.out()).path("tables").isArray()).isTrue();
        assertThat(result.out().lines().filter("{"::equals)).hasSize(1);
        assertThat(result.err()).isEqualTo("error: no disk.\n");
    }

    @Test
    void process_withTooLittleMemory_endsAsALine() throws Exception {
        for (String heap : List.of("-Xmx8m", "-Xmx12m")) {
            OwnProcess.Result result = OwnProcess.with(List.of(heap), folder.resolve("data"))
                    .run(
                            "rules",
                            "test",
                            "--rules",
                            Cli.PROJECT.resolve("rules").toString());

            assertThat(result.exitCode()).as(result.err()).isIn(0, 1);
            assertThat(result.out() + result.err()).doesNotContain("\tat ", "Exception in thread", "Caused by");
            if (result.exitCode() == 1) {
                assertThat(result.err().lines()).isNotEmpty().allMatch(line -> line.startsWith("error: "));
            }
        }
    }

    @Test
    void import_ofAFieldLargerThanTheHeap_endsAsALine() throws Exception {
        Path file = folder.resolve("large.csv");
        Files.write(
                file,
                Stream.concat(
                                Stream.of("page_name,time_zone\nava,\""),
                                Collections.nCopies(64, "x".repeat(1 << 20)).stream())
                        .toList(),
                StandardCharsets.UTF_8);
        Path warehouse = folder.resolve("large.duckdb");
        assertThat(cli.run("warehouse", "init", "--warehouse", "duckdb:" + warehouse)
                        .exitCode())
                .isZero();

        OwnProcess.Result result = OwnProcess.with(List.of("-Xmx24m"), folder.resolve("data"))
                .run("warehouse", "import", "--pages", file.toString(), "--warehouse", "duckdb:" + warehouse, "--json");

        assertThat(result.exitCode()).isIn(1, 2);
        assertThat(result.err().lines()).isNotEmpty().allMatch(line -> line.startsWith("error: "));
        assertThat(JSON.readTree(result.out()).at("/error/kind").asText()).isIn("input", "environment");
    }

    /** The one shape of what goes wrong: all keys are there, null where there is nothing to say. */
    private static void assertFaults(JsonNode answer, String kind) {
        assertThat(answer.fieldNames()).toIterable().containsExactly("error", "errors");
        assertThat(answer.path("error")).isEqualTo(answer.at("/errors/0"));
        assertThat(answer.path("errors")).allSatisfy(error -> {
            assertThat(error.fieldNames()).toIterable().containsExactly("kind", "message", "file", "line", "todo");
            assertThat(error.path("kind").asText()).isEqualTo(kind);
            assertThat(error.path("message").asText()).isNotBlank();
        });
    }

    private static Cli.Result run(Throwing command, String... args) {
        Installation installation =
                new Installation(Cli.PROJECT, folder.resolve("data"), false, false, Optional.empty());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        command.talk = new ConsoleOptions(installation);
        CommandLine commandLine = ScheduleBuilderCommand.commandLine(installation);
        commandLine.addSubcommand("throw", new CommandLine(command, new Commands(installation)));
        int exitCode = commandLine
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler(ErrorReport::failed)
                .execute(args);
        return new Cli.Result(exitCode, out.toString(), err.toString());
    }

    /** A command that fails. */
    @Command(name = "throw")
    private static final class Throwing implements Callable<Integer> {
        private final Throwable thrown;
        private final boolean answersFirst;

        @Mixin
        ConsoleOptions talk;

        Throwing(Throwable thrown, boolean answersFirst) {
            this.thrown = thrown;
            this.answersFirst = answersFirst;
        }

        @Override
        public Integer call() throws Exception {
            if (answersFirst) {
                talk.answer(new WarehouseImportCommand.View(List.of(), List.of(), List.of()));
            }
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (Exception) thrown;
        }
    }
}
