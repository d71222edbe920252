package io.schedulebuilder.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.store.CommitResult;
import io.schedulebuilder.store.ImportBatch.CaptionRow;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.store.WarehouseRows;
import io.schedulebuilder.store.duckdb.DuckDbWarehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rehearses weeks of markets whose truth is known. */
@Tag("slow")
class RehearsalTest {
    private static final Path RULES = Path.of("rules");
    private static final PastMarket.Taste NONE = (caption, day) -> 0;

    @TempDir
    Path folder;

    /** Three weeks before the rehearsed ones, good captions became bad and bad ones good. */
    @Test
    void rulesThatForget_whereTasteChanged_areFoundToBeBetter() throws Exception {
        PastMarket.Taste turned = (caption, day) -> (caption % 2 == 0) == (day < 105) ? 0.4 : -0.4;
        Path file = new PastMarket(2, 210, 150, turned).write(folder.resolve("w.duckdb"), 1);
        Path forgets = PastMarket.rules(folder.resolve("forgets"), 15);
        Path remembers = PastMarket.rules(folder.resolve("remembers"), 3_650);

        RehearsalReport report = run(file, 12, remembers, forgets);

        assertThat(report.weeks()).hasSize(24);
        Difference difference = report.difference();
        assertThat(difference.shown())
                .hasValueSatisfying(total -> assertThat(total.low()).isPositive());
        assertThat(new RehearsalVerdict(report).sentence())
                .startsWith("The plans by " + forgets + " would have earned ")
                .contains(" more per viewer than those by " + remembers + " (95% interval +");
        // The model of the rules that never forget did not expect it.
        assertThat(difference.beyond().orElseThrow().low()).isPositive();
    }

    @Test
    void rules_whereTasteIsChance_cannotBeTold() throws Exception {
        // The interval may be wrong in one market of twenty: benchmarks/rehearsal.sh counts how often it is.
        Path file = new PastMarket(2, 150, 150, NONE).write(folder.resolve("w.duckdb"), 5);
        RehearsalReport report = run(
                file,
                8,
                PastMarket.rules(folder.resolve("remembers"), 3_650),
                PastMarket.rules(folder.resolve("forgets"), 15));

        assertThat(report.difference().isJudgedEnough()).isTrue();
        assertThat(new RehearsalVerdict(report).sentence()).startsWith("Your data cannot tell whether the plans by ");
    }

    @Test
    void sameRulesTwice_areNoDifference_andSeveralRunsAreEqual() throws Exception {
        Path file = new PastMarket(2, 100, 30, NONE).write(folder.resolve("w.duckdb"), 3);
        RehearsalReport report = run(file, 3, RULES, PastMarket.rules(folder.resolve("same")));

        assertThat(new RehearsalVerdict(report).sentence())
                .isEqualTo("No difference: both rule sets choose the same captions in all 6 page-weeks.");
        assertThat(run(file, 3, RULES, folder.resolve("same"))).isEqualTo(report);
    }

    @Test
    void captionAddedLater_isInNoPlanBefore_andInPlansAfter() {
        LocalDate added = PastMarket.END.minusWeeks(2);
        // Captions 0 to 29 have not been sent for a week too seldom to leave room for new ones, so there are many.
        PastMarket market = new PastMarket(1, 60, 9, NONE);
        for (long id = 500; id < 540; id++) {
            market.with(new CaptionRow(
                    id,
                    "new " + id,
                    "Flirt",
                    "mid",
                    false,
                    Optional.of(0.0), // a score of today, which must not matter
                    "retired",
                    Optional.of(added.atStartOfDay(Page.DEFAULT_ZONE).toInstant())));
        }
        RehearsalReport report = run(market.write(folder.resolve("w.duckdb"), 4), 4, RULES);

        for (RehearsedWeek week : report.weeks()) {
            List<CaptionId> chosen = week.plans().get(0).stream()
                    .map(RatedPpv::text)
                    .filter(text -> text.value() >= 500 && text.value() < 540)
                    .toList();
            if (week.week().start().isAfter(added)) {
                assertThat(chosen).as(week.week().toString()).isNotEmpty();
            } else {
                assertThat(chosen).as(week.week().toString()).isEmpty();
            }
        }
    }

    /** The plans of a week do not depend on what was sent in it or later, nor on when anyone first sent a caption. */
    @Test
    void whatWasSentLater_changesNoPlan() {
        // So many captions that some are first sent in the last two weeks.
        RehearsalReport one = run(new PastMarket(2, 50, 300, NONE).write(folder.resolve("one.duckdb"), 11), 3, RULES);
        RehearsalReport other = run(
                new PastMarket(2, 50, 300, NONE).withOtherLastDays(14).write(folder.resolve("other.duckdb"), 11),
                3,
                RULES);

        assertThat(sent(one, 0)).isEqualTo(sent(other, 0));
        assertThat(sent(one, 1)).isNotEqualTo(sent(other, 1));
        assertThat(planned(one, 0)).isEqualTo(planned(other, 0));
        assertThat(planned(one, 1)).isEqualTo(planned(other, 1));
        assertThat(planned(one, 2)).isNotEqualTo(planned(other, 2));
    }

    /** The texts that were planned for all pages in a week, and what was expected of them. */
    private static List<String> planned(RehearsalReport report, int week) {
        return week(report, week)
                .flatMap(rehearsed -> rehearsed.plans().get(0).stream())
                .map(ppv -> ppv.text() + " " + ppv.expected())
                .toList();
    }

    private static List<CaptionId> sent(RehearsalReport report, int week) {
        return week(report, week)
                .flatMap(rehearsed -> rehearsed.sent().stream())
                .map(RatedPpv::text)
                .toList();
    }

    private static Stream<RehearsedWeek> week(RehearsalReport report, int number) {
        LocalDate start = PastMarket.END.minusWeeks(3 - number);
        return report.weeks().stream().filter(week -> week.week().start().equals(start));
    }

    /** A week that was built has locks on its captions. They were made at or after its as-of, so the plan may use them. */
    @Test
    void scheduleMadeAfterAsOf_changesNothing() {
        PastMarket market = new PastMarket(1, 60, 30, NONE);
        Path untouched = market.write(folder.resolve("untouched.duckdb"), 5);
        Path file = market.write(folder.resolve("w.duckdb"), 5);
        Horizon week = new Horizon(PastMarket.END.minusWeeks(1), 1, Page.DEFAULT_ZONE);
        WarehouseRows.Plan plan =
                WarehouseRows.plan("other-a", new Page(new PageName("other"), Page.DEFAULT_ZONE), week);
        for (int caption = 0; caption < 30; caption++) {
            plan.lock(PastMarket.id(caption), week.start() + "T1" + caption % 10 + ":" + (10 + caption));
        }
        try (Warehouse warehouse = DuckDbWarehouse.open(file)) {
            assertThat(warehouse.commit(plan.commitment())).isEqualTo(new CommitResult.Committed());
        }

        RehearsalReport report = run(file, 3, RULES);

        assertThat(report.failures()).isEmpty();
        assertThat(report.weeks()).isEqualTo(run(untouched, 3, RULES).weeks());
    }

    @Test
    void judgedShare_countsPlannedPpvsThatWereSentWithinTheDays() {
        Path file = new PastMarket(1, 100, 30, NONE).write(folder.resolve("w.duckdb"), 6);
        long within14 = run(file, 4, RULES).planned(0).judged();
        long within2 = run(file, new RehearsalSettings(List.of(), 4, 2, 1), RULES)
                .planned(0)
                .judged();
        assertThat(within2).isPositive().isLessThan(within14);
    }

    @Test
    void weeksBeforeThePagesFirstPpv_areLeftOut() {
        Path file = new PastMarket(2, 20, 30, NONE).write(folder.resolve("w.duckdb"), 7);
        RehearsalReport report = run(file, 5, RULES);
        assertThat(report.weeks()).hasSize(4);
        assertThat(report.leftOut()).isEqualTo(6);

        assertThatThrownBy(() -> run(new PastMarket(1, 3, 30, NONE).write(folder.resolve("few.duckdb"), 7), 5, RULES))
                .isInstanceOf(FailureException.class)
                .hasMessageStartingWith("no page sent a PPV before the weeks to rehearse");
    }

    @Test
    void stopped_hasTheLatestWeeks() {
        Path file = new PastMarket(1, 60, 30, NONE).write(folder.resolve("w.duckdb"), 8);
        try (Warehouse warehouse = DuckDbWarehouse.open(file)) {
            Rehearsal rehearsal = rehearsal(warehouse, RULES);
            RehearsalReport report = rehearsal.run(settings(5), (week, done, total) -> {
                if (done == 2) {
                    rehearsal.stop();
                }
            });
            assertThat(report.stopped()).isTrue();
            assertThat(report.weeks())
                    .extracting(week -> week.week().start())
                    .containsExactly(PastMarket.END.minusWeeks(2), PastMarket.END.minusWeeks(1));
            assertThat(report.total()).isEqualTo(5);
        }
    }

    @Test
    void progress_countsPageWeeks() {
        Path file = new PastMarket(2, 60, 30, NONE).write(folder.resolve("w.duckdb"), 9);
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        try (Warehouse warehouse = DuckDbWarehouse.open(file)) {
            rehearsal(warehouse, RULES).run(settings(2), (week, done, total) -> told.add(done + " of " + total));
        }
        assertThat(told).containsExactlyInAnyOrder("1 of 4", "2 of 4", "3 of 4", "4 of 4");
    }

    @Test
    void unknownPage_isRefused() {
        Path file = new PastMarket(1, 60, 30, NONE).write(folder.resolve("w.duckdb"), 10);
        RehearsalSettings unknown = new RehearsalSettings(List.of(new PageName("pgae0")), 2, 14, 1);
        assertThatThrownBy(() -> run(file, unknown, RULES))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("page0");
    }

    private static RehearsalSettings settings(int weeks) {
        return new RehearsalSettings(List.of(), weeks, RehearsalSettings.DEFAULT_WITHIN_DAYS, 1);
    }

    private static RehearsalReport run(Path file, int weeks, Path... rules) {
        return run(file, settings(weeks), rules);
    }

    private static RehearsalReport run(Path file, RehearsalSettings settings, Path... rules) {
        try (Warehouse warehouse = DuckDbWarehouse.open(file)) {
            return rehearsal(warehouse, rules).run(settings, (week, done, total) -> {});
        }
    }

    private static Rehearsal rehearsal(Warehouse warehouse, Path... rules) {
        return new Rehearsal(
                warehouse,
                Arrays.asList(rules),
                Path.of("solver-config/fast.xml"),
                InstantSource.fixed(Instant.parse("2025-11-20T12:00:00Z")));
    }
}
