package io.schedulebuilder.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.launch.Cli;
import io.schedulebuilder.planning.SolverConfiguration;
import io.schedulebuilder.planning.WeekInspector;
import io.schedulebuilder.planning.WeekPlanner;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.referee.ExplanationReferee;
import io.schedulebuilder.referee.ExplanationReferee.Said;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.PlanProblem;
import io.schedulebuilder.schedule.PlanReader;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.terminal.TextTable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class ExplainCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private static final Map<String, String> PLANS = new HashMap<>();

    @TempDir
    Path folder;

    private Cli cli;
    private Path file;

    @BeforeEach
    void seeded() {
        cli = Cli.withExamples(folder.resolve("data"));
        file = folder.resolve("week.plan.json");
    }

    // the file carries the problem

    @ParameterizedTest
    @ValueSource(
            strings = {
                "atlasgrey",
                "calderosa",
                "ivywren",
                "jadebri",
                "marisolvega",
                "newpage",
                "noraquill",
                "sunnymoss",
                "theolark",
                "tight"
            })
    void plan_readBack_scoresTheSameLineByLine_andSolvedAgainIsTheSame(String page) throws Exception {
        JsonNode json = planOf(page);
        Plan plan = PlanReader.read(file);
        WeekProblem problem = PlanProblem.of(plan, "test");
        JsonNode lines = json.at("/score/constraints");
        var score = new WeekInspector(problem, PlanProblem.places(plan, problem)).score();
        for (JsonNode line : lines) {
            var readBack = score.lines().stream()
                    .filter(one ->
                            one.constraint().words().equals(line.path("name").asText()))
                    .findFirst()
                    .orElseThrow();
            assertThat(readBack.score()).isEqualTo(line.path("score").asLong());
            assertThat(readBack.matches()).isEqualTo(line.path("matches").asInt());
        }

        PlannedWeek again =
                new WeekPlanner(SolverConfiguration.load(Path.of("solver-config", "default.xml"))).plan(problem);
        assertThat(again.score()).isEqualTo(score);
        assertThat(again.messages().stream()
                        .map(message -> message.message().caption().id() + " "
                                + MINUTE.format(message.slot().local()))
                        .toList())
                .isEqualTo(stream(json.path("messages"))
                        .map(message -> message.path("caption_id").asLong() + " "
                                + message.path("scheduled_send_time").asText().substring(0, 16))
                        .toList());
    }

    // shares and sentences

    @ParameterizedTest
    @ValueSource(
            strings = {
                "atlasgrey",
                "calderosa",
                "ivywren",
                "jadebri",
                "marisolvega",
                "newpage",
                "noraquill",
                "sunnymoss",
                "theolark",
                "tight"
            })
    void explain_eachMessage_saysWhatTheRefereeSays_andTheSharesAddUp(String page) throws Exception {
        JsonNode plan = planOf(page);
        ExplanationReferee referee = new ExplanationReferee(plan);
        List<Said> said = referee.said();

        JsonNode week = json("explain", file.toString(), "--json");
        assertThat(week.path("messages")).hasSize(referee.ids().size());
        for (String level : List.of("hard", "medium", "soft")) {
            long shares = stream(week.path("messages"))
                            .mapToLong(row -> row.path("total").path(level).asLong())
                            .sum()
                    + stream(week.path("whole_week"))
                            .filter(share -> share.path("level").asText().equals(level))
                            .mapToLong(share -> share.path("score").asLong())
                            .sum();
            assertThat(shares)
                    .isEqualTo(plan.path("score").path(level).asLong())
                    .isEqualTo(ExplanationReferee.sum(said, level));
        }
        String table = run("explain", file.toString()).out();
        for (JsonNode row : week.path("messages")) {
            long id = row.path("message").path("caption_id").asLong();
            assertThat(shares(row.path("shares"))).isEqualTo(shares(said, id));
            assertThat(table).contains(row(row));
            assertThat(run("explain", file.toString(), "--message", Long.toString(id))
                            .out())
                    .isEqualTo(referee.message(id, file.toString()));
        }
    }

    private static Map<String, Long> shares(JsonNode shares) {
        Map<String, Long> sums = new TreeMap<>();
        shares.forEach(share ->
                sums.put(share.path("constraint").asText(), share.path("score").asLong()));
        return sums;
    }

    private static Map<String, Long> shares(List<Said> said, long id) {
        Map<String, Long> sums = new TreeMap<>();
        said.stream()
                .filter(one -> one.ids().contains(id))
                .forEach(one -> sums.merge(one.constraint(), one.part(id), Long::sum));
        return sums;
    }

    /** The end of a row of the table, and what is below it. */
    private static String row(JsonNode row) {
        List<String> shares = new ArrayList<>();
        row.path("shares").forEach(share -> {
            String level = share.path("level").asText();
            long score = share.path("score").asLong();
            shares.add((score == 0 ? "0" : String.format(Locale.ROOT, "%+,d", score))
                    + (level.equals("soft") ? "" : " " + level) + " "
                    + share.path("constraint").asText());
        });
        JsonNode total = row.path("total");
        return ExplanationReferee.levels(
                        total.path("hard").asLong(),
                        total.path("medium").asLong(),
                        total.path("soft").asLong())
                + (shares.size() == 1 && shares.get(0).endsWith("expected revenue")
                        ? "\n"
                        : "\n" + TextTable.wrapped(String.join(", ", shares), "    ", "    "));
    }

    @Test
    void explain_week_saysHowToGoOn() throws Exception {
        JsonNode plan = planOf("ivywren");
        String out = run("explain", file.toString()).out();
        assertThat(out)
                .startsWith("Page ivywren, week of 2025-11-04 ("
                        + plan.path("schedule_id").asText() + "): score 0hard/0medium/")
                .containsPattern("time +type")
                .contains("unless the line below lists its parts")
                .contains("schedule-builder explain " + file + " --message ")
                .endsWith("schedule-builder explain " + file + " --slot \"2025-11-04 19:00\"\n");
    }

    // a slot

    @ParameterizedTest
    @CsvSource({
        "jadebri, 2025-11-05 19:00",
        "jadebri, 2025-11-08 10:30",
        "jadebri, 2025-11-06 23:15",
        "atlasgrey, 2025-11-04 19:00",
        "marisolvega, 2025-11-09 13:45",
        "newpage, 2025-11-05 13:15",
        "tight, 2025-11-05 19:00",
        "tight, 2025-11-07 20:30",
        "tight, 2025-11-04 07:00"
    })
    void explain_slot_saysWhatTheRefereeSays_andItsChangesFreeTheSlot(String page, String slot) throws Exception {
        JsonNode plan = planOf(page);
        ExplanationReferee referee = new ExplanationReferee(plan);
        String text = run("explain", file.toString(), "--slot", slot).out();
        JsonNode wishes =
                json("explain", file.toString(), "--slot", slot, "--json").path("wishes");

        assertThat(stream(wishes).map(wish -> wish.at("/message/message_type").asText()))
                .containsExactly("PPV", "Bump");
        for (JsonNode wish : wishes) {
            long id = wish.at("/message/caption_id").asLong();
            List<String> against = referee.against(id, slot);
            assertThat(wish.path("broken")).hasSize(against.size());
            against.forEach(sentence -> assertThat(text).contains("  against it: " + sentence + "\n"));
            if (!wish.path("there").asBoolean()) {
                assertThatMovesFree(plan, referee, wish, slot);
                assertThatLimitsFree(plan, wish, slot);
                assertThatForcedIsAPlan(plan, referee, wish, slot);
            }
        }
    }

    private static void assertThatMovesFree(JsonNode plan, ExplanationReferee referee, JsonNode wish, String slot) {
        JsonNode moves = wish.at("/smallest_change/moves");
        if (moves.isNull()) {
            return;
        }
        Map<Long, Optional<LocalDateTime>> then = new HashMap<>();
        then.put(wish.at("/message/caption_id").asLong(), Optional.of(LocalDateTime.parse(slot, MINUTE)));
        moves.forEach(move -> then.put(
                move.at("/message/caption_id").asLong(),
                Optional.of(LocalDateTime.parse(move.path("to").asText(), MINUTE))));
        assertThat(then).hasSize(1 + moves.size());
        assertThatChange(plan, referee.saidIf(then), wish.at("/smallest_change/moves_cost"));
        assertThat(ExplanationReferee.sum(referee.saidIf(then), "hard")).isZero();
    }

    private static void assertThatChange(JsonNode plan, List<Said> then, JsonNode change) {
        for (String level : List.of("hard", "medium", "soft")) {
            assertThat(change.path(level).asLong())
                    .isEqualTo(ExplanationReferee.sum(then, level)
                            - plan.path("score").path(level).asLong());
        }
    }

    /** With all limits changed nothing stands against it; with one of them a step less changed, something does. */
    private static void assertThatLimitsFree(JsonNode plan, JsonNode wish, String slot) {
        JsonNode limits = wish.at("/smallest_change/limits");
        if (limits.isNull()) {
            return;
        }
        long id = wish.at("/message/caption_id").asLong();
        ObjectNode relaxed = plan.deepCopy();
        limits.forEach(limit -> change(relaxed, limit, 0));
        assertThat(new ExplanationReferee(relaxed).against(id, slot)).isEmpty();
        for (JsonNode limit : limits) {
            if (!limit.path("constraint").asText().equals("active hours")) {
                ObjectNode almost = relaxed.deepCopy();
                change(almost, limit, 1);
                assertThat(new ExplanationReferee(almost).against(id, slot)).isNotEmpty();
            }
        }
    }

    private static void change(ObjectNode plan, JsonNode limit, int stepsLess) {
        ObjectNode policy = (ObjectNode) plan.path("policy");
        String instead = limit.path("instead").asText();
        switch (limit.path("constraint").asText()) {
            case "PPV gap" -> policy.put("min_gap_minutes", number(instead) + stepsLess);
            case "message gap" -> policy.put("message_gap_minutes", number(instead) + stepsLess);
            case "daily cap" -> policy.put("daily_cap", number(instead) - stepsLess);
            case "cooling days" -> policy.put("cooling_days", number(instead) + stepsLess);
            case "active hours" -> {
                ObjectNode hours = policy.putObject("active_hours");
                hours.put("start", instead.substring(0, 5)).put("end", instead.substring(6));
            }
            default -> throw new AssertionError(limit);
        }
    }

    private static long number(String limit) {
        return Long.parseLong(limit.replace(" min", ""));
    }

    private static void assertThatForcedIsAPlan(JsonNode plan, ExplanationReferee referee, JsonNode wish, String slot) {
        JsonNode forced = wish.path("forced");
        Map<Long, Optional<LocalDateTime>> then = new HashMap<>();
        referee.ids().forEach(id -> then.put(id, Optional.empty()));
        forced.path("messages")
                .forEach(message -> then.put(
                        message.path("caption_id").asLong(),
                        Optional.of(LocalDateTime.parse(message.path("time").asText(), MINUTE))));
        List<Said> said = referee.saidIf(then);

        assertThat(then.get(wish.at("/message/caption_id").asLong())).contains(LocalDateTime.parse(slot, MINUTE));
        assertThatChange(plan, said, forced.path("change"));
        assertThat(ExplanationReferee.sum(said, "hard") == 0)
                .isEqualTo(forced.path("keeps_hard_rules").asBoolean());
        // It is at least as good as the smallest moves, which it begins from.
        JsonNode moves = wish.at("/smallest_change/moves_cost");
        if (!moves.isNull()) {
            assertThat(forced.at("/change/medium").asLong())
                    .isGreaterThanOrEqualTo(moves.path("medium").asLong());
            if (forced.at("/change/medium").asLong() == moves.path("medium").asLong()) {
                assertThat(forced.at("/change/soft").asLong())
                        .isGreaterThanOrEqualTo(moves.path("soft").asLong());
            }
        }
    }

    @Test
    void explain_slotOfTheMessageItself_saysThatItIsThere() throws Exception {
        JsonNode first = planOf("ivywren").path("messages").get(0);
        String slot = first.path("scheduled_send_time").asText().substring(0, 16);
        Cli.Result result = run(
                "explain",
                file.toString(),
                "--message",
                first.path("caption_id").asText(),
                "--slot",
                slot);
        assertThat(result.out()).endsWith(": it is already there.\n");
    }

    // alternatives

    @Test
    void explain_alternatives_rankSlotsAndCaptions() throws Exception {
        JsonNode plan = planOf("jadebri");
        ExplanationReferee referee = new ExplanationReferee(plan);
        long id = plan.at("/messages/0/caption_id").asLong();
        JsonNode found = json(
                        "explain", file.toString(), "--message", Long.toString(id), "--alternatives", "5", "--json")
                .path("alternatives");

        assertThat(found.path("slots")).hasSize(5);
        long before = Long.MAX_VALUE;
        for (JsonNode slot : found.path("slots")) {
            String time = slot.path("time").asText();
            assertThat(referee.against(id, time)).isEmpty();
            assertThatChange(
                    plan,
                    referee.saidIf(Map.of(id, Optional.of(LocalDateTime.parse(time, MINUTE)))),
                    slot.path("change"));
            assertThat(slot.at("/change/soft").asLong()).isLessThanOrEqualTo(before);
            before = slot.at("/change/soft").asLong();
        }
        assertThat(found.path("captions")).hasSize(5);
        assertThat(stream(found.path("captions"))
                        .map(caption -> caption.path("selection_score").asDouble()))
                .isSortedAccordingTo((one, other) -> Double.compare(other, one));
        assertThat(stream(found.path("captions"))
                        .map(caption -> caption.path("caption_id").asLong()))
                .doesNotContainAnyElementsOf(referee.ids());
    }

    /** Recorded, the plan holds locks on its own captions: they must not hide what else could have been. */
    @Test
    void explain_alternatives_areTheSameOnceThePlanIsRecorded() throws Exception {
        JsonNode plan = planOf("jadebri");
        String id = plan.at("/messages/3/caption_id").asText();
        String[] question = {"explain", file.toString(), "--message", id, "--alternatives", "3"};
        String before = run(question).out();
        run("apply", file.toString());
        assertThat(run(question).out()).isEqualTo(before);
    }

    @Test
    void explain_alternatives_withoutAWarehouse_giveSlotsAndSayWhy() throws Exception {
        JsonNode plan = planOf("ivywren");
        Cli.Result result = run(
                "explain",
                file.toString(),
                "--message",
                plan.at("/messages/0/caption_id").asText(),
                "--alternatives",
                "2",
                "--warehouse",
                "duckdb:" + folder.resolve("none.duckdb"));
        assertThat(result.out())
                .contains("The best 2 of ")
                .contains("Other captions cannot be shown because the warehouse cannot be read: ")
                .contains("none.duckdb");
        assertThat(folder.resolve("none.duckdb")).doesNotExist();
    }

    // wrong input

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-11-20 19:00 | error: slot 2025-11-20 19:00 is outside the week: the plan runs from "
                        + "2025-11-04 to 2025-11-10. Choose a day in the week.",
                "2025-11-05 19:07 | error: slot 2025-11-05 19:07 is not on the grid of 15 minutes"
                        + " (rules/hours.drl:16). Give 2025-11-05 19:00 or 2025-11-05 19:15.",
                "2025-11-31 19:00 | error: Invalid value for option '--slot': \"2025-11-31 19:00\" is not a slot."
                        + " Write yyyy-MM-dd HH:mm, such as \"2025-11-05 19:00\".",
                "tomorrow         | error: Invalid value for option '--slot': \"tomorrow\" is not a slot. Write "
                        + "yyyy-MM-dd HH:mm, such as \"2025-11-05 19:00\".",
            })
    void explain_wrongSlot_saysWhatToWrite(String slot, String error) throws Exception {
        planOf("ivywren");
        Cli.Result result = cli.run("explain", file.toString(), "--slot", slot);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith(error);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void explain_unknownId_offersTheNearest() throws Exception {
        JsonNode plan = planOf("ivywren");
        String id = plan.at("/messages/2/caption_id").asText();
        Cli.Result result = cli.run("explain", file.toString(), "--message", id.substring(0, id.length() - 1));
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("has no message of caption").endsWith(": " + id + ".\n");
    }

    @Test
    void explain_alternativesWithoutAMessage_saysHow() throws Exception {
        planOf("ivywren");
        Cli.Result result = cli.run("explain", file.toString(), "--alternatives", "5");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("works only with --message");
    }

    @Test
    void explain_planOfAnOlderVersion_saysSo() throws Exception {
        ObjectNode plan = (ObjectNode) planOf("ivywren");
        plan.remove(List.of("problem", "plan_sha256", "digests"));
        assertThat(refused(plan.toString()))
                .isEqualTo("error: " + file
                        + ": was written by an older version and does not contain what it was solved from (it has no "
                        + "\"problem\"). Run plan again.\n");
    }

    @Test
    void explain_truncatedPlan_saysSo() throws Exception {
        String plan = planOf("ivywren").toString();
        assertThat(refused(plan.substring(0, plan.length() / 2)))
                .contains("is not a plan: it is cut off in the middle.");
        assertThat(refused("{\"explored\": fal")).contains("is not a plan: it is cut off in the middle.");
        assertThat(refused("hello")).contains("is not a plan");
        assertThat(refused("{}")).contains("is not a plan");
    }

    @Test
    void explain_editedPlan_saysThatItDoesNotScoreWhatItSays() throws Exception {
        ObjectNode plan = (ObjectNode) planOf("ivywren");
        ObjectNode first = (ObjectNode) plan.at("/messages/0");
        for (String key : List.of("scheduled_send_time", "day_of_week")) {
            first.put(key, plan.at("/messages/1").path(key).asText());
        }
        assertThat(refused(plan.toString()))
                .startsWith("warning: " + file + ": messages[0].")
                .contains(" was edited after it was planned")
                .contains("error: " + file + ": its score does not match its messages: its messages score ")
                .endsWith("It was edited, or another version wrote it. Run plan again.\n");

        plan = (ObjectNode) planOf("ivywren");
        ((ArrayNode) plan.path("messages")).remove(0);
        assertThat(refused(plan.toString()))
                .contains(file + ":1: problem.messages[", "].caption_id: caption ", " is neither planned nor unplaced");

        plan = (ObjectNode) planOf("ivywren");
        ((ObjectNode) plan.path("score")).put("soft", 1_000_000);
        assertThat(refused(plan.toString())).contains("its lines do not add up to 0hard/0medium/1000000soft");

        plan = (ObjectNode) planOf("ivywren");
        ((ObjectNode) plan.at("/messages/0")).put("scheduled_send_time", "2025-12-24 19:00:00");
        assertThat(refused(plan.toString())).contains("its message of 2025-12-24 19:00 is outside the week");
    }

    private String refused(String plan) throws IOException {
        Files.writeString(file, plan);
        Cli.Result result = cli.run("explain", file.toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        return result.err();
    }

    /** The questions are answered from memory. Processor time counts, so that a busy machine passes. */
    @Test
    void explain_aMessage_onceLoaded_takesNoTime() throws Exception {
        JsonNode plan = planOf("marisolvega");
        Plan read = PlanReader.read(file);
        String id = plan.at("/messages/5/caption_id").asText();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long from = threads.getCurrentThreadCpuTime();
            new PlanExplainer(read, "test").message(id, Optional.empty(), Optional.<Warehouse>empty()::orElseThrow);
            best = Math.min(best, threads.getCurrentThreadCpuTime() - from);
        }
        assertThat(best).isLessThan(100_000_000L);
    }

    // plans

    /** The plan of an example page, or, as "tight", of the largest page under limits that bind; each is made once. */
    private JsonNode planOf(String page) throws IOException {
        if (!PLANS.containsKey(page)) {
            Path csv = folder.resolve("week.csv");
            Cli.Result result = page.equals("tight")
                    ? cli.week(
                            "plan", "marisolvega", csv, "--rules", tightRules().toString())
                    : cli.week("plan", page, csv);
            assertThat(result.exitCode()).as(result.err()).isEqualTo(page.equals("tight") ? 3 : 0);
            PLANS.put(page, Files.readString(file));
        }
        return JSON.readTree(Files.writeString(file, PLANS.get(page)).toFile());
    }

    private Path tightRules() throws IOException {
        Path rules = Files.createDirectories(folder.resolve("tight-rules"));
        try (Stream<Path> shipped = Files.list(Path.of("rules"))) {
            for (Path rule : shipped.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(rule)
                        .replace("ppvGapMinutes(75).dailyCap(25)", "ppvGapMinutes(420).dailyCap(4)")
                        .replace("slotMinutes(15)", "slotMinutes(30)")
                        .replaceAll("messagesPerCategory\\(\\d+\\)", "messagesPerCategory(40)");
                Files.writeString(rules.resolve(rule.getFileName()), text);
            }
        }
        return rules;
    }

    private Cli.Result run(String... args) {
        Cli.Result result = cli.run(args);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private JsonNode json(String... args) throws IOException {
        return JSON.readTree(run(args).out());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        List<JsonNode> nodes = new ArrayList<>();
        array.forEach(nodes::add);
        return nodes.stream();
    }
}
