package io.schedulebuilder.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Captions of one price tier that diversity, limits and restrictions cannot tell apart: the best of them is the one with
 * the best worth of its own, whatever was chosen before.
 */
final class Shelf {
    private final List<Candidate> bestFirst;
    private int next;

    private Shelf(List<Candidate> candidates, ToDoubleFunction<Candidate> worth) {
        this.bestFirst = candidates.stream()
                .sorted(Comparator.comparingDouble(worth)
                        .reversed()
                        .thenComparing(candidate -> candidate.caption().id()))
                .toList();
    }

    private record Kind(String category, boolean urgent, boolean softRestricted) {}

    /** All shelves of a price tier. */
    static List<Shelf> of(List<Candidate> ofOneTier, ToDoubleFunction<Candidate> worth) {
        Map<Kind, List<Candidate>> byKind = new LinkedHashMap<>();
        ofOneTier.forEach(candidate -> byKind.computeIfAbsent(
                        new Kind(
                                candidate.caption().category(),
                                candidate.caption().urgent(),
                                candidate.softRestricted()),
                        kind -> new ArrayList<>())
                .add(candidate));
        return byKind.values().stream().map(kind -> new Shelf(kind, worth)).toList();
    }

    /** The best caption whose text is not taken; empty when the shelf is. */
    Optional<Candidate> best(Set<String> taken) {
        while (next < bestFirst.size()
                && taken.contains(bestFirst.get(next).caption().key())) {
            next++;
        }
        return next < bestFirst.size() ? Optional.of(bestFirst.get(next)) : Optional.empty();
    }

    /** The first so many. */
    List<Candidate> first(int count) {
        return bestFirst.subList(0, Math.min(count, bestFirst.size()));
    }
}
