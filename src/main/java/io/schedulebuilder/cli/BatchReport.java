package io.schedulebuilder.cli;

import io.schedulebuilder.report.Figures;
import java.util.ArrayList;
import java.util.List;

/** What a person reads after a batch: the pages, their sum, the slowest, how many failed. */
final class BatchReport {
    private BatchReport() {}

    static String text(RunSummary summary) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("page", "messages", "unplaced", "expected revenue"));
        summary.built()
                .forEach(page -> rows.add(List.of(
                        page.pageName(),
                        Integer.toString(page.messages()),
                        Integer.toString(page.unplaced()),
                        Figures.dollars(page.expectedRevenue().doubleValue()))));
        int built = summary.built().size();
        rows.add(List.of(
                built + (built == 1 ? " page" : " pages"),
                Integer.toString(summary.messages()),
                Integer.toString(summary.unplaced()),
                Figures.dollars(summary.expectedRevenue().doubleValue())));
        StringBuilder text = new StringBuilder(TextTable.of(rows, ""));
        summary.slowestPage().ifPresent(page -> text.append("\nSlowest page ")
                .append(page)
                .append(", ")
                .append(summary.slowestMs().orElse(0L))
                .append(" ms.\n"));
        if (summary.failed() > 0) {
            text.append(summary.failed()).append(summary.failed() == 1 ? " page failed.\n" : " pages failed.\n");
        }
        return text.toString();
    }
}
