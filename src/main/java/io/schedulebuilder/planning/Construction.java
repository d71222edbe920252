package io.schedulebuilder.planning;

import io.schedulebuilder.domain.ScoreLevels;
import java.util.List;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.core.api.solver.SolutionManager;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.phase.custom.CustomPhaseConfig;
import org.optaplanner.core.config.solver.SolverConfig;

/**
 * What a week is worth before any search: the origin from which a solver's way is measured. It is the same for all
 * configurations, whatever they begin with.
 */
public final class Construction {
    private Construction() {}

    /** The score of {@link EarliestFit}, which costs no score calculation. */
    public static ScoreLevels score(WeekProblem problem) {
        SolverFactory<Week> factory = SolverFactory.create(new SolverConfig()
                .withSolutionClass(Week.class)
                .withEntityClasses(Message.class)
                .withConstraintProviderClass(WeekConstraints.class)
                .withConstraintStreamImplType(ConstraintStreamImplType.BAVET)
                .withPhases(new CustomPhaseConfig().withCustomPhaseCommandClassList(List.of(EarliestFit.class))));
        Week week = WeekBuilder.week(problem);
        if (week.hasChoice()) {
            week = factory.buildSolver().solve(week);
        }
        SolutionManager<Week, HardMediumSoftLongScore> scoring = SolutionManager.create(factory);
        HardMediumSoftLongScore score = scoring.update(week);
        return new ScoreLevels(score.hardScore(), score.mediumScore(), score.softScore());
    }
}
