package io.schedulebuilder.batch;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.notice.RunResult;
import io.schedulebuilder.terminal.ExpectedRevenue;
import io.schedulebuilder.terminal.TextTable;
import io.schedulebuilder.week.KeptMessages;
import io.schedulebuilder.week.PageOutcome;
import io.schedulebuilder.week.PageOutcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a batch prints: the pages, their totals, the slowest page, and how many failed. */
final class BatchReport {
    private static final List<String> KEPT = List.of("unchanged", "moved", "gone", "new");
    private static final List<String> NOTHING_TO_KEEP = List.of("–", "–", "–", "–");

    private BatchReport() {}

    static String text(RunResult result) {
        PageOutcomes pages = result.pages();
        return (pages.built().isEmpty() ? "No page was built.\n" : table(result, pages.built()))
                + failed(pages.failed().size());
    }

    private static String failed(int pages) {
        return pages == 0 ? "" : Counted.of(pages, "page") + " failed.\n";
    }

    private static String table(RunResult result, List<PageOutcome.Built> pages) {
        boolean keeps = pages.stream().anyMatch(page -> page.kept().isPresent());
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(List.of("page", "messages", "unplaced", "expected revenue"), keeps ? KEPT : List.of()));
        pages.forEach(page -> rows.add(row(
                List.of(
                        page.page().value(),
                        Integer.toString(page.messages()),
                        Integer.toString(page.unplaced()),
                        ExpectedRevenue.dollars(page.expectedRevenue())),
                keeps ? page.kept().map(BatchReport::counts).orElse(NOTHING_TO_KEEP) : List.of())));
        rows.add(row(
                List.of(
                        Counted.of(pages.size(), "page"),
                        Integer.toString(result.messages()),
                        Integer.toString(result.unplaced()),
                        ExpectedRevenue.dollars(result.expectedRevenue())),
                keeps ? counts(sum(pages)) : List.of()));
        StringBuilder text = new StringBuilder(TextTable.of(rows, ""));
        result.slowest()
                .ifPresent(page -> text.append(
                        "\nSlowest page " + page.page() + ", " + page.spent().toMillis() + " ms.\n"));
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

    private static KeptMessages sum(List<PageOutcome.Built> pages) {
        return pages.stream()
                .flatMap(page -> page.kept().stream())
                .reduce(new KeptMessages(0, 0, 0, 0), KeptMessages::plus);
    }
}
