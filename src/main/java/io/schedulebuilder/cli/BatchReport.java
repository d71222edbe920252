package io.schedulebuilder.cli;

import io.schedulebuilder.app.Batch;
import io.schedulebuilder.app.PageOutcome;
import io.schedulebuilder.export.PlanJson;
import io.schedulebuilder.report.Figures;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a batch came to: the pages, their sum, the slowest, and every failure's reason. */
final class BatchReport {
    private final Batch.Result result;
    private final Optional<Path> all;
    private final List<PageOutcome.Built> built;

    BatchReport(Batch.Result result, Optional<Path> all) {
        this.result = result;
        this.all = all;
        this.built = result.outcomes().stream()
                .flatMap(outcome -> outcome.built().stream())
                .toList();
    }

    /** The whole as an object; money in dollars. */
    record Summary(
            int pages,
            int failed,
            int messages,
            int unplaced,
            BigDecimal expectedRevenue,
            Optional<String> slowestPage,
            boolean stopped,
            Optional<String> csv,
            List<Page> built,
            List<Failure> failures) {}

    /** A page that is recorded. */
    record Page(
            String pageName, String scheduleId, int messages, int unplaced, BigDecimal expectedRevenue, String csv) {}

    /** A page that is not, and why. */
    record Failure(String pageName, String reason) {}

    List<PageOutcome.Failed> failures() {
        return result.outcomes().stream()
                .filter(PageOutcome.Failed.class::isInstance)
                .map(PageOutcome.Failed.class::cast)
                .toList();
    }

    int unplaced() {
        return built.stream().mapToInt(PageOutcome.Built::unplaced).sum();
    }

    private double revenue() {
        return built.stream().mapToDouble(PageOutcome.Built::expectedRevenue).sum();
    }

    private int messages() {
        return built.stream().mapToInt(PageOutcome.Built::messages).sum();
    }

    private Optional<PageOutcome.Built> slowest() {
        return built.stream()
                .filter(page -> !page.spent().isZero())
                .max(Comparator.comparing(PageOutcome.Built::spent));
    }

    String json() {
        return PlanJson.write(new Summary(
                result.outcomes().size(),
                failures().size(),
                messages(),
                unplaced(),
                Figures.rounded(revenue(), 2),
                slowest().map(page -> page.page().value()),
                result.stopped(),
                all.map(Path::toString),
                built.stream()
                        .map(page -> new Page(
                                page.page().value(),
                                page.scheduleId(),
                                page.messages(),
                                page.unplaced(),
                                Figures.rounded(page.expectedRevenue(), 2),
                                page.csv().toString()))
                        .toList(),
                failures().stream()
                        .map(failure -> new Failure(failure.page().value(), failure.reason()))
                        .toList()));
    }

    String text() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("page", "messages", "unplaced", "expected revenue"));
        built.forEach(page -> rows.add(List.of(
                page.page().value(),
                Integer.toString(page.messages()),
                Integer.toString(page.unplaced()),
                Figures.dollars(page.expectedRevenue()))));
        rows.add(List.of(
                built.size() + (built.size() == 1 ? " page" : " pages"),
                Integer.toString(messages()),
                Integer.toString(unplaced()),
                Figures.dollars(revenue())));
        StringBuilder text = new StringBuilder(TextTable.of(rows, ""));
        slowest().ifPresent(page -> text.append("\nSlowest page ")
                .append(page.page())
                .append(", ")
                .append(page.spent().toMillis())
                .append(" ms.\n"));
        int failed = failures().size();
        if (failed > 0) {
            text.append(failed).append(failed == 1 ? " page failed.\n" : " pages failed.\n");
        }
        return text.toString();
    }
}
