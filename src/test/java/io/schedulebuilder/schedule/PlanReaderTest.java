package io.schedulebuilder.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.schedulebuilder.Hang;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.week.RescoredPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlanReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PLANS = Path.of("benchmarks", "suite");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    static List<Path> plans() throws IOException {
        try (Stream<Path> older = Files.list(Path.of("src", "test", "resources", "plans"));
                Stream<Path> suite = Files.list(PLANS)) {
            return Stream.concat(older, suite)
                    .filter(file -> file.toString().endsWith(".plan.json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void planAsWritten_isReadWhole_andWrittenAgainIsTheSame(Path file) throws IOException {
        Plan plan = PlanReader.readWhole(file);
        assertThat(PlanReader.read(PlanJson.write(plan), "again")).isEqualTo(plan);
        if (plan.problem().isPresent()) {
            assertThat(JSON.readTree(PlanJson.write(plan))).isEqualTo(JSON.readTree(Files.readString(file)));
        }
    }

    /** The value is refused by itself, wherever the plan is read. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/policy/slot_minutes      | 0             | policy.slot_minutes: 0 is not a whole number from 1 to 60",
                "/policy/slot_minutes      | 7             | policy.slot_minutes: 7 does not divide an hour",
                "/saturation_score         | 1e999999999   | saturation_score: 1e999999999 is not a number from 0 to 1",
                "/saturation_score         | 1e-999999999  | saturation_score: 1e-999999999 is not a number from 0 to"
                        + " 1",
                "/saturation_score         | 1.01          | saturation_score: 1.01 is not a number from 0 to 1",
                "/policy/weights/least change | -1         | policy.weights.\"least change\": -1 is not a whole number"
                        + " from 0 to 1000000",
                "/policy/daily_cap         | 1.5           | policy.daily_cap: 1.5 is not a whole number from 0 to"
                        + " 1440",
                "/policy/daily_cap         | true          | policy.daily_cap: true is not a whole number from 0 to"
                        + " 1440",
                "/policy/daily_cap         | null          | policy.daily_cap: null is not a whole number from 0 to"
                        + " 1440",
                "/weeks                    | 9             | weeks: 9 is not a whole number from 1 to 8",
                "/account_tier             | \"HUGE\"      | account_tier: \"HUGE\" is not one of MICRO, SMALL, "
                        + "MEDIUM, LARGE, MEGA",
                "/saturation_zone          | \"green\"     | saturation_zone: \"green\" is not one of GREEN, "
                        + "YELLOW, RED",
                "/start_date               | \"2025-02-30\" | start_date: \"2025-02-30\" is not a date, yyyy-MM-dd",
                "/messages/0/message_type  | \"Letter\"    | messages[0].message_type: \"Letter\" is not one of "
                        + "PPV, Bump",
                "/messages/0/price_tier    | \"Luxury\"    | messages[0].price_tier: \"Luxury\" is not one of "
                        + "Budget, Mid, Premium, Free",
                "/messages/0/caption_id    | 9223372036854775808 | messages[0].caption_id: 9223372036854775808 is not"
                        + " a whole number from -9223372036854775808 to 9223372036854775807",
                "/messages/0/caption_text  | 5             | messages[0].caption_text: 5 is not a text of at most"
                        + " 1000000 characters",
                "/messages/0/sent          | \"true\"      | messages[0].sent: \"true\" is neither true nor false",
                "/messages/1               | []            | messages[1]: a list is not an object",
                "/messages                 | {}            | messages: an object is not a list",
                "/problem/fixed/0/at       | \"now\"       | problem.fixed[0].at: \"now\" is not a time in UTC, "
                        + "such as 2025-11-03T08:00:00Z",
                "/problem/hours/weekday/3  | -0.1          | problem.hours.weekday[3]: -0.1 is not a number from 0 to"
                        + " 1000000",
                "/problem/seed             | 1e30          | problem.seed: 1e30 is not a whole number from"
                        + " -9223372036854775808 to 9223372036854775807",
                "/run/ended_by             | \"boredom\"   | run.ended_by: \"boredom\" is not one of count, "
                        + "clock, nothing to solve",
                "/score/constraints/0/name | \"luck\"      | score.constraints[0].name: \"luck\" is not one of ",
            })
    void value_thatNoPlanCanHave_isNamedByItsKey(String at, String value, String fault) throws IOException {
        String json = with("tight-replanned", at, value);
        Hang.within(Duration.ofSeconds(20), () -> assertThatThrownBy(() -> PlanReader.read(json, "x"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("x:1: " + fault)
                .hasMessageEndingWith(". Undo the change, or run plan again."));
    }

    /** Each value is possible by itself, and contradicts another. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/schedule_id              | \"other-2025-11-04-dcb22392\" | schedule_id: ",
                "/account_tier             | \"MICRO\"     | policy.tier: LARGE does not go with account_tier",
                "/behavioral_segment       | \"LUXURY\"    | policy.segment: STANDARD does not go with"
                        + " behavioral_segment",
                "/policy/active_hours/end  | \"07:00\"     | policy.active_hours: they end at 07:00, not after "
                        + "their start at 08:00",
                "/policy/weekly_ppvs       | 11            | policy.price_mix: adds up to 12 PPVs, policy.weekly_ppvs"
                        + " is 11",
                "/policy/price_mix         | {\"Budget\":12} | policy.price_mix: has no count of Mid",
                "/policy/weights           | {}            | policy.weights: \"expected revenue\" has no weight",
                "/policy/peak_hours/weekday | [9, 9]       | policy.peak_hours.weekday[1]: hour 9 does not come after"
                        + " 9",
                "/score/soft               | 1             | score: its lines do not add up to ",
                "/score/constraints/0/level | \"soft\"     | score.constraints[0].level: ",
                "/messages/0/day_of_week   | \"Sunday\"    | messages[0].day_of_week: 2025-11-04 is a Tuesday, not a"
                        + " Sunday",
                "/messages/0/scheduled_send_time | \"2025-11-18 08:15:00\" | messages[0].scheduled_send_time: "
                        + "its message of 2025-11-18 08:15 is outside the week",
                "/messages/0/sent          | false         | problem.messages[",
                "/messages/9/sent          | true          | messages[9].sent: it is sent at ",
                "/messages/0/caption_id    | 4711          | messages[0].caption_id: caption 4711 is not among"
                        + " problem.messages",
                "/problem/messages/0/caption_id | 4711     | problem.messages[0].caption_id: caption 4711 is "
                        + "neither planned nor unplaced",
                "/problem/messages/0/week  | 3             | problem.messages[0].week: it belongs to week 3 of 1",
                "/problem/price_mix_shares/Mid | 0.5       | problem.price_mix_shares: adds up to ",
                "/problem/hours/weekend    | [1]           | problem.hours.weekend: has 1 hour of 24",
                "/problem/cooling_from     | \"2025-11-05\" | problem.cooling_from: 2025-11-05 is after start_date",
                "/replaces/0               | \"large-yellow-2025-11-04-dcb22392\" | replaces[0]: ",
                "/run/rules_sha256         | \"ab\"        | run.rules_sha256: has 2 hex digits of 64",
                "/substitutions            | [{\"caption_id\":1,\"asked\":\"Mid\",\"used\":\"Budget\"}] |"
                        + " substitutions[0].caption_id: caption 1 is neither",
            })
    void parts_thatDoNotAgree_areNamedByTheirKeys(String at, String value, String fault) throws IOException {
        Path file = Files.writeString(folder.resolve("x.plan.json"), with("tight-replanned", at, value));
        InputException refused = catchThrowableOfType(InputException.class, () -> PlanReader.readWhole(file));
        assertThat(refused.faults()).anyMatch(one -> one.startsWith(file + ":1: " + fault));
        assertThat(refused.faults()).allMatch(one -> one.endsWith(". Undo the change, or run plan again."));
        assertThat(PlanReader.read(file)).as("it can be looked at").isNotNull();
    }

    @Test
    void manyFaults_areNamedTogether_inTheOrderOfTheFile_eachWithItsLine() throws IOException {
        String json = Files.readString(PLANS.resolve("micro-red.plan.json"))
                .replace("\"slot_minutes\" : 15", "\"slot_minutes\" : 0")
                .replaceFirst("\"weeks\" : 1", "\"weeks\" : \"one\"")
                .replaceFirst("\"has_urgency\" : false", "\"has_urgency\" : 0");
        InputException refused = catchThrowableOfType(InputException.class, () -> PlanReader.read(json, "x"));
        assertThat(refused.faults()).hasSize(3);
        assertThat(refused.faults().get(0)).startsWith("x:5: weeks: \"one\" is not");
        assertThat(refused.faults().get(1)).matches("x:\\d+: policy\\.slot_minutes: .*");
        assertThat(refused.faults().get(2)).matches("x:\\d+: messages\\[\\d+]\\.has_urgency: .*");
    }

    @Test
    void keys_thatAreMissing_comeTwice_orAreUnknown_areNamed() throws IOException {
        String plan = Files.readString(PLANS.resolve("micro-red.plan.json"));
        refused(plan.replaceFirst("\"weeks\" : 1,", ""), "x:1: weeks: is missing. ");
        refused(plan.replaceFirst("\"weeks\" : 1,", "\"weeks\" : 1, \"weeks\" : 1,"), "x:5: weeks: comes twice. ");
        refused(plan.replaceFirst("\"weeks\" : 1,", "\"weeks\" : 1, \"weecks\" : 1,"), "x:5: weecks: is not a key ");
        refused(
                plan.replaceFirst("\"weeks\" : 1,", "\"weeks\" : NaN,"),
                "x:5: is not a plan: Non-standard token 'NaN'. Name ");
        refused(plan + "}", "x:");
    }

    @Test
    void nesting_digits_andSizes_haveBounds() throws IOException {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        refused(with("micro-red", "/analysis/notes", deep), "x:1: analysis.notes");
        refused(with("micro-red", "/problem/seed", "1" + "0".repeat(1_000_000)), "x:1: problem.seed: 1000");
        refused(
                with("micro-red", "/replaces", "[" + "\"a\",".repeat(6_000) + "\"b\"]"),
                "x:1: replaces: has 6001 items");
        Path endless = Path.of("/dev/zero");
        if (Files.exists(endless)) {
            assertThatThrownBy(() -> PlanReader.read(endless)).isInstanceOf(InputException.class);
        }
    }

    @Test
    void constraint_thatDidNotExistYet_isMissing_andHasNoWeight() throws IOException {
        String words = PlanningConstraint.LEAST_CHANGE.words();
        ObjectNode plan = (ObjectNode) JSON.readTree(Files.readString(PLANS.resolve("micro-red.plan.json")));
        ArrayNode lines = (ArrayNode) plan.at("/score/constraints");
        lines.remove(lines.size() - 1);
        Path file = folder.resolve("x.plan.json");
        Files.writeString(file, JSON.writeValueAsString(plan));
        assertThatThrownBy(() -> PlanReader.readWhole(file))
                .hasMessageStartingWith(file + ":1: score.constraints: lacks \"" + words + "\"");

        ((ObjectNode) plan.at("/policy/weights")).remove(words);
        Files.writeString(file, JSON.writeValueAsString(plan));
        Plan older = PlanReader.readWhole(file);

        assertThat(RescoredPlan.of(older, "x").problem().policy().weight(PlanningConstraint.LEAST_CHANGE))
                .isZero();
    }

    @Test
    void numbersSpelledOtherwise_andABom_areTheSamePlan() throws IOException {
        String plan = Files.readString(PLANS.resolve("tight-replanned.plan.json"));
        String spelled = "\uFEFF"
                + plan.replace("\"weeks\" : 1,", "\"weeks\" : 1.0,")
                        .replace("\"slot_minutes\" : 15,", "\"slot_minutes\" : 1.5e1,")
                        .replace("\n", "\r\n");
        assertThat(PlanReader.read(spelled, "x")).isEqualTo(PlanReader.read(plan, "x"));
    }

    private static void refused(String json, String start) {
        assertThatThrownBy(() -> PlanReader.read(json, "x"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(start);
    }

    /** The text of a plan with another value at a JSON pointer, exactly as it is spelled. */
    private static String with(String week, String pointer, String value) throws IOException {
        ObjectNode plan = (ObjectNode) JSON.readTree(Files.readString(PLANS.resolve(week + ".plan.json")));
        int last = pointer.lastIndexOf('/');
        String key = pointer.substring(last + 1);
        String mark = "\"the value that goes here\"";
        Consumer<com.fasterxml.jackson.databind.JsonNode> set = parent -> {
            if (parent instanceof ArrayNode items) {
                items.set(Integer.parseInt(key), mark);
            } else {
                ((ObjectNode) parent).put(key, mark);
            }
        };
        set.accept(plan.at(pointer.substring(0, last)));
        return JSON.writeValueAsString(plan).replace(JSON.writeValueAsString(mark), value);
    }
}
