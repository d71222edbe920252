package io.schedulebuilder.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.schedulebuilder.Grids;
import io.schedulebuilder.Hang;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.explain.PlanExplainer;
import io.schedulebuilder.store.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Plans that were spoiled in one place or some: each is refused with the place named, or can be shown and explained. */
@Tag("slow")
class PlanFuzzTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WEEK = "tight-replanned";

    /** As they are spelled in the file; none of them is what any key has. */
    private static final List<Optional<String>> SPOILERS = List.of(
            Optional.of("null"),
            Optional.of("\"\""),
            Optional.of("-1"),
            Optional.of("0"),
            Optional.of("1e999999999"),
            Optional.of("-1e-999999999"),
            Optional.of("9".repeat(5_000)),
            Optional.of("9007199254740993"),
            Optional.of("0.1"),
            Optional.of("\"" + "x".repeat(1_000_001) + "\""),
            Optional.of("\"\\u001b[31m\\u0000\""),
            Optional.of("\"9999-12-31\""),
            Optional.of("[]"),
            Optional.of("[[[[]]]]"),
            Optional.of("{}"),
            Optional.of("true"),
            Optional.empty()); // without its key

    private static final ObjectNode PLAN = parsed();

    private static Path file = Path.of("");
    private static Plan whole = PlanReader.read(path());

    @BeforeContainer
    static void makeFile() throws IOException {
        file = Files.createTempFile("fuzz", ".plan.json");
    }

    @AfterContainer
    static void removeFile() throws IOException {
        Files.deleteIfExists(file);
    }

    /**
     * Once for each kind of place: of a list, its first item stands for all. Each place is spoiled in some ways, and all
     * places in all ways with {@code -Pall}.
     */
    @Property(tries = 1)
    void eachPlace_spoiled_isRefusedByName_orExplained() throws IOException {
        List<String> places = new ArrayList<>(places(plan()).values());
        assertThat(places).hasSizeGreaterThan(150);
        int ways = Grids.ALL ? SPOILERS.size() : 2;
        for (int place = 0; place < places.size(); place++) {
            for (int way = 0; way < ways; way++) {
                String json = spoiled(
                        plan(), List.of(places.get(place)), SPOILERS.get((ways * place + way) % SPOILERS.size()));
                Hang.within(Duration.ofSeconds(30), () -> judge(json));
            }
        }
    }

    @Property(tries = 20)
    void somePlaces_spoiledTogether_areRefusedByName_orExplained(@ForAll Random random) throws IOException {
        List<String> all = new ArrayList<>();
        collect(plan(), "", all);
        List<String> places = new ArrayList<>();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            places.add(all.get(random.nextInt(all.size())));
        }
        String json = spoiled(plan(), places, SPOILERS.get(random.nextInt(SPOILERS.size())));
        Hang.within(Duration.ofSeconds(30), () -> judge(json));
    }

    @Property(tries = 30)
    void anyBytes_areRefusedByName_orExplained(@ForAll Random random) throws IOException {
        StringBuilder text = new StringBuilder(Files.readString(path()));
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, "{}[]\",:0-e.\\x".charAt(random.nextInt(13)));
                case 1 -> text.setLength(Math.max(1, at));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(200))));
            }
        }
        Hang.within(Duration.ofSeconds(30), () -> judge(text.toString()));
    }

    private static void judge(String json) throws IOException {
        Files.writeString(file, json);
        try {
            Plan plan = PlanReader.read(file);
            PlanDiff.between(whole, plan);
            PlanDiff.between(plan, whole);
            PlanExplainer explainer = new PlanExplainer(PlanReader.readWhole(file), file.toString());
            explainer.week();
            plan.messages().stream()
                    .limit(1)
                    .forEach(message -> explainer.message(
                            message.captionId().toString(),
                            Optional.empty(),
                            Optional.<Warehouse>empty()::orElseThrow));
        } catch (InputException refused) {
            assertThat(refused.faults()).isNotEmpty().allMatch(fault -> fault.startsWith(file.toString()));
            assertThat(refused.faults())
                    .noneMatch(fault -> fault.contains("null pointer") || fault.contains("Exception"));
        }
    }

    private static Path path() {
        return Path.of("benchmarks", "suite", WEEK + ".plan.json");
    }

    private static ObjectNode plan() {
        return PLAN.deepCopy();
    }

    private static ObjectNode parsed() {
        try {
            return (ObjectNode) JSON.readTree(Files.readString(path()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON pointers of all values, one for each way of keys. */
    private static Map<String, String> places(JsonNode plan) {
        List<String> all = new ArrayList<>();
        collect(plan, "", all);
        Map<String, String> byKeys = new LinkedHashMap<>();
        all.forEach(pointer -> byKeys.putIfAbsent(pointer.replaceAll("/\\d+", "/n"), pointer));
        return byKeys;
    }

    private static void collect(JsonNode node, String pointer, List<String> all) {
        if (!pointer.isEmpty()) {
            all.add(pointer);
        }
        node.fieldNames().forEachRemaining(key -> collect(node.path(key), pointer + "/" + key, all));
        for (int i = 0; i < node.size() && node.isArray(); i++) {
            collect(node.get(i), pointer + "/" + i, all);
        }
    }

    private static String spoiled(ObjectNode plan, List<String> pointers, Optional<String> spoiler) throws IOException {
        String mark = "the spoiler goes here";
        for (String pointer : pointers) {
            int last = pointer.lastIndexOf('/');
            JsonNode parent = plan.at(pointer.substring(0, last));
            String key = pointer.substring(last + 1);
            if (parent instanceof ArrayNode items && items.size() > Integer.parseInt(key)) {
                if (spoiler.isPresent()) {
                    items.set(Integer.parseInt(key), mark);
                } else {
                    items.remove(Integer.parseInt(key));
                }
            } else if (parent instanceof ObjectNode object) {
                if (spoiler.isPresent()) {
                    object.put(key, mark);
                } else {
                    object.remove(key);
                }
            }
        }
        return JSON.writeValueAsString(plan).replace("\"" + mark + "\"", spoiler.orElse("\"\""));
    }
}
