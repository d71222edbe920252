package io.schedulebuilder.cli;

import io.schedulebuilder.report.Figures;
import java.util.ArrayList;
import java.util.List;

/** What a person reads after a batch: the pages, their sum, the slowest, how many failed. */
final class BatchReport {
    private BatchReport() {}

    static String text(RunSummary summary) {
        return (summary.built().isEmpty() ? "No page is built.\n" : table(summary)) + failed(summary.failed());
    }

    private static String failed(int pages) {
        return pages == 0 ? "" : pages + (pages == 1 ? " page failed.\n" : " pages failed.\n");
    }

    private static String table(RunSummary summary) {
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
        return text.toString();
    }
}
