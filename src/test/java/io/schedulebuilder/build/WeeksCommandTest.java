package io.schedulebuilder.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.schedulebuilder.launch.Cli;
import io.schedulebuilder.referee.ScheduleReferee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several weeks in one, and weeks that are planned again with {@code --keep}. */
@Tag("slow")
class WeeksCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate START = LocalDate.of(2025, 11, 4);

    @TempDir
    Path folder;

    private Cli cli;
    private Path csv;

    @BeforeEach
    void seeded() {
        cli = Cli.withExamples(folder.resolve("data"));
        csv = folder.resolve("weeks.csv");
    }

    /** atlasgrey cools for two days, of the first week only. */
    @ParameterizedTest
    @CsvSource({"atlasgrey,8,24", "noraquill,8,6"})
    void build_fourWeeks_keepEveryHardRule_andEachGetsWhatIsAskedOfIt(String page, int ppvs, int bumps)
            throws Exception {
        Cli.Result result = cli.week("build", page, csv, "--weeks", "4");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(ScheduleReferee.judge(csv, plan(), List.of())).isEmpty();
        JsonNode plan = JSON.readTree(plan().toFile());
        assertThat(plan.path("weeks").asInt()).isEqualTo(4);
        Map<Integer, Long> ppvsByWeek = byWeek(plan, "PPV");
        Map<Integer, Long> bumpsByWeek = byWeek(plan, "Bump");
        for (int week = 1; week <= 3; week++) {
            assertThat(ppvsByWeek).containsEntry(week, (long) ppvs);
            assertThat(bumpsByWeek).containsEntry(week, (long) bumps);
        }
        // Thanksgiving and Black Friday: 6.6 of 7 days, rounded down
        JsonNode last = plan.path("asked").get(3);
        assertThat(last.path("weekly_ppvs").asInt()).isEqualTo((int) (ppvs * 6.6 / 7));
        assertThat(ppvsByWeek).containsEntry(4, last.path("weekly_ppvs").asLong());
        assertThat(bumpsByWeek).containsEntry(4, last.path("weekly_bumps").asLong());
        assertThat(result.out()).contains("the week of 2025-11-25 needs", "Thanksgiving counts 0.7 of a day");
    }

    @Test
    void explain_aPlanOfSomeWeeks_isReadAndScoredFromItsFile() throws Exception {
        cli.week("plan", "noraquill", csv, "--weeks", "2");
        assertThat(cli.run("explain", plan().toString()).exitCode()).isZero();
        String first = JSON.readTree(plan().toFile())
                .path("messages")
                .get(0)
                .path("caption_id")
                .asText();

        Cli.Result otherWeek = cli.run("explain", plan().toString(), "--message", first, "--slot", "2025-11-12 12:00");

        assertThat(otherWeek.exitCode()).as(otherWeek.err()).isZero();
        assertThat(otherWeek.out()).contains("own week: it belongs to week 1 of 2");
        String moved = Files.readString(plan()).replaceAll("\"week\": ?1", "\"week\":3");
        Path edited = Files.writeString(folder.resolve("edited.plan.json"), moved);
        assertThat(cli.run("apply", edited.toString()).err()).contains("belongs to week 3 of 2");
    }

    @Test
    void build_aWeekWithAHoliday_isAskedForLess_andOneWithoutHasNothingToSayOfIt() throws Exception {
        String[] week = {"plan", "--page-name", "noraquill", "--output", csv.toString(), "--start-date"};
        cli.run(with(week, "2025-11-24"));
        JsonNode plan = JSON.readTree(plan().toFile());
        assertThat(ScheduleReferee.judge(csv, plan(), List.of())).isEmpty();
        assertThat(plan.path("asked")).hasSize(1);
        assertThat(plan.path("asked").get(0).path("holidays").findValuesAsText("name"))
                .containsExactly("Thanksgiving", "Black Friday");

        cli.run(with(week, "2025-11-04"));
        plan = JSON.readTree(plan().toFile());
        assertThat(plan.has("asked")).isFalse();
        assertThat(plan.toString()).doesNotContain("own week", "\"week\"");
    }

    @Test
    void keep_nothingChanged_isTheSameAtTheSameTimes() throws Exception {
        cli.week("build", "noraquill", csv, "--weeks", "2");
        Map<String, String> before = times(JSON.readTree(plan().toFile()), message -> true);

        Cli.Result again = cli.week("build", "noraquill", csv, "--weeks", "2", "--keep", "--seed", "9");

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(times(JSON.readTree(plan().toFile()), message -> true)).isEqualTo(before);
        assertThat(again.out()).contains("\n" + before.size() + " unchanged.\n");
    }

    @Test
    void keep_midWay_keepsWhatWasSent_andOfTheRestWhatItCan_andSaysWhatMoved() throws Exception {
        cli.week("build", "noraquill", csv, "--weeks", "3", "--as-of", "2025-11-04");
        JsonNode before = JSON.readTree(plan().toFile());
        Path rules = folder.resolve("rules");
        copy(Cli.PROJECT.resolve("rules"), rules);
        Path hours = rules.resolve("hours.drl");
        String open = Files.readString(hours);
        Files.writeString(
                hours, open.replace("activeHours(\"08:00\", \"22:00\")", "activeHours(\"09:30\", \"22:00\")"));
        assertThat(Files.readString(hours)).isNotEqualTo(open);

        Cli.Result result = cli.week(
                "build",
                "noraquill",
                csv,
                "--weeks",
                "3",
                "--as-of",
                "2025-11-12T12:00",
                "--keep",
                "--rules",
                rules.toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        JsonNode after = JSON.readTree(plan().toFile());
        Map<String, String> sent = times(before, message -> time(message).compareTo("2025-11-12 12:00:00") < 0);
        assertThat(times(after, message -> message.path("sent").asBoolean())).isEqualTo(sent);
        assertThat(sent).isNotEmpty();
        Map<String, String> was = times(before, message -> true);
        Map<String, String> is = times(after, message -> true);
        assertThat(is.keySet()).isEqualTo(was.keySet());
        List<String> stayed = was.keySet().stream()
                .filter(caption -> is.get(caption).equals(was.get(caption)))
                .toList();
        List<String> closed = was.keySet().stream()
                .filter(caption -> !sent.containsKey(caption))
                .filter(caption -> was.get(caption).substring(11).compareTo("09:30:00") < 0)
                .toList();
        assertThat(closed).isNotEmpty();
        assertThat(stayed).doesNotContainAnyElementsOf(closed);
        assertThat(result.out().replaceAll("\\s+", " ")) // where lines break depends on the longest text
                .contains("Against " + before.path("schedule_id").asText() + ":")
                .contains("outside the active hours 09:30–22:00")
                .contains((was.size() - stayed.size()) + " moved, " + stayed.size() + " unchanged.");
    }

    @Test
    void replace_withFewerWeeksFromTheMiddle_keepsToWhatWasSentBefore() throws Exception {
        cli.week("build", "noraquill", csv, "--weeks", "3", "--as-of", "2025-11-04");
        String id = JSON.readTree(plan().toFile()).path("schedule_id").asText();

        Cli.Result result = cli.run(
                "build",
                "--page-name",
                "noraquill",
                "--start-date",
                "2025-11-18",
                "--as-of",
                "2025-11-18",
                "--replace",
                "--output",
                csv.toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).doesNotContain("dropped");
        assertThat(ScheduleReferee.judge(csv, plan(), List.of())).isEmpty();
        JsonNode plan = JSON.readTree(plan().toFile());
        assertThat(plan.path("replaces").get(0).asText()).isEqualTo(id);
        assertThat(plan.at("/problem/cooling_from").asText()).isEqualTo("2025-11-04");
        assertThat(plan.at("/problem/fixed").toString()).contains("2025-11-17T");
    }

    @ParameterizedTest
    @CsvSource({"0,--weeks must be 1 to 8", "9,--weeks must be 1 to 8", "two,'two' is not an int"})
    void weeks_outOfRange_isRefused(String weeks, String said) {
        Cli.Result result = cli.week("plan", "noraquill", csv, "--weeks", weeks);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(said);
        assertThat(csv).doesNotExist();
    }

    @Test
    void batch_someWeeks_sharesNoCaption_andKeepsThemAll() throws Exception {
        Path out = folder.resolve("out");
        String[] batch = {
            "batch",
            "--page-name",
            "noraquill",
            "theolark",
            "--start-date",
            START.toString(),
            "--as-of",
            START.toString(),
            "--weeks",
            "2",
            "--output-dir",
            out.toString()
        };
        assertThat(cli.run(batch).exitCode()).isZero();
        Map<String, String> noraquill = times(read(out, "noraquill"), message -> true);
        Map<String, String> theolark = times(read(out, "theolark"), message -> true);
        assertThat(noraquill.keySet()).doesNotContainAnyElementsOf(theolark.keySet());

        Cli.Result kept = cli.run(with(batch, "--keep"));

        assertThat(kept.exitCode()).as(kept.err()).isZero();
        assertThat(times(read(out, "noraquill"), message -> true)).isEqualTo(noraquill);
        assertThat(times(read(out, "theolark"), message -> true)).isEqualTo(theolark);
        assertThat(kept.out())
                .contains("unchanged  moved  gone  new")
                .containsPattern(String.format(
                        Locale.ROOT, "noraquill +%d .* +%d +0 +0 +0", noraquill.size(), noraquill.size()));

        // One week instead of two: every message is counted once.
        JsonNode later = JSON.readTree(cli.run(with(
                        with(
                                Arrays.stream(batch)
                                        .map(word -> word.equals("2") ? "1" : word)
                                        .toArray(String[]::new),
                                "--keep"),
                        "--json"))
                .out());
        for (JsonNode page : later.path("built")) {
            int messages = page.path("messages").asInt();
            JsonNode counts = page.path("kept");
            assertThat(counts.path("as_they_were").asInt()
                            + counts.path("moved").asInt()
                            + counts.path("added").asInt())
                    .as("of " + page)
                    .isEqualTo(messages);
        }
    }

    private static JsonNode read(Path out, String page) throws IOException {
        return JSON.readTree(out.resolve(page + "-" + START + ".plan.json").toFile());
    }

    private static String[] with(String[] command, String last) {
        return Stream.concat(Arrays.stream(command), Stream.of(last)).toArray(String[]::new);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static String time(JsonNode message) {
        return message.path("scheduled_send_time").asText();
    }

    /** Times of messages by caption. */
    private static Map<String, String> times(JsonNode plan, Function<JsonNode, Boolean> which) {
        Map<String, String> times = new TreeMap<>();
        plan.path("messages")
                .valueStream()
                .filter(which::apply)
                .forEach(message -> times.put(message.path("caption_id").asText(), time(message)));
        return times;
    }

    private static Map<Integer, Long> byWeek(JsonNode plan, String type) {
        return plan.path("messages")
                .valueStream()
                .filter(message -> message.path("message_type").asText().equals(type))
                .collect(Collectors.groupingBy(
                        message -> 1
                                + (int) START.until(
                                                LocalDate.parse(time(message).substring(0, 10)), ChronoUnit.DAYS)
                                        / 7,
                        Collectors.counting()));
    }

    private Path plan() {
        return folder.resolve("weeks.plan.json");
    }
}
