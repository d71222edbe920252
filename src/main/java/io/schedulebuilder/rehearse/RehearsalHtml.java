package io.schedulebuilder.rehearse;

import io.schedulebuilder.report.ReportPage;
import io.schedulebuilder.report.Sections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Shows a rehearsal as one HTML page. */
public final class RehearsalHtml {
    private RehearsalHtml() {}

    /** The HTML page. */
    public static ReportPage page(RehearsalReport report) {
        RehearsalVerdict verdict = new RehearsalVerdict(report);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Rules", String.join(", ", report.ruleSets()));
        facts.put("Weeks", report.from() + " to " + report.until());
        facts.put("Planned", RehearsalText.facts(report));
        Sections page = new Sections().paragraph("verdict", verdict.sentence());
        if (report.stopped()) {
            page.paragraph("failed", "Stopped before all weeks were done.");
        }
        page.facts(facts);
        if (!report.weeks().isEmpty()) {
            page.table("What could be judged", RehearsalColumns.choices(report))
                    .table("The difference", RehearsalColumns.difference(report))
                    .table("Weeks", RehearsalColumns.weeks(report));
        }
        return page.table("Weeks that could not be planned", RehearsalColumns.failures(report))
                .list("How to read this", verdict.rules())
                .page("Rehearsal of " + report.from() + " to " + report.until());
    }
}
