package io.schedulebuilder.compare;

import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.report.Figures;
import io.schedulebuilder.schedule.PlanJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A contest as one object. Shares are 0 to 1, money in dollars, times in milliseconds. */
public final class ComparisonJson {
    private static final int SHARE_PLACES = 5;

    private ComparisonJson() {}

    /** The object, ending in a line feed. */
    public static String write(ComparisonReport report) {
        ComparisonVerdict verdict = new ComparisonVerdict(report);
        SolverComparison solverComparison = report.contest();
        return PlanJson.write(new Results(
                verdict.sentences(),
                verdict.gates().stream()
                        .map(ComparisonVerdict.GateResult::sentence)
                        .toList(),
                report.referee(),
                report.seeds(),
                report.machine(),
                report.stopped(),
                solverComparison.standings().stream()
                        .map(ComparisonJson::configuration)
                        .toList(),
                pairs(solverComparison),
                solverComparison.problems().stream()
                        .map(comparedProblem -> problem(solverComparison, comparedProblem))
                        .toList(),
                report.dropped().stream().map(Contender::name).toList(),
                report.failures().stream()
                        .map(failure ->
                                new Failure(failure.contender(), failure.week(), failure.seed(), failure.reason()))
                        .toList(),
                verdict.rules()));
    }

    /** The whole. */
    record Results(
            List<String> verdict,
            List<String> gates,
            String referee,
            int seeds,
            String machine,
            boolean stopped,
            List<Configuration> configurations,
            List<PairLine> pairs,
            List<ProblemLine> problems,
            List<String> dropped,
            List<Failure> failed,
            List<String> howToRead) {}

    /** One configuration: means over its runs, medians of speed and time. */
    record Configuration(
            String name,
            String solverConfig,
            Optional<String> budget,
            String ends,
            Optional<String> rules,
            int runs,
            BigDecimal hard,
            BigDecimal medium,
            BigDecimal soft,
            BigDecimal share,
            BigDecimal leastShare,
            BigDecimal unplaced,
            BigDecimal expectedRevenue,
            BigDecimal scoreCalculationsPerSecond,
            BigDecimal millis,
            int spoiltRuns,
            Optional<BigDecimal> percentToBound,
            Map<String, BigDecimal> constraints) {}

    /** {@code other} less {@code one}: percent on the soft level, else points. No interval without a test. */
    record PairLine(
            String one,
            String other,
            String level,
            BigDecimal mean,
            Optional<BigDecimal> low,
            Optional<BigDecimal> high,
            int pairsOfRuns,
            int weeksBetter,
            int weeksWorse,
            int weeks,
            int pairsBetterAboveSoft,
            int pairsWorseAboveSoft,
            String test) {}

    /** A problem, and what each configuration made of it. */
    record ProblemLine(
            String week, long seed, Levels firstFit, Levels bestKnown, Optional<ProofLine> proof, List<RunLine> runs) {}

    /** A score. */
    record Levels(long hard, long medium, long soft) {}

    /** What is proven: no plan is better than the bound. */
    record ProofLine(Levels best, Levels bound, boolean optimal, List<PriceLine> prices) {}

    /** What a step of a limit gains, in points and dollars. */
    record PriceLine(
            String limit,
            String from,
            String to,
            long medium,
            long least,
            long found,
            long most,
            Optional<BigDecimal> dollars) {}

    /** A run. */
    record RunLine(
            String configuration,
            Levels score,
            BigDecimal share,
            int unplaced,
            BigDecimal expectedRevenue,
            long scoreCalculations,
            long millis,
            List<String> marks) {}

    /** A run that could not be made. */
    record Failure(String configuration, String week, Optional<Long> seed, String reason) {}

    static Configuration configuration(Standing standing) {
        Contender contender = standing.contender();
        Map<String, BigDecimal> constraints = new LinkedHashMap<>();
        for (PlanningConstraint constraint : PlanningConstraint.values()) {
            constraints.put(
                    constraint.words(), Figures.rounded(standing.byConstraint().getOrDefault(constraint, 0.0), 1));
        }
        return new Configuration(
                contender.name(),
                contender.solverConfig(),
                contender.budget(),
                contender.end(),
                contender.rules(),
                standing.runs(),
                Figures.rounded(standing.hard(), 1),
                Figures.rounded(standing.medium(), 1),
                Figures.rounded(standing.soft(), 1),
                share(standing.share()),
                share(standing.leastShare()),
                Figures.rounded(standing.unplaced(), 2),
                Figures.rounded(standing.expectedRevenue(), 2),
                Figures.rounded(standing.speed(), 0),
                Figures.rounded(standing.millis(), 0),
                standing.spoilt(),
                standing.toBound().isPresent()
                        ? Optional.of(Figures.rounded(standing.toBound().getAsDouble(), 3))
                        : Optional.empty(),
                constraints);
    }

    private static List<PairLine> pairs(SolverComparison solverComparison) {
        List<PairLine> lines = new ArrayList<>();
        List<Contender> contenders = solverComparison.contenders();
        for (int i = 0; i < contenders.size(); i++) {
            for (Contender other : contenders.subList(i + 1, contenders.size())) {
                solverComparison
                        .pair(contenders.get(i), other)
                        .map(ComparisonJson::pair)
                        .ifPresent(lines::add);
            }
        }
        return lines;
    }

    private static PairLine pair(Pair pair) {
        MeanDifference difference = pair.difference();
        boolean tested = difference.test() != MeanDifference.Test.NONE;
        return new PairLine(
                pair.one().name(),
                pair.other().name(),
                pair.level().name().toLowerCase(Locale.ROOT),
                Figures.rounded(difference.mean(), 4),
                tested ? Optional.of(Figures.rounded(difference.low(), 4)) : Optional.empty(),
                tested ? Optional.of(Figures.rounded(difference.high(), 4)) : Optional.empty(),
                difference.runs(),
                pair.better(),
                pair.worse(),
                pair.weeks(),
                pair.betterAbove(),
                pair.worseAbove(),
                difference.test().words());
    }

    private static ProblemLine problem(SolverComparison solverComparison, ComparedProblem comparedProblem) {
        return new ProblemLine(
                comparedProblem.week(),
                comparedProblem.seed(),
                levels(solverComparison.origin(comparedProblem)),
                levels(solverComparison.best(comparedProblem)),
                solverComparison.proven(comparedProblem).map(ComparisonJson::proof),
                solverComparison.runs().stream()
                        .filter(solverRun -> solverRun.problem().equals(comparedProblem))
                        .map(solverRun -> run(solverComparison, solverRun))
                        .toList());
    }

    private static ProofLine proof(Proven proven) {
        return new ProofLine(
                levels(proven.best()),
                levels(proven.bound()),
                proven.optimal(),
                proven.prices().stream()
                        .map(price -> new PriceLine(
                                price.limit(),
                                price.from(),
                                price.to(),
                                price.medium(),
                                price.least(),
                                price.found(),
                                price.most(),
                                price.dollars().isPresent()
                                        ? Optional.of(
                                                Figures.rounded(price.dollars().getAsDouble(), 2))
                                        : Optional.empty()))
                        .toList());
    }

    private static Levels levels(ScoreLevels score) {
        return new Levels(score.hard(), score.medium(), score.soft());
    }

    static RunLine run(SolverComparison solverComparison, SolverRun solverRun) {
        return new RunLine(
                solverRun.contender(),
                levels(solverRun.score().levels()),
                share(solverComparison.share(solverRun)),
                solverRun.unplaced(),
                Figures.rounded(solverRun.expectedRevenue(), 2),
                solverRun.scoreCalculations(),
                solverRun.spent().toMillis(),
                solverRun.marks().stream()
                        .map(finalScore -> finalScore.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList());
    }

    static BigDecimal share(double share) {
        return Figures.rounded(share, SHARE_PLACES);
    }
}
