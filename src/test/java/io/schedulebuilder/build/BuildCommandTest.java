package io.schedulebuilder.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.schedulebuilder.launch.Cli;
import io.schedulebuilder.referee.ScheduleReferee;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.PlanJson;
import io.schedulebuilder.schedule.PlanReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class BuildCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Cli cli;
    private Path csv;

    @BeforeEach
    void seeded() {
        cli = Cli.withExamples(folder.resolve("data"));
        csv = folder.resolve("week.csv");
    }

    @ParameterizedTest
    @CsvSource({
        "atlasgrey,LARGE,RED",
        "calderosa,MEDIUM,RED",
        "ivywren,MICRO,GREEN",
        "jadebri,LARGE,YELLOW",
        "marisolvega,MEGA,GREEN",
        "newpage,MICRO,GREEN",
        "noraquill,SMALL,GREEN",
        "sunnymoss,SMALL,YELLOW",
        "theolark,MEDIUM,GREEN"
    })
    void build_eachExamplePage_keepsEveryHardRule_andFindsItsTierAndZone(String page, String tier, String zone)
            throws Exception {
        Cli.Result result = cli.week("build", page, csv);

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(ScheduleReferee.judge(csv, plan(), List.of())).isEmpty();
        JsonNode plan = JSON.readTree(plan().toFile());
        assertThat(plan.path("account_tier").asText()).isEqualTo(tier);
        assertThat(plan.path("saturation_zone").asText()).isEqualTo(zone);
        assertThat(plan.at("/score/hard").asLong()).isZero();
        assertThat(plan.at("/run/ended_by").asText()).isEqualTo("count");
    }

    @Test
    void weekThatIsOver_isPlannedAsOfItsMidnight_andSaysSo() {
        Path csv = folder.resolve("week.csv");
        assertThat(cli.week("plan", "jadebri", csv).err())
                .contains("note: the week from 2025-11-04 is over, so planned as of the first midnight.");
        assertThat(cli.week("build", "jadebri", csv).err())
                .contains(
                        "over, so planned as of the first midnight, and the captions are locked for those dates. Use --as-of");
        assertThat(cli.week("build", "jadebri", csv, "--replace", "--as-of", "2025-11-04")
                        .err())
                .doesNotContain("is over");
        assertThat(cli.run(
                                "batch",
                                "--page-name",
                                "ivywren",
                                "--start-date",
                                "2025-11-04",
                                "--output-dir",
                                folder.toString())
                        .err())
                .contains(
                        "note: where the weeks from 2025-11-04 are over, they are planned as of their first midnight");
        String future = LocalDate.now(ZoneOffset.UTC).plusDays(3).toString();
        assertThat(cli.run("plan", "--page-name", "jadebri", "--start-date", future, "--output", csv.toString())
                        .err())
                .doesNotContain("over");
    }

    @Test
    void build_newPage_saysThatItKnowsNothingOfIt() {
        Cli.Result result = cli.week("build", "newpage", csv);
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).contains("warning: page newpage has no messages");
        assertThat(result.out()).contains("MICRO", "GREEN", "EXPLORATORY");
    }

    @Test
    void build_twice_isRefusedWithTheId_andWithReplaceChangesNothing() throws Exception {
        cli.week("build", "jadebri", csv);
        String id = JSON.readTree(plan().toFile()).path("schedule_id").asText();
        byte[] first = Files.readAllBytes(csv);

        Cli.Result refused = cli.week("build", "jadebri", folder.resolve("other.csv"));
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .isEqualTo("error: the week overlaps what is scheduled already: " + id
                        + ". Use --replace to replace it, or --keep to change as little as possible."
                        + System.lineSeparator());
        assertThat(folder.resolve("other.csv")).doesNotExist();

        Cli.Result again = cli.week("build", "jadebri", csv, "--replace");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out()).contains("Already recorded as " + id + "; nothing changed.");
        assertThat(Files.readAllBytes(csv)).isEqualTo(first);
    }

    @Test
    void build_replacedWithAnotherSeed_givesTheOldLocksBack() throws Exception {
        cli.week("build", "jadebri", csv);
        String first = JSON.readTree(plan().toFile()).path("schedule_id").asText();
        Cli.Result result = cli.week("build", "jadebri", csv, "--replace", "--seed", "7");
        assertThat(result.exitCode()).as(result.err()).isZero();
        JsonNode plan = JSON.readTree(plan().toFile());
        assertThat(plan.path("replaces").get(0).asText()).isEqualTo(first);

        // and back again: the first plan comes back under its own id, byte for byte
        Cli.Result back = cli.week("build", "jadebri", csv, "--replace");
        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(JSON.readTree(plan().toFile()).path("schedule_id").asText()).isEqualTo(first);
    }

    @Test
    void build_replacedMidWeek_keepsWhatWasSentAndCountsIt() throws Exception {
        cli.week("build", "jadebri", csv, "--as-of", "2025-11-04");
        JsonNode before = JSON.readTree(plan().toFile());
        Cli.Result result = cli.week("build", "jadebri", csv, "--replace", "--as-of", "2025-11-07T12:00");
        assertThat(result.exitCode()).as(result.err()).isIn(0, 3);
        JsonNode after = JSON.readTree(plan().toFile());
        assertThat(ScheduleReferee.judge(csv, plan(), List.of())).isEmpty();
        long sentBefore = before.path("messages")
                .valueStream()
                .filter(m -> m.path("scheduled_send_time").asText().compareTo("2025-11-07 12:00:00") < 0)
                .count();
        assertThat(after.path("messages").valueStream().filter(m -> m.path("sent")
                        .asBoolean()))
                .hasSize((int) sentBefore);
        assertThat(sentBefore).isPositive();

        // planned again twice from the same moment: from the second time on nothing changes
        cli.week("build", "jadebri", csv, "--replace", "--as-of", "2025-11-07T12:00");
        byte[] again = Files.readAllBytes(plan());
        Cli.Result last = cli.week("build", "jadebri", csv, "--replace", "--as-of", "2025-11-07T12:00");
        assertThat(last.out()).contains("nothing changed");
        assertThat(Files.readAllBytes(plan())).isEqualTo(again);
    }

    @Test
    void build_otherPages_neverShareACaption() throws Exception {
        var seen = new java.util.HashSet<String>();
        for (String page : List.of("jadebri", "marisolvega", "theolark", "noraquill")) {
            assertThat(cli.week("build", page, csv).exitCode()).isZero();
            for (JsonNode message : JSON.readTree(plan().toFile()).path("messages")) {
                assertThat(seen.add(message.path("caption_id").asText())).isTrue();
            }
        }
    }

    @Test
    void build_onTwoCopies_isByteIdentical() throws Exception {
        Cli other = Cli.withExamples(folder.resolve("other"));
        Path otherCsv = folder.resolve("copy").resolve("week.csv");
        cli.week("build", "theolark", csv, "--seed", "42");
        other.week("build", "theolark", otherCsv, "--seed", "42");
        assertThat(otherCsv).hasSameBinaryContentAs(csv);
        assertThat(folder.resolve("copy/week.plan.json")).hasSameBinaryContentAs(plan());
    }

    @Test
    void build_anotherSeed_isAnotherWeek() throws Exception {
        cli.week("plan", "theolark", csv, "--seed", "1");
        byte[] one = Files.readAllBytes(csv);
        cli.week("plan", "theolark", csv, "--seed", "2");
        assertThat(Files.readAllBytes(csv)).isNotEqualTo(one);
    }

    @Test
    void plan_leavesTheWarehouseAlone_andApplyRecordsIt() throws Exception {
        byte[] before = Files.readAllBytes(cli.warehouse());
        Cli.Result planned = cli.week("plan", "jadebri", csv);
        assertThat(planned.exitCode()).as(planned.err()).isZero();
        assertThat(planned.out()).contains("Nothing is recorded yet", "schedule-builder apply " + plan());
        assertThat(Files.readAllBytes(cli.warehouse())).isEqualTo(before);

        Cli.Result applied = cli.run("apply", plan().toString());
        assertThat(applied.exitCode()).as(applied.err()).isZero();
        assertThat(applied.out()).startsWith("Recorded as jadebri-2025-11-04-");
        assertThat(cli.run("apply", plan().toString()).out()).contains("was already recorded");

        Cli.Result refused = cli.week("build", "jadebri", csv);
        assertThat(refused.exitCode()).isEqualTo(1);
    }

    @Test
    void dryRun_isAPlan() throws Exception {
        byte[] before = Files.readAllBytes(cli.warehouse());
        assertThat(cli.week("build", "jadebri", csv, "--dry-run").exitCode()).isZero();
        assertThat(csv).exists();
        assertThat(Files.readAllBytes(cli.warehouse())).isEqualTo(before);
    }

    @Test
    void apply_rulesCheckedOutWithOtherLineEndings_records() throws Exception {
        cli.week("plan", "jadebri", csv);
        Path rules = copyOfRules();
        for (String name : List.of("tiers.drl", "zones.drl")) {
            Path file = rules.resolve(name);
            Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
        }
        Cli.Result result = cli.run("apply", plan().toString(), "--rules", rules.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    @Test
    void apply_whenRulesChanged_isStale() throws Exception {
        cli.week("plan", "jadebri", csv);
        Path rules = copyOfRules();
        Files.writeString(rules.resolve("zones.drl"), "\n// a thought\n", java.nio.file.StandardOpenOption.APPEND);
        Cli.Result result = cli.run("apply", plan().toString(), "--rules", rules.toString());
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("is stale: the rules in " + rules + " have changed", "Run plan again.");
    }

    @Test
    void apply_whenACaptionWasTaken_isStale() {
        cli.week("plan", "jadebri", csv);
        // The same captions, taken by the same draw for the same page on another day of the same weeks.
        Path other = folder.resolve("other.csv");
        for (String page : List.of("marisolvega", "atlasgrey", "theolark", "calderosa", "noraquill", "sunnymoss")) {
            assertThat(cli.week("build", page, other).exitCode()).isZero();
        }
        Cli.Result result = cli.run("apply", plan().toString());
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("is stale: caption ", "is locked by page ", "Run plan again.");
    }

    /** By hand from the evening into the night, past the gaps: what was planned is what is recorded. */
    @Test
    void apply_ofAPlanThatWasEdited_isRefused() throws Exception {
        cli.week("plan", "jadebri", csv);
        Files.writeString(plan(), Files.readString(plan()).replace(" 20:", " 03:"));

        Cli.Result result = cli.run("apply", plan().toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("].scheduled_send_time was edited after it was planned. Undo the change, or run plan again.")
                .doesNotContain("\tat ");
        assertThat(cli.run("runs", "list").out()).contains("FAILED").doesNotContain("SUCCESS");
    }

    @Test
    void apply_ofAnotherText_orAllMarkedAsSent_isRefusedByName() throws Exception {
        cli.week("plan", "jadebri", csv);
        ObjectNode plan = (ObjectNode) JSON.readTree(plan().toFile());
        ((ObjectNode) plan.path("messages").get(3)).put("caption_text", "What nobody planned");
        refusedEdit(plan, ": messages[3].caption_text was edited after it was planned. ");

        plan = (ObjectNode) JSON.readTree(plan().toFile());
        ((ObjectNode) plan.path("policy")).put("urgent_ppvs", 99);
        refusedEdit(plan, ": policy.urgent_ppvs was edited after it was planned. ");

        plan = (ObjectNode) JSON.readTree(plan().toFile());
        plan.path("messages").forEach(message -> ((ObjectNode) message).put("sent", true));
        refusedEdit(plan, ": messages[0].sent: it is sent at ");
    }

    /** The text of a reason may be improved, and jq or an editor may lay the file out anew. */
    @Test
    void apply_ofAPlanWhoseProseOrLayoutChanged_recordsIt() throws Exception {
        cli.week("plan", "jadebri", csv);
        ObjectNode plan = (ObjectNode) JSON.readTree(plan().toFile());
        ((ObjectNode) plan.at("/messages/0/why")).put("summary", "Because.");
        ((ObjectNode) plan.path("run")).put("version", "another");
        Files.writeString(plan(), JSON.writeValueAsString(plan) + "\r\n");
        Cli.Result result = cli.run("apply", plan().toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    @Test
    void apply_ofAPlanWithoutItsHash_isRefused_andExplainReadsIt() throws Exception {
        cli.week("plan", "jadebri", csv);
        ObjectNode plan = (ObjectNode) JSON.readTree(plan().toFile());
        plan.remove(List.of("plan_sha256", "digests"));
        refusedEdit(plan, ": has no plan_sha256. It was edited, or an older version wrote it");
        assertThat(cli.run("explain", plan().toString()).exitCode()).isZero();
    }

    /** Whoever edits a plan can compute its digests too; the warehouse knows better. */
    @Test
    void apply_ofASealedPlan_isCheckedAgainstTheWarehouse() throws Exception {
        cli.week("build", "jadebri", csv);
        Cli.Result planned = cli.week("plan", "jadebri", csv, "--replace", "--as-of", "2025-11-06");
        assertThat(planned.exitCode()).as(planned.err()).isZero();
        ObjectNode plan = (ObjectNode) JSON.readTree(plan().toFile());
        assertThat(plan.at("/messages/0/sent").asBoolean()).isTrue();

        ObjectNode another = plan.deepCopy();
        another.putArray("replaces");
        stale(another, "it marks caption ", " as sent at 2025-11-04 ", "but no schedule that it replaces sent it");

        another = plan.deepCopy();
        JsonNode last = another.path("messages").get(another.path("messages").size() - 1);
        ((ObjectNode) last).put("caption_text", "What nobody planned");
        stale(another, "caption " + last.path("caption_id") + " now has a different text in the caption bank");

        Files.writeString(plan(), JSON.writeValueAsString(plan));
        Cli.Result applied = cli.run("apply", plan().toString(), "--as-of", "2025-11-06");
        assertThat(applied.exitCode()).as(applied.err()).isZero();
    }

    /** A person sends from the CSV: what is recorded has to be what it says, in whichever form it was written. */
    @ParameterizedTest
    @ValueSource(strings = {"PROGRAM", "SPREADSHEET"})
    void apply_whenTheCsvSaysOtherwise_isRefusedByLine(String reader) throws Exception {
        cli.week("plan", "jadebri", csv, "--csv-for", reader);
        String written = Files.readString(csv);
        String caption =
                JSON.readTree(plan().toFile()).at("/messages/1/caption_id").asText();

        Files.writeString(csv, written.replaceFirst("(?s)\\R(?=[^\\n]*" + caption + ").*?\\r\\n(?=jadebri)", "\r\n"));
        assertThat(refusedCsv()).contains(" rows but the plan has ", ": it is missing caption " + caption + ". ");

        Files.writeString(csv, written.replaceFirst("(jadebri,[^,]+),(\\S+) ..:..", "$1,$2 09:07"));
        assertThat(refusedCsv()).contains(csv + ":2: scheduled_send_time differs from messages[0] in the plan. ");

        Files.writeString(csv, "nothing of ours\n");
        assertThat(refusedCsv()).contains(csv + ":1: its columns are not the columns of a schedule. ");

        Files.writeString(csv, "\uFEFF" + written.replace("\r\n", "\n"));
        Cli.Result result = cli.run("apply", plan().toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    /** Killed between the two renames: the new CSV lies beside the old plan. */
    @Test
    void csvOfOneSchedule_besideThePlanOfAnother_isToldWhichIsWhich() throws Exception {
        csv = folder.resolve("my week.csv");
        cli.week("plan", "jadebri", csv, "--seed", "2");
        byte[] old = Files.readAllBytes(plan());
        String ofPlan = JSON.readTree(old).path("schedule_id").asText();
        cli.week("build", "jadebri", csv);
        String ofCsv = JSON.readTree(plan().toFile()).path("schedule_id").asText();
        Files.write(plan(), old);
        Files.setLastModifiedTime(plan(), java.nio.file.attribute.FileTime.fromMillis(0));
        String mixed = csv + ": is of schedule " + ofCsv + ", the plan next to it of " + ofPlan;
        String again = "`schedule-builder runs show " + ofCsv + " --output '" + csv + "'`";

        Cli.Result applied = cli.run("apply", plan().toString());
        assertThat(applied.exitCode()).isEqualTo(2);
        assertThat(applied.err())
                .contains(
                        mixed,
                        "; the CSV is newer; the CSV's schedule is recorded, the plan's is not recorded. ",
                        again);

        Cli.Result explained = cli.run("explain", plan().toString());
        assertThat(explained.exitCode()).isZero();
        assertThat(explained.err()).contains("warning: " + mixed, "; the CSV is newer. ", again);

        assertThat(cli.run("doctor", folder.toString()).out())
                .satisfies(out -> assertThat(out.replaceAll("\\s+", " ")).contains("warning", mixed, again));

        Cli.Result next = cli.week("plan", "jadebri", csv, "--replace");
        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(next.err()).contains("warning: " + mixed, "Both are replaced now.");
        assertThat(cli.run("doctor", folder.toString()).out()).doesNotContain("the plan next to it");
    }

    private String refusedCsv() {
        Cli.Result result = cli.run("apply", plan().toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("Remove the CSV, apply the plan, and write it again with ");
        assertThat(cli.run("runs", "list").out()).doesNotContain("SUCCESS");
        return result.err();
    }

    private void stale(ObjectNode plan, String... why) throws Exception {
        Plan sealed = PlanReader.read(JSON.writeValueAsString(plan), "edited").sealed();
        Path file = Files.writeString(folder.resolve("sealed.plan.json"), PlanJson.write(sealed));
        Cli.Result result = cli.run("apply", file.toString(), "--as-of", "2025-11-06");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("is stale: ").contains(why).contains("Run plan again.");
    }

    private void refusedEdit(ObjectNode plan, String why) throws Exception {
        Path edited = folder.resolve("edited.plan.json");
        Files.writeString(edited, JSON.writeValueAsString(plan));
        Cli.Result result = cli.run("apply", edited.toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(why);
        assertThat(cli.run("runs", "list").out()).doesNotContain("SUCCESS");
    }

    @Test
    void apply_whenTheFirstSendIsPast_isStale() {
        cli.week("plan", "jadebri", csv);
        Cli.Result result = cli.run("apply", plan().toString(), "--as-of", "2025-11-06");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("is stale: its send of 2025-11-04 ", " is past");
    }

    @Test
    void build_json_isOneObjectWithTheStepsAndPaths() throws Exception {
        Cli.Result result = cli.week("build", "jadebri", csv, "--json");
        JsonNode json = JSON.readTree(result.out());
        assertThat(json.path("csv").asText()).isEqualTo(csv.toString());
        assertThat(json.path("outcome").asText()).isEqualTo("committed");
        assertThat(json.path("steps_ms").has("solve")).isTrue();
        assertThat(json.path("unplaced").asInt()).isZero();
    }

    @Test
    void build_quiet_saysNothing() {
        Cli.Result result = cli.week("build", "jadebri", csv, "--quiet");
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEmpty();
    }

    @Test
    void build_editedRule_countsOnTheNextRun() throws Exception {
        Path rules = copyOfRules();
        Path tiers = rules.resolve("tiers.drl");
        Files.writeString(tiers, Files.readString(tiers).replace("weeklyPpvs(14, 18)", "weeklyPpvs(4, 4)"));
        cli.week("plan", "jadebri", csv, "--rules", rules.toString());
        JsonNode plan = JSON.readTree(plan().toFile());
        assertThat(plan.at("/policy/weekly_ppvs").asInt()).isEqualTo(3);
        assertThat(plan.at("/policy/set_by/weekly_ppvs/file").asText()).isEqualTo("rules/tiers.drl");
    }

    @Test
    void build_tightRules_leavesOutWithReasons_exitsThree_andStillKeepsEveryHardRule() throws Exception {
        Path rules = copyOfRules();
        Path tiers = rules.resolve("tiers.drl");
        Files.writeString(tiers, Files.readString(tiers).replace("dailyCap(20)", "dailyCap(2)"));
        Cli.Result result = cli.week("build", "jadebri", csv, "--rules", rules.toString());
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out()).contains("unplaced", "daily cap of 2");
        assertThat(ScheduleReferee.judge(csv, plan(), List.of())).isEmpty();
        JsonNode plan = JSON.readTree(plan().toFile());
        assertThat(plan.path("messages")).hasSize(14);
        assertThat(plan.path("unplaced")).isNotEmpty();
    }

    @Test
    void build_editedSolverConfiguration_countsOnTheNextRun() throws Exception {
        Path config = folder.resolve("mine.xml");
        Files.writeString(
                config,
                Files.readString(Cli.PROJECT.resolve("solver-config/default.xml"))
                        .replaceAll(
                                "<scoreCalculationCountLimit>\\d+</scoreCalculationCountLimit>",
                                "<scoreCalculationCountLimit>300</scoreCalculationCountLimit>"));
        cli.week("plan", "jadebri", csv);
        long soft = JSON.readTree(plan().toFile()).at("/score/soft").asLong();
        cli.week("plan", "jadebri", csv, "--solver-config", config.toString());
        JsonNode plan = JSON.readTree(plan().toFile());
        assertThat(plan.at("/run/solver_config").asText()).isEqualTo("mine.xml");
        assertThat(plan.at("/score/soft").asLong()).isLessThan(soft);
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "Europe/Lisbon", "Australia/Lord_Howe"})
    void build_clockChangeWeeks_keepEveryHardRule(String zone) throws Exception {
        for (String start : List.of("2025-10-27", "2025-10-01", "2026-03-08", "2026-03-27")) {
            Cli.Result result = cli.run(
                    "plan",
                    "--page-name",
                    "marisolvega",
                    "--start-date",
                    start,
                    "--time-zone",
                    zone,
                    "--as-of",
                    "2025-09-30",
                    "--output",
                    csv.toString());
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(ScheduleReferee.judge(csv, plan(), List.of())).isEmpty();
        }
    }

    @Test
    void build_pageInAnotherSpelling_isTheWarehousesPage() throws Exception {
        Cli.Result result = cli.week("build", " JadeBri", csv);

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(JSON.readTree(plan().toFile()).path("page_name").asText()).isEqualTo("jadebri");
        assertThat(cli.run("runs", "list", "--json").out())
                .contains("\"jadebri\"")
                .doesNotContain("JadeBri");
    }

    @ParameterizedTest
    @CsvSource({"cosmetics-brand,2014-12-31,2015-01-01", "headline-desk,2015-04-30,2015-05-01"})
    void build_realPages_keepEveryHardRule(String page, String asOf, String start) throws Exception {
        Path real = Cli.PROJECT.resolve("examples/real");
        String warehouse = "duckdb:" + folder.resolve("real.duckdb");
        assertThat(cli.run("warehouse", "init", "--warehouse", warehouse).exitCode())
                .isZero();
        Cli.Result loaded = cli.run(
                "warehouse",
                "import",
                "--warehouse",
                warehouse,
                "--messages",
                real.resolve("messages.csv").toString(),
                "--captions",
                real.resolve("captions.csv").toString(),
                "--pages",
                real.resolve("pages.csv").toString());
        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        Cli.Result result = cli.run(
                "build",
                "--page-name",
                page,
                "--start-date",
                start,
                "--as-of",
                asOf,
                "--warehouse",
                warehouse,
                "--output",
                csv.toString());
        assertThat(result.exitCode()).as(result.err()).isIn(0, 3);
        assertThat(ScheduleReferee.judge(csv, plan(), List.of())).isEmpty();
        if (page.equals("headline-desk")) {
            assertThat(result.out()).contains("the page's data shows no peak hours of its own");
        }
    }

    private Path plan() {
        return csv.resolveSibling(csv.getFileName().toString().replace(".csv", ".plan.json"));
    }

    private Path copyOfRules() throws Exception {
        Path rules = folder.resolve("rules");
        Files.createDirectories(rules);
        try (var files = Files.list(Cli.PROJECT.resolve("rules"))) {
            for (Path file : files.toList()) {
                Files.copy(file, rules.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return rules;
    }
}
