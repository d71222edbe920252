package io.schedulebuilder.compare;

import io.schedulebuilder.report.CurvePlot;
import io.schedulebuilder.report.Element;
import io.schedulebuilder.report.ReportPage;
import io.schedulebuilder.report.Sections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows a solver comparison as one HTML page. */
public final class ComparisonHtml {
    private ComparisonHtml() {}

    /** The HTML page. */
    public static ReportPage page(ComparisonReport report) {
        ComparisonVerdict verdict = new ComparisonVerdict(report);
        ComparisonColumns columns = new ComparisonColumns(report);
        ProofColumns proofs = new ProofColumns(report.comparison());
        Sections page = new Sections();
        verdict.sentences().forEach(sentence -> page.paragraph("verdict", sentence));
        verdict.gates().forEach(gate -> page.paragraph(gate.passed() ? "faint" : "failed", gate.sentence()));
        if (report.stopped()) {
            page.paragraph("failed", "Stopped before all runs were done. Use --resume to continue.");
        }
        verdict.dropped().forEach(sentence -> page.paragraph("faint", sentence));
        return page.facts(facts(report))
                .table("Configurations", columns.configurations())
                .section("Gap closed over time", curves(report))
                .table("Points by constraint", columns.constraints())
                .table("Weeks", columns.weeks())
                .table("How good the best known plans are", proofs.table())
                .table("What one step of each limit is worth", proofs.prices(price -> true))
                .table("Failed runs", columns.failures())
                .list("How to read this", verdict.rules())
                .page("Solver comparison");
    }

    private static Map<String, String> facts(ComparisonReport report) {
        Map<String, String> facts = new LinkedHashMap<>();
        report.comparison()
                .contenders()
                .forEach(contender -> facts.put(
                        contender.name(),
                        contender.solverConfig() + ", " + contender.end()
                                + contender
                                        .rules()
                                        .map(rules -> ", rules " + rules)
                                        .orElse("")));
        facts.put("Scoring rules", report.referee());
        facts.put("Seeds", Integer.toString(report.seeds()));
        facts.put("Machine", report.machine());
        return facts;
    }

    private static List<Element> curves(ComparisonReport report) {
        CurvePlot plot = new CurvePlot("Gap closed, mean over all runs", "score calculations");
        report.curves()
                .forEach(curve -> plot.curve(
                        curve.contender().name(),
                        curve.points().stream()
                                .map(point -> new CurvePlot.Point(point.scoreCalculations(), point.share()))
                                .toList()));
        return report.curves().isEmpty() ? List.of() : List.of(plot.element());
    }
}
