package io.schedulebuilder.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * Time cut into stretches so short that of some candidates at most one can be chosen in each: the steps at which rows of
 * messages are followed.
 */
final class Stretches {
    private Stretches() {}

    /**
     * The candidates of each stretch, in order of time.
     *
     * @param inOrder by time, at one time by rank
     * @param gapSeconds that is kept between any two; 0: each candidate is a stretch
     */
    static List<List<Candidate>> of(List<Candidate> inOrder, long gapSeconds) {
        List<List<Candidate>> stretches = new ArrayList<>();
        List<Candidate> stretch = new ArrayList<>();
        for (Candidate candidate : inOrder) {
            if (!stretch.isEmpty() && !belongs(candidate, stretch.get(0), gapSeconds)) {
                stretches.add(List.copyOf(stretch));
                stretch.clear();
            }
            stretch.add(candidate);
        }
        if (!stretch.isEmpty()) {
            stretches.add(List.copyOf(stretch));
        }
        return stretches;
    }

    /** A sent message may be too close to another: it stands alone. */
    private static boolean belongs(Candidate candidate, Candidate first, long gapSeconds) {
        return candidate.second() - first.second() < gapSeconds
                && candidate.day().equals(first.day())
                && !candidate.kind().isSent()
                && !first.kind().isSent();
    }
}
