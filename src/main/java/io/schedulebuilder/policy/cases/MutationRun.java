package io.schedulebuilder.policy.cases;

import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyValue;
import io.schedulebuilder.policy.Decision;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.cases.Judge.Verdict;
import io.schedulebuilder.policy.language.FieldValues;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.regions.Regions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/**
 * Changes the rules in one place at a time, to find out which changes a judge notices.
 *
 * @param noticed changes that at least one judge notices
 * @param survivors changes of an answer that no judge notices
 * @param harmless changes that affect no answer for any account
 * @param notJudged changes that no judge looks at
 */
public record MutationRun(List<Mutant> noticed, List<Mutant> survivors, List<Mutant> harmless, List<Mutant> notJudged) {
    private enum Fate {
        NOTICED,
        SURVIVED,
        HARMLESS,
        NOT_JUDGED
    }

    /**
     * Tries every mutant of a book.
     *
     * @param progress receives the number of mutants tried, from any thread
     */
    public static MutationRun of(RuleBook book, List<Judge> judges, IntConsumer progress) {
        List<Mutant> mutants = Mutants.of(book);
        AtomicInteger done = new AtomicInteger();
        Map<Fate, List<Mutant>> byFate = mutants.parallelStream().collect(Collectors.groupingBy(mutant -> {
            Fate fate = fate(book, mutant, judges);
            progress.accept(done.incrementAndGet());
            return fate;
        }));
        return new MutationRun(
                byFate.getOrDefault(Fate.NOTICED, List.of()),
                byFate.getOrDefault(Fate.SURVIVED, List.of()),
                byFate.getOrDefault(Fate.HARMLESS, List.of()),
                byFate.getOrDefault(Fate.NOT_JUDGED, List.of()));
    }

    /** The number of mutants of a book. */
    public static int size(RuleBook book) {
        return Mutants.of(book).size();
    }

    /** Of the judged mutants that change an answer, the share that a judge noticed, 0 to 1; 1 if there are none. */
    public double score() {
        int judged = noticed.size() + survivors.size();
        return judged == 0 ? 1 : (double) noticed.size() / judged;
    }

    private static Fate fate(RuleBook book, Mutant mutant, List<Judge> judges) {
        RuleBook changed = mutant.in(book);
        boolean judged = false;
        for (Judge judge : judges) {
            Verdict verdict = judge.judge(mutant, changed);
            if (verdict == Verdict.NOTICED) {
                return Fate.NOTICED;
            }
            judged |= verdict == Verdict.MISSED;
        }
        if (!judged) {
            return Fate.NOT_JUDGED;
        }
        return changesAnAnswer(book, mutant) ? Fate.SURVIVED : Fate.HARMLESS;
    }

    private static boolean changesAnAnswer(RuleBook book, Mutant mutant) {
        List<RuleBook> both = List.of(book, mutant.in(book));
        return differ(Regions.beyondSegment(both), book, mutant) || differ(Regions.ofSegment(both), book, mutant);
    }

    private static boolean differ(Regions regions, RuleBook book, Mutant mutant) {
        PolicyEngine before = PolicyEngine.interpreting(book);
        PolicyEngine after = PolicyEngine.interpreting(mutant.in(book));
        Rule original = book.rules().get(mutant.position());
        return regions.points()
                .filter(point -> isFelt(original, mutant, point, before))
                .anyMatch(point -> !answer(point.decide(before)).equals(answer(point.decide(after))));
    }

    /** Whether the change can matter at this point. It cannot in most regions, so they need no decision. */
    private static boolean isFelt(Rule original, Mutant mutant, Regions.Point point, PolicyEngine before) {
        FieldValues values = FieldValues.of(point.account());
        if (original.readsWhatRulesFix()) {
            Decision decision = point.decide(before);
            if (!decision.isFixed()) {
                return false; // the second round runs with neither
            }
            values = decision.circumstances().values();
        }
        boolean fired = original.conditions().holds(values);
        boolean fires = mutant.changed().conditions().holds(values);
        boolean sameConditions = mutant.changed().conditions().equals(original.conditions());
        return fired != fires || (fires && sameConditions);
    }

    /** All values of the policy; empty if there is none. */
    private static List<String> answer(Decision decision) {
        if (!decision.hasPolicy()) {
            return List.of();
        }
        Policy policy = decision.policy();
        return PolicyValue.ALL.stream().map(value -> value.of(policy)).toList();
    }
}
