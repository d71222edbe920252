package io.schedulebuilder.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.schedulebuilder.referee.ScheduleReferee;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real launcher, as a person runs it: its own processes, the packaged jar, the class-data archive. */
class LauncherIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KILLS = 10;

    @TempDir
    Path folder;

    private record Result(int exitCode, String out, String err) {}

    @Test
    void firstBuild_seedsOnce_writesTheWeek_andTellsIt() throws Exception {
        Result first = run(build("jadebri", "jadebri.csv"));
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.err()).contains("a warehouse with the example pages was created at");
        assertThat(first.out())
                .contains("jadebri, 2025-11-04 to 2025-11-10 (America/Los_Angeles): LARGE, YELLOW")
                .contains("rules/tiers.drl:")
                .contains("CSV   jadebri.csv");
        assertThat(ScheduleReferee.judge(folder.resolve("jadebri.csv"), folder.resolve("jadebri.plan.json"), List.of()))
                .isEmpty();
        assertThat(litter()).isEmpty();

        Result runs = run(List.of("runs", "list"));
        assertThat(runs.err()).isEmpty();
        assertThat(runs.out()).contains("SUCCESS", "jadebri-2025-11-04-");

        String id = JSON.readTree(folder.resolve("jadebri.plan.json").toFile())
                .path("schedule_id")
                .asText();
        Result shown = run(List.of("runs", "show", id, "--output", "again.csv"));
        assertThat(shown.out()).contains("step      solve", "total");
        assertThat(folder.resolve("again.csv")).hasSameBinaryContentAs(folder.resolve("jadebri.csv"));
        assertThat(folder.resolve("again.plan.json")).hasSameBinaryContentAs(folder.resolve("jadebri.plan.json"));
    }

    @Test
    void diff_ofTwoSeeds_tellsWhatMoved_andTheSameFileIsTheSame() throws Exception {
        run(build("jadebri", "a.csv"));
        run(List.of(
                "plan",
                "--page-name",
                "jadebri",
                "--start-date",
                "2025-11-04",
                "--replace",
                "--seed",
                "2",
                "--output",
                "b.csv"));
        Result diff = run(List.of("diff", "a.plan.json", "b.plan.json"));
        assertThat(diff.exitCode()).as(diff.err()).isZero();
        assertThat(diff.out())
                .startsWith("A  a.plan.json  jadebri, 2025-11-04 to 2025-11-10: ")
                .contains("seed 1 → 2", " unchanged.", "expected revenue  ");
        assertThat(run(List.of("diff", "a.plan.json", "a.plan.json")).out()).isEqualTo("The plans are the same.\n");

        Result csv = run(List.of("diff", "a.plan.json", "b.csv"));
        assertThat(csv.exitCode()).isEqualTo(2);
        assertThat(csv.err()).contains("b.csv: is a CSV", "b.plan.json.").doesNotContain("\tat ");
    }

    @Test
    void wrongUsage_isOneSentence_andCodeTwo() throws Exception {
        Result result = run(List.of("build", "--page-name", "jadebri", "--start-date", "tomorrow"));
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("\"tomorrow\" is not a date.").doesNotContain("\tat ");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void help_ofEveryCommand_isThere() throws Exception {
        for (String command : List.of(
                "",
                "build",
                "plan",
                "apply",
                "explain",
                "diff",
                "rules show",
                "rules check",
                "warehouse init",
                "warehouse import",
                "warehouse sweep",
                "warehouse update-performance",
                "warehouse daily",
                "health",
                "runs list",
                "runs show")) {
            List<String> words = new ArrayList<>(command.isEmpty() ? List.of() : List.of(command.split(" ", -1)));
            words.add("--help");
            Result result = run(words);
            assertThat(result.exitCode()).isZero();
            assertThat(result.out()).contains("Usage: schedule-builder " + command, "Example");
        }
    }

    @Test
    void twoBuildsAtOnce_ofTwoPages_bothSucceed_andShareNoCaption() throws Exception {
        run(List.of("runs", "list"));
        List<String> pages = List.of("jadebri", "marisolvega", "atlasgrey", "theolark");
        List<Process> processes = new ArrayList<>();
        for (String page : pages) {
            processes.add(start(build(page, page + ".csv")));
        }
        for (int i = 0; i < pages.size(); i++) {
            assertThat(processes.get(i).waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(processes.get(i).exitValue())
                    .as(Files.readString(folder.resolve(pages.get(i) + ".csv.err")))
                    .isZero();
        }
        List<String> captions = new ArrayList<>();
        for (String page : pages) {
            JsonNode plan = JSON.readTree(folder.resolve(page + ".plan.json").toFile());
            plan.path("messages")
                    .forEach(message -> captions.add(message.path("caption_id").asText()));
        }
        assertThat(captions).doesNotHaveDuplicates();
    }

    /** Wherever the kill falls, the warehouse is before or after, and the same command then ends as if undisturbed. */
    @Test
    void build_killedAnywhere_leavesNoPartialLock_andTheNextRunMendsIt() throws Exception {
        run(List.of("runs", "list"));
        Path undisturbed = folder.resolve("undisturbed.csv");
        run(List.of("plan", "--page-name", "jadebri", "--start-date", "2025-11-04", "--output", "undisturbed.csv"));
        SplittableRandom random = new SplittableRandom(20251104);
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = start(build("jadebri", "killed.csv"));
            if (!process.waitFor(200 + random.nextInt(2200), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
        Result after = run(Stream.concat(build("jadebri", "killed.csv").stream(), Stream.of("--replace"))
                .toList());
        assertThat(after.exitCode()).as(after.err()).isZero();
        assertThat(folder.resolve("killed.csv")).hasSameBinaryContentAs(undisturbed);
        assertThat(litter()).isEmpty();
        // one schedule and its locks, and nothing beside: another page may use every other caption
        Result runs = run(List.of("runs", "list", "--limit", "50", "--json"));
        long recorded = StreamSupport.stream(
                        JSON.readTree(runs.out()).path("runs").spliterator(), false)
                .filter(row -> row.path("status").asText().equals("SUCCESS"))
                .count();
        assertThat(recorded).isEqualTo(1);
    }

    @Test
    void twoWarehouses_oneSeed_giveTheSameBytes() throws Exception {
        run(build("theolark", "a.csv"));
        Path other = folder.resolve("other");
        Files.createDirectories(other);
        Process process = start(build("theolark", "b.csv"), other);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(folder.resolve("b.csv")).hasSameBinaryContentAs(folder.resolve("a.csv"));
        assertThat(folder.resolve("b.plan.json")).hasSameBinaryContentAs(folder.resolve("a.plan.json"));
    }

    @Test
    void watch_endsCleanlyWithCtrlC() throws Exception {
        List<String> words = List.of("rules", "check", "--watch", "--json");
        Process process = start(words);
        Path out = folder.resolve(name(words) + ".out");
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (Files.size(out) == 0 && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(JSON.readTree(out.toFile()).path("errors").asInt(-1)).isZero();
    }

    private static List<String> build(String page, String csv) {
        return List.of("build", "--page-name", page, "--start-date", "2025-11-04", "--output", csv);
    }

    private Result run(List<String> words) throws Exception {
        Process process = start(words);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        String name = name(words);
        return new Result(
                process.exitValue(),
                Files.readString(folder.resolve(name + ".out")),
                Files.readString(folder.resolve(name + ".err")));
    }

    private Process start(List<String> words) throws IOException {
        return start(words, folder.resolve("data"));
    }

    private Process start(List<String> words, Path data) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(PROJECT.resolve("schedule-builder").toString()));
        command.addAll(words);
        String name = name(words);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .redirectError(folder.resolve(name + ".err").toFile());
        builder.environment().put("SCHEDULE_BUILDER_DATA", data.toString());
        return builder.start();
    }

    /** The file a command writes, or what it asks. */
    private static String name(List<String> words) {
        int output = words.indexOf("--output");
        return output >= 0 ? words.get(output + 1) : String.join("-", words).replace('/', '-');
    }

    private List<String> litter() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".tmp"))
                    .toList();
        }
    }

    @Test
    void texts_thatSpreadsheetsAndTerminalsMangle_surviveToTheByte() throws Exception {
        String text = "=SUM(1)\n\"quoted\", emoji \uD83D\uDE0D\u200D\u2764\uFE0F end ";
        Files.writeString(
                folder.resolve("captions.csv"),
                "caption_id,caption_text,content_category,price_tier,has_urgency\n"
                        + Stream.iterate(1, i -> i + 1)
                                .limit(40)
                                .map(i -> -i + ",\"" + (text + i).replace("\"", "\"\"") + "\",tease,"
                                        + (i % 3 == 0 ? "bump" : "budget") + ",no\n")
                                .reduce("", String::concat),
                StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("pages.csv"), "page_name,time_zone\nava,Europe/Berlin\n");
        String warehouse = "duckdb:" + folder.resolve("w.duckdb");
        run(List.of("warehouse", "init", "--warehouse", warehouse));
        Result loaded = run(List.of(
                "warehouse", "import", "--captions", "captions.csv", "--pages", "pages.csv", "--warehouse", warehouse));
        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        Result built = run(List.of(
                "build",
                "--page-name",
                "ava",
                "--start-date",
                "2025-11-03",
                "--warehouse",
                warehouse,
                "--output",
                "ava.csv"));
        assertThat(built.exitCode()).as(built.err()).isZero();
        assertThat(built.err()).contains("that makes a spreadsheet run it as a formula");
        assertThat(Files.readString(folder.resolve("ava.csv"))).contains("\"" + text.replace("\"", "\"\""));
    }
}
