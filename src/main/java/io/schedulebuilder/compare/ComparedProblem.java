package io.schedulebuilder.compare;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A week that all contenders plan.
 *
 * @param week the page, or the saved plan that it comes from
 * @param seed of the solver, and of the caption draw if captions are drawn
 * @param digest of the problem without its seed; problems with equal digests have the same best score
 */
public record ComparedProblem(String week, long seed, @JsonProperty("problem") String digest)
        implements Comparable<ComparedProblem> {
    @Override
    public int compareTo(ComparedProblem other) {
        int byWeek = week.compareTo(other.week);
        return byWeek != 0 ? byWeek : Long.compare(seed, other.seed);
    }
}
