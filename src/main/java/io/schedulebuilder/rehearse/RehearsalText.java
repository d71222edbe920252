package io.schedulebuilder.rehearse;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.terminal.TextTable;

/** Shows a rehearsal on a terminal: what was judged, the differences, the verdict, and how to read it. */
record RehearsalText(RehearsalReport report) {
    String text() {
        RehearsalVerdict verdict = new RehearsalVerdict(report);
        StringBuilder text = new StringBuilder();
        text.append(TextTable.wrapped(
                "Weeks from " + report.from() + " to " + report.until() + ", " + facts(report), "", ""));
        text.append('\n');
        if (!report.weeks().isEmpty()) {
            text.append(TextTable.of(RehearsalColumns.choices(report))).append('\n');
            text.append(TextTable.of(RehearsalColumns.difference(report))).append('\n');
        }
        text.append(TextTable.wrapped(verdict.sentence(), "", "")).append('\n');
        verdict.rules().forEach(rule -> text.append(TextTable.wrapped(rule, "", "  ")));
        return text.toString();
    }

    /** What was planned, in a phrase. */
    static String facts(RehearsalReport report) {
        return Counted.of(report.weeks().size(), "page-week") + " planned again; seed "
                + report.settings().seed() + ", " + report.solverConfig() + "."
                + (report.leftOut() == 0
                        ? ""
                        : " " + Counted.of(report.leftOut(), "page-week")
                                + " left out, because the page had not sent a PPV by then.")
                + (report.stopped() ? " Stopped before all " + report.total() + " were done." : "");
    }
}
