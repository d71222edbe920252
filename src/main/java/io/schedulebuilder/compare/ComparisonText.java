package io.schedulebuilder.compare;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.report.Figures;
import io.schedulebuilder.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A contest for a terminal: the verdict first, then configurations, curves, constraints, weeks, and how to read it. */
final class ComparisonText {
    private static final String BARS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
    private static final int SPARKS = 40;
    private static final String NONE = "\u2013";

    /** The least gap to the best known that a spark tells: a thousandth. */
    private static final double LEAST_GAP = 0.001;

    private final ComparisonReport report;
    private final SolverComparison solverComparison;
    private final List<Standing> standings;

    ComparisonText(ComparisonReport report) {
        this.report = report;
        this.solverComparison = report.contest();
        this.standings = solverComparison.standings();
    }

    String text() {
        ComparisonVerdict verdict = new ComparisonVerdict(report);
        StringBuilder text = new StringBuilder();
        verdict.sentences().forEach(sentence -> text.append(sentence).append('\n'));
        verdict.gates().forEach(gate -> text.append(gate.sentence()).append('\n'));
        report.dropped().forEach(contender -> text.append(contender.name())
                .append(" left the race early: it could not win any more.\n"));
        text.append('\n');
        if (!standings.isEmpty()) {
            text.append(TextTable.of(configurations(), "")).append('\n');
            curves(text);
            text.append(TextTable.of(constraints(), "")).append('\n');
            text.append(TextTable.of(weeks(), "")).append('\n');
        }
        List<List<String>> proofs = proofs();
        if (proofs.size() > 1) {
            text.append(TextTable.of(proofs, "")).append('\n');
        }
        prices(text);
        verdict.rules().forEach(rule -> text.append(rule).append('\n'));
        return text.toString();
    }

    private List<List<String>> configurations() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "configuration",
                "hard",
                "medium",
                "soft",
                "share",
                "least",
                "to bound",
                "unplaced",
                "revenue",
                "calc/s",
                "time",
                "runs"));
        standings.forEach(standing -> rows.add(List.of(
                standing.contender().name(),
                Figures.whole(standing.hard()),
                Figures.signed(standing.medium(), 1),
                Figures.whole(standing.soft()),
                Figures.percent(standing.share()),
                Figures.percent(standing.leastShare()),
                standing.toBound().isPresent()
                        ? Figures.signed(standing.toBound().getAsDouble(), 2) + "%"
                        : NONE,
                Figures.signed(standing.unplaced(), 2),
                Figures.dollars(standing.expectedRevenue()),
                Figures.whole(standing.speed()),
                Figures.whole(standing.millis()) + " ms",
                Integer.toString(standing.runs()))));
        return rows;
    }

    /** How each came on: the higher the bar, the nearer to the best known, on a scale that stretches towards it. */
    private void curves(StringBuilder text) {
        List<List<String>> rows = report.curves().stream()
                .map(curve -> List.of(
                        curve.contender().name(),
                        sparks(curve.points()),
                        String.format(
                                Locale.ROOT,
                                "%,d to %,d calculations",
                                curve.points().get(0).scoreCalculations(),
                                curve.points().get(curve.points().size() - 1).scoreCalculations())))
                .toList();
        if (!rows.isEmpty()) {
            text.append("best score over time, nearer to the best known the higher\n");
            text.append(TextTable.of(rows, "")).append('\n');
        }
    }

    private static String sparks(List<Curve.Point> points) {
        StringBuilder sparks = new StringBuilder();
        for (int i = 0; i < SPARKS; i++) {
            double share = points.get(i * (points.size() - 1) / (SPARKS - 1)).share();
            double height = Math.log(Math.max(LEAST_GAP, 1 - share)) / Math.log(LEAST_GAP);
            sparks.append(BARS.charAt((int) Math.round(height * (BARS.length() - 1))));
        }
        return sparks.toString();
    }

    private List<List<String>> constraints() {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("points by constraint"));
        standings.forEach(standing -> head.add(standing.contender().name()));
        rows.add(head);
        for (PlanningConstraint constraint : PlanningConstraint.values()) {
            boolean speaks = standings.stream()
                    .anyMatch(standing -> standing.byConstraint().getOrDefault(constraint, 0.0) != 0);
            if (speaks) {
                List<String> row = new ArrayList<>(List.of(constraint.words()));
                standings.forEach(standing ->
                        row.add(Figures.whole(standing.byConstraint().getOrDefault(constraint, 0.0))));
                rows.add(row);
            }
        }
        return rows;
    }

    private List<List<String>> weeks() {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("week", "best known"));
        solverComparison.contenders().forEach(contender -> head.add(contender.name()));
        rows.add(head);
        for (ComparisonRow week : ComparisonRow.of(solverComparison)) {
            List<String> row = new ArrayList<>();
            row.add(week.week());
            row.add(scored(week.bestMedium(), week.bestSoft()));
            week.cells()
                    .forEach(cell -> row.add(
                            cell.map(c -> scored(c.medium(), c.soft()) + " (" + Figures.percent(c.share()) + ")")
                                    .orElse(NONE)));
            rows.add(row);
        }
        return rows;
    }

    private static String scored(double medium, double soft) {
        return (medium == 0 ? "" : Figures.signed(medium, 1) + " medium, ") + Figures.whole(soft);
    }

    private List<List<String>> proofs() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("proof of", "best known", "bound", "gap", "best possible"));
        for (ComparedProblem comparedProblem : solverComparison.provenProblems()) {
            Proven known = solverComparison.proven(comparedProblem).orElseThrow();
            ScoreLevels best = solverComparison.best(comparedProblem);
            boolean even = known.bound().isEvenAboveSoft(best);
            rows.add(List.of(
                    solverComparison.name(comparedProblem),
                    scored(best, even),
                    scored(known.bound(), even),
                    known.gap(best).isPresent()
                            ? Figures.percent(known.gap(best).getAsDouble())
                            : NONE,
                    known.optimal() ? "yes, proven" : "not proven"));
        }
        return rows;
    }

    private static String scored(ScoreLevels score, boolean even) {
        return (score.medium() == 0 && even ? "" : Figures.whole(score.medium()) + " medium, ")
                + Figures.whole(score.soft());
    }

    /** Steps that gain or cost something, or may: the others are worth nothing, and are counted. */
    private void prices(StringBuilder text) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("a step of a limit", "", "gain", "proven", "dollars"));
        int worthless = 0;
        for (ComparedProblem comparedProblem : solverComparison.provenProblems()) {
            for (Proven.LimitPrice price :
                    solverComparison.proven(comparedProblem).orElseThrow().prices()) {
                if (price.medium() == 0 && price.least() == 0 && price.most() == 0) {
                    worthless++;
                } else {
                    rows.add(List.of(
                            solverComparison.name(comparedProblem) + ": " + price.limit(),
                            price.from() + " \u2192 " + price.to(),
                            price.medium() == 0
                                    ? Figures.whole(price.found())
                                    : Figures.whole(price.medium()) + " medium",
                            price.medium() == 0
                                    ? Figures.whole(price.least()) + " to " + Figures.whole(price.most())
                                    : NONE,
                            price.dollars().isPresent() && price.medium() == 0
                                    ? Figures.signedDollars(price.dollars().getAsDouble())
                                    : NONE));
                }
            }
        }
        if (rows.size() > 1) {
            text.append(TextTable.of(rows, ""));
        }
        if (worthless > 0) {
            text.append(Counted.of(worthless, "step"))
                    .append(worthless == 1 ? " is" : " are")
                    .append(" worth nothing, proven: no plan gains or loses by ")
                    .append(worthless == 1 ? "it.\n\n" : "them.\n\n");
        } else if (rows.size() > 1) {
            text.append('\n');
        }
    }
}
