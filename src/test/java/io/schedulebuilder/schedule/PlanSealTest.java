package io.schedulebuilder.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class PlanSealTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final Plan PLAN = PlanReader.read(Path.of("benchmarks", "suite", "tight-replanned.plan.json"))
            .sealed();
    private static final Pattern PROSE = Pattern.compile(
            "/messages/\\d+/why/.*|/unplaced/\\d+/reasons/.*|/analysis/notes/.*|/problem/fixed/\\d+/origin|/run/version"
                    + "|/plan_sha256|/digests/.*|/large_numbers/.*");

    @Test
    void planAsWritten_hasNoEdits_andItsSealIsReadBack() {
        Plan read = PlanReader.read(PlanJson.write(PLAN), "x");
        assertThat(read).isEqualTo(PLAN);
        assertThat(read.edits()).isEmpty();
        assertThat(PlanJson.write(PLAN)).contains("\"plan_sha256\" : \"", "\"digests\" : {");
        assertThat(PLAN.sealed()).isEqualTo(PLAN);
    }

    /** As jq and editors leave a plan: other spaces, line ends, order of keys, spelling of numbers and letters. */
    @Test
    void planSpelledOtherwise_hasNoEdits() throws IOException {
        JsonNode tree = JSON.readTree(PlanJson.write(PLAN));
        String sorted = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build()
                .writeValueAsString(JSON.convertValue(tree, TreeMap.class));
        String spelled = PlanJson.write(PLAN)
                .replace("\n", "\r\n")
                .replace("\"weeks\" : 1,", "\"weeks\" : 1.0,")
                .replaceFirst("(\"saturation_score\" : 0\\.\\d*?)0*,", "$1,")
                .replace("\"page_name\" : \"l", "\"page_name\" : \"\\u006c");
        assertThat(sorted).isNotEqualTo(spelled);
        assertThat(PlanReader.read(sorted, "x").edits()).isEmpty();
        assertThat(PlanReader.read(spelled, "x").edits()).isEmpty();
    }

    /** As jq 1.6 and every JavaScript program leave them: 17 digits of a 64-bit id. */
    @Test
    void idsRoundedToFloatingNumbers_areReadAsTheyWere_andAnIdThatWasEditedIsNot() {
        String written = PlanJson.write(PLAN);
        String rounded = Pattern.compile("(?<=[: ])-?\\d{17,19}(?=,|\\n)")
                .matcher(written)
                .replaceAll(id -> new BigDecimal(Double.parseDouble(id.group()))
                        .round(new MathContext(17))
                        .toPlainString());
        assertThat(rounded).isNotEqualTo(written);
        assertThat(PlanReader.read(rounded, "x")).isEqualTo(PLAN);

        long id = PLAN.messages().get(0).captionId().value();
        assertThat(PlanReader.read(written.replaceFirst("(\"caption_id\" : )" + id, "$1" + (id + 1)), "x")
                        .edits())
                .containsExactly("messages[0].caption_id was edited");
    }

    /** Each value that is not prose: as long as the plan can be read, the change is noticed, and its place named. */
    @Test
    void anyValueThatHasAnEffect_edited_isNamed_andProseIsNot() throws IOException {
        List<String> places = new ArrayList<>();
        collect(JSON.readTree(PlanJson.write(PLAN)), "", places);
        int noticed = 0;
        for (String place : places) {
            if (place.matches(".*/([5-9]|\\d\\d+)/.*")) {
                continue; // the first items of a list stand for all
            }
            List<String> edits = edited(place).edits();
            if (PROSE.matcher(place).matches()) {
                assertThat(edits)
                        .as(place)
                        .isEqualTo(place.equals("/plan_sha256") ? List.of("plan_sha256 was edited") : List.of());
            } else {
                assertThat(edits).as(place).hasSize(1);
                assertThat(path(place)).startsWith(edits.get(0).replace(" was edited", ""));
                noticed++;
            }
        }
        assertThat(noticed).isGreaterThan(200);
    }

    @Test
    void messages_removedAddedOrExchanged_areNamed() {
        assertThat(edits(plan -> ((ArrayNode) plan.path("messages")).remove(3)))
                .containsExactly("what was messages[3] was edited or removed");
        assertThat(edits(plan -> {
                    ArrayNode messages = (ArrayNode) plan.path("messages");
                    ObjectNode another = messages.get(2).deepCopy();
                    messages.insert(5, another.put("caption_id", 4711));
                }))
                .containsExactly("messages[5] was edited or added");
        assertThat(edits(plan -> {
                    ArrayNode messages = (ArrayNode) plan.path("messages");
                    messages.add(messages.remove(0));
                }))
                .containsExactly("messages were reordered");
        assertThat(edits(plan -> plan.remove("problem"))).containsExactly("problem was removed");
        assertThat(edits(plan -> plan.remove("digests"))).isEmpty();
    }

    private static List<String> edits(Consumer<ObjectNode> edit) {
        try {
            ObjectNode plan = (ObjectNode) JSON.readTree(PlanJson.write(PLAN));
            edit.accept(plan);
            return PlanJson.bind(plan, Plan.class).edits();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plan with another value at a place, one that is possible there. */
    private static Plan edited(String place) throws IOException {
        ObjectNode plan = (ObjectNode) JSON.readTree(PlanJson.write(PLAN));
        int last = place.lastIndexOf('/');
        JsonNode parent = plan.at(place.substring(0, last));
        String key = place.substring(last + 1);
        for (JsonNode other : others(plan.at(place))) {
            if (parent instanceof ArrayNode items) {
                items.set(Integer.parseInt(key), other);
            } else {
                ((ObjectNode) parent).set(key, other);
            }
            try {
                return PlanJson.bind(plan, Plan.class);
            } catch (RuntimeException e) {
                // no value of this key
            }
        }
        throw new AssertionError(place + " has no other value");
    }

    private static List<JsonNode> others(JsonNode value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value.isBoolean()) {
            return List.of(nodes.booleanNode(!value.asBoolean()));
        }
        if (value.isNumber()) {
            return List.of(nodes.numberNode(value.decimalValue().add(BigDecimal.ONE)));
        }
        return Stream.of(
                        value.asText() + "x",
                        "2025-12-01",
                        "2025-12-01T00:00:00Z",
                        "2025-12-01T00:00",
                        "2025-12-01 00:00:00",
                        "Europe/Paris",
                        "MEGA",
                        "MICRO",
                        "RED",
                        "GREEN",
                        "LUXURY",
                        "BUDGET",
                        "Mid",
                        "Free",
                        "PPV",
                        "Bump",
                        "Sunday",
                        "Monday",
                        "hard",
                        "soft",
                        "clock",
                        "count",
                        "daily cap",
                        "PPV gap")
                .filter(other -> !other.equals(value.asText()))
                .<JsonNode>map(nodes::textNode)
                .toList();
    }

    private static String path(String pointer) {
        return pointer.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
    }

    private static void collect(JsonNode node, String pointer, List<String> places) {
        if (node.isValueNode() && !node.isNull()) {
            places.add(pointer);
        }
        node.fieldNames().forEachRemaining(key -> collect(node.path(key), pointer + "/" + key, places));
        for (int i = 0; i < node.size() && node.isArray(); i++) {
            collect(node.get(i), pointer + "/" + i, places);
        }
    }
}
