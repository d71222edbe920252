package io.schedulebuilder.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages in docs tell people to type does what they say, from top to bottom. */
class DocumentedCommandsIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Pattern FILE = Pattern.compile("`([^`]+\\.drl)`:");
    private static final Pattern EXIT = Pattern.compile("# exit (\\d+)$");

    @TempDir
    Path folder;

    @Test
    void everyCommandOnRules_endsAsDocumented() throws Exception {
        List<String> commands = runAll(PROJECT.resolve("docs/rules.md"));
        assertThat(commands).hasSizeGreaterThan(12);
        for (String group : List.of("check", "test", "show", "trace", "diff", "preview", "fmt", "explain")) {
            assertThat(commands).anyMatch(command -> command.contains(" " + group + " ") || command.endsWith(group));
        }
    }

    @Test
    void everyCommandOnComparing_endsAsDocumented() throws Exception {
        copy(PROJECT.resolve("solver-config"), folder.resolve("solver-config"));
        copy(PROJECT.resolve("benchmarks"), folder.resolve("benchmarks"));
        List<String> commands = runAll(PROJECT.resolve("docs/compare.md"));
        assertThat(commands).hasSizeGreaterThan(9);
        for (String option :
                List.of("--suite", "--budget", "--resume", "--fail-under", "--race", "--prove", " diff ")) {
            assertThat(commands).anyMatch(command -> command.contains(option));
        }
    }

    @Test
    void everyCommandOnRehearsing_endsAsDocumented() throws Exception {
        assertThat(runAll(PROJECT.resolve("docs/rehearse.md"))).hasSize(3);
    }

    @Test
    void everyCommandOnOperations_endsAsDocumented() throws Exception {
        assertThat(runAll(PROJECT.resolve("docs/operations.md"))).hasSize(2);
    }

    @Test
    void everyCommandOnWeeks_endsAsDocumented() throws Exception {
        List<String> commands = runAll(PROJECT.resolve("docs/weeks.md"));
        assertThat(commands).hasSizeGreaterThan(5);
        for (String option : List.of("--weeks", "--keep", " apply ", " batch ")) {
            assertThat(commands).anyMatch(command -> command.contains(option));
        }
    }

    @Test
    void everyCommandOfGettingStarted_endsAsDocumented() throws Exception {
        assertThat(runAll(PROJECT.resolve("docs/getting-started.md"))).hasSize(5);
    }

    @Test
    void everyCommandOfTheHowToGuides_endsAsDocumented() throws Exception {
        copy(PROJECT.resolve("solver-config"), folder.resolve("solver-config"));
        List<String> commands = runAll(PROJECT.resolve("docs/how-to.md"));
        for (String name : List.of(
                " plan ",
                " batch ",
                " explain ",
                " compare ",
                " rules check ",
                " value check ",
                " diff ",
                " preview ")) {
            assertThat(commands).anyMatch(command -> command.contains(name));
        }
    }

    private List<String> runAll(Path page) throws IOException, InterruptedException {
        copy(PROJECT.resolve("rules"), folder.resolve("rules"));
        List<String> commands = new ArrayList<>();
        List<String> lines = Files.readAllLines(page);
        for (int i = 0; i < lines.size(); i++) {
            Matcher file = FILE.matcher(lines.get(i));
            if (file.matches()) {
                int from = lines.subList(i, lines.size()).indexOf("```") + i + 1;
                int to = lines.subList(from, lines.size()).indexOf("```") + from;
                Files.writeString(folder.resolve(file.group(1)), String.join("\n", lines.subList(from, to)) + "\n");
            } else if (lines.get(i).matches(" {4}(schedule-builder|cp) .*")) {
                commands.add(lines.get(i).strip());
                run(lines.get(i).strip());
            }
        }
        return commands;
    }

    private void run(String command) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().put("PATH", PROJECT + File.pathSeparator + System.getenv("PATH"));
        builder.environment()
                .put("SCHEDULE_BUILDER_DATA", folder.resolve("data").toString());
        Process process = builder.start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).as(command).isTrue();
        Matcher exit = EXIT.matcher(command);
        assertThat(process.exitValue())
                .as(command + "\n" + Files.readString(out))
                .isEqualTo(exit.find() ? Integer.parseInt(exit.group(1)) : 0);
        assertThat(Files.readString(out)).as(command).doesNotContain("\tat ", "Exception");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }
}
