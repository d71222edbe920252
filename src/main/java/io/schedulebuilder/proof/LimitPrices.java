package io.schedulebuilder.proof;

import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.planning.WeekProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongUnaryOperator;

/** Prices the limits of a week by solving it again with each limit one step looser or tighter. */
public record LimitPrices(Prover prover) {
    /**
     * The price of one step.
     *
     * @param base the proof of the unchanged problem
     * @param start a plan of the changed problem to start from; messages in it that break the problem's limits are
     *     ignored
     * @param limit time limit
     * @param workers number of search threads
     */
    public LimitPrice price(
            LimitStep step,
            WeekProblem problem,
            Proof base,
            List<Optional<TimeSlot>> start,
            Duration limit,
            int workers) {
        Proof then = prover.prove(step.problem(), Optional.of(start), limit, workers);
        long medium = then.score().medium() - base.score().medium();
        long least = then.score().soft() - base.bound().soft();
        long found = then.score().soft() - base.score().soft();
        long most = then.bound().soft() - base.score().soft();
        // Every plan under the tighter limit is also valid under the looser one, so a looser limit never costs
        // anything and a tighter one never gains anything.
        LongUnaryOperator known = step.loosens() ? gain -> Math.max(0, gain) : gain -> Math.min(0, gain);
        if (medium == 0) {
            least = step.loosens() ? known.applyAsLong(least) : least;
            found = known.applyAsLong(found);
            most = step.loosens() ? most : known.applyAsLong(most);
        }
        medium = known.applyAsLong(medium);
        OptionalDouble dollars = medium == 0 ? dollars(problem, found) : OptionalDouble.empty();
        return new LimitPrice(step.limit(), step.from(), step.to(), medium, least, found, most, dollars);
    }

    /**
     * Points in dollars, as any PPV of the page converts them. All PPVs give the same result, because points are
     * thousandths of the page's mean PPV revenue, times the weight that the rules give to revenue.
     */
    private static OptionalDouble dollars(WeekProblem problem, long points) {
        int weight = problem.policy().weight(PlanningConstraint.EXPECTED_REVENUE);
        return weight == 0
                ? OptionalDouble.empty()
                : problem.messages().stream()
                        .filter(message -> message.basePoints() > 0 && message.baseRevenue() > 0)
                        .mapToDouble(message -> points * (message.baseRevenue() / message.basePoints() / weight))
                        .findFirst();
    }
}
