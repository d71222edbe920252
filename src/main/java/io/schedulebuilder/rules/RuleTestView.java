package io.schedulebuilder.rules;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.schedulebuilder.policy.cases.CaseResult;
import io.schedulebuilder.policy.cases.Coverage;
import io.schedulebuilder.policy.cases.Goal;
import io.schedulebuilder.policy.cases.Mutant;
import io.schedulebuilder.policy.cases.MutationRun;
import io.schedulebuilder.policy.cases.SuggestedCases;
import io.schedulebuilder.policy.language.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code rules test --json} prints.
 *
 * @param mutation empty without {@code --mutate}
 * @param weights empty without {@code --mutate}
 */
public record RuleTestView(
        int passed,
        int failed,
        List<CaseResult> cases,
        CoverageView coverage,
        Optional<MutationView> mutation,
        Optional<WeightsView> weights) {
    /**
     * What the cases cover.
     *
     * @param share 0 to 1
     * @param suggestedCsv cases that would cover what is missing, expecting what the rules answer now
     */
    record CoverageView(double share, List<RuleView> rules, String suggestedCsv) {}

    /** What the cases cover of one rule. */
    record RuleView(
            String rule,
            @JsonUnwrapped Place place,
            long conditions,
            long conditionsReached,
            long borders,
            long bordersReached,
            double share,
            List<Goal> missing) {}

    /** Which mutants the cases noticed. */
    record MutationView(double score, int noticed, List<Mutant> survivors, int harmless, List<Mutant> notJudged) {}

    /** How many pages feel each weight. */
    record WeightsView(String start, int pages, Map<String, Integer> feltBy) {}

    static RuleTestView of(
            List<CaseResult> results,
            Coverage coverage,
            Optional<MutationRun> mutation,
            Optional<WeightTrial.Result> weights) {
        int passed = (int) results.stream().filter(CaseResult::passed).count();
        return new RuleTestView(
                passed,
                results.size() - passed,
                results,
                new CoverageView(
                        rounded(coverage.share()),
                        coverage.rules().stream().map(RuleTestView::view).toList(),
                        SuggestedCases.csv(coverage.suggested())),
                mutation.map(run -> new MutationView(
                        rounded(run.score()),
                        run.noticed().size(),
                        run.survivors(),
                        run.harmless().size(),
                        run.notJudged())),
                weights.map(RuleTestView::view));
    }

    private static WeightsView view(WeightTrial.Result trial) {
        Map<String, Integer> feltBy = new LinkedHashMap<>();
        trial.feltBy().forEach((constraint, pages) -> feltBy.put(constraint.words(), pages));
        return new WeightsView(trial.start().toString(), trial.pages(), feltBy);
    }

    private static RuleView view(Coverage.OfRule rule) {
        return new RuleView(
                rule.rule().name(),
                rule.rule().place(),
                rule.conditions().size(),
                rule.conditions().stream().filter(Coverage.Reached::reached).count(),
                rule.borders().size(),
                rule.borders().stream().filter(Coverage.Reached::reached).count(),
                rounded(rule.share()),
                rule.missing());
    }

    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
