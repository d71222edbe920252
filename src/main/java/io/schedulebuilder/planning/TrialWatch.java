package io.schedulebuilder.planning;

import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.domain.ScoreLevels;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.impl.solver.DefaultSolver;

/** Records the run of one solver. Use it on the solver's thread. */
final class TrialWatch {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final DefaultSolver<Week> solver;
    private final List<Trial.Improvement> improvements = new ArrayList<>();
    private final long cpuBefore = THREADS.getCurrentThreadCpuTime();

    /** Starts to watch a solver. Call it before the solver starts. */
    TrialWatch(DefaultSolver<Week> solver) {
        this.solver = solver;
        solver.addEventListener(event -> {
            HardMediumSoftLongScore score = (HardMediumSoftLongScore) event.getNewBestScore();
            improvements.add(new Trial.Improvement(
                    solver.getSolverScope().getScoreCalculationCount(),
                    Duration.ofMillis(event.getTimeMillisSpent()),
                    new ScoreLevels(score.hardScore(), score.mediumScore(), score.softScore())));
        });
    }

    DefaultSolver<Week> solver() {
        return solver;
    }

    /** The figures of the run. Call it after the solver has ended. */
    Trial trial(PlannedWeek week) {
        return new Trial(
                week,
                improvements,
                solver.getSolverScope().getScoreCalculationCount(),
                Duration.ofMillis(solver.getSolverScope().getTimeMillisSpent()),
                Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - cpuBefore));
    }
}
