package io.schedulebuilder.store.bigquery;

import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.store.Dataset;
import io.schedulebuilder.store.ImportBatch;
import io.schedulebuilder.store.ImportBatch.CaptionRow;
import io.schedulebuilder.store.ImportBatch.MessageRow;
import io.schedulebuilder.store.LoadProgress;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.week.PlanningService;
import io.schedulebuilder.week.WeekSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A dataset with two pages that share one small bank, and what became of builds on it. */
final class SmallAgency {
    static final String AVA = "ava";
    static final String MIA = "mia";
    static final LocalDate START = LocalDate.parse("2025-11-04");

    private static final List<String> TIERS = List.of("bump", "budget", "mid", "premium");
    private static final int MESSAGES = 60;

    private final Dataset dataset;
    private final BigQueryWarehouse direct;

    private SmallAgency(Dataset dataset) {
        this.dataset = dataset;
        this.direct = TestWarehouses.open(dataset);
    }

    /** @param captions of each of four tiers */
    static SmallAgency withCaptions(int captions) {
        SmallAgency agency = new SmallAgency(TestWarehouses.deployed());
        agency.direct.load(batch(captions), LoadProgress.SILENT);
        return agency;
    }

    Dataset dataset() {
        return dataset;
    }

    /** A way to it that nothing disturbs. */
    BigQueryWarehouse direct() {
        return direct;
    }

    /** A week that is long past. */
    static WeekSettings week() {
        return WeekSettings.from(START);
    }

    /** A builder whose solver takes few steps. */
    static PlanningService builder(Warehouse warehouse, Path folder, Consumer<String> progress) throws IOException {
        Path solver = folder.resolve("few-steps.xml");
        if (!Files.exists(solver)) {
            Files.writeString(
                    solver,
                    Files.readString(Path.of("solver-config/default.xml"))
                            .replace("<scoreCalculationCountLimit>50000<", "<scoreCalculationCountLimit>500<"));
        }
        return new PlanningService(warehouse, Path.of("rules"), solver, InstantSource.system(), progress);
    }

    /** Takes back all that builds wrote, and lets the write lock go. */
    void forgetBuilds() {
        String name = dataset.qualified();
        TestWarehouses.run(
                direct,
                String.format(
                        Locale.ROOT,
                        """
                DELETE FROM `%1$s.schedule_recommendations` WHERE TRUE;
                DELETE FROM `%1$s.active_caption_assignments` WHERE TRUE;
                DELETE FROM `%1$s.planned_messages` WHERE TRUE;
                DELETE FROM `%1$s.schedule_export_log` WHERE TRUE;
                UPDATE `%1$s.sb_guard` SET holder = NULL, held_until = NULL WHERE id = 1;
                """,
                        name));
    }

    /**
     * What is recorded.
     *
     * @param schedules that are active
     * @param messages of active schedules, as they say it
     * @param locks that are active
     * @param lockedTexts different texts among them
     * @param promises of messages
     * @param successes rows in the log, of runs that succeeded
     * @param runs rows in the log with different run ids
     * @param rows in the log
     */
    record Recorded(
            long schedules,
            long messages,
            long locks,
            long lockedTexts,
            long promises,
            long successes,
            long runs,
            long rows) {
        static final Recorded NOTHING = new Recorded(0, 0, 0, 0, 0, 0, 0, 0);

        /** But for rows of failures, each once. */
        boolean isNothing() {
            return new Recorded(schedules, messages, locks, lockedTexts, promises, successes, 0, 0).equals(NOTHING)
                    && runs == rows
                    && rows <= 1;
        }

        boolean isOneWeek(int length) {
            return equals(new Recorded(1, length, length, length, length, 1, 1, 1));
        }
    }

    Recorded recorded() {
        ResultRow row =
                rows("""
                        SELECT
                          (SELECT COUNT(*) FROM `%1$s.schedule_recommendations` WHERE status = 'ACTIVE'),
                          (SELECT COALESCE(SUM(total_messages), 0) FROM `%1$s.schedule_recommendations` WHERE status = 'ACTIVE'),
                          (SELECT COUNT(*) FROM `%1$s.active_caption_assignments` WHERE is_active),
                          (SELECT COUNT(DISTINCT caption_text) FROM `%1$s.active_caption_assignments` WHERE is_active),
                          (SELECT COUNT(*) FROM `%1$s.planned_messages`),
                          (SELECT COUNTIF(status IN ('SUCCESS', 'PARTIAL')) FROM `%1$s.schedule_export_log`),
                          (SELECT COUNT(DISTINCT run_id) FROM `%1$s.schedule_export_log`),
                          (SELECT COUNT(*) FROM `%1$s.schedule_export_log`)
                        """)
                        .get(0);
        return new Recorded(
                row.number(0),
                row.number(1),
                row.number(2),
                row.number(3),
                row.number(4),
                row.number(5),
                row.number(6),
                row.number(7));
    }

    /** Rows of a query, with the dataset's name put in for {@code %1$s}. */
    List<ResultRow> rows(String sql) {
        return direct.session()
                .query(
                        "look at rows",
                        new Statement(
                                "test",
                                String.format(Locale.ROOT, sql, dataset.qualified()),
                                List.of(),
                                Optional.empty()));
    }

    private static ImportBatch batch(int captions) {
        List<CaptionRow> bank = new ArrayList<>();
        for (int i = 0; i < captions * TIERS.size(); i++) {
            bank.add(new CaptionRow(
                    i + 1,
                    "caption number " + (i + 1),
                    "category" + i % 3,
                    TIERS.get(i % TIERS.size()),
                    false,
                    Optional.empty(),
                    "available"));
        }
        List<MessageRow> messages = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            for (String page : List.of(AVA, MIA)) {
                messages.add(new MessageRow(
                        messages.size() + 1L,
                        page,
                        "message " + i + " of " + page,
                        Instant.parse("2025-09-20T18:00:00Z").plus(Duration.ofHours(17L * i)),
                        Optional.of(BigDecimal.TEN),
                        400,
                        200 + i,
                        5 + i % 4,
                        new BigDecimal(50 + 10 * (i % 4)),
                        Optional.of("ppv"),
                        Optional.empty()));
            }
        }
        return new ImportBatch(
                messages,
                bank,
                List.of(new Page(new PageName(AVA), Page.DEFAULT_ZONE), new Page(new PageName(MIA), Page.DEFAULT_ZONE)),
                List.of(),
                Set.of());
    }
}
