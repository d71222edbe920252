package io.schedulebuilder.planning;

import io.schedulebuilder.domain.PlanScore;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.domain.TimeSlot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.constraint.ConstraintMatchTotal;
import org.optaplanner.core.api.solver.SolutionManager;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.solver.SolverConfig;

/** The shipped configuration, with budgets for tests. */
final class Solvers {
    static final Path DEFAULT = Path.of("solver-config", "default.xml");

    private Solvers() {}

    /** {@code default.xml} with another count of score calculations, and whatever else is replaced in its text. */
    static WeekPlanner planner(int scoreCalculations, String... replacements) {
        try {
            String xml = Files.readString(DEFAULT)
                    .replaceFirst("(?<=<scoreCalculationCountLimit>)\\d+(?=<)", Integer.toString(scoreCalculations));
            for (int i = 0; i < replacements.length; i += 2) {
                xml = xml.replace(replacements[i], replacements[i + 1]);
            }
            Path file = Files.createTempFile("solver", ".xml");
            try {
                return new WeekPlanner(SolverConfiguration.load(Files.writeString(file, xml)));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Scores weeks by OptaPlanner's constraint streams. */
    static SolutionManager<Week, HardMediumSoftLongScore> streams() {
        return SolutionManager.create(SolverFactory.create(new SolverConfig()
                .withSolutionClass(Week.class)
                .withEntityClasses(Message.class)
                .withScoreDirectorFactory(SolverConfiguration.constraints())));
    }

    /** What the constraint streams say of a week, constraint by constraint. */
    static PlanScore streamScore(WeekProblem problem, List<Optional<TimeSlot>> places) {
        Week week = new WeekBuilder(problem).week(places);
        Map<String, ConstraintMatchTotal<HardMediumSoftLongScore>> totals =
                streams().explain(week).getConstraintMatchTotalMap().values().stream()
                        .collect(Collectors.toMap(ConstraintMatchTotal::getConstraintName, total -> total));
        return PlanScore.of(Arrays.stream(PlanningConstraint.values())
                .map(constraint -> {
                    Optional<ConstraintMatchTotal<HardMediumSoftLongScore>> total =
                            Optional.ofNullable(totals.get(constraint.words()));
                    return new PlanScore.Line(
                            constraint,
                            week.terms().weight(constraint),
                            total.map(ConstraintMatchTotal::getConstraintMatchCount)
                                    .orElse(0),
                            total.map(ConstraintMatchTotal::getScore)
                                    .map(score -> new ScoreLevels(
                                                    score.hardScore(), score.mediumScore(), score.softScore())
                                            .at(constraint.level()))
                                    .orElse(0L));
                })
                .toList());
    }
}
