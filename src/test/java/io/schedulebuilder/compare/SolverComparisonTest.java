package io.schedulebuilder.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PlanningConstraint.Level;
import io.schedulebuilder.domain.ScoreLevels;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SolverComparisonTest {
    private static final Contender A = SolverComparisons.contender("A");
    private static final Contender B = SolverComparisons.contender("B");

    /** Six weeks of three seeds: B is better by a percent, but for one week. */
    private static SolverComparisons better() {
        SolverComparisons contests = new SolverComparisons();
        for (int week = 1; week <= 6; week++) {
            for (int seed = 1; seed <= 3; seed++) {
                contests.soft("A", "week " + week, seed, 10_000 + seed);
                contests.soft("B", "week " + week, seed, week == 6 ? 9_990 + seed : 10_100 + week + seed);
            }
        }
        return contests;
    }

    @Test
    void pair_isInPercentOfTheBestKnown_andCountsWeeks() {
        Pair pair = better().contest().pair(A, B).orElseThrow();
        assertThat(pair.level()).isEqualTo(Level.SOFT);
        assertThat(pair.difference().mean()).isCloseTo((5 * 1.02 - 0.1) / 6, within(0.01));
        assertThat(pair.isBetter()).isTrue();
        assertThat(pair.better()).isEqualTo(5);
        assertThat(pair.worse()).isEqualTo(1);
        assertThat(pair.weeks()).isEqualTo(6);
        assertThat(pair.difference().runs()).isEqualTo(18);
    }

    @Test
    void pair_hardRulesOutweighAnySoftScore() {
        SolverComparisons contests = new SolverComparisons();
        for (int week = 1; week <= 5; week++) {
            contests.soft("A", "week " + week, 1, 9_000);
            contests.with(SolverComparisons.run("B", "week " + week, 1, -30, 0, 20_000));
        }
        Pair pair = contests.contest().pair(A, B).orElseThrow();
        assertThat(pair.level()).isEqualTo(Level.HARD);
        assertThat(pair.isWorse()).isTrue();
        assertThat(contests.contest().ranking()).containsExactly(A, B);
    }

    @Test
    void pair_whereAFewLeaveMoreUnplaced_isJudgedOnTheOthers() {
        SolverComparisons contests = better().with(SolverComparisons.run("A", "week 7", 1, 0, 0, 10_000));
        contests.with(SolverComparisons.run("B", "week 7", 1, 0, -10, 30_000));
        Pair pair = contests.contest().pair(A, B).orElseThrow();
        assertThat(pair.level()).isEqualTo(Level.SOFT);
        assertThat(pair.worseAbove()).isEqualTo(1);
        assertThat(pair.isBetter()).as("it leaves more out elsewhere").isFalse();
        assertThat(pair.weeks()).isEqualTo(6);
    }

    @Test
    void pair_withoutACommonWeek_isNone() {
        SolverComparisons contests =
                new SolverComparisons().soft("A", "one", 1, 1).soft("B", "other", 1, 2);
        assertThat(contests.contest().pair(A, B)).isEmpty();
    }

    @Test
    void pair_ofMoreContenders_isWider() {
        double alone = better().contest().pair(A, B).orElseThrow().difference().low();
        SolverComparisons three = better().soft("C", "week 1", 1, 10_000);
        assertThat(three.contest().pairCount()).isEqualTo(3);
        assertThat(three.contest().pair(A, B).orElseThrow().difference().low()).isLessThan(alone);
    }

    @Test
    void share_isOfTheWayFromConstructionToTheBestOfAnyRunOrProof() {
        SolverComparisons contests =
                new SolverComparisons().soft("A", "week", 1, 9_000).soft("B", "week", 1, 10_000);
        ComparedProblem problem = new ComparedProblem("week", 1, "week 1");
        assertThat(contests.contest().share(problem, new ScoreLevels(0, 0, 9_000)))
                .isEqualTo(0.5);
        contests.proven(
                "week",
                1,
                new Proven(new ScoreLevels(0, 0, 12_000), new ScoreLevels(0, 0, 12_500), false, 1_000, List.of()));
        SolverComparison comparison = contests.contest();
        assertThat(comparison.best(problem).soft()).isEqualTo(12_000);
        assertThat(comparison.share(problem, new ScoreLevels(0, 0, 9_000))).isEqualTo(0.25);
        assertThat(comparison.share(problem, new ScoreLevels(0, -1, 12_000))).isZero();
        assertThat(comparison.share(problem, new ScoreLevels(0, 0, 7_000))).isZero();
    }

    @Test
    void share_whereTheStartIsTheBest_isAllOrNothing() {
        SolverComparison comparison = new SolverComparisons()
                .soft("A", "week", 1, SolverComparisons.ORIGIN)
                .contest();
        ComparedProblem problem = new ComparedProblem("week", 1, "week 1");
        assertThat(comparison.share(problem, new ScoreLevels(0, 0, SolverComparisons.ORIGIN)))
                .isEqualTo(1);
        assertThat(comparison.share(problem, new ScoreLevels(0, 0, SolverComparisons.ORIGIN - 1)))
                .isZero();
    }

    @Test
    void standings_areMeans_andTheirConstraintsAddUp() {
        Standing b = better().contest().standings().get(1);
        assertThat(b.contender()).isEqualTo(B);
        assertThat(b.runs()).hasSize(18);
        assertThat(b.mean(run -> run.score().points(PlanningConstraint.EXPECTED_REVENUE)))
                .isEqualTo(b.mean(run -> run.score().soft()));
        assertThat(b.median(SolverRun::speed)).isEqualTo(100_000);
        assertThat(b.leastShare()).isLessThan(b.mean(b.comparison()::share));
    }

    @Test
    void curve_holdsWhatWasBestUntilTheNext() {
        SolverComparison comparison = new SolverComparisons()
                .soft("A", "week", 1, 10_000)
                .soft("B", "week", 1, 9_000)
                .contest();
        Curve curve = Curve.of(comparison, B);
        assertThat(curve.points().get(0)).isEqualTo(new Curve.Point(100, 0));
        assertThat(curve.points().get(curve.points().size() - 1)).isEqualTo(new Curve.Point(1_000, 0.5));
        assertThat(curve.points().stream()
                        .filter(point -> point.scoreCalculations() < 500)
                        .allMatch(point -> point.share() == 0))
                .isTrue();
    }

    @Test
    void race_leavesBehindWhoIsShownToBeWorse_onlyThen() {
        StoppingRule stoppingRule = new StoppingRule(5);
        assertThat(new StoppingRule(1_000).losers(better().contest(), List.of(A, B)))
                .isEmpty();
        SolverComparisons clear = new SolverComparisons();
        for (int week = 1; week <= 6; week++) {
            clear.soft("A", "week " + week, 1, 10_000 + week).soft("B", "week " + week, 1, 10_500 + 2 * week);
        }
        assertThat(stoppingRule.losers(clear.contest(), List.of(A, B))).containsExactly(A);
    }

    @Test
    void gate_asksTheWholeIntervalToBeAboveTheMargin() {
        SolverComparison comparison = better().contest();
        assertThat(gate("B >= A").isShownBy(comparison)).isTrue();
        assertThat(gate("B>=A - 0.2%").isShownBy(comparison)).isTrue();
        assertThat(gate("B >= A + 1%").isShownBy(comparison)).isFalse();
        assertThat(gate("A >= B").isShownBy(comparison)).isFalse();
        assertThat(gate("A >= B - 2%").isShownBy(comparison)).isTrue();
        assertThat(gate("A >= A").isShownBy(comparison)).isTrue();
    }

    @Test
    void gate_isNotShownByPoints_whereMoreIsLeftOutElsewhere() {
        SolverComparison comparison = better().with(SolverComparisons.run("A", "week 7", 1, 0, 0, 10_000))
                .with(SolverComparisons.run("B", "week 7", 1, 0, -10, 30_000))
                .contest();
        assertThat(gate("B >= A - 5%").isShownBy(comparison)).isFalse();
    }

    @Test
    void gate_namesMayHoldBlanks() {
        assertThat(gate(" my new config >= the old one - 0.5 % "))
                .extracting(Gate::better, Gate::than, Gate::margin)
                .containsExactly("my new config", "the old one", -0.5);
    }

    @Test
    void standings_whereOneWasStopped_compareTheProblemsOfAll() {
        SolverComparisons contests = better().soft("A", "week 7", 1, 99_000);
        List<Standing> standings = contests.contest().standings();
        assertThat(standings).extracting(standing -> standing.runs().size()).containsExactly(18, 18);
    }

    @Test
    void gate_thatIsNone_saysHowToWriteOne() {
        assertThatThrownBy(() -> gate("B better than A"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Write \"B >= A\" or \"B >= A - 0.2%\"");
        assertThatThrownBy(() -> gate("B >= A - 0.2")).isInstanceOf(InputException.class);
    }

    @Test
    void contest_ofAProblemWithoutAnOrigin_isRefused() {
        assertThatThrownBy(() -> new SolverComparison(
                        List.of(A), List.of(SolverComparisons.run("A", "week", 1, 0, 0, 1)), Map.of(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Gate gate(String text) {
        return Gate.parse(text, List.of("A", "B", "my new config", "the old one"));
    }
}
