package io.schedulebuilder.compare;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.PlanningConstraint.Level;
import io.schedulebuilder.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a contest comes to, and by which rules it was judged, in sentences: the same in every output. */
public final class ComparisonVerdict {
    private static final int MOST_PLACES = 4;

    private final ComparisonReport report;
    private final SolverComparison solverComparison;

    public ComparisonVerdict(ComparisonReport report) {
        this.report = report;
        this.solverComparison = report.contest();
    }

    /** The answer: the best against the next, then each other one against the best. */
    public List<String> sentences() {
        List<Contender> ranking = solverComparison.ranking();
        if (ranking.isEmpty()) {
            return List.of("No run was made.");
        }
        if (ranking.size() == 1) {
            return List.of("Only " + ranking.get(0).name() + " ran: there is nothing to compare it with.");
        }
        List<String> sentences = new ArrayList<>();
        for (Contender other : ranking.subList(1, ranking.size())) {
            sentences.add(solverComparison
                    .pair(other, ranking.get(0))
                    .map(this::sentence)
                    .orElseGet(() -> ranking.get(0).name() + " and " + other.name() + " planned no week in common."));
        }
        return sentences;
    }

    /** One pair, from the side of {@link Pair#other()}. */
    String sentence(Pair pair) {
        if (pair.isWorse()) {
            return solverComparison
                    .pair(/* one= */ pair.other(), /* other= */ pair.one())
                    .map(this::sentence)
                    .orElseThrow();
        }
        String one = pair.one().name();
        String other = pair.other().name();
        MeanDifference difference = pair.difference();
        if (pair.isBetter()) {
            String weeks =
                    (pair.weeks() == 1 ? "" : ", on " + pair.better() + " of " + weeks(pair)) + "." + above(pair);
            return switch (pair.level()) {
                case HARD ->
                    other + " breaks hard rules less than " + one + ", by " + points(difference) + " a week" + weeks;
                case MEDIUM ->
                    other + " leaves less unplaced than " + one + ", by " + points(difference)
                            + " on the medium level a week" + weeks;
                case SOFT -> other + " is better than " + one + " by " + percent(difference) + weeks;
            };
        }
        if (pair.level() != Level.SOFT) {
            return other + " and " + one + " differ in what they leave unplaced on every run (" + points(difference)
                    + "), but not beyond chance.";
        }
        if (difference.isShown()) {
            boolean more = difference.mean() > 0;
            return (more ? other : one) + " scores more than " + (more ? one : other) + " where both place as much ("
                    + percent(difference) + "), but not everywhere: neither is better." + above(pair);
        }
        if (difference.isNothing() || (difference.mean() == 0 && difference.test() == MeanDifference.Test.NONE)) {
            return "No difference: " + other + " and " + one + " score the same in "
                    + (difference.runs() == 1 ? "their one pair of runs" : "all " + runs(difference)) + "."
                    + above(pair);
        }
        if (difference.test() == MeanDifference.Test.NONE) {
            return other + " scores " + mean(difference) + "% more than " + one + " on " + weeks(pair)
                    + " with one seed, which tells nothing of chance. Give --seeds 5.";
        }
        String needed = difference.needed().isPresent()
                ? "; about "
                        + String.format(
                                Locale.ROOT, "%,d", round(difference.needed().getAsLong()))
                        + (difference.test() == MeanDifference.Test.OVER_WEEKS ? " weeks like these" : "")
                        + " would in four contests of five, if the difference is real"
                : "";
        return "No difference between " + other + " and " + one + " that these " + runs(difference) + " could show ("
                + percent(difference) + ")" + needed + "." + above(pair);
    }

    /** Who left the race. */
    public List<String> dropped() {
        return report.dropped().stream()
                .map(contender -> contender.name() + " dropped out of the race: it could no longer win.")
                .toList();
    }

    /** What each condition came to. */
    public List<GateResult> gates() {
        return report.gates().stream().map(this::gate).toList();
    }

    /** A condition, and what it came to in a sentence. */
    public record GateResult(boolean passed, String sentence) {}

    private GateResult gate(Gate gate) {
        boolean shown = gate.isShownBy(solverComparison);
        String why = gate.pair(solverComparison)
                .map(pair -> gate.better() + " less " + gate.than() + ": "
                        + (pair.level() == Level.SOFT
                                ? percent(pair.difference())
                                : points(pair.difference()) + " on the "
                                        + pair.level().name().toLowerCase(Locale.ROOT) + " level"))
                .orElse("they planned no week in common");
        return new GateResult(
                shown,
                (shown ? "Passed: " : "Failed: ") + gate.text().strip() + (shown ? " is shown (" : " is not shown (")
                        + why + ")."
                        + gate.pair(solverComparison)
                                .map(ComparisonVerdict::above)
                                .orElse(""));
    }

    private static String weeks(Pair pair) {
        return pair.weeks() == 1 ? "the one week" : pair.weeks() + " weeks";
    }

    /** What the soft level leaves out. */
    private static String above(Pair pair) {
        if (pair.level() != Level.SOFT || pair.betterAbove() + pair.worseAbove() == 0) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        if (pair.worseAbove() > 0) {
            parts.add(pair.other().name() + " leaves more unplaced, or breaks more, in " + pair.worseAbove());
        }
        if (pair.betterAbove() > 0) {
            parts.add(pair.one().name() + " does in " + pair.betterAbove());
        }
        return " Left out of this: pairs of runs in which " + String.join("; ", parts) + ".";
    }

    private static String runs(MeanDifference difference) {
        return difference.runs() == 1 ? "1 pair of runs" : difference.runs() + " pairs of runs";
    }

    private static String percent(MeanDifference difference) {
        return mean(difference) + "%, " + interval(difference);
    }

    private static String points(MeanDifference difference) {
        return Counted.of(mean(difference), "point") + ", " + interval(difference);
    }

    private static String mean(MeanDifference difference) {
        return Figures.signed(difference.mean(), places(difference));
    }

    private static String interval(MeanDifference difference) {
        return difference.test() == MeanDifference.Test.NONE
                ? "without an interval"
                : Figures.signed(difference.low(), places(difference)) + " to "
                        + Figures.signed(difference.high(), places(difference));
    }

    /** As many as show two digits of the interval's half width, or of the mean where there is no interval. */
    private static int places(MeanDifference difference) {
        double half = (difference.high() - difference.low()) / 2;
        double measure = half > 0 && !Double.isInfinite(half) ? half : Math.abs(difference.mean());
        int places = 1;
        while (places < MOST_PLACES && measure * Math.pow(10, places) < 10) {
            places++;
        }
        return places;
    }

    /** Two leading digits: more would claim to know. */
    private static long round(long runs) {
        long unit = 1;
        while (runs / unit >= 100) {
            unit *= 10;
        }
        return (runs + unit - 1) / unit * unit;
    }

    /** How to read the figures. */
    public List<String> rules() {
        List<String> rules = new ArrayList<>();
        rules.add("All configurations plan the same weeks with the same captions. Referee: every plan is scored by "
                + report.referee() + ", whichever rules it was planned by.");
        rules.add(
                "The way is from the week in which each message takes the first slot that is free to the best known: the best"
                        + " plan of any run here"
                        + (report.proved().isPresent() ? " or of the proof" : "")
                        + ". A plan that leaves more unplaced than the best has gone none of it.");
        rules.add("Differences are paired by week and seed, in percent of the best known soft score; hard before medium"
                + " before soft. " + test());
        if (solverComparison.pairCount() > 1) {
            rules.add(
                    "Of " + solverComparison.pairCount() + " pairs, all intervals together are 95% sure (Bonferroni).");
        }
        solverComparison.runs().stream()
                .flatMap(solverRun -> solverRun.marks().stream())
                .distinct()
                .sorted()
                .map(finalScore ->
                        spoilt(finalScore) + (spoilt(finalScore) == 1 ? " run is marked " : " runs are marked ")
                                + finalScore.name().toLowerCase(Locale.ROOT) + ": " + finalScore.words() + ".")
                .forEach(rules::add);
        return rules;
    }

    private long spoilt(FinalScore finalScore) {
        return solverComparison.runs().stream()
                .filter(solverRun -> solverRun.marks().contains(finalScore))
                .count();
    }

    private String test() {
        Optional<MeanDifference> first = solverComparison.ranking().size() < 2
                ? Optional.empty()
                : solverComparison
                        .pair(
                                solverComparison.ranking().get(1),
                                solverComparison.ranking().get(0))
                        .map(Pair::difference);
        return first.map(difference -> "Test: " + difference.test().words()
                        + (difference.test() == MeanDifference.Test.NONE ? "." : ", 95% sure."))
                .orElse("");
    }
}
