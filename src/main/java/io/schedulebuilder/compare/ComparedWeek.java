package io.schedulebuilder.compare;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.Digest;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.schedule.PlanJson;
import io.schedulebuilder.week.PlanProblem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A week that all contenders plan: with the same captions, each by its own rules.
 *
 * @param problem its name in the comparison
 * @param referee the problem under the rules that score every plan
 * @param posed the problem under each rule set, in their order; without rule sets the referee's alone
 */
record ComparedWeek(ComparedProblem problem, WeekProblem referee, List<WeekProblem> posed) {
    ComparedWeek {
        posed = List.copyOf(posed);
    }

    /** A week that is planned and scored by the rules that it was written with. */
    static ComparedWeek of(String week, long seed, WeekProblem problem) {
        return of(week, seed, problem, List.of(problem));
    }

    static ComparedWeek of(String week, long seed, WeekProblem referee, List<WeekProblem> posed) {
        return new ComparedWeek(new ComparedProblem(week, seed, digest(referee)), referee, posed);
    }

    /** Of all but the seed and who set the policy. */
    static String digest(WeekProblem problem) {
        return Digest.of(
                        problem.horizon().toString(),
                        problem.asOf().toString(),
                        problem.policy().unsigned().toString(),
                        PlanJson.writeLine(PlanProblem.written(problem.withSeed(0))),
                        problem.messages().stream()
                                .map(message -> kind(message.caption()))
                                .collect(Collectors.joining(" ")))
                .hex();
    }

    private static String kind(Caption caption) {
        return caption.priceTier() + "/" + caption.category() + "/" + caption.urgent();
    }
}
