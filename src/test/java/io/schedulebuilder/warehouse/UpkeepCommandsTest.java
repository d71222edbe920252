package io.schedulebuilder.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.schedulebuilder.launch.Cli;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that keep a warehouse up: sweep, update-performance, and both as daily. */
@Tag("slow")
class UpkeepCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void seeded() {
        cli = Cli.withExamples(folder.resolve("data"));
    }

    @Test
    void sweep_afterTheWeek_endsItsLocks_once() throws Exception {
        assertThat(cli.week("build", "newpage", folder.resolve("week.csv")).exitCode())
                .isZero();

        JsonNode during = JSON.readTree(
                cli.run("warehouse", "sweep", "--day", "2025-11-04", "--json").out());
        assertThat(during.toString()).isEqualTo("{\"day\":\"2025-11-04\",\"ended\":0,\"pages\":[]}");

        Cli.Result after = cli.run("warehouse", "sweep", "--day", "2025-11-11");
        assertThat(after.exitCode()).isZero();
        assertThat(after.err()).isEmpty();
        assertThat(after.out()).matches("Locks ended for days before 2025-11-11: (\\d+)\\n  newpage +\\1\\n");
        assertThat(cli.run("warehouse", "sweep", "--day", "2025-11-11").out())
                .isEqualTo("There are no active locks for days before 2025-11-11, so none ended.\n");
    }

    @Test
    void updatePerformance_again_changesNothing() throws Exception {
        Cli.Result first = cli.run("warehouse", "update-performance", "--day", "2025-11-04");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out())
                .matches("caption_bandit_stats +[\\d,]+ rows from messages sent before 2025-11-04: [\\d,]+ new, 0"
                        + " changed, 0 unchanged\\n");

        JsonNode again = JSON.readTree(cli.run("warehouse", "update-performance", "--day", "2025-11-04", "--json")
                .out());
        assertThat(again.path("day").asText()).isEqualTo("2025-11-04");
        assertThat(again.path("added").asLong()).isZero();
        assertThat(again.path("changed").asLong()).isZero();
        assertThat(again.path("unchanged").asLong()).isPositive();
    }

    @Test
    void updatePerformance_whenNothingWasSentLately_saysWhatToDo() throws Exception {
        Cli.Result result = cli.run("warehouse", "update-performance", "--day", "2026-11-04", "--json");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(JSON.readTree(result.out()).at("/error/kind").asText()).isEqualTo("environment");
        assertThat(result.err())
                .startsWith("error: mass_messages: no page had a viewer in the 30 days before 2026-11-04")
                .contains("schedule-builder warehouse import");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sweep", "update-performance", "daily"})
    void dayToCome_isRefused(String command) {
        Cli.Result result = cli.run("warehouse", command, "--day", "2099-01-01");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("--day 2099-01-01: this day has not begun;", "Name today or an earlier day.");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void daily_sweepsAndUpdates_andPrintsBoth() throws Exception {
        Cli.Result text = cli.run("warehouse", "daily", "--day", "2025-11-04");
        assertThat(text.exitCode()).as(text.err()).isZero();
        assertThat(text.out().lines()).hasSize(2);
        assertThat(text.out()).contains("none ended", "caption_bandit_stats");

        JsonNode json = JSON.readTree(
                cli.run("warehouse", "daily", "--day", "2025-11-04", "--json").out());
        assertThat(json.at("/sweep/ended").asLong()).isZero();
        assertThat(json.at("/update_performance/unchanged").asLong()).isPositive();
    }

    @Test
    void daily_whenTheStatisticsFail_hasSwept_andSaysSo() {
        cli.week("build", "newpage", folder.resolve("week.csv"));
        Cli.Result result = cli.run("warehouse", "daily", "--day", "2026-11-04");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).startsWith("Locks ended for days before 2026-11-04: ");
        assertThat(result.err()).startsWith("error: mass_messages: ");
    }

    @Test
    void day_thatIsNone_isNamed() {
        Cli.Result result = cli.run("warehouse", "sweep", "--day", "yesterday");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("\"yesterday\" is not a date. Write yyyy-MM-dd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sweep", "update-performance", "daily"})
    void help_hasExamples(String command) {
        Cli.Result result = cli.run("warehouse", command, "--help");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("Usage: schedule-builder warehouse " + command, "--day", "Examples:", "Exit codes:");
    }
}
