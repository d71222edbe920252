package io.schedulebuilder.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.compare.ComparisonRunner.Entry;
import io.schedulebuilder.compare.ComparisonRunner.Outcome;
import io.schedulebuilder.planning.Budget;
import io.schedulebuilder.planning.SolverConfiguration;
import io.schedulebuilder.planning.WeekPlanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ComparisonRunnerTest {
    private static final Path WEEK = Path.of("benchmarks/suite/large-green.plan.json");

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private Consumer<SolverRun> onRun = run -> {};

    @Test
    void eachContender_plansEachWeekWithEachSeed_andIsScored() throws Exception {
        Outcome outcome = run(weeks(2), List.of(), entry("few", 300), entry("many", 3_000));

        assertThat(outcome.comparison().runs())
                .extracting(SolverRun::contender)
                .containsExactly("few", "many", "few", "many");
        assertThat(outcome.comparison().standings())
                .extracting(standing -> standing.mean(standing.comparison()::share) > 0
                        && standing.mean(run -> run.score().hard()) == 0)
                .containsExactly(true, true);
        assertThat(outcome.comparison().ranking().get(0).name()).isEqualTo("many");
        assertThat(outcome.stopped()).isFalse();
        assertThat(told).hasSize(4).endsWith("4 of 4");
    }

    @Test
    void keptRuns_areNotMadeAgain_andThoseOfOtherWeeksAreIgnored() throws Exception {
        List<SolverRun> kept = new ArrayList<>(
                run(weeks(1), List.of(), entry("few", 300)).comparison().runs());
        kept.add(SolverComparisons.run("few", "another week", 1, 0, 0, 99_999));
        told.clear();

        Outcome outcome = run(weeks(2), kept, entry("few", 300));

        assertThat(told).containsExactly("2 of 2");
        assertThat(outcome.comparison().runs()).hasSize(2).contains(kept.get(0));
    }

    @Test
    void runThatFails_stopsNoOther() throws Exception {
        Entry few = entry("few", 300);
        Entry failing = new Entry(SolverComparisons.contender("failing"), few.solver(), few.planner(), 7);

        Outcome outcome = run(weeks(1), List.of(), failing, few);

        assertThat(outcome.comparison().runs()).extracting(SolverRun::contender).containsExactly("few");
        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.contender()).isEqualTo("failing"))
                .satisfies(failure -> assertThat(failure.seed()).isEqualTo(Optional.of(1L)))
                .satisfies(failure -> assertThat(failure.reason()).startsWith("the solver failed: "));
    }

    @Test
    void stopped_keepsWhatIsDone() throws Exception {
        ComparisonRunner runner = runner(1, entry("few", 300));
        onRun = run -> runner.stop();

        Outcome outcome = runner.run(weeks(3), List.of());

        assertThat(outcome.stopped()).isTrue();
        assertThat(outcome.comparison().runs()).hasSizeLessThan(3);
    }

    @Test
    void moreSolversThanCores_makeTimingUnreliable() throws Exception {
        ComparisonRunner runner = runner(Runtime.getRuntime().availableProcessors() + 1, entry("few", 300));
        assertThat(runner.run(weeks(1), List.of()).comparison().runs())
                .allSatisfy(run -> assertThat(run.marks()).contains(RunFlag.CROWDED));
    }

    private Outcome run(ComparedWeeks weeks, List<SolverRun> kept, Entry... entries) throws InterruptedException {
        return runner(1, entries).run(weeks, kept);
    }

    private ComparisonRunner runner(int parallel, Entry... entries) {
        return new ComparisonRunner(List.of(entries), parallel, false, new ComparisonRunner.Listener() {
            @Override
            public void runDone(SolverRun run, int done, int total) {
                told.add(done + " of " + total);
                onRun.accept(run);
            }

            @Override
            public void dropped(Contender contender, int round, int rounds) {
                told.add(contender.name() + " dropped");
            }
        });
    }

    private static ComparedWeeks weeks(int seeds) {
        return ComparedWeeks.written(List.of(WEEK), seeds);
    }

    private static Entry entry(String name, int calculations) {
        SolverConfiguration solver = SolverConfiguration.load(Path.of("solver-config/default.xml"))
                .within(new Budget.ScoreCalculations(calculations));
        return new Entry(SolverComparisons.contender(name), solver, new WeekPlanner(solver), 0);
    }
}
