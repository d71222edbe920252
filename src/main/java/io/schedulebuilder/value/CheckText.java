package io.schedulebuilder.value;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.terminal.TextTable;

/** Shows a check on a terminal: the verdict, the tables, and how to read them. */
record CheckText(CheckReport report) {
    String text() {
        CheckVerdict verdict = new CheckVerdict(report);
        StringBuilder text = new StringBuilder();
        verdict.sentences().forEach(sentence -> text.append(paragraph(sentence)));
        text.append('\n')
                .append(paragraph(Counted.of(report.weeks(), "week") + " from " + report.start() + ", "
                        + Counted.of(report.pages(), "page") + ", as of " + report.asOf() + "."))
                .append('\n')
                .append(TextTable.of(CheckColumns.weeks(report)))
                .append("\nCalibration\n")
                .append(TextTable.of(CheckColumns.calibration(report)))
                .append("\nPages\n")
                .append(TextTable.of(CheckColumns.pages(report)))
                .append('\n');
        verdict.leftOut().forEach(sentence -> text.append(paragraph(sentence)).append('\n'));
        verdict.rules().forEach(rule -> text.append(paragraph(rule)));
        return text.toString();
    }

    private static String paragraph(String sentence) {
        return TextTable.wrapped(sentence, "", "");
    }
}
