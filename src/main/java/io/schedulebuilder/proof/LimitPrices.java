package io.schedulebuilder.proof;

import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.proof.LimitPrice.Change;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Prices the limits of a week: solves it again with each a step looser or tighter. */
public final class LimitPrices {
    private final Prover prover;

    public LimitPrices(Prover prover) {
        this.prover = prover;
    }

    /**
     * The price of each step that a limit can take.
     *
     * @param base the proof of the problem as it is
     * @param limit of the time, for each step
     * @param workers threads that search
     */
    public List<LimitPrice> of(WeekProblem problem, Proof base, Duration limit, int workers) {
        return LimitStep.of(problem).stream()
                .map(step -> price(step, problem, base, limit, workers))
                .toList();
    }

    /** The price of one step, for those who show how far they are. */
    public LimitPrice price(LimitStep step, WeekProblem problem, Proof base, Duration limit, int workers) {
        Proof then = prover.prove(step.problem(), Optional.of(base.places()), limit, workers);
        return new LimitPrice(
                step,
                new Change(
                        then.score().medium() - base.bound().medium(),
                        then.score().medium() - base.score().medium(),
                        then.bound().medium() - base.score().medium()),
                new Change(
                        then.score().soft() - base.bound().soft(),
                        then.score().soft() - base.score().soft(),
                        then.bound().soft() - base.score().soft()),
                dollarsPerPoint(problem));
    }

    /** All PPVs of a page agree on it: points are thousandths of its mean PPV's revenue. */
    private static OptionalDouble dollarsPerPoint(WeekProblem problem) {
        return problem.messages().stream()
                .filter(message -> message.basePoints() > 0 && message.baseRevenue() > 0)
                .mapToDouble(LimitPrices::dollarsPerPoint)
                .findFirst();
    }

    private static double dollarsPerPoint(ChosenMessage message) {
        return message.baseRevenue() / message.basePoints();
    }
}
