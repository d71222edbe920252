package io.schedulebuilder.store.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.schedulebuilder.analysis.PageAnalyzer;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageAnalysis;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.store.CaptionKey;
import io.schedulebuilder.store.CommitResult;
import io.schedulebuilder.store.Commitment;
import io.schedulebuilder.store.Dataset;
import io.schedulebuilder.store.ImportBatch;
import io.schedulebuilder.store.ImportBatch.CaptionRow;
import io.schedulebuilder.store.ImportBatch.HolidayRow;
import io.schedulebuilder.store.ImportBatch.MessageRow;
import io.schedulebuilder.store.LoadProgress;
import io.schedulebuilder.store.Replacement;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.store.StoredKeys;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.store.WarehouseRows;
import io.schedulebuilder.store.duckdb.DuckDbWarehouse;
import io.schedulebuilder.store.imports.CsvImport;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One meaning: what is read of the same rows is the same in both warehouses, and so is what SQL makes of them. */
@Tag("bigquery")
class WarehousesAgreeIT {
    private static final PolicyEngine RULES = PolicyEngine.load(Path.of("rules"));
    private static final Path EXAMPLES = Path.of("examples");

    @TempDir
    Path folder;

    private static Dataset dataset;

    @BeforeAll
    static void deploy() {
        dataset = TestWarehouses.deployed();
    }

    @Test
    void examplePages_areReadAlike() {
        agree(examples(EXAMPLES), Instant.parse("2025-11-04T08:00:00Z"), LocalDate.parse("2025-11-04"));
    }

    @Test
    void realPages_areReadAlike() {
        agree(examples(EXAMPLES.resolve("real")), Instant.parse("2015-01-20T08:00:00Z"), LocalDate.parse("2015-01-20"));
    }

    @Test
    void generatedPages_areReadAlike() {
        for (long seed = 1; seed <= 2; seed++) {
            agree(
                    generated(new SplittableRandom(seed)),
                    Instant.parse("2025-11-04T08:00:00Z"),
                    LocalDate.parse("2025-11-04"));
        }
    }

    private void agree(ImportBatch batch, Instant asOf, LocalDate start) {
        DuckDbWarehouse file = DuckDbWarehouse.open(folder.resolve("w" + System.nanoTime() + ".duckdb"));
        file.init();
        BigQueryWarehouse cloud = TestWarehouses.open(dataset);
        TestWarehouses.empty(cloud);
        for (Warehouse warehouse : List.of(file, cloud)) {
            warehouse.load(batch, LoadProgress.SILENT);
            plans(batch, asOf)
                    .forEach(plan -> assertThat(warehouse.commit(plan)).isEqualTo(new CommitResult.Committed()));
        }
        try (Snapshot here = file.read();
                Snapshot there = cloud.read()) {
            assertThat(there.pageNames()).isEqualTo(here.pageNames()).isNotEmpty();
            assertThat(there.promises().known(asOf))
                    .isEqualTo(here.promises().known(asOf))
                    .isNotEmpty();
            Map<Page, Instant> pages = new HashMap<>();
            here.pageNames().forEach(name -> pages.put(here.page(name).orElseThrow(), asOf));
            List<PageHistory> hereHistories = new ArrayList<>();
            List<PageHistory> thereHistories = new ArrayList<>();
            here.histories(pages, hereHistories::add);
            there.histories(pages, thereHistories::add);
            assertThat(thereHistories).isEqualTo(hereHistories);
            Map<PageName, String> reports = reports(cloud, pages);
            for (PageHistory history : hereHistories) {
                PageAnalysis analysis = PageAnalyzer.analyse(history, asOf, RULES::tierFor);
                ReportAgreement.check(
                        analysis,
                        Optional.ofNullable(reports.get(history.page().name())).orElseThrow());
                assertThat(there.reported(history.page()).orElseThrow().differences(analysis))
                        .isEmpty();
                Horizon week = new Horizon(start, 1, history.page().zone());
                assertThat(there.pool(history.page(), week, asOf, Replacement.NONE))
                        .isEqualTo(here.pool(history.page(), week, asOf, Replacement.NONE));
            }
        }
    }

    /** Plans of eight weeks that were sent about as planned, as if they had been made before. */
    private static List<Commitment> plans(ImportBatch batch, Instant asOf) {
        Map<String, CaptionRow> captions = new TreeMap<>();
        batch.captions().forEach(caption -> captions.put(CaptionKey.of(caption.captionText()), caption));
        LocalDate start = LocalDate.ofInstant(asOf, ZoneOffset.UTC).minusWeeks(9);
        Map<String, WarehouseRows.Plan> plans = new TreeMap<>();
        for (MessageRow message : batch.messages()) {
            LocalDateTime sent = LocalDateTime.ofInstant(message.sendingTime(), ZoneOffset.UTC);
            CaptionRow caption = captions.get(CaptionKey.of(message.message()));
            if (caption != null
                    && sent.toLocalDate().isAfter(start)
                    && sent.toLocalDate().isBefore(start.plusWeeks(8))) {
                captions.remove(CaptionKey.of(message.message())); // each text once
                plans.computeIfAbsent(
                                message.pageName(),
                                page -> WarehouseRows.plan(
                                        "plan of " + page,
                                        new Page(new PageName(page), ZoneId.of("UTC")),
                                        new Horizon(start, 8, ZoneId.of("UTC"))))
                        .promising(
                                caption, sent.plusMinutes(captions.size() % 300 - 150L), "12." + captions.size() % 90);
            }
        }
        return plans.values().stream().map(WarehouseRows.Plan::commitment).toList();
    }

    private static Map<PageName, String> reports(BigQueryWarehouse cloud, Map<Page, Instant> pages) {
        Map<PageName, String> reports = new HashMap<>();
        for (ResultRow row : cloud.session().query("analyse", Reports.call(cloud.session(), pages))) {
            reports.put(new PageName(row.text(0)), row.text(1));
        }
        return reports;
    }

    private static ImportBatch examples(Path folder) {
        return CsvImport.read(
                        new CsvImport.Files(
                                Optional.of(folder.resolve("messages.csv")),
                                Optional.of(folder.resolve("captions.csv")),
                                Optional.of(folder.resolve("pages.csv")),
                                folder.equals(EXAMPLES)
                                        ? Optional.of(folder.resolve("holidays.csv"))
                                        : Optional.empty()),
                        StoredKeys.NONE,
                        false,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        LoadProgress.SILENT)
                .batch();
    }

    /** Pages in several zones, odd types, texts that repeat, zero and huge counts, over a clock change. */
    private static ImportBatch generated(SplittableRandom random) {
        List<String> zones = List.of("America/Los_Angeles", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe");
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < zones.size(); i++) {
            pages.add(new Page(new PageName("page " + i), ZoneId.of(zones.get(i))));
        }
        List<CaptionRow> captions = new ArrayList<>();
        List<String> tiers = List.of("budget", "Mid", "premium", "luxury", "bump", "vip");
        for (int i = 0; i < 60; i++) {
            captions.add(new CaptionRow(
                    random.nextLong(),
                    "text " + (i % 50) + (i % 3 == 0 ? "!" : ""),
                    i % 7 == 0 ? "" : "category " + i % 5,
                    tiers.get(i % tiers.size()),
                    i % 4 == 0,
                    i % 5 == 0 ? Optional.empty() : Optional.of((double) (i % 11)),
                    i % 13 == 0 ? "retired" : "available"));
        }
        List<MessageRow> messages = new ArrayList<>();
        Instant first = Instant.parse("2025-07-20T00:00:00Z");
        List<String> types = List.of("ppv", "PPV ", "bump", "free", "odd", "");
        for (int i = 0; i < 700; i++) {
            long sent = random.nextInt(10) == 0 ? 0 : random.nextLong(5_000);
            long viewed = sent == 0 ? random.nextLong(3) : random.nextLong(sent + 1);
            String type = types.get(random.nextInt(types.size()));
            messages.add(new MessageRow(
                    random.nextLong(),
                    pages.get(random.nextInt(pages.size())).name().value(),
                    "TEXT " + random.nextInt(55),
                    first.plusSeconds(random.nextLong(107L * 86_400)),
                    random.nextInt(4) == 0
                            ? Optional.empty()
                            : Optional.of(BigDecimal.valueOf(random.nextLong(500_000), 4)),
                    sent,
                    viewed,
                    random.nextLong(viewed + 2),
                    BigDecimal.valueOf(random.nextLong(20_000_000), 4),
                    type.isEmpty() ? Optional.empty() : Optional.of(type),
                    random.nextInt(5) == 0
                            ? Optional.of(captions.get(random.nextInt(captions.size()))
                                    .captionId())
                            : Optional.empty()));
        }
        return new ImportBatch(
                messages,
                captions,
                pages,
                List.of(new HolidayRow(
                        LocalDate.parse("2025-10-31"), "Halloween", Optional.of("CULTURAL"), false, 0.9)),
                Set.of());
    }

    /** The procedure of the agency's name and signature gives what ours does. */
    @Test
    void analysisOfTheAgencysSignature_isOurs_asOfNow() throws Exception {
        BigQueryWarehouse cloud = TestWarehouses.open(dataset);
        TestWarehouses.empty(cloud);
        cloud.load(examples(EXAMPLES), LoadProgress.SILENT);
        String report = cloud.session()
                .query(
                        "call",
                        new Statement(
                                "test",
                                String.format(
                                        Locale.ROOT,
                                        "DECLARE report STRING; CALL `%s.analyze_creator_performance`('jadebri',"
                                                + " report); SELECT report AS report;",
                                        dataset.qualified()),
                                List.of(),
                                Optional.empty()))
                .get(0)
                .text(0);
        JsonNode json = new ObjectMapper().readTree(report);
        assertThat(json.path("creator_name").asText()).isEqualTo("jadebri");
        // A year after its last message there is nothing to look back on.
        assertThat(json.path("behavioral_segment").path("segment_label").asText())
                .isEqualTo("EXPLORATORY");
        assertThat(json.path("account_classification").isNull()).isTrue();
    }
}
