package io.schedulebuilder.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.schedulebuilder.launch.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The CSV of all pages, over several runs to one folder. */
@Tag("slow")
class AllPagesTest {
    private static final String DATE = "2025-11-04";

    @TempDir
    Path folder;

    private Path week;
    private Cli cli;

    @BeforeEach
    void twoPagesAreBuilt() {
        week = folder.resolve("week");
        cli = Cli.withExamples(folder.resolve("data"));
        assertThat(batch("--page-name", "ivywren", "newpage").exitCode()).isZero();
    }

    @Test
    void secondRun_forOtherPages_keepsTheFirstRunsRows() throws Exception {
        assertThat(batch("--page-name", "sunnymoss").exitCode()).isZero();

        assertThat(all()).isEqualTo(joined("ivywren", "newpage", "sunnymoss"));
        JsonNode list = list();
        assertThat(list.path("all_pages_csv").asText()).isEqualTo("all-pages-" + DATE + ".csv");
        assertThat(texts(list.path("pages"), "page_name")).containsExactly("ivywren", "newpage", "sunnymoss");
        for (JsonNode page : list.path("pages")) {
            JsonNode plan = json(week.resolve(page.path("page_name").asText() + "-" + DATE + ".plan.json"));
            assertThat(page.path("schedule_id")).isEqualTo(plan.path("schedule_id"));
            assertThat(page.path("time_zone")).isEqualTo(plan.path("time_zone"));
            assertThat(page.path("messages").asInt())
                    .isEqualTo(plan.path("messages").size());
            assertThat(page.path("sent")).isEmpty();
        }
        assertThat(list.path("left_out")).isEmpty();
    }

    @Test
    void pageThatIsPlannedAgain_replacesItsOwnRows_alsoOverMoreWeeks() throws Exception {
        String before = all();
        assertThat(batch("--page-name", "newpage", "--replace", "--seed", "7", "--weeks", "2")
                        .exitCode())
                .isZero();

        assertThat(all()).isEqualTo(joined("ivywren", "newpage")).isNotEqualTo(before);
        assertThat(list().path("pages").get(1).path("weeks").asInt()).isEqualTo(2);
    }

    @Test
    void runThatFails_leavesTheRowsOfWhatIsRecorded() throws Exception {
        String before = all();
        assertThat(batch("--page-name", "newpage", "nobody").exitCode()).isEqualTo(4);
        assertThat(all()).isEqualTo(before);
    }

    @Test
    void runForSpreadsheets_guardsEveryRow() throws Exception {
        batch("--page-name", "sunnymoss", "--csv-for", "spreadsheet");

        List<String> ids = rows(all());
        assertThat(ids).hasSizeGreaterThan(20).allMatch(id -> id.startsWith("'"));
        assertThat(list().path("csv_for").asText()).isEqualTo("spreadsheet");
    }

    @Test
    void weekThatIsPlannedAgainMidway_listsWhatWasSent() throws Exception {
        batch("--page-name", "newpage", "--replace", "--as-of", "2025-11-07");

        JsonNode page = list().path("pages").get(1);
        JsonNode plan = json(week.resolve("newpage-" + DATE + ".plan.json"));
        List<String> sent = StreamSupport.stream(plan.path("messages").spliterator(), false)
                .filter(message -> message.path("sent").asBoolean())
                .map(message -> message.path("scheduled_send_time").asText())
                .toList();
        assertThat(sent).isNotEmpty();
        assertThat(texts(page.path("sent"), "scheduled_send_time")).isEqualTo(sent);
        assertThat(page.path("replaces")).hasSize(1);
    }

    @Test
    void whatIsNotRecorded_orNotAnyMore_orIsNoPlan_isLeftOutByName() throws Exception {
        cli.run(
                "plan",
                "--page-name",
                "theolark",
                "--start-date",
                DATE,
                "--output",
                week.resolve("draft.csv").toString());
        cli.run(
                "build",
                "--page-name",
                "ivywren",
                "--start-date",
                DATE,
                "--replace",
                "--seed",
                "9",
                "--output",
                folder.resolve("elsewhere.csv").toString());
        Files.writeString(week.resolve("broken.plan.json"), "{\"schedule_id\": ");
        Files.createDirectory(week.resolve("folder.plan.json"));
        Files.writeString(week.resolve("other.json"), "{}");
        cli.run(
                "plan",
                "--page-name",
                "theolark",
                "--start-date",
                "2025-11-11",
                "--output",
                week.resolve("later.csv").toString());

        Cli.Result result = batch("--page-name", "sunnymoss");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(all()).isEqualTo(joined("newpage", "sunnymoss"));
        assertThat(texts(list().path("left_out"), "file"))
                .containsExactlyInAnyOrder(
                        "broken.plan.json", "draft.plan.json", "folder.plan.json", "ivywren-" + DATE + ".plan.json");
        assertThat(result.err())
                .contains(
                        "warning: broken.plan.json is not in all-pages-" + DATE + ".csv: ",
                        "warning: draft.plan.json is not in all-pages-" + DATE + ".csv: schedule theolark-" + DATE,
                        "warning: ivywren-" + DATE + ".plan.json is not in all-pages-" + DATE
                                + ".csv: schedule ivywren-" + DATE);
    }

    @Test
    void planThatWasEdited_givesTheRecordedRows_andIsNamed() throws Exception {
        String before = all();
        Path plan = week.resolve("ivywren-" + DATE + ".plan.json");
        JsonNode message = json(plan).path("messages").get(0);
        Files.writeString(
                plan,
                Files.readString(plan)
                        .replace(
                                new ObjectMapper().writeValueAsString(message.path("caption_text")),
                                "\"another text\""));

        Cli.Result result = batch("--page-name", "sunnymoss");

        assertThat(all()).startsWith(before).doesNotContain("different text");
        assertThat(texts(list().path("left_out"), "file")).containsExactly("ivywren-" + DATE + ".plan.json");
        assertThat(result.err()).contains("it differs from schedule ivywren-" + DATE);
    }

    @Test
    void foreignFileOfThatName_isRefusedBeforeAnyWork() throws Exception {
        Path all = week.resolve("all-pages-2025-11-18.csv");
        Files.writeString(all, "my,own,notes\n");
        Cli.Result result = cli.run(
                "batch", "--page-name", "sunnymoss", "--start-date", "2025-11-18", "--output-dir", week.toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("it looks like another CSV, not like a schedule CSV");
        assertThat(all).hasContent("my,own,notes\n");
        assertThat(week.resolve("sunnymoss-2025-11-18.csv")).doesNotExist();
    }

    private Cli.Result batch(String... options) {
        List<String> words = new ArrayList<>(List.of("batch", "--start-date", DATE, "--output-dir", week.toString()));
        words.addAll(List.of(options));
        return cli.run(words.toArray(String[]::new));
    }

    private String all() throws IOException {
        return Files.readString(week.resolve("all-pages-" + DATE + ".csv"));
    }

    private JsonNode list() throws IOException {
        return json(week.resolve("all-pages-" + DATE + ".json"));
    }

    /** The pages' own files one after another, with one heading. */
    private String joined(String... pages) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String page : pages) {
            String csv = Files.readString(week.resolve(page + "-" + DATE + ".csv"));
            text.append(text.isEmpty() ? csv : csv.substring(csv.indexOf("\r\n") + 2));
        }
        return text.toString();
    }

    private static List<String> rows(String csv) {
        return csv.lines().skip(1).map(row -> row.split(",", -1)[5]).toList();
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    private static List<String> texts(JsonNode array, String key) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                .map(i -> array.get(i).path(key).asText())
                .toList();
    }
}
