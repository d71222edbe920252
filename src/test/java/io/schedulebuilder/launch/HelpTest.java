package io.schedulebuilder.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.schedulebuilder.domain.ShellWords;
import io.schedulebuilder.terminal.ColorWhen;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the command line says of itself. */
class HelpTest {
    private static final int TERMINAL_WIDTH = 80;

    @TempDir
    Path folder;

    private static Stream<CommandLine> all(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().distinct().flatMap(HelpTest::all));
    }

    private Stream<CommandLine> all() {
        return all(ScheduleBuilderCommand.commandLine(Cli.installation(folder)));
    }

    @Test
    void helpOfEveryCommand_fitsATerminal_andCutsNoWord() {
        assertThat(all()).hasSizeGreaterThan(25).allSatisfy(command -> {
            assertThat(command.getUsageMessage().lines())
                    .as(command.getCommandSpec().qualifiedName(" "))
                    .allMatch(line -> line.length() <= TERMINAL_WIDTH);
            assertThat(command.getCommandSpec().usageMessage().footer())
                    .as("an example that picocli wraps cannot be pasted")
                    .allMatch(line -> line.replace("%%", "%").length() < TERMINAL_WIDTH);
        });
    }

    @Test
    void commandWithoutASubcommand_showsItsHelp() {
        for (List<String> args :
                List.of(List.<String>of(), List.of("rules"), List.of("warehouse"), List.of("runs"), List.of("value"))) {
            Cli.Result result = run(args.toArray(String[]::new));
            assertThat(result.exitCode()).isZero();
            assertThat(result.err()).isEmpty();
            assertThat(result.out())
                    .contains("Usage: " + String.join(" ", with("schedule-builder", args)), "Commands:");
        }
    }

    @Test
    void helpCommand_showsWhatTheOptionShows() {
        for (String command : List.of("build", "rules", "rules check", "warehouse import", "help")) {
            String[] words = command.split(" ", -1);
            assertThat(run(Stream.concat(Stream.of("help"), Arrays.stream(words))
                            .toArray(String[]::new)))
                    .as(command)
                    .isEqualTo(run(Stream.concat(Arrays.stream(words), Stream.of("--help"))
                            .toArray(String[]::new)));
        }
        assertThat(run("help").out()).isEqualTo(run("--help").out());
    }

    @ParameterizedTest
    @CsvSource({
        "biuld,build",
        "bulid --page-name ava,build",
        "Bacth,batch",
        "explian x.plan.json,explain",
        "rules chekc,check",
        "rules tset --mutate,test",
        "warehouse improt,import",
        "warehouse updat-performance,update-performance",
        "runs lst,list",
        "value chekc,check",
        "help biuld,build",
        "help rules chekc,check",
        "build --pagename ava --start-date 2025-11-04,--page-name",
        "plan --page-name ava --strat-date=2025-11-04,--start-date",
        "rules check --wach,--watch",
        "batch --al-pages,--all-pages",
        "rules --jsno,",
        "xylophone,"
    })
    void unknownWord_isNamed_withTheNearest(String line, String nearest) {
        Cli.Result result = run(line.split(" ", -1));
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("error: schedule-builder ").contains(" --help");
        if (nearest == null) {
            assertThat(result.err()).doesNotContain("Did you mean");
        } else {
            assertThat(result.err()).contains("Did you mean " + nearest + "?");
        }
    }

    @Test
    void color_isChosenByOption_thenByEnvironment_thenByTerminal() {
        Map<String, String> xterm = Map.of("TERM", "xterm-256color");
        Map<String, String> dumb = Map.of("TERM", "dumb");
        Map<String, String> refused = Map.of("TERM", "xterm", "NO_COLOR", "1");
        Map<String, String> forced = Map.of("CLICOLOR_FORCE", "1");
        assertThat(ColorWhen.in("build").colors(xterm, true)).isTrue();
        assertThat(ColorWhen.in("build").colors(xterm, false)).isFalse();
        assertThat(ColorWhen.in("build").colors(dumb, true)).isFalse();
        assertThat(ColorWhen.in("build").colors(Map.of(), true)).isFalse();
        assertThat(ColorWhen.in("build").colors(refused, true)).isFalse();
        assertThat(ColorWhen.in("build").colors(Map.of("TERM", "xterm", "NO_COLOR", ""), true))
                .isTrue();
        assertThat(ColorWhen.in("build").colors(forced, false)).isTrue();
        assertThat(ColorWhen.in("build", "--color=always").colors(refused, false))
                .isTrue();
        assertThat(ColorWhen.in("--color", "NEVER", "build").colors(forced, true))
                .isFalse();
        assertThat(ColorWhen.in("--color", "always", "--color", "never").colors(xterm, true))
                .isFalse();
    }

    @Test
    void colorThatIsNone_isRefused_beforeOrAfterTheCommand() {
        for (String line :
                List.of("--color sometimes rules show", "rules show --color sometimes", "rules --color= show")) {
            Cli.Result result = run(line.split(" ", -1));
            assertThat(result.exitCode()).as(line).isEqualTo(2);
            assertThat(result.err()).contains("--color").containsIgnoringCase("auto, always, never");
        }
    }

    @Test
    void completionScript_completesCommandsOptionsAndValues_inBash() throws Exception {
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.ROOT); // as Main does: picocli writes numbers with the default locale's digits
        try {
            completes(folder.resolve("completion.bash"));
        } finally {
            Locale.setDefault(usual);
        }
    }

    private void completes(Path script) throws Exception {
        Files.writeString(script, run("completion", "bash").out());
        assertThat(run("completion", "zsh").out())
                .isEqualTo(Files.readString(script))
                .contains("bashcompinit");
        assertThat(completed(script, "bu")).isEqualTo("build");
        assertThat(completed(script, "rules", "ch")).isEqualTo("check");
        assertThat(completed(script, "warehouse", "update")).isEqualTo("update-performance");
        assertThat(completed(script, "build", "--start")).isEqualTo("--start-date");
        assertThat(completed(script, "build", "--color", "")).isEqualTo("auto always never");
    }

    private String completed(Path script, String... words) throws Exception {
        String line = Stream.concat(Stream.of("schedule-builder"), Arrays.stream(words))
                .map(ShellWords::quoted)
                .collect(Collectors.joining(" "));
        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "source '" + script + "'; COMP_WORDS=(" + line + "); COMP_CWORD=" + words.length
                                + "; _complete_schedule-builder 2> /dev/null; echo \"${COMPREPLY[*]}\"")
                .start();
        String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(bash.waitFor()).isZero();
        return answer;
    }

    @Test
    void manualPage_describesEveryCommandAndOption_andReads() throws Exception {
        String page = run("man").out();
        all().forEach(command -> {
            assertThat(page)
                    .contains(command.getCommandSpec().qualifiedName(" ").replace("-", "\\-"));
            command.getCommandSpec().options().stream()
                    .filter(option -> !option.hidden()) // a former name of another option
                    .forEach(option ->
                            assertThat(page).contains(option.longestName().replace("-", "\\-")));
        });
        assertThat(page).startsWith(".TH \"SCHEDULE\\-BUILDER\"").doesNotContain("${", "%n", "%%", "@|");
        assertThat(run("man", "rules", "check").out())
                .startsWith(".TH \"SCHEDULE\\-BUILDER\\-RULES\\-CHECK\"")
                .doesNotContain("warehouse import");

        assumeThat(Path.of("/usr/bin/man")).exists();
        Path file = folder.resolve("schedule-builder.1");
        Files.writeString(file, page);
        Process man = new ProcessBuilder("man", "--warnings", "-E", "UTF-8", "-l", file.toString()).start();
        assertThat(new String(man.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("EXIT STATUS", "schedule-builder warehouse import");
        assertThat(new String(man.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
    }

    private Cli.Result run(String... args) {
        return Cli.fresh(folder).run(args);
    }

    private static List<String> with(String first, List<String> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }
}
