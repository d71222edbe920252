package io.schedulebuilder.proof;

import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.proof.LimitPrice.Change;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Prices the limits of a week by solving it again with each limit one step looser or tighter. */
public final class LimitPrices {
    private final Prover prover;

    public LimitPrices(Prover prover) {
        this.prover = prover;
    }

    /**
     * The price of each step that a limit can take.
     *
     * @param base the proof of the unchanged problem
     * @param limit time limit for each step
     * @param workers number of search threads
     */
    public List<LimitPrice> of(WeekProblem problem, Proof base, Duration limit, int workers) {
        return LimitStep.of(problem).stream()
                .map(step -> price(step, problem, base, base.places(), limit, workers))
                .toList();
    }

    /**
     * The price of one step, for callers that show progress.
     *
     * @param start a plan of the changed problem to start from; messages in it that break the problem's limits are
     *     ignored
     */
    public LimitPrice price(
            LimitStep step,
            WeekProblem problem,
            Proof base,
            List<Optional<TimeSlot>> start,
            Duration limit,
            int workers) {
        Proof then = prover.prove(step.problem(), Optional.of(start), limit, workers);
        Change medium = new Change(
                then.score().medium() - base.bound().medium(),
                then.score().medium() - base.score().medium(),
                then.bound().medium() - base.score().medium());
        Change points = new Change(
                then.score().soft() - base.bound().soft(),
                then.score().soft() - base.score().soft(),
                then.bound().soft() - base.score().soft());
        return new LimitPrice(
                step,
                known(step, medium),
                medium.found() == 0 ? known(step, points) : points,
                dollarsPerPoint(problem));
    }

    /**
     * Applies what is known from the direction of the step: every plan under the tighter limit is also valid under the
     * looser one, so a looser limit never costs anything and a tighter one never gains anything.
     */
    private static Change known(LimitStep step, Change change) {
        return step.loosens()
                ? new Change(Math.max(0, change.least()), Math.max(0, change.found()), change.most())
                : new Change(change.least(), Math.min(0, change.found()), Math.min(0, change.most()));
    }

    /**
     * Dollars per point, from any PPV of the page. All PPVs give the same result, because points are thousandths of the
     * page's mean PPV revenue, times the weight that the rules give to revenue.
     */
    private static OptionalDouble dollarsPerPoint(WeekProblem problem) {
        int weight = problem.policy().weight(PlanningConstraint.EXPECTED_REVENUE);
        return weight == 0
                ? OptionalDouble.empty()
                : problem.messages().stream()
                        .filter(message -> message.basePoints() > 0 && message.baseRevenue() > 0)
                        .mapToDouble(message -> dollarsPerPoint(message) / weight)
                        .findFirst();
    }

    private static double dollarsPerPoint(ChosenMessage message) {
        return message.baseRevenue() / message.basePoints();
    }
}
