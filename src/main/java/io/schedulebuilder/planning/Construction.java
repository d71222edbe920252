package io.schedulebuilder.planning;

import io.schedulebuilder.domain.ScoreLevels;
import java.util.List;
import java.util.stream.Stream;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.core.api.solver.SolutionManager;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import org.optaplanner.core.config.constructionheuristic.ConstructionHeuristicType;
import org.optaplanner.core.config.phase.PhaseConfig;
import org.optaplanner.core.config.phase.custom.CustomPhaseConfig;
import org.optaplanner.core.config.solver.SolverConfig;

/**
 * What a week is worth before any search: the origin from which a solver's way is measured. It is the same for all
 * configurations, whatever they begin with.
 */
public final class Construction {
    private Construction() {}

    /**
     * The better of two starts: OptaPlanner's first fit decreasing, which gives each message in turn its best slot, and
     * {@link EarliestFit}, which places more in a tight week.
     */
    public static ScoreLevels score(WeekProblem problem) {
        return Stream.of(firstFitDecreasing(), earliestFit())
                .map(start -> score(problem, start))
                .max(ScoreLevels::compareTo)
                .orElseThrow();
    }

    private static PhaseConfig<?> firstFitDecreasing() {
        return new ConstructionHeuristicPhaseConfig()
                .withConstructionHeuristicType(ConstructionHeuristicType.FIRST_FIT_DECREASING);
    }

    private static PhaseConfig<?> earliestFit() {
        return new CustomPhaseConfig().withCustomPhaseCommandClassList(List.of(EarliestFit.class));
    }

    private static ScoreLevels score(WeekProblem problem, PhaseConfig<?> start) {
        SolverFactory<Week> factory = SolverFactory.create(new SolverConfig()
                .withSolutionClass(Week.class)
                .withEntityClasses(Message.class)
                .withConstraintProviderClass(WeekConstraints.class)
                .withConstraintStreamImplType(ConstraintStreamImplType.BAVET)
                .withRandomSeed(problem.seed())
                .withPhases(start));
        Week week = WeekBuilder.week(problem);
        if (week.hasChoice()) {
            week = factory.buildSolver().solve(week);
        }
        SolutionManager<Week, HardMediumSoftLongScore> scoring = SolutionManager.create(factory);
        HardMediumSoftLongScore score = scoring.update(week);
        return new ScoreLevels(score.hardScore(), score.mediumScore(), score.softScore());
    }
}
