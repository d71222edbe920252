package io.schedulebuilder.explain;

import io.schedulebuilder.domain.Futures;
import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.planning.SolverConfiguration;
import io.schedulebuilder.planning.WeekPlanner;
import io.schedulebuilder.planning.WeekProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Replans a week, starting from the current slots of its messages. Loads the solver in the background. */
public record Replanning(String solverName, CompletableFuture<WeekPlanner> planner) {
    /** Starts loading the solver with this configuration file. */
    public Replanning(Path solverConfig) {
        this(
                String.valueOf(solverConfig.getFileName()),
                CompletableFuture.supplyAsync(() -> new WeekPlanner(SolverConfiguration.load(solverConfig))));
    }

    /** @throws io.schedulebuilder.domain.InputException if the solver configuration cannot be used */
    PlannedWeek planFrom(WeekProblem problem, List<Optional<TimeSlot>> places) {
        return Futures.get(planner).planFrom(problem, places);
    }
}
