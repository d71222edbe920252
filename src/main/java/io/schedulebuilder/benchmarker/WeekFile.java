package io.schedulebuilder.benchmarker;

import io.schedulebuilder.planning.Week;
import io.schedulebuilder.schedule.PlanProblem;
import io.schedulebuilder.schedule.PlanReader;
import java.io.File;
import org.optaplanner.persistence.common.api.domain.solution.SolutionFileIO;

/**
 * Reads a saved plan as the week that it was solved from. OptaPlanner creates one instance for each set of problems.
 */
public final class WeekFile implements SolutionFileIO<Week> {

    @Override
    public String getInputFileExtension() {
        return "json";
    }

    /**
     * The week of a {@code plan.json}, with each message at its start.
     *
     * @throws io.schedulebuilder.domain.InputException if the file is not a plan or does not contain its problem
     */
    @Override
    public Week read(File plan) {
        return Week.of(PlanProblem.of(PlanReader.readWhole(plan.toPath()), plan.getPath()));
    }

    /**
     * Not supported: {@code schedule-builder plan} writes plans.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    public void write(Week week, File file) {
        throw new UnsupportedOperationException("the benchmarker writes no plans");
    }
}
