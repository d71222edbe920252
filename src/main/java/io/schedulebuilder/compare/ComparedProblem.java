package io.schedulebuilder.compare;

/**
 * A week that all contenders plan.
 *
 * @param week the page, or the written plan that it comes from
 * @param seed of the solver, and of the captions' draw where they are drawn
 * @param digest of all that is to be solved but the seed: equal problems have one best score
 */
public record ComparedProblem(String week, long seed, String digest) implements Comparable<ComparedProblem> {
    @Override
    public int compareTo(ComparedProblem other) {
        int byWeek = week.compareTo(other.week);
        return byWeek != 0 ? byWeek : Long.compare(seed, other.seed);
    }
}
