package io.schedulebuilder.compare;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.PlanningConstraint.Level;
import io.schedulebuilder.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The result of a comparison in sentences, the same in every output. */
public record ComparisonVerdict(ComparisonReport report, SolverComparison comparison) {
    private static final int MOST_PLACES = 4;

    public ComparisonVerdict(ComparisonReport report) {
        this(report, report.comparison());
    }

    /** The result: the best contender against the next one, then against each of the others. */
    public List<String> sentences() {
        List<Contender> ranking = comparison.ranking();
        if (ranking.isEmpty()) {
            return List.of("No run has finished.");
        }
        if (ranking.size() == 1) {
            return List.of("Only " + ranking.get(0).name() + " ran, so there is nothing to compare it with.");
        }
        List<String> sentences = new ArrayList<>();
        for (Contender other : ranking.subList(1, ranking.size())) {
            sentences.add(comparison
                    .pair(other, ranking.get(0))
                    .map(this::sentence)
                    .orElseGet(() -> ranking.get(0).name() + " and " + other.name() + " have no week in common."));
        }
        return sentences;
    }

    /** One pair, from the side of {@link Pair#other()}. */
    String sentence(Pair pair) {
        if (pair.isWorse()) {
            return comparison
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
                    other + " breaks hard rules less often than " + one + ", by " + points(difference) + " a week"
                            + weeks;
                case MEDIUM ->
                    other + " leaves fewer messages unplaced than " + one + ", by " + points(difference)
                            + " medium points a week" + weeks;
                case SOFT -> other + " is better than " + one + " by " + percent(difference) + weeks;
            };
        }
        if (pair.level() != Level.SOFT) {
            return other + " and " + one + " leave different messages unplaced in every run (" + points(difference)
                    + "), but this could be chance.";
        }
        if (difference.isShown()) {
            boolean more = difference.mean() > 0;
            return (more ? other : one) + " scores more than " + (more ? one : other)
                    + " where both place the same number (" + percent(difference)
                    + "), but not everywhere, so neither is better." + above(pair);
        }
        if (difference.isNothing() || (difference.mean() == 0 && difference.test() == MeanDifference.Test.NONE)) {
            return "No difference: " + other + " and " + one + " score the same in "
                    + (difference.runs() == 1 ? "their one pair of runs" : "all " + runs(difference)) + "."
                    + above(pair);
        }
        if (difference.test() == MeanDifference.Test.NONE) {
            return other + " scores " + mean(difference) + "% more than " + one + " on " + weeks(pair)
                    + " with one seed. That could be chance: use --seeds 5.";
        }
        String needed = difference.needed().isPresent()
                ? " If the difference is real, about "
                        + Counted.grouped(round(difference.needed().getAsLong()))
                        + (difference.test() == MeanDifference.Test.OVER_WEEKS ? " weeks like these" : "")
                        + " would show it four times out of five."
                : "";
        return "No clear difference between " + other + " and " + one + " in these " + runs(difference) + " ("
                + percent(difference) + ")." + needed + above(pair);
    }

    /** The contenders that dropped out of the race. */
    public List<String> dropped() {
        return report.dropped().stream()
                .map(contender -> contender.name() + " dropped out of the race: it could no longer win.")
                .toList();
    }

    /** The result of each condition. */
    public List<GateResult> gates() {
        return report.gates().stream().map(this::gate).toList();
    }

    /** The result of a condition, with a sentence that explains it. */
    public record GateResult(boolean passed, String sentence) {}

    private GateResult gate(Gate gate) {
        boolean shown = gate.isShownBy(comparison);
        String why = gate.pair(comparison)
                .map(pair -> gate.better() + " less " + gate.than() + ": "
                        + (pair.level() == Level.SOFT
                                ? percent(pair.difference())
                                : points(pair.difference()) + " on the "
                                        + pair.level().name().toLowerCase(Locale.ROOT) + " level"))
                .orElse("they have no week in common");
        return new GateResult(
                shown,
                (shown ? "Passed: " : "Failed: ") + gate.text().strip() + (shown ? " is shown (" : " is not shown (")
                        + why + ")."
                        + gate.pair(comparison).map(ComparisonVerdict::above).orElse(""));
    }

    private static String weeks(Pair pair) {
        return pair.weeks() == 1 ? "the one week" : pair.weeks() + " weeks";
    }

    /** The pairs of runs that the soft level does not count. */
    private static String above(Pair pair) {
        if (pair.level() != Level.SOFT || pair.betterAbove() + pair.worseAbove() == 0) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        if (pair.worseAbove() > 0) {
            parts.add(pair.worseAbove() + " in which " + pair.other().name()
                    + " leaves more unplaced or breaks more hard rules");
        }
        if (pair.betterAbove() > 0) {
            parts.add(pair.betterAbove() + " in which " + pair.one().name() + " does");
        }
        return " Pairs of runs not counted here: " + String.join("; ", parts) + ".";
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

    /** Enough decimal places for two digits of the interval's half width, or of the mean if there is no interval. */
    private static int places(MeanDifference difference) {
        double half = (difference.high() - difference.low()) / 2;
        double measure = half > 0 && !Double.isInfinite(half) ? half : Math.abs(difference.mean());
        int places = 1;
        while (places < MOST_PLACES && measure * Math.pow(10, places) < 10) {
            places++;
        }
        return places;
    }

    /** Rounds to two significant digits, because more would claim too much. */
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
        rules.add(
                "All configurations plan the same weeks with the same captions. Scoring rules: every plan is scored by "
                        + report.referee() + ", no matter which rules planned it.");
        rules.add("Gap closed: 0% is the plan of the construction heuristic, where each message takes the first "
                + "free slot;"
                + " 100% is the best known plan, the best of any run here"
                + (report.proved().isPresent() ? " or of the proof" : "")
                + ". A plan that leaves more unplaced than the best counts as 0%.");
        rules.add("Differences are paired by week and seed, in percent of the best known soft score. Hard points count"
                + " before medium ones, and medium before soft. " + test());
        if (comparison.pairCount() > 1) {
            rules.add("The intervals of all " + comparison.pairCount()
                    + " pairs together have 95% confidence (Bonferroni).");
        }
        comparison.runs().stream()
                .flatMap(run -> run.marks().stream())
                .distinct()
                .sorted()
                .map(this::unreliable)
                .forEach(rules::add);
        return rules;
    }

    private String unreliable(RunFlag flag) {
        long runs = comparison.runs().stream()
                .filter(run -> run.marks().contains(flag))
                .count();
        return "Unreliable timing (" + flag.name().toLowerCase(Locale.ROOT) + ") in " + Counted.of(runs, "run") + ": "
                + flag.words() + ".";
    }

    private String test() {
        Optional<MeanDifference> first = comparison.ranking().size() < 2
                ? Optional.empty()
                : comparison
                        .pair(comparison.ranking().get(1), comparison.ranking().get(0))
                        .map(Pair::difference);
        return first.map(difference -> "Test: " + difference.test().words()
                        + (difference.test() == MeanDifference.Test.NONE ? "." : ", 95% confidence."))
                .orElse("");
    }
}
