package io.schedulebuilder.rules;

import io.schedulebuilder.domain.SetBy;
import io.schedulebuilder.policy.cases.CaseResult;
import io.schedulebuilder.policy.cases.Coverage;
import io.schedulebuilder.policy.cases.Goal;
import io.schedulebuilder.policy.cases.Mutant;
import io.schedulebuilder.policy.cases.MutationRun;
import io.schedulebuilder.policy.cases.SuggestedCases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code rules test --json} prints.
 *
 * @param mutation empty without {@code --mutate}
 * @param weights likewise
 */
public record RuleTestView(
        int passed,
        int failed,
        List<CaseView> cases,
        CoverageView coverage,
        Optional<MutationView> mutation,
        Optional<WeightsView> weights) {
    /** One case. */
    record CaseView(
            String file,
            int line,
            String title,
            boolean passed,
            List<DifferenceView> differences,
            List<String> faults) {}

    /** One value that is not as expected. */
    record DifferenceView(String parameter, String expected, String got, List<SetBy> setBy) {}

    /**
     * What the cases reach.
     *
     * @param share 0 to 1
     * @param suggestedCsv cases that would reach what is missing, with what the rules answer now
     */
    record CoverageView(double share, List<RuleView> rules, String suggestedCsv) {}

    /** What the cases reach of one rule. */
    record RuleView(
            String rule,
            String file,
            int line,
            long conditions,
            long conditionsReached,
            long borders,
            long bordersReached,
            double share,
            List<MissingView> missing) {}

    /** A condition or border that no case reaches. */
    record MissingView(String file, int line, String what) {}

    /** What became of the mutants. */
    record MutationView(
            double score, int noticed, List<MutantView> survivors, int harmless, List<MutantView> notJudged) {}

    /** How many of the pages feel each weight. */
    record WeightsView(String start, int pages, Map<String, Integer> feltBy) {}

    /** One change to a rule. */
    record MutantView(String rule, String file, int line, String before, String after) {}

    static RuleTestView of(
            List<CaseResult> results,
            Coverage coverage,
            Optional<MutationRun> mutation,
            Optional<WeightTrial.Result> weights) {
        int passed = (int) results.stream().filter(CaseResult::passed).count();
        return new RuleTestView(
                passed,
                results.size() - passed,
                results.stream().map(RuleTestView::view).toList(),
                new CoverageView(
                        rounded(coverage.share()),
                        coverage.rules().stream().map(RuleTestView::view).toList(),
                        SuggestedCases.csv(coverage.suggested())),
                mutation.map(run -> new MutationView(
                        rounded(run.score()),
                        run.noticed().size(),
                        run.survivors().stream().map(RuleTestView::view).toList(),
                        run.harmless().size(),
                        run.notJudged().stream().map(RuleTestView::view).toList())),
                weights.map(RuleTestView::view));
    }

    private static WeightsView view(WeightTrial.Result trial) {
        Map<String, Integer> feltBy = new LinkedHashMap<>();
        trial.feltBy().forEach((constraint, pages) -> feltBy.put(constraint.words(), pages));
        return new WeightsView(trial.start().toString(), trial.pages(), feltBy);
    }

    private static CaseView view(CaseResult result) {
        return new CaseView(
                result.asked().place().file(),
                result.asked().place().line(),
                result.asked().title(),
                result.passed(),
                result.differences().stream()
                        .map(one -> new DifferenceView(
                                one.expected().column(), one.expected().written(), one.got(), one.setBy()))
                        .toList(),
                result.faults());
    }

    private static RuleView view(Coverage.OfRule rule) {
        return new RuleView(
                rule.rule().name(),
                rule.rule().place().file(),
                rule.rule().place().line(),
                rule.conditions().size(),
                rule.conditions().stream().filter(Coverage.Reached::reached).count(),
                rule.borders().size(),
                rule.borders().stream().filter(Coverage.Reached::reached).count(),
                rounded(rule.share()),
                rule.missing().stream().map(RuleTestView::view).toList());
    }

    private static MissingView view(Goal goal) {
        return new MissingView(
                goal.comparison().place().file(), goal.comparison().place().line(), goal.missing());
    }

    private static MutantView view(Mutant mutant) {
        return new MutantView(
                mutant.changed().name(), mutant.place().file(), mutant.place().line(), mutant.before(), mutant.after());
    }

    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
