package io.schedulebuilder.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.schedulebuilder.launch.Cli;
import io.schedulebuilder.terminal.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PLANS = Cli.PROJECT.resolve("src/test/resources/plans");

    @TempDir
    Path folder;

    private Cli cli;
    private String a;
    private String b;

    @BeforeEach
    void files() {
        cli = Cli.fresh(folder.resolve("data"));
        a = folder.resolve("a.plan.json").toString();
        b = folder.resolve("b.plan.json").toString();
    }

    @Test
    void editedWeek_isShownWhole() throws Exception {
        edited("micro-red", a, plan -> {});
        edited("micro-red", b, plan -> {
            ArrayNode messages = (ArrayNode) plan.path("messages");
            at(messages, "2025-11-05 19:30:00").put("scheduled_send_time", "2025-11-05 20:15:00");
            at(messages, "2025-11-08 14:45:00").put("caption_id", 4711).put("expected_revenue", 61.5);
            at(messages, "2025-11-09 11:30:00").put("price_tier", "Premium");
            messages.remove(messages.size() - 1);
            ObjectNode left = at(messages, "2025-11-07 09:15:00");
            messages.remove(indexOf(messages, left));
            ((ArrayNode) plan.path("unplaced"))
                    .addObject()
                    .put("caption_id", left.path("caption_id").asLong())
                    .put("message_type", "Bump")
                    .set("reasons", JSON.createArrayNode().add("No slot is left."));
            ((ObjectNode) plan.path("score")).put("medium", -1).put("soft", 5000);
            ((ObjectNode) plan.path("run")).put("seed", 2);
        });

        assertThat(run(a, b).out())
                .isEqualTo(TextTable.wrapped(
                                a + "  micro-red, 2025-11-04 to 2025-11-10: 3 PPVs, 8 bumps, none unplaced",
                                "A  ",
                                "   ")
                        + TextTable.wrapped(
                                b + "  micro-red, 2025-11-04 to 2025-11-10: 3 PPVs, 6 bumps, 1 unplaced", "B  ", "   ")
                        + String.join("\n", EDITED_WEEK));
    }

    private static final String[] EDITED_WEEK = {
        "Made with: seed 1 → 2.",
        "",
        "      Tue 4    Wed 5    Thu 6    Fri 7    Sat 8    Sun 9    Mon 10",
        " 09:                    P00      -b15",
        " 11:                                               *P30",
        " 13:                             b30",
        " 14:                                      *P45",
        " 19:           <b30              b15                        b30",
        " 20:  b30      ~b15 b30                                     -b45",
        "      P15 = PPV at :15, b30 = bump at :30; ~ moved here; * another caption, or",
        "      changed; < moved from here; - dropped or unplaced",
        "",
        "~  Wed 5 20:15   Bump  -1721091784978726460  from Wed 5 19:30, 45 min later",
        "-  Fri 7 09:15   Bump  3340634459395077723   unplaced: No slot is left.",
        "*  Sat 8 14:45   PPV   4711                  instead of 8622265987511239185;",
        "                                             Budget, $61.50, was Budget, $58.09",
        "*  Sun 9 11:30   PPV   -220488717386261863   at the same time, now Premium, was",
        "                                             Mid",
        "-  Mon 10 20:45  Bump  7282702003464132625",
        "",
        "1 moved, 1 with another caption, 1 changed, 1 dropped, 1 unplaced, 6 unchanged.",
        "",
        "                          A        B  B minus A",
        "expected revenue    $181.33  $184.74     +$3.41",
        "hard                      0        0",
        "medium                    0       -1         -1",
        "soft                  5,032    5,000        -32",
        "  expected revenue    5,032    5,032",
        ""
    };

    @Test
    void samePlans_areSaidToBeTheSame() {
        String week = plan("small-green");
        assertThat(run(week, week).out()).isEqualTo("The plans are the same.\n");
    }

    @Test
    void differencesOfRules_areNamed_andThatPointsAreNotOfOneKind() throws Exception {
        String text = run(plan("tight-replanned"), plan("tight-jigsaw")).out();
        assertThat(text)
                .contains("\nMade with: rules ")
                .contains("\nRule changes: PPV gap 720 min → 750 min.\n")
                .contains("\n  least change             -700      -1,100        -400\n")
                .doesNotContain("cannot be compared directly");

        edited("tight-jigsaw", b, plan -> ((ObjectNode) plan.at("/policy/weights")).put("least change", 50));
        assertThat(run(plan("tight-jigsaw"), b).out())
                .contains("weight of least change 100 → 50.\n")
                .contains("so their points and dollars cannot be compared directly.\n");
    }

    @Test
    void otherRulesThatAskTheSame_areSaidSo() throws Exception {
        edited("micro-red", b, plan -> ((ObjectNode) plan.path("run")).put("rules_sha256", "ab".repeat(32)));
        assertThat(run(plan("micro-red"), b).out())
                .contains(" → abababab.\nThe rules differ, but they set the same values for this page.\n")
                .contains("\n11 unchanged.\n");
    }

    @Test
    void otherPagesAndWeeks_areSaidClearly_andWeeksApartHaveNoPicture() {
        assertThat(run(plan("micro-red"), plan("micro-green")).out())
                .contains("\nDifferent pages: A plans micro-red, B plans micro-green.\n")
                .doesNotContain("Different weeks")
                .contains(" 09:  +P30");
        assertThat(run(plan("tight-night"), plan("large-green")).out())
                .contains("\nDifferent weeks: they share no day.\n")
                .containsPattern("~  Tue 4 Nov 19:45   PPV  .*from Fri 24 Oct 06:30, 11 d 14\\s+h 15 min later")
                .doesNotContain("P15 =");
    }

    @Test
    void weeksThatOverlap_areDrawnOneBelowTheOther() throws Exception {
        edited("micro-red", b, plan -> plan.put("start_date", "2025-11-07"));
        String text = run(plan("micro-red"), b).out();
        assertThat(text)
                .contains("Different weeks: they share 4 days.\n")
                .contains("      Tue 4    Wed 5    Thu 6    Fri 7    Sat 8    Sun 9    Mon 10\n");
    }

    @Test
    void json_hasTheSameNumbers() throws Exception {
        JsonNode diff = JSON.readTree(
                run("--json", plan("tight-replanned"), plan("tight-jigsaw")).out());
        assertThat(diff.path("same").asBoolean()).isFalse();
        assertThat(diff.path("moved")).hasSize(10);
        assertThat(diff.at("/moved/0/minutes_later").asLong()).isEqualTo(36 * 60);
        assertThat(diff.at("/left_out/0/b/reasons/0").asText()).contains("within 750 minutes of another PPV");
        assertThat(diff.at("/change/medium").asLong()).isEqualTo(-10);
        assertThat(diff.at("/inputs/0/a").asText()).hasSize(64);
    }

    @Test
    void quiet_printsNothing() {
        assertThat(run("--quiet", plan("micro-red"), plan("micro-green")).out()).isEmpty();
    }

    @Test
    void planOfAnOlderVersion_isComparedAsFarAsItGoes() throws Exception {
        edited("small-green", a, plan -> plan.remove("problem"));
        assertThat(run(a, plan("small-green")).out()).contains("Both plans were made from the same inputs.\n");
    }

    @Test
    void wrongFiles_areNamed() throws Exception {
        String week = plan("micro-red");
        String missing = folder.resolve("none.plan.json").toString();
        refused(
                missing + ": there is no such file. Name a plan.json that `schedule-builder plan` wrote.",
                missing,
                week);
        String csv = folder.resolve("week.csv").toString();
        refused(
                csv + ": is a CSV, which does not contain the plan. Name the plan file next to it: "
                        + folder.resolve("week.plan.json") + ".",
                week,
                csv);
        refused(
                folder + ": cannot be read as a plan (it is a folder). Name a plan.json that `schedule-builder plan` "
                        + "wrote.",
                folder.toString(),
                week);
        edited("micro-red", b, plan -> plan.put("as_of", "yesterday"));
        refused(
                b
                        + ":1: as_of: \"yesterday\" is not a time in UTC, such as 2025-11-03T08:00:00Z. Undo the change, "
                        + "or run plan again.",
                week,
                b);
        assertThat(cli.run("diff", week).err()).startsWith("error: Missing required parameter: 'PLAN_B'");
        assertThat(cli.run("diff", "--jsn", week, week).err()).contains("Did you mean --json?");
    }

    private void refused(String message, String... files) {
        Cli.Result result = cli.run("diff", files[0], files[1]);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("error: " + message + System.lineSeparator());
        assertThat(result.out()).isEmpty();
    }

    private Cli.Result run(String first, String... more) {
        String[] args = new String[more.length + 2];
        args[0] = "diff";
        args[1] = first;
        System.arraycopy(more, 0, args, 2, more.length);
        Cli.Result result = cli.run(args);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private static String plan(String week) {
        return PLANS.resolve(week + ".plan.json").toString();
    }

    private static int indexOf(ArrayNode messages, JsonNode message) {
        return IntStream.range(0, messages.size())
                .filter(i -> messages.get(i).equals(message))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode at(ArrayNode messages, String time) {
        for (JsonNode message : messages) {
            if (message.path("scheduled_send_time").asText().equals(time)) {
                return (ObjectNode) message;
            }
        }
        throw new AssertionError("no message at " + time);
    }

    private static void edited(String week, String file, Consumer<ObjectNode> edit) throws IOException {
        ObjectNode plan = (ObjectNode) JSON.readTree(Files.readString(Path.of(plan(week))));
        edit.accept(plan);
        Files.writeString(Path.of(file), JSON.writeValueAsString(plan));
    }
}
