package io.schedulebuilder.planning;

import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.HourTable;
import io.schedulebuilder.domain.PlanScore;
import io.schedulebuilder.domain.PlannedMessage;
import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.domain.PlannedWeek.EndedBy;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.domain.UnplacedMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.optaplanner.core.api.score.ScoreExplanation;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.constraint.ConstraintMatchTotal;
import org.optaplanner.core.api.solver.SolutionManager;
import org.optaplanner.core.api.solver.Solver;
import org.optaplanner.core.impl.solver.DefaultSolver;

/**
 * Finds the times of a week's messages. No hard rule is broken by a message that the planner places: what cannot be
 * placed is left out, with a reason. Equal problems under one configuration give equal plans on any machine, as long as
 * {@link PlannedWeek#endedBy()} is not the clock. Thread-safe; each call solves on the caller's thread.
 */
public final class WeekPlanner {
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "planning-clock");
        thread.setDaemon(true);
        return thread;
    });

    private static final long STOP_AGAIN_MILLIS = 50;

    private final SolverConfiguration configuration;
    private final Set<Solver<Week>> solving = ConcurrentHashMap.newKeySet();

    public WeekPlanner(SolverConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * Plans a week. Its hard score is below 0 only for what was sent already or belongs to other plans.
     *
     * @throws IllegalArgumentException if a message was sent outside the horizon, or a weight is missing
     */
    public PlannedWeek plan(WeekProblem problem) {
        return plan(problem, WeekBuilder.week(problem));
    }

    /**
     * Plans a week from where its messages are; what breaks a rule there, or has no place, finds one if it can.
     *
     * @param places where each message of the problem is; empty: left out
     * @throws IllegalArgumentException as {@link #plan(WeekProblem)}, or if there is not one place a message
     */
    public PlannedWeek planFrom(WeekProblem problem, List<Optional<TimeSlot>> places) {
        return plan(problem, new WeekBuilder(problem).week(places));
    }

    /**
     * Plans a week as {@link #plan(WeekProblem)} does, and says how the solver went about it.
     *
     * @throws IllegalArgumentException as {@link #plan(WeekProblem)}
     */
    public Trial trial(WeekProblem problem) {
        Week start = WeekBuilder.week(problem);
        Finish finish = new Finish(problem, SolverConfiguration.scoring());
        if (!start.hasChoice() || start.isKeptWhole()) {
            return new Trial(
                    finish.finish(start, EndedBy.NOTHING_TO_SOLVE), List.of(), 0, Duration.ZERO, Duration.ZERO);
        }
        SolverConfiguration ofHorizon = configuration.forWeeks(problem.horizon().weeks());
        TrialWatch watch = new TrialWatch(
                (DefaultSolver<Week>) ofHorizon.solverFactory(problem.seed()).buildSolver());
        Solution solved = solve(start, watch.solver(), ofHorizon);
        return watch.trial(finish.finish(solved.week(), solved.endedBy()));
    }

    private PlannedWeek plan(WeekProblem problem, Week start) {
        Week week = start;
        EndedBy endedBy = EndedBy.NOTHING_TO_SOLVE;
        if (week.hasChoice() && !week.isKeptWhole()) {
            SolverConfiguration ofHorizon =
                    configuration.forWeeks(problem.horizon().weeks());
            Solution solved = solve(
                    week,
                    (DefaultSolver<Week>)
                            ofHorizon.solverFactory(problem.seed()).buildSolver(),
                    ofHorizon);
            week = solved.week();
            endedBy = solved.endedBy();
        }
        return new Finish(problem, SolverConfiguration.scoring()).finish(week, endedBy);
    }

    private Solution solve(Week week, DefaultSolver<Week> solver, SolverConfiguration configured) {
        // Again and again: a solver that has not started yet forgets that it was stopped.
        ScheduledFuture<?> safetyNet = CLOCK.scheduleWithFixedDelay(
                solver::terminateEarly, configured.cap().toMillis(), STOP_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        EndWatch watch = new EndWatch(solver, configured.ending());
        solving.add(solver);
        try {
            Week solved = solver.solve(week);
            boolean byClock = solver.isTerminateEarly() || watch.endedByClock();
            return new Solution(solved, byClock ? EndedBy.CLOCK : EndedBy.COUNT);
        } catch (RuntimeException e) {
            throw configured.failed(e);
        } finally {
            solving.remove(solver);
            safetyNet.cancel(false);
        }
    }

    private record Solution(Week week, EndedBy endedBy) {}

    /** Ends the solving of all plans under way, from any thread: each returns the best it has, ended by the clock. */
    public void stop() {
        solving.forEach(Solver::terminateEarly);
    }

    /** From a solved week to a plan for people. */
    private record Finish(WeekProblem problem, SolutionManager<Week, HardMediumSoftLongScore> scoring) {

        PlannedWeek finish(Week week, EndedBy endedBy) {
            ScoreExplanation<Week, HardMediumSoftLongScore> explanation = scoring.explain(week);
            if (explanation.getScore().hardScore() < 0) {
                leaveOutWhatBreaksAHardRule(week);
                explanation = scoring.explain(week);
            }
            WhyUnplaced why = new WhyUnplaced(week, problem.policy());
            List<UnplacedMessage> unplaced = week.messages().stream()
                    .filter(message -> !message.isPlaced())
                    .map(message -> new UnplacedMessage(
                            Optional.of(message.chosen().caption()),
                            message.chosen().type(),
                            why.reasons(message)))
                    .toList();
            return new PlannedWeek(planned(week), unplaced, score(explanation), endedBy);
        }

        private List<PlannedMessage> planned(Week week) {
            int weight = problem.policy().weight(PlanningConstraint.EXPECTED_REVENUE);
            List<PlannedMessage> planned = new ArrayList<>();
            List<Message> placed =
                    week.messages().stream().filter(Message::isPlaced).toList();
            for (Message message : TimeLine.of(placed).messages()) {
                ChosenMessage chosen = message.chosen();
                HourTable.Hour hour = problem.hours().at(message.place().time());
                planned.add(new PlannedMessage(
                        chosen,
                        message.place().time(),
                        hour.factor(),
                        hour.ownShare(),
                        chosen.baseRevenue() * hour.factor(),
                        weight * message.points()));
            }
            return planned;
        }

        /** A solver that is stopped early may hold a week that breaks a rule: the least worth goes first. */
        private void leaveOutWhatBreaksAHardRule(Week week) {
            boolean mending = true;
            while (mending) {
                mending = week.messages().stream()
                        .filter(message -> message.isPlaced() && !message.isSent())
                        .sorted(new HardestFirst())
                        .anyMatch(message -> isBetterLeftOut(message, week));
            }
        }

        /** Leaves a message out if that mends a hard rule, else lets it be. */
        private boolean isBetterLeftOut(Message message, Week week) {
            long before = hardScore(week);
            Slot slot = message.place();
            message.leaveOut();
            if (hardScore(week) > before) {
                return true;
            }
            message.moveTo(slot);
            return false;
        }

        private long hardScore(Week week) {
            return scoring.update(week).hardScore();
        }

        private PlanScore score(ScoreExplanation<Week, HardMediumSoftLongScore> explanation) {
            Map<String, ConstraintMatchTotal<HardMediumSoftLongScore>> totals =
                    explanation.getConstraintMatchTotalMap().values().stream()
                            .collect(Collectors.toMap(ConstraintMatchTotal::getConstraintName, total -> total));
            List<PlanScore.Line> lines = Arrays.stream(PlanningConstraint.values())
                    .map(constraint -> line(constraint, Optional.ofNullable(totals.get(constraint.words()))))
                    .toList();
            HardMediumSoftLongScore score = explanation.getScore();
            return new PlanScore(score.hardScore(), score.mediumScore(), score.softScore(), lines);
        }

        private PlanScore.Line line(
                PlanningConstraint constraint, Optional<ConstraintMatchTotal<HardMediumSoftLongScore>> total) {
            int weight = weight(constraint);
            return total.map(matched -> new PlanScore.Line(
                            constraint,
                            weight,
                            matched.getConstraintMatchCount(),
                            level(constraint, matched.getScore())))
                    .orElseGet(() -> new PlanScore.Line(constraint, weight, 0, 0));
        }

        private int weight(PlanningConstraint constraint) {
            return constraint.level() == PlanningConstraint.Level.HARD
                    ? 1
                    : problem.policy().weight(constraint);
        }

        private static long level(PlanningConstraint constraint, HardMediumSoftLongScore score) {
            return switch (constraint.level()) {
                case HARD -> score.hardScore();
                case MEDIUM -> score.mediumScore();
                case SOFT -> score.softScore();
            };
        }
    }
}
