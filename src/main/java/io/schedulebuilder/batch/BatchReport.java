package io.schedulebuilder.batch;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.notice.RunSummary;
import io.schedulebuilder.terminal.ExpectedRevenue;
import io.schedulebuilder.terminal.TextTable;
import io.schedulebuilder.week.KeptMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a person reads after a batch: the pages, their sum, the slowest, how many failed. */
final class BatchReport {
    private static final List<String> KEPT = List.of("as they were", "moved", "gone", "new");
    private static final List<String> NOTHING_TO_KEEP = List.of("–", "–", "–", "–");

    private BatchReport() {}

    static String text(RunSummary summary) {
        return (summary.built().isEmpty() ? "No page is built.\n" : table(summary)) + failed(summary.failed());
    }

    private static String failed(int pages) {
        return pages == 0 ? "" : Counted.of(pages, "page") + " failed.\n";
    }

    private static String table(RunSummary summary) {
        boolean keeps = summary.built().stream().anyMatch(page -> page.kept().isPresent());
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(List.of("page", "messages", "unplaced", "expected revenue"), keeps ? KEPT : List.of()));
        summary.built()
                .forEach(page -> rows.add(row(
                        List.of(
                                page.pageName(),
                                Integer.toString(page.messages()),
                                Integer.toString(page.unplaced()),
                                ExpectedRevenue.dollars(page.expectedRevenue())),
                        keeps ? page.kept().map(BatchReport::counts).orElse(NOTHING_TO_KEEP) : List.of())));
        int built = summary.built().size();
        rows.add(row(
                List.of(
                        Counted.of(built, "page"),
                        Integer.toString(summary.messages()),
                        Integer.toString(summary.unplaced()),
                        ExpectedRevenue.dollars(summary.expectedRevenue())),
                keeps ? counts(sum(summary.built())) : List.of()));
        StringBuilder text = new StringBuilder(TextTable.of(rows, ""));
        summary.slowestPage().ifPresent(page -> text.append("\nSlowest page ")
                .append(page)
                .append(", ")
                .append(summary.slowestMs().orElse(0L))
                .append(" ms.\n"));
        return text.toString();
    }

    private static List<String> row(List<String> always, List<String> more) {
        return Stream.concat(always.stream(), more.stream()).toList();
    }

    private static List<String> counts(KeptMessages kept) {
        return Stream.of(kept.asTheyWere(), kept.moved(), kept.gone(), kept.added())
                .map(Object::toString)
                .toList();
    }

    private static KeptMessages sum(List<RunSummary.Page> pages) {
        return pages.stream()
                .flatMap(page -> page.kept().stream())
                .reduce(new KeptMessages(0, 0, 0, 0), KeptMessages::plus);
    }
}
