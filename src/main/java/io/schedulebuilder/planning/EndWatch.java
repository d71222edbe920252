package io.schedulebuilder.planning;

import io.schedulebuilder.planning.config.Ending;
import io.schedulebuilder.planning.config.Ending.Clock;
import java.util.List;
import org.optaplanner.core.impl.phase.event.PhaseLifecycleListenerAdapter;
import org.optaplanner.core.impl.phase.scope.AbstractPhaseScope;
import org.optaplanner.core.impl.solver.DefaultSolver;
import org.optaplanner.core.impl.solver.scope.SolverScope;

/** Detects whether a time limit ended a search or one of its phases, or paced its steps. */
final class EndWatch extends PhaseLifecycleListenerAdapter<Week> {
    private final Ending ending;
    private int phases;
    private boolean limitReached;

    /** Starts to watch a solver. Call it before the solver starts. */
    EndWatch(DefaultSolver<Week> solver, Ending ending) {
        this.ending = ending;
        solver.addPhaseLifecycleListener(this);
    }

    @Override
    public void phaseEnded(AbstractPhaseScope<Week> phase) {
        List<Clock> clocks =
                phases < ending.ofPhases().size() ? ending.ofPhases().get(phases) : List.of();
        phases++;
        long now = System.currentTimeMillis(); // like OptaPlanner; some phases have not set their end time yet
        note(clocks, now, phase.getStartingSystemTimeMillis(), phase.getPhaseBestSolutionTimeMillis());
        SolverScope<Week> run = phase.getSolverScope();
        note(ending.ofTheRun(), now, run.getStartingSystemTimeMillis(), run.getBestSolutionTimeMillis());
    }

    /** Whether the clock ended or paced the search, so that an equal run may find another solution. */
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
