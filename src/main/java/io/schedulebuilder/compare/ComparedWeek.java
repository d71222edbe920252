package io.schedulebuilder.compare;

import io.schedulebuilder.planning.WeekProblem;
import java.util.List;

/**
 * A week that all contenders plan, with the same captions but each by its own rules.
 *
 * @param problem its name in the comparison
 * @param referee the problem under the scoring rules, which score every plan
 * @param posed the problem under each rule set, in order; without rule sets, only under the scoring rules
 */
record ComparedWeek(ComparedProblem problem, WeekProblem referee, List<WeekProblem> posed) {
    ComparedWeek {
        posed = List.copyOf(posed);
    }

    static ComparedWeek of(String week, long seed, WeekProblem referee, List<WeekProblem> posed) {
        return new ComparedWeek(new ComparedProblem(week, seed, ProblemDigest.of(referee)), referee, posed);
    }
}
