package io.schedulebuilder.compare;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.proof.LimitPrice;
import io.schedulebuilder.report.Table;
import io.schedulebuilder.terminal.TextTable;
import java.util.List;

/**
 * Shows a comparison on a terminal: the verdict first, then configurations, curves, constraints, weeks, and how to read
 * it.
 */
record ComparisonText(ComparisonReport report, ComparisonColumns columns, ProofColumns proofs) {
    private static final String BARS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
    private static final int SPARKS = 40;

    /** The smallest gap to the best known plan that a bar can show. */
    private static final double LEAST_GAP = 0.001;

    ComparisonText(ComparisonReport report) {
        this(report, new ComparisonColumns(report), new ProofColumns(report.comparison()));
    }

    String text() {
        ComparisonVerdict verdict = new ComparisonVerdict(report);
        StringBuilder text = new StringBuilder();
        verdict.sentences().forEach(sentence -> text.append(sentence).append('\n'));
        verdict.gates().forEach(gate -> text.append(gate.sentence()).append('\n'));
        verdict.dropped().forEach(sentence -> text.append(sentence).append('\n'));
        text.append('\n');
        add(text, columns.configurations());
        curves(text);
        add(text, columns.constraints());
        add(text, columns.weeks());
        add(text, proofs.table());
        prices(text);
        verdict.rules().forEach(rule -> text.append(rule).append('\n'));
        return text.toString();
    }

    private static void add(StringBuilder text, Table table) {
        if (!table.isEmpty()) {
            text.append(TextTable.of(table)).append('\n');
        }
    }

    /** Draws curves: a taller bar is nearer to the best known plan. The scale is logarithmic in the remaining gap. */
    private void curves(StringBuilder text) {
        List<List<String>> rows = report.curves().stream()
                .map(curve -> List.of(
                        curve.contender().name(),
                        sparks(curve.points()),
                        Counted.grouped(curve.points().get(0).scoreCalculations()) + " to "
                                + Counted.grouped(curve.points()
                                        .get(curve.points().size() - 1)
                                        .scoreCalculations())
                                + " calculations"))
                .toList();
        if (!rows.isEmpty()) {
            text.append("gap closed over time (taller is better)\n");
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

    /** Lists steps that gain or cost something, or might. The others are only counted. */
    private void prices(StringBuilder text) {
        add(text, proofs.prices(price -> !isWorthless(price)));
        long worthless = report.comparison().provenProblems().stream()
                .flatMap(problem -> report.comparison().proven(problem).stream())
                .flatMap(known -> known.prices().stream())
                .filter(ComparisonText::isWorthless)
                .count();
        if (worthless > 0) {
            text.append(worthless + (worthless == 1 ? " step of a limit" : " steps of limits"))
                    .append(worthless == 1 ? " makes" : " make")
                    .append(" no difference: no plan gains or loses points, which is proven.\n\n");
        }
    }

    private static boolean isWorthless(LimitPrice price) {
        return price.medium() == 0 && price.least() == 0 && price.most() == 0;
    }
}
