package io.schedulebuilder.planning;

import io.schedulebuilder.domain.ScoreLevels;
import java.util.List;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.solver.SolutionManager;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.phase.custom.CustomPhaseConfig;

/**
 * What a week is worth before any search: the origin from which a solver's way is measured. It is the same for all
 * configurations, whatever they begin with.
 */
public final class Construction {
    private Construction() {}

    /** The score of {@link EarliestFit}, which costs no score calculation. */
    public static ScoreLevels score(WeekProblem problem) {
        Week week = WeekBuilder.week(problem);
        if (week.hasChoice()) {
            week = SolverFactory.<Week>create(SolverConfiguration.problem()
                            .withPhases(new CustomPhaseConfig()
                                    .withCustomPhaseCommandClassList(List.of(EarliestFit.class))))
                    .buildSolver()
                    .solve(week);
        }
        SolutionManager<Week, HardMediumSoftLongScore> scoring = SolverConfiguration.scoring();
        HardMediumSoftLongScore score = scoring.update(week);
        return new ScoreLevels(score.hardScore(), score.mediumScore(), score.softScore());
    }
}
