package io.schedulebuilder.benchmarker;

import io.schedulebuilder.planning.Week;
import io.schedulebuilder.schedule.PlanProblem;
import io.schedulebuilder.schedule.PlanReader;
import java.io.File;
import org.optaplanner.persistence.common.api.domain.solution.SolutionFileIO;

/** Reads a written plan as the week that it was solved from. OptaPlanner makes one for each set of problems. */
public final class WeekFile implements SolutionFileIO<Week> {

    @Override
    public String getInputFileExtension() {
        return "json";
    }

    /**
     * The week of a {@code plan.json}, with messages where they start from.
     *
     * @throws io.schedulebuilder.domain.InputException if the file is no plan, or does not carry its problem
     */
    @Override
    public Week read(File plan) {
        return Week.of(PlanProblem.of(PlanReader.readWhole(plan.toPath()), plan.getPath()));
    }

    /** @throws UnsupportedOperationException always: {@code schedule-builder plan} writes plans */
    @Override
    public void write(Week week, File file) {
        throw new UnsupportedOperationException("the benchmarker writes no plans");
    }
}
