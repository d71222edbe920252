package io.schedulebuilder.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.capacity.CapacityProof;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the proof counts and what the solver does must never be at odds. */
@Tag("slow")
class CapacityAgainstSolverTest {
    private static final WeekPlanner PLANNER = Solvers.planner(1500);
    private static final PolicyEngine RULES = PolicyEngine.load(Path.of("rules"));

    /** Tier by zone by segment. */
    static Stream<Policy> shippedCells() {
        List<Policy> cells = new ArrayList<>();
        for (String revenue : List.of("1000", "10000", "50000", "200000", "900000")) {
            for (double saturation : new double[] {0.1, 0.5, 0.9}) {
                for (Segment segment : Segment.values()) {
                    cells.add(RULES.policyFor(
                            new Account(new PageName("ava"), new BigDecimal(revenue), saturation, 1, 0.05, 100, 0),
                            segment));
                }
            }
        }
        return cells.stream();
    }

    @ParameterizedTest
    @MethodSource("shippedCells")
    void shippedCell_fits_andTheSolverPlacesAll(Policy policy) {
        assertThat(CapacityProof.of(policy)).isEmpty();
        assertThat(unplaced(problem(policy))).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // ppvs, bumps, gap, message gap, cap, cooling, opens, closes
        " 2,  0, 720,  30,  2, 6, 0, 24", // two on the only warm day
        " 4, 10,  75,  30,  2, 5, 0, 24", // every day full
        "14,  0, 720, 720,  2, 0, 8, 20", // 08:00 and 20:00, day after day
        " 8, 34,  90,  30,  6, 5, 8, 22",
        " 7,  7, 240, 120,  2, 0, 9, 11",
        " 3,  2, 1440, 60,  9, 4, 0, 24",
    })
    void tightWeek_fits_andTheSolverPlacesAll_butNotOnePpvMore(
            int ppvs, int bumps, int gap, int messageGap, int cap, int cooling, int opens, int closes) {
        Problems problem = new Problems().pool(ppvs, bumps);
        problem.ppvGap = Duration.ofMinutes(gap);
        problem.messageGap = Duration.ofMinutes(messageGap);
        problem.dailyCap = cap;
        problem.coolingDays = cooling;
        problem.activeHours = new ActiveHours(60 * opens, 60 * closes);
        assertThat(CapacityProof.of(problem.policy())).isEmpty();
        assertThat(unplaced(problem)).isZero();

        problem.messages.clear();
        problem.pool(ppvs + 1, bumps);
        assertThat(CapacityProof.of(problem.policy())).isPresent();
        assertThat(unplaced(problem)).isPositive();
    }

    /** The solver breaks no hard rule, so whatever it places all of, fits; and what fits, it finds. */
    @Property(tries = 60)
    void anyWeek_isFilledByTheSolver_exactlyIfItFits(@ForAll("weeks") Problems problem) {
        assertThat(unplaced(problem) == 0)
                .isEqualTo(CapacityProof.of(problem.policy()).isEmpty());
    }

    @Provide
    Arbitrary<Problems> weeks() {
        return Arbitraries.randomValue(CapacityAgainstSolverTest::drawn);
    }

    private static Problems drawn(Random random) {
        Problems problem = new Problems();
        problem.ppvGap = Duration.ofMinutes(60L * (1 + random.nextInt(20)));
        problem.messageGap = Duration.ofMinutes(30L * (1 + random.nextInt(6)));
        problem.dailyCap = 1 + random.nextInt(4);
        problem.coolingDays = random.nextInt(7);
        problem.activeHours = new ActiveHours(60 * random.nextInt(10), 60 * (14 + random.nextInt(10)));
        return problem.pool(random.nextInt(10), random.nextInt(10));
    }

    private static Problems problem(Policy policy) {
        Problems problem = new Problems().pool(policy.weeklyPpvs(), policy.weeklyBumps());
        problem.ppvGap = policy.ppvGap();
        problem.messageGap = policy.messageGap();
        problem.dailyCap = policy.dailyCap();
        problem.coolingDays = policy.coolingDays();
        problem.activeHours = policy.activeHours();
        problem.slotMinutes = policy.slotMinutes();
        return problem;
    }

    private static int unplaced(Problems problem) {
        PlannedWeek plan = PLANNER.plan(problem.problem());
        assertThat(plan.score().hard()).isZero();
        return plan.unplaced().size();
    }
}
