package io.schedulebuilder.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.files.Outputs;
import io.schedulebuilder.launch.Cli;
import io.schedulebuilder.runs.Health;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.ScheduleCsv;
import io.schedulebuilder.store.RunRecord;
import io.schedulebuilder.store.RunRecord.Step;
import io.schedulebuilder.store.duckdb.DuckDbWarehouse;
import io.schedulebuilder.week.BuiltWeek;
import io.schedulebuilder.week.PageOutcome;
import io.schedulebuilder.week.PageOutcomes;
import io.schedulebuilder.week.PlanningService;
import io.schedulebuilder.week.WeekSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a batch's pages leave in the log, and what becomes of them when someone was faster. */
@Tag("slow")
class BatchRecordingTest {
    private static final LocalDate START = LocalDate.parse("2025-11-04");
    private static final PageName IVYWREN = new PageName("ivywren");
    private static final PageName THEOLARK = new PageName("theolark");

    @TempDir
    Path folder;

    private Cli cli;
    private DuckDbWarehouse warehouse;

    @BeforeEach
    void seeded() {
        cli = Cli.withExamples(folder.resolve("data"));
        warehouse = DuckDbWarehouse.open(cli.warehouse());
    }

    private PageOutcomes batch(BatchEngine engine, WeekSettings.Earlier earlier, PageName... pages) throws Exception {
        Batch batch = new Batch(
                warehouse,
                engine,
                Cli.PROJECT.resolve("rules"),
                Cli.PROJECT.resolve("solver-config/default.xml"),
                InstantSource.system(),
                new Batch.Progress() {
                    @Override
                    public void planned(PageName page, int done, int total) {}

                    @Override
                    public void done(PageOutcome outcome, int done, int total) {}
                });
        WeekSettings settings = WeekSettings.from(START).with(earlier);
        try (BatchFolder out = BatchFolder.at(folder.resolve("out"), ScheduleCsv.Reader.PROGRAM, Outputs.toFiles())) {
            return batch.run(List.of(pages), settings, out, false);
        }
    }

    private static Duration total(RunRecord run) {
        return run.steps().stream().map(Step::elapsed).reduce(Duration.ZERO, Duration::plus);
    }

    @Test
    void pagesSeconds_togetherAreTheBatchs() throws Exception {
        Instant began = Instant.now();
        batch(new LocalEngine(1), WeekSettings.Earlier.STAND, IVYWREN, THEOLARK);
        Duration wall = Duration.between(began, Instant.now());

        List<RunRecord> runs = warehouse.runs(10);
        assertThat(runs).hasSize(2).allSatisfy(run -> {
            assertThat(run.steps())
                    .extracting(Step::name)
                    .containsExactly("read and divide (share)", "choose times", "wait for the turn", "write files");
            assertThat(run.steps()).allMatch(step -> step.elapsed().toNanos() > 0);
            assertThat(run.elapsed()).isGreaterThanOrEqualTo(total(run));
        });
        Duration sum = runs.stream().map(RunRecord::elapsed).reduce(Duration.ZERO, Duration::plus);
        assertThat(sum).isLessThan(wall).isGreaterThan(wall.dividedBy(3));
    }

    /** Fifty seconds a page are too slow, whichever part of them is the page's own. */
    @Test
    void slowBatch_isNotHealthy() throws Exception {
        BatchEngine slow = new BatchEngine() {
            @Override
            public void plan(BatchJob job, Listener listener) throws InterruptedException {
                new LocalEngine(1).plan(job, new Listener() {
                    @Override
                    public void planned(PageName page, Plan plan, Duration spent) {
                        listener.planned(page, plan, spent.plusSeconds(50));
                    }

                    @Override
                    public void failed(PageName page, RuntimeException error) {
                        listener.failed(page, error);
                    }

                    @Override
                    public boolean isStopped() {
                        return listener.isStopped();
                    }
                });
            }
        };
        PageOutcomes result = batch(slow, WeekSettings.Earlier.STAND, IVYWREN);

        assertThat(result.built()).singleElement().satisfies(page -> assertThat(page.spent())
                .isGreaterThan(Duration.ofSeconds(50)));
        Health health = Health.of(warehouse, Instant.now().plusSeconds(1));
        assertThat(health.fastEnough()).isFalse();
        assertThat(health.faults()).containsExactly("builds take more than 30 s");
    }

    /** Someone records the page's week while the batch plans it. */
    @Test
    void pageThatIsOvertaken_takesTheOthersPlace_onlyIfItIsToReplace() throws Exception {
        for (WeekSettings.Earlier earlier : List.of(WeekSettings.Earlier.GIVE_WAY, WeekSettings.Earlier.STAND)) {
            seededAgain();
            BatchEngine overtaken = (job, listener) -> {
                new LocalEngine(1).plan(job, listener);
                BuiltWeek other = PlanningService.on(
                                warehouse,
                                Cli.PROJECT.resolve("rules"),
                                Cli.PROJECT.resolve("solver-config/default.xml"))
                        .build(IVYWREN, WeekSettings.from(START).withSeed(7));
                assertThat(other.outcome()).isEqualTo(BuiltWeek.Outcome.COMMITTED);
            };

            PageOutcomes result = batch(overtaken, earlier, IVYWREN);

            if (earlier == WeekSettings.Earlier.GIVE_WAY) {
                assertThat(result.built()).hasSize(1);
                assertThat(result.failed()).isEmpty();
            } else {
                assertThat(result.failed()).singleElement().satisfies(page -> assertThat(page.reason())
                        .contains("the week overlaps what is scheduled already", "Use --replace"));
            }
        }
    }

    private void seededAgain() {
        cli = Cli.withExamples(folder.resolve("data" + System.nanoTime()));
        warehouse = DuckDbWarehouse.open(cli.warehouse());
    }
}
