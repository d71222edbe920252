package io.schedulebuilder.compare;

import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.report.CurvePlot;
import io.schedulebuilder.report.Element;
import io.schedulebuilder.report.Figures;
import io.schedulebuilder.report.Node;
import io.schedulebuilder.report.ReportPage;
import io.schedulebuilder.report.Table;
import io.schedulebuilder.report.Text;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A contest as one page for a browser. */
public final class ComparisonHtml {
    private static final String NONE = "\u2013";

    private final ComparisonReport report;
    private final SolverComparison solverComparison;
    private final ComparisonVerdict verdict;
    private final List<Standing> standings;

    private ComparisonHtml(ComparisonReport report) {
        this.report = report;
        this.solverComparison = report.contest();
        this.verdict = new ComparisonVerdict(report);
        this.standings = solverComparison.standings();
    }

    /** Writes a contest. Does not close the writer. */
    public static void write(ComparisonReport report, Writer out) {
        new ComparisonHtml(report).page().write(out);
    }

    private ReportPage page() {
        List<Node> body = new ArrayList<>();
        verdict.sentences()
                .forEach(sentence -> body.add(Element.of("p", sentence).styled("verdict")));
        verdict.gates()
                .forEach(gate -> body.add(Element.of("p", gate.sentence()).styled(gate.passed() ? "faint" : "failed")));
        if (report.stopped()) {
            body.add(Element.of("p", "Stopped before all runs were made: --resume goes on.")
                    .styled("failed"));
        }
        report.dropped()
                .forEach(contender ->
                        body.add(Element.of("p", contender.name() + " left the race early: it could not win any more.")
                                .styled("faint")));
        body.add(facts());
        if (!standings.isEmpty()) {
            body.add(Element.of("h2", "Configurations"));
            body.add(configurations());
            curves().ifPresent(plot -> {
                body.add(Element.of("h2", "Best score over time"));
                body.add(plot);
            });
            body.add(Element.of("h2", "Points by constraint"));
            body.add(constraints());
            body.add(Element.of("h2", "Weeks"));
            body.add(weeks());
        }
        body.addAll(ProofTables.of(solverComparison));
        if (!report.failures().isEmpty()) {
            body.add(Element.of("h2", "Runs that could not be made").styled("failed"));
            body.add(failures());
        }
        body.add(Element.of("h2", "How to read this"));
        body.add(Element.of("ul")
                .containing(verdict.rules().stream()
                        .map(rule -> Element.of("li", rule))
                        .toList()));
        return new ReportPage("Configurations compared", body);
    }

    private Element facts() {
        List<Element> facts = new ArrayList<>();
        solverComparison.contenders().forEach(contender -> facts.addAll(fact(contender.name(), words(contender))));
        facts.addAll(fact("Referee", report.referee()));
        facts.addAll(fact("Seeds", Integer.toString(report.seeds())));
        facts.addAll(fact("Machine", report.machine()));
        return Element.of("dl").containing(facts);
    }

    private static String words(Contender contender) {
        return contender.solverConfig() + ", " + contender.end()
                + contender.rules().map(rules -> ", rules " + rules).orElse("");
    }

    private static List<Element> fact(String term, String words) {
        return List.of(Element.of("dt", term), Element.of("dd", words));
    }

    private Element configurations() {
        Table table = Table.of("Means over all runs; speed and time are medians")
                .words("Configuration")
                .figures("Hard")
                .figures("Medium")
                .figures("Soft")
                .figures("Share of the way")
                .figures("Least share")
                .figures("To proven bound")
                .figures("Unplaced")
                .figures("Expected revenue")
                .figures("Score calculations a second")
                .figures("Time")
                .figures("Runs")
                .figures("Spoilt");
        for (Standing standing : standings) {
            ComparisonJson.Configuration line = ComparisonJson.configuration(standing);
            table.row(
                    new Text(line.name()),
                    points(line.hard(), standing.hard()),
                    Table.figure(line.medium(), Figures.signed(standing.medium(), 1)),
                    points(line.soft(), standing.soft()),
                    share(line.share()),
                    share(line.leastShare()),
                    toBound(standing),
                    Table.figure(line.unplaced(), Figures.signed(line.unplaced().doubleValue(), 2)),
                    Table.figure(
                            line.expectedRevenue(),
                            Figures.dollars(line.expectedRevenue().doubleValue())),
                    Table.figure(
                            line.scoreCalculationsPerSecond(),
                            Figures.whole(line.scoreCalculationsPerSecond().doubleValue())),
                    Table.figure(line.millis(), Figures.whole(line.millis().doubleValue()) + " ms"),
                    count(line.runs()),
                    count(line.spoiltRuns()));
        }
        return table.element();
    }

    /** The rounded value for a machine; what a person reads is rounded once, from the exact one. */
    private static Element points(BigDecimal rounded, double exact) {
        return Table.figure(rounded, Figures.whole(exact));
    }

    private static Element points(double exact) {
        return points(Figures.rounded(exact, 1), exact);
    }

    static Element points(BigDecimal points) {
        return Table.figure(points, Figures.whole(points.doubleValue()));
    }

    private static Node toBound(Standing standing) {
        return standing.toBound().isPresent()
                ? Table.figure(
                        Figures.rounded(standing.toBound().getAsDouble(), 3),
                        Figures.signed(standing.toBound().getAsDouble(), 2) + "%")
                : new Text(NONE);
    }

    private static Element share(BigDecimal share) {
        return Table.figure(share, Figures.percent(share.doubleValue()));
    }

    private static Element count(int count) {
        return Table.figure(BigDecimal.valueOf(count), Integer.toString(count));
    }

    private Optional<Element> curves() {
        List<Curve> curves = report.curves();
        CurvePlot plot = CurvePlot.of("Share of the way to the best known, mean over all runs", "score calculations");
        curves.forEach(curve -> plot.curve(
                curve.contender().name(),
                curve.points().stream()
                        .map(point -> new CurvePlot.Point(point.scoreCalculations(), point.share()))
                        .toList()));
        return curves.isEmpty() ? Optional.empty() : Optional.of(plot.element());
    }

    private Element constraints() {
        Table table =
                Table.of("Means over all runs, as the referee weighs them").words("Constraint");
        standings.forEach(standing -> table.figures(standing.contender().name()));
        for (PlanningConstraint constraint : PlanningConstraint.values()) {
            List<Node> cells = new ArrayList<>();
            cells.add(new Text(constraint.words()));
            for (Standing standing : standings) {
                cells.add(points(standing.byConstraint().getOrDefault(constraint, 0.0)));
            }
            table.row(cells.toArray(Node[]::new));
        }
        return table.element();
    }

    private Element weeks() {
        boolean proven = report.proved().isPresent();
        Table table = Table.of("Soft score and share of the way to the best known, means over the seeds")
                .words("Week")
                .figures("Best known");
        if (proven) {
            table.figures("Proven bound");
        }
        solverComparison.contenders().forEach(contender -> table.figures(contender.name()));
        for (ComparisonRow week : ComparisonRow.of(solverComparison)) {
            List<Node> cells = new ArrayList<>();
            cells.add(new Text(week.week()));
            cells.add(scored(week.bestMedium(), week.bestSoft()));
            if (proven) {
                cells.add(week.boundSoft()
                        .<Node>map(bound -> points((double) bound))
                        .orElse(new Text(NONE)));
            }
            week.cells()
                    .forEach(cell ->
                            cells.add(cell.<Node>map(ComparisonHtml::cell).orElse(new Text(NONE))));
            table.row(cells.toArray(Node[]::new));
        }
        return table.element();
    }

    private static Element cell(ComparisonRow.Cell cell) {
        return scored(cell.medium(), cell.soft())
                .containing(
                        new Text(" "), share(ComparisonJson.share(cell.share())).styled("faint"));
    }

    /** The soft score, with the medium one before it where something is left out. */
    private static Element scored(double medium, double soft) {
        Element span = Element.of("span");
        if (medium != 0) {
            span = span.containing(
                    Table.figure(Figures.rounded(medium, 1), Figures.signed(medium, 1)), new Text(" medium, "));
        }
        return span.containing(points(soft));
    }

    private Element failures() {
        Table table = Table.of("Nothing of these is in the figures above")
                .words("Configuration")
                .words("Week")
                .words("Why");
        report.failures()
                .forEach(failure -> table.row(
                        new Text(failure.contender()),
                        new Text(failure.week()),
                        Element.of("span", failure.reason()).styled("wrapped")));
        return table.element();
    }
}
