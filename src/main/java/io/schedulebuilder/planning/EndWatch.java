package io.schedulebuilder.planning;

import io.schedulebuilder.planning.config.Ending;
import io.schedulebuilder.planning.config.Ending.Clock;
import java.util.List;
import org.optaplanner.core.impl.phase.event.PhaseLifecycleListenerAdapter;
import org.optaplanner.core.impl.phase.scope.AbstractPhaseScope;
import org.optaplanner.core.impl.solver.DefaultSolver;
import org.optaplanner.core.impl.solver.scope.SolverScope;

/** Finds out whether one of its time limits ended a search or a phase of it, or paced its steps. */
final class EndWatch extends PhaseLifecycleListenerAdapter<Week> {
    private final Ending ending;
    private int phases;
    private boolean limitReached;

    /** Begins to watch; the solver is not started yet. */
    EndWatch(DefaultSolver<Week> solver, Ending ending) {
        this.ending = ending;
        solver.addPhaseLifecycleListener(this);
    }

    @Override
    public void phaseEnded(AbstractPhaseScope<Week> phase) {
        List<Clock> clocks =
                phases < ending.ofPhases().size() ? ending.ofPhases().get(phases) : List.of();
        phases++;
        long now = System.currentTimeMillis(); // as OptaPlanner; some phases have not noted their end yet
        note(clocks, now, phase.getStartingSystemTimeMillis(), phase.getPhaseBestSolutionTimeMillis());
        SolverScope<Week> run = phase.getSolverScope();
        note(ending.ofTheRun(), now, run.getStartingSystemTimeMillis(), run.getBestSolutionTimeMillis());
    }

    /** Whether an equal run may have given another solution. */
    boolean endedByClock() {
        return limitReached || ending.coolsByClock();
    }

    private void note(List<Clock> clocks, long end, long start, long best) {
        limitReached |= clocks.stream().anyMatch(clock -> switch (clock.since()) {
            case START, LARGE_IMPROVEMENT -> end - start >= clock.millis();
            case BEST -> end - best >= clock.millis();
        });
    }
}
