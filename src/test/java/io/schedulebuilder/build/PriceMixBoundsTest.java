package io.schedulebuilder.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.schedulebuilder.launch.Cli;
import io.schedulebuilder.referee.ScheduleReferee;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weeks whose price mix moves within bounds that a rule sets. */
@Tag("slow")
class PriceMixBoundsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Cli cli;
    private Path csv;
    private Path rules;

    @BeforeEach
    void seeded() throws IOException {
        cli = Cli.withExamples(folder.resolve("data"));
        csv = folder.resolve("week.csv");
        rules = Files.createDirectory(folder.resolve("bounds"));
        try (Stream<Path> files = Files.list(Cli.PROJECT.resolve("rules"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, rules.resolve(file.getFileName()));
            }
        }
        bounds("0.10, 0.60, 0.10, 0.60, 0.10, 0.60");
    }

    @Test
    void plan_withBounds_recordsBothMixes_andExplainsTheMove() throws Exception {
        Cli.Result result = week("plan");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(ScheduleReferee.judge(csv, plan(), List.of())).isEmpty();
        JsonNode json = JSON.readTree(plan().toFile());
        JsonNode mix = json.at("/price_mix_used/0");
        assertThat(json.at("/policy/price_mix_bounds/Mid")).hasToString("[0.1,0.6]");
        assertThat(json.at("/policy/set_by/price_mix_bounds/file").asText()).endsWith("bounds.drl");
        assertThat(mix.path("asked")).hasToString("{\"Budget\":0.3,\"Mid\":0.45,\"Premium\":0.25}");
        assertThat(mix.path("used")).isNotEqualTo(mix.path("asked"));
        mix.path("used").properties().forEach(share -> assertThat(share.getValue()
                        .decimalValue()
                        .subtract(mix.path("before").path(share.getKey()).decimalValue())
                        .abs())
                .isLessThanOrEqualTo(new BigDecimal("0.1")));
        String why = mix.path("why").asText();
        assertThat(why).startsWith("Price mix 30/45/25 moved to ").contains(" in the 28 days before as-of");
        assertThat(unwrapped(result.out())).contains(why);
        Cli.Result explained = cli.run("explain", plan().toString());
        assertThat(unwrapped(explained.out())).contains(why);
        assertThat(JSON.readTree(cli.run("explain", plan().toString(), "--json").out())
                        .at("/price_mix/0")
                        .asText())
                .isEqualTo(why);
    }

    @Test
    void plan_withoutBounds_doesNotMentionThem() throws Exception {
        Files.delete(rules.resolve("bounds.drl"));
        week("plan");

        assertThat(Files.readString(plan())).doesNotContain("price_mix_used", "price_mix_bounds");
        assertThat(cli.run("explain", plan().toString(), "--json").out()).doesNotContain("price_mix");
    }

    @Test
    void plan_ofSeveralWeeks_movesOnFromTheWeekBefore() throws Exception {
        assertThat(week("plan", "--weeks", "3").exitCode()).isZero();

        assertThat(ScheduleReferee.judge(csv, plan(), List.of())).isEmpty();
        JsonNode mixes = JSON.readTree(plan().toFile()).path("price_mix_used");
        assertThat(mixes).hasSize(3);
        assertThat(mixes.at("/1/before")).isEqualTo(mixes.at("/0/used"));
        assertThat(mixes.at("/1/why").asText())
                .endsWith("; the week before has "
                        + mixes.at("/0/why").asText().replaceAll(".* moved to (\\S+) .*", "$1") + ".");
    }

    @Test
    void build_again_isTheSamePlan_andKeepsItIfAsked() throws Exception {
        week("build");
        byte[] before = Files.readAllBytes(plan());
        JsonNode mix = JSON.readTree(before).path("price_mix_used");

        assertThat(week("build", "--replace").exitCode()).isZero();
        assertThat(Files.readAllBytes(plan())).isEqualTo(before);
        Cli.Result kept = week("build", "--keep", "--seed", "9");
        assertThat(kept.exitCode()).as(kept.err()).isZero();
        assertThat(kept.out()).containsPattern("\\n\\d+ unchanged\\.\\n");
        assertThat(JSON.readTree(plan().toFile()).path("price_mix_used").findValue("ppvs"))
                .isEqualTo(mix.findValue("ppvs"));
    }

    /** What was sent stays, although the new bounds would have fewer of it. */
    @Test
    void build_midWeek_countsWhatWasSent() throws Exception {
        week("build", "--as-of", "2025-11-04");
        bounds("0, 1, 0, 1, 0, 0");

        Cli.Result result = week("build", "--as-of", "2025-11-08T12:00", "--replace");

        assertThat(result.exitCode()).as(result.err()).isZero();
        JsonNode json = JSON.readTree(plan().toFile());
        long sent = json.path("messages").findParents("sent").stream()
                .filter(message -> message.path("sent").asBoolean()
                        && message.path("price_tier").asText().equals("Premium"))
                .count();
        assertThat(json.at("/price_mix_used/0/ppvs/Premium").asLong()).isGreaterThanOrEqualTo(sent);
    }

    @Test
    void plan_withAnEditedMix_isRefusedByName() throws Exception {
        week("plan");
        String written = Files.readString(plan());
        String used =
                JSON.readTree(written).at("/price_mix_used/0/last_revenue/Mid").asText();
        Path edited = Files.writeString(
                folder.resolve("edited.plan.json"), written.replaceFirst("(\"Mid\" : )" + used, "$11.00"));

        assertThat(cli.run("apply", edited.toString()).err()).contains("price_mix_used[0].last_revenue was edited");
    }

    @Test
    void plan_thatContradictsItself_isRefusedByPlace() throws Exception {
        week("plan");
        ObjectNode written = (ObjectNode) JSON.readTree(plan().toFile());

        ObjectNode half = written.deepCopy();
        ((ArrayNode) half.at("/policy/price_mix_bounds/Mid")).remove(1);
        assertThat(explain(half)).contains("policy.price_mix_bounds.Mid: has 1 items, not 2");

        ObjectNode tight = written.deepCopy();
        ((ObjectNode) tight.at("/policy/price_mix_bounds"))
                .putArray("Mid")
                .add(0.9)
                .add(0.95);
        ((ObjectNode) tight.at("/policy/price_mix_bounds"))
                .putArray("Budget")
                .add(0.3)
                .add(0.95);
        assertThat(explain(tight)).contains("policy.price_mix_bounds: cannot be met: the minimums add up to 1.3");

        ObjectNode none = written.deepCopy();
        ((ObjectNode) none.path("policy")).remove("price_mix_bounds");
        assertThat(explain(none)).contains("price_mix_used: is there, but the policy has no price_mix_bounds");

        ObjectNode more = written.deepCopy();
        ((ObjectNode) more.at("/price_mix_used/0/ppvs")).put("Mid", 40);
        ((ObjectNode) more.at("/price_mix_used/0/used")).put("Mid", 0.99);
        assertThat(explain(more))
                .contains(
                        "price_mix_used[0].ppvs: adds up to",
                        ", the week needs ",
                        "price_mix_used[0].used: adds up to");
    }

    private String explain(ObjectNode edited) throws IOException {
        Path file = Files.writeString(folder.resolve("contradiction.plan.json"), edited.toPrettyString());
        Cli.Result result = cli.run("explain", file.toString());
        assertThat(result.exitCode()).isEqualTo(2);
        return unwrapped(result.err());
    }

    /** Two pages that would take the same captions: each moves by its own evidence, and the batch records both. */
    @Test
    void batch_withBounds_movesEachPage() throws Exception {
        Cli.Result result = cli.run(
                "batch",
                "--page-name",
                "jadebri",
                "--page-name",
                "marisolvega",
                "--start-date",
                "2025-11-04",
                "--rules",
                rules.toString(),
                "--solver-config",
                Cli.PROJECT.resolve("solver-config/fast.xml").toString(),
                "--output-dir",
                folder.resolve("batch").toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        for (String page : List.of("jadebri", "marisolvega")) {
            Path written = folder.resolve("batch/" + page + "-2025-11-04.plan.json");
            Path rows = folder.resolve("batch/" + page + "-2025-11-04.csv");
            assertThat(ScheduleReferee.judge(rows, written, List.of())).isEmpty();
            assertThat(JSON.readTree(written.toFile()).path("price_mix_used")).hasSize(1);
        }
    }

    @Test
    void exampleInTheShippedRules_worksWithoutItsSlashes() throws Exception {
        Files.delete(rules.resolve("bounds.drl"));
        String shipped = Files.readString(rules.resolve("prices.drl"));
        String example = shipped.substring(shipped.indexOf("// rule \"Move"));
        Files.writeString(rules.resolve("prices.drl"), shipped.replace(example, example.replaceAll("(?m)^// ", "")));

        Cli.Result checked = cli.run("rules", "check", "--rules", rules.toString());

        assertThat(checked.exitCode()).as(checked.out()).isZero();
        assertThat(checked.out()).contains("0 errors, 0 warnings");
        assertThat(cli.run("rules", "fmt", "--check", "--rules", rules.toString())
                        .exitCode())
                .isZero();
        week("plan");
        assertThat(JSON.readTree(plan().toFile()).path("price_mix_used")).hasSize(1);
        assertThat(Files.readString(Cli.PROJECT.resolve("docs/rules.md")))
                .contains(example.replaceAll("(?m)^// ", "").strip());
    }

    @Test
    void bounds_onlyForPagesWithEnoughMessages_leaveOthersAsTheyAre() throws Exception {
        Files.writeString(
                rules.resolve("bounds.drl"),
                Files.readString(rules.resolve("bounds.drl")).replace("tierMessages >= 1", "tierMessages >= 500"));
        week("plan");

        assertThat(JSON.readTree(plan().toFile()).has("price_mix_used")).isFalse();
    }

    @Test
    void rulesTools_knowTheBounds() throws Exception {
        assertThat(cli.run("rules", "check", "--rules", rules.toString()).exitCode())
                .isZero();
        Cli.Result diff = cli.run("rules", "diff", Cli.PROJECT.resolve("rules").toString(), rules.toString());
        assertThat(diff.out())
                .contains("tier messages from 1: bounds of Premium PPVs off → 0.1 0.6", "price mix bounds\n");
    }

    @Test
    void rulesTest_expectsBounds_orThatThereAreNone_andMutatesThem() throws Exception {
        Path cases = Files.createDirectory(rules.resolve("tests")).resolve("bounds.csv");
        String header = "revenue,saturation,tier_messages,segment,price_mix_bounds.Budget,price_mix_bounds.Mid,"
                + "price_mix_bounds.Premium\n";
        Files.writeString(
                cases, header + "2500,0.15,1,BUDGET,0.10 0.6,0.1 0.60,0.1 0.6\n2500,0.15,0,BUDGET,off,off,off\n");

        Cli.Result passed = cli.run("rules", "test", "--rules", rules.toString(), "--mutate", "--json");

        assertThat(passed.exitCode()).as(passed.err()).isZero();
        assertThat(JSON.readTree(passed.out()).at("/mutation/survivors").findValuesAsText("before").stream()
                        .filter(mutant -> mutant.contains("bounds")))
                .as("survivors")
                .isEmpty();
        assertThat(JSON.readTree(passed.out()).at("/mutation/survivors")).isNotEmpty();

        Files.writeString(cases, header + "2500,0.15,1,BUDGET,off,0.1 0.6,0.1 0.6\n");
        Cli.Result failed = cli.run("rules", "test", "--rules", rules.toString());
        assertThat(failed.exitCode()).isEqualTo(5);
        assertThat(unwrapped(failed.out())).contains("price_mix_bounds.Budget off 0.1 0.6 bounds/bounds.drl:5");
    }

    @Test
    void rulesShowAndTrace_knowTheBounds() {
        String[] account = {"--revenue", "30000", "--saturation", "0.1", "--tier-messages"};
        assertThat(unwrapped(rules("show", account, "1"))).contains("price mix bounds 0.1–0.6 Budget, 0.1–0.6 ");
        assertThat(rules("show", account, "0")).doesNotContain("price mix bounds");
        assertThat(unwrapped(rules("trace", account, "0"))).contains("tierMessages >= 1");
    }

    private String rules(String tool, String[] account, String tierMessages) {
        Cli.Result result = cli.run(Stream.of(
                        Stream.of("rules", tool, "--rules", rules.toString()),
                        Stream.of(account),
                        Stream.of(tierMessages))
                .flatMap(args -> args)
                .toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out();
    }

    private void bounds(String shares) throws IOException {
        Files.writeString(
                rules.resolve("bounds.drl"),
                """
                rule "The price mix moves where it earns more"
                when
                    Account( tierMessages >= 1 )
                then
                    policy.priceMixBounds(%s);
                end
                """
                        .formatted(shares));
    }

    private Cli.Result week(String command, String... more) {
        return cli.week(
                command,
                "jadebri",
                csv,
                Stream.concat(Stream.of("--rules", rules.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private Path plan() {
        return folder.resolve("week.plan.json");
    }

    private static String unwrapped(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
