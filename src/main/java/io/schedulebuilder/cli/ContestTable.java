package io.schedulebuilder.cli;

import io.schedulebuilder.comparison.solvers.Contender;
import io.schedulebuilder.comparison.solvers.Contest;
import io.schedulebuilder.comparison.solvers.Curve;
import io.schedulebuilder.comparison.solvers.Problem;
import io.schedulebuilder.comparison.solvers.Standing;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.export.ContestReport;
import io.schedulebuilder.export.ContestVerdict;
import io.schedulebuilder.export.ContestWeekRow;
import io.schedulebuilder.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A contest for a terminal: the verdict first, then configurations, curves, constraints, weeks, and how to read it. */
final class ContestTable {
    private static final String BARS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
    private static final int SPARKS = 40;

    /** The least gap to the best known that a spark tells: a thousandth. */
    private static final double LEAST_GAP = 0.001;

    private final ContestReport report;
    private final Contest contest;
    private final List<Standing> standings;

    ContestTable(ContestReport report) {
        this.report = report;
        this.contest = report.contest();
        this.standings = contest.standings();
    }

    String text() {
        ContestVerdict verdict = new ContestVerdict(report);
        StringBuilder text = new StringBuilder();
        verdict.sentences().forEach(sentence -> text.append(sentence).append('\n'));
        verdict.gates().forEach(gate -> text.append(gate).append('\n'));
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
                Figures.signed(standing.unplaced(), 2),
                Figures.dollars(standing.expectedRevenue()),
                Figures.whole(standing.speed()),
                Figures.whole(standing.millis()) + " ms",
                Integer.toString(standing.runs()))));
        return rows;
    }

    /** How each came on: the higher the bar, the nearer to the best known, on a scale that stretches towards it. */
    private void curves(StringBuilder text) {
        if (contest.contenders().stream().map(Contender::rules).distinct().count() > 1) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (Standing standing : standings) {
            List<Curve.Point> points = Curve.of(contest, standing.contender()).points();
            if (!points.isEmpty()) {
                rows.add(List.of(
                        standing.contender().name(),
                        sparks(points),
                        String.format(
                                Locale.ROOT,
                                "%,d to %,d score calculations",
                                points.get(0).scoreCalculations(),
                                points.get(points.size() - 1).scoreCalculations())));
            }
        }
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
        contest.contenders().forEach(contender -> head.add(contender.name()));
        rows.add(head);
        for (ContestWeekRow week : ContestWeekRow.of(contest)) {
            List<String> row = new ArrayList<>();
            row.add(week.week());
            row.add(scored(week.bestMedium(), week.bestSoft()));
            week.cells()
                    .forEach(cell -> row.add(
                            cell.map(c -> scored(c.medium(), c.soft()) + " (" + Figures.percent(c.share()) + ")")
                                    .orElse("\u2013")));
            rows.add(row);
        }
        return rows;
    }

    private static String scored(double medium, double soft) {
        return (medium == 0 ? "" : Figures.signed(medium, 1) + " medium, ") + Figures.whole(soft);
    }

    private static String scored(ScoreLevels score) {
        return scored((double) score.medium(), (double) score.soft());
    }

    private List<List<String>> proofs() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("proof of", "best known", "bound", "gap", "best possible"));
        for (Problem problem : contest.provenProblems()) {
            contest.proven(problem)
                    .map(proven -> List.of(
                            contest.name(problem),
                            scored(contest.best(problem)),
                            scored(proven.bound()),
                            gap(contest.best(problem).soft(), proven.bound().soft()),
                            proven.optimal() ? "yes, proven" : "not proven"))
                    .ifPresent(rows::add);
        }
        return rows;
    }

    private static String gap(long best, long bound) {
        return Figures.percent((double) (bound - best) / Math.max(1, Math.abs(best)));
    }
}
