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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.optaplanner.core.api.solver.Solver;
import org.optaplanner.core.impl.solver.DefaultSolver;

/**
 * Finds the times of a week's messages. A message that the planner places never breaks a hard rule: if it cannot be
 * placed, it is left unplaced, with a reason. Equal problems with the same configuration give equal plans on any
 * machine, unless {@link PlannedWeek#endedBy()} is the clock. Thread-safe; each call solves on the caller's thread.
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
     * Plans a week. Its hard score is below 0 only because of messages that were already sent or belong to other plans.
     *
     * @throws IllegalArgumentException if a message was sent outside the horizon, or a weight is missing
     */
    public PlannedWeek plan(WeekProblem problem) {
        return plan(problem, WeekBuilder.week(problem));
    }

    /**
     * Plans a week, starting from given slots. Messages that break a rule there, or are unplaced, get a new slot if
     * possible.
     *
     * @param places slot of each message of the problem; empty if unplaced
     * @throws IllegalArgumentException as {@link #plan(WeekProblem)}, or if the number of places is not the number of
     *     messages
     */
    public PlannedWeek planFrom(WeekProblem problem, List<Optional<TimeSlot>> places) {
        return plan(problem, new WeekBuilder(problem).week(places));
    }

    /**
     * Plans a week like {@link #plan(WeekProblem)}, and also returns figures about the solver's run.
     *
     * @throws IllegalArgumentException as {@link #plan(WeekProblem)}
     */
    public Trial trial(WeekProblem problem) {
        Week start = WeekBuilder.week(problem);
        Finish finish = new Finish(problem);
        if (isDone(start)) {
            return new Trial(
                    finish.finish(start, EndedBy.NOTHING_TO_SOLVE), List.of(), 0, Duration.ZERO, Duration.ZERO);
        }
        SolverConfiguration configured =
                configuration.forWeeks(problem.horizon().weeks());
        TrialWatch watch = new TrialWatch(solver(problem, configured));
        Solution solved = solve(start, watch.solver(), configured);
        return watch.trial(finish.finish(solved.week(), solved.endedBy()));
    }

    private PlannedWeek plan(WeekProblem problem, Week start) {
        Solution solved = new Solution(start, EndedBy.NOTHING_TO_SOLVE);
        if (!isDone(start)) {
            SolverConfiguration configured =
                    configuration.forWeeks(problem.horizon().weeks());
            solved = solve(start, solver(problem, configured), configured);
        }
        return new Finish(problem).finish(solved.week(), solved.endedBy());
    }

    private static boolean isDone(Week start) {
        return !start.hasChoice() || isKeptWhole(start);
    }

    private static DefaultSolver<Week> solver(WeekProblem problem, SolverConfiguration configured) {
        return (DefaultSolver<Week>) configured.solverFactory(problem.seed()).buildSolver();
    }

    private Solution solve(Week week, DefaultSolver<Week> solver, SolverConfiguration configured) {
        // Repeated, because a solver that has not started yet forgets that it was stopped.
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

    /**
     * Stops all plans that are being solved, from any thread. Each returns the best week it has, as ended by the clock.
     */
    public void stop() {
        solving.forEach(Solver::terminateEarly);
    }

    /** Turns a solved week into the plan that people see. */
    private record Finish(WeekProblem problem) {
        PlannedWeek finish(Week week, EndedBy endedBy) {
            leaveOutWhatBreaksAHardRule(week);
            WhyUnplaced why = new WhyUnplaced(week, problem.policy());
            List<UnplacedMessage> unplaced = week.messages().stream()
                    .filter(message -> !message.isPlaced())
                    .map(message -> new UnplacedMessage(
                            Optional.of(message.chosen().caption()),
                            message.chosen().type(),
                            why.reasons(message)))
                    .toList();
            return new PlannedWeek(planned(week), unplaced, score(week), endedBy);
        }

        private List<PlannedMessage> planned(Week week) {
            int weight = problem.policy().weight(PlanningConstraint.EXPECTED_REVENUE);
            List<PlannedMessage> planned = new ArrayList<>();
            for (Message message : TimeLine.of(week).messages()) {
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

        /**
         * Leaves out messages that break a hard rule, those with the fewest points first. Needed because a solver that
         * is stopped early may return a week that breaks a rule.
         */
        private void leaveOutWhatBreaksAHardRule(Week week) {
            boolean mending = score(week).hard() < 0;
            while (mending) {
                mending = week.messages().stream()
                        .filter(message -> message.isPlaced() && !message.isSent())
                        .sorted(new HardestFirst())
                        .anyMatch(message -> isBetterLeftOut(message, week));
            }
        }

        /** Leaves a message out if that fixes a hard rule; otherwise does nothing. */
        private boolean isBetterLeftOut(Message message, Week week) {
            long before = score(week).hard();
            Slot slot = message.place();
            message.leaveOut();
            if (score(week).hard() > before) {
                return true;
            }
            message.moveTo(slot);
            return false;
        }

        private static PlanScore score(Week week) {
            return new WeekConstraints().score(week);
        }
    }

    /** Whether all messages of an earlier plan can stay. If so, they do, even if another time is better now. */
    private static boolean isKeptWhole(Week week) {
        List<Message> kept =
                week.messages().stream().filter(message -> !message.isSent()).toList();
        if (!kept.stream().allMatch(Message::isWhereItWas)) {
            return false;
        }
        RunningScore score = new RunningScore();
        score.resetWorkingSolution(week);
        long withThem = score.calculateScore().hardScore();
        kept.forEach(message -> score.beforeVariableChanged(message, "slot"));
        return withThem == score.calculateScore().hardScore();
    }
}
