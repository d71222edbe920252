package io.schedulebuilder.rules;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PlanScore;
import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.planning.SolverConfiguration;
import io.schedulebuilder.planning.WeekInspector;
import io.schedulebuilder.planning.WeekPlanner;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.store.LoadProgress;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.week.Assignments;
import io.schedulebuilder.week.ChosenWeek;
import io.schedulebuilder.week.PageBrief;
import io.schedulebuilder.week.RepeatedWeeks;
import io.schedulebuilder.week.SolvedWeek;
import io.schedulebuilder.week.StepTimer;
import io.schedulebuilder.week.WeekCaptions;
import io.schedulebuilder.week.WeekInputs;
import io.schedulebuilder.week.WeekReader;
import io.schedulebuilder.week.WeekSettings;
import io.schedulebuilder.week.WeekSolver;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Leaves out each weight in turn and plans the weeks of all pages again. A page feels a weight if what it weighs
 * changes, for example more PPVs of a category in a row, or less revenue. A weight that no page feels has no effect.
 * Writes nothing.
 */
public final class WeightTrial {
    private final Warehouse warehouse;
    private final PolicyEngine rules;
    private final SolverConfiguration solver;
    private final InstantSource clock;

    /** Creates a trial of these rules on a warehouse's pages. */
    public WeightTrial(Warehouse warehouse, PolicyEngine rules, Path solverConfig, InstantSource clock) {
        this.warehouse = warehouse;
        this.rules = rules;
        this.solver = SolverConfiguration.load(solverConfig);
        this.clock = clock;
    }

    /**
     * The effect of each weight above 0.
     *
     * @param start first day of the weeks
     * @param pages the number of pages that could be planned
     * @param feltBy how many of these pages feel each weight
     */
    public record Result(LocalDate start, int pages, Map<PlanningConstraint, Integer> feltBy) {}

    /**
     * Plans each page for the week after the warehouse's last message, or after today.
     *
     * @throws FailureException if the warehouse refuses a request
     */
    public Result run(LoadProgress progress) {
        List<PageName> pages;
        LocalDate start;
        try (Snapshot snapshot = warehouse.read()) {
            pages = snapshot.activePages();
            start = RepeatedWeeks.ofAllPages().start(clock.instant(), snapshot.lastMessage());
        }
        AtomicInteger done = new AtomicInteger();
        List<Map<PlanningConstraint, Boolean>> felt = pages.parallelStream()
                .map(page -> {
                    Optional<Map<PlanningConstraint, Boolean>> ofPage = feltBy(page, start);
                    progress.at("weights", done.incrementAndGet(), pages.size());
                    return ofPage;
                })
                .flatMap(Optional::stream)
                .toList();
        Map<PlanningConstraint, Integer> counts = new EnumMap<>(PlanningConstraint.class);
        for (Map<PlanningConstraint, Boolean> ofPage : felt) {
            ofPage.forEach((constraint, feels) -> counts.merge(constraint, feels ? 1 : 0, Integer::sum));
        }
        return new Result(start, felt.size(), counts);
    }

    /** Whether the page feels each weight; empty if the page cannot be planned. */
    private Optional<Map<PlanningConstraint, Boolean>> feltBy(PageName page, LocalDate start) {
        StepTimer stepTimer = new StepTimer(step -> {});
        try {
            ChosenWeek chosen;
            try (Snapshot snapshot = warehouse.read()) {
                WeekInputs weekInputs = new WeekReader(snapshot, clock, stepTimer)
                        .read(page, WeekSettings.from(start).with(WeekSettings.Earlier.GIVE_WAY));
                chosen = new WeekCaptions(stepTimer)
                        .choose(
                                PageBrief.of(weekInputs, rules, stepTimer),
                                WeekSettings.DEFAULT_SEED,
                                snapshot::captions);
            }
            SolvedWeek solved = new WeekSolver(() -> solver, stepTimer).solve(chosen);
            Map<PlanningConstraint, Boolean> felt = new EnumMap<>(PlanningConstraint.class);
            for (PlanningConstraint constraint : PlanningConstraint.weighted()) {
                if (solved.problem().policy().weight(constraint) > 0) {
                    felt.put(constraint, isFelt(constraint, solved));
                }
            }
            return Optional.of(felt);
        } catch (InputException | FailureException e) {
            return Optional.empty();
        }
    }

    private boolean isFelt(PlanningConstraint constraint, SolvedWeek solved) {
        WeekProblem problem = solved.problem();
        PlannedWeek without = new WeekPlanner(solver)
                .plan(problem.under(problem.policy().with(PolicyParameter.weightOf(constraint), 0)));
        PlanScore judged = new WeekInspector(problem, Assignments.of(problem, without)).score();
        return judged.points(constraint) != solved.week().score().points(constraint);
    }
}
