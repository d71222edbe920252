package io.schedulebuilder.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.launch.Cli;
import io.schedulebuilder.store.duckdb.DuckDbWarehouse;
import io.schedulebuilder.week.BuiltWeek;
import io.schedulebuilder.week.PlanningService;
import io.schedulebuilder.week.WeekSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two runs for one page and week: who comes second does what its own options say. */
@Tag("slow")
class OvertakenBuildTest {
    private static final PageName PAGE = new PageName("ivywren");
    private static final WeekSettings WEEK = WeekSettings.from(LocalDate.parse("2025-11-04"));

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void seeded() {
        cli = Cli.withExamples(folder.resolve("data"));
    }

    private PlanningService builder(Consumer<String> progress) {
        return new PlanningService(
                DuckDbWarehouse.open(cli.warehouse()),
                Cli.PROJECT.resolve("rules"),
                Cli.PROJECT.resolve("solver-config/default.xml"),
                InstantSource.system(),
                progress);
    }

    /** One that is overtaken by the other's week just before it records its own. */
    private PlanningService overtakenBy(WeekSettings other, List<BuiltWeek> built) {
        return builder(step -> {
            if (step.equals("commit") && built.isEmpty()) {
                built.add(builder(its -> {}).build(PAGE, other));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = WeekSettings.Earlier.class,
            names = {"GIVE_WAY", "ARE_KEPT"})
    void build_overtaken_takesTheOthersPlace_ifItIsToReplace(WeekSettings.Earlier earlier) {
        WeekSettings replacing = earlier == WeekSettings.Earlier.GIVE_WAY
                ? WEEK.with(WeekSettings.Earlier.GIVE_WAY)
                : WEEK.with(WeekSettings.Earlier.ARE_KEPT);
        List<BuiltWeek> others = new ArrayList<>();

        BuiltWeek week = overtakenBy(WEEK, others).build(PAGE, replacing.withSeed(2));

        assertThat(week.outcome()).isEqualTo(BuiltWeek.Outcome.COMMITTED);
        assertThat(week.plan().replaces()).containsExactly(others.get(0).plan().scheduleId());
    }

    @Test
    void build_overtaken_isRefused_ifItIsNotToReplace() {
        List<BuiltWeek> others = new ArrayList<>();

        assertThatThrownBy(() -> overtakenBy(WEEK, others).build(PAGE, WEEK.withSeed(2)))
                .isInstanceOf(FailureException.class)
                .hasMessage("the week overlaps what is scheduled already: "
                        + others.get(0).plan().scheduleId()
                        + ". Use --replace to replace it, or --keep to change as little as possible.");
    }

    /** Both replace the same week: each takes the place of what it finds, and one is left. */
    @Test
    void twoBuilds_atOnce_thatReplace_bothSucceed_andOneIsLeft() throws Exception {
        builder(step -> {}).build(PAGE, WEEK);
        ExecutorService operators = Executors.newFixedThreadPool(2);
        try {
            CyclicBarrier together = new CyclicBarrier(2);
            List<Callable<BuiltWeek>> runs = Stream.of(2L, 3L)
                    .<Callable<BuiltWeek>>map(seed -> () -> {
                        PlanningService builder = builder(step -> {});
                        together.await();
                        return builder.build(
                                PAGE, WEEK.with(WeekSettings.Earlier.GIVE_WAY).withSeed(seed));
                    })
                    .toList();
            for (Future<BuiltWeek> run : operators.invokeAll(runs)) {
                assertThat(run.get().outcome()).isEqualTo(BuiltWeek.Outcome.COMMITTED);
            }
        } finally {
            operators.shutdownNow();
        }
        assertThat(cli.run("doctor").exitCode()).isZero();
        assertThatThrownBy(() -> builder(step -> {}).build(PAGE, WEEK.withSeed(4)))
                .as("one schedule is active")
                .hasMessageMatching("the week overlaps what is scheduled already: [^,]+\\. Use .*, or .*");
    }
}
