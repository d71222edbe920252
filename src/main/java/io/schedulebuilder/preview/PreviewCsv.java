package io.schedulebuilder.preview;

import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import io.schedulebuilder.domain.SpreadsheetText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** A preview as a table for a program or a spreadsheet: a row a page, in order of name, failed ones last. */
public final class PreviewCsv {
    /** Money in dollars; messages as means over the seeds; {@code seed_noise} in dollars. */
    private static final String[] COLUMNS = {
        "page_name",
        "start_date",
        "status",
        "old_tier",
        "new_tier",
        "old_zone",
        "new_zone",
        "old_ppvs",
        "new_ppvs",
        "old_bumps",
        "new_bumps",
        "old_unplaced",
        "new_unplaced",
        "old_expected_revenue",
        "new_expected_revenue",
        "change",
        "change_percent",
        "seed_noise",
        "beyond_noise",
        "reason"
    };

    private PreviewCsv() {}

    /** Writes a preview. Does not close the writer. */
    public static void write(RuleSetComparison comparison, Writer out) {
        ICSVWriter csv = new CSVWriterBuilder(out).withLineEnd("\r\n").build();
        csv.writeNext(COLUMNS, false);
        comparison.pages().forEach(page -> csv.writeNext(row(page), false));
        comparison.failures().forEach(failure -> csv.writeNext(row(failure, comparison), false));
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (csv.checkError()) {
            throw new UncheckedIOException(csv.getException());
        }
    }

    private static String[] row(PageComparison page) {
        PreviewJson.Page figures = PreviewJson.page(page);
        PreviewJson.Plans before = figures.oldRules();
        PreviewJson.Plans after = figures.newRules();
        return new String[] {
            SpreadsheetText.guarded(figures.pageName()),
            page.horizon().start().toString(),
            figures.status(),
            before.tier(),
            after.tier(),
            before.zone(),
            after.zone(),
            before.ppvs().toPlainString(),
            after.ppvs().toPlainString(),
            before.bumps().toPlainString(),
            after.bumps().toPlainString(),
            before.unplaced().toPlainString(),
            after.unplaced().toPlainString(),
            text(before.expectedRevenue()),
            text(after.expectedRevenue()),
            text(figures.change()),
            text(figures.changePercent()),
            text(figures.seedNoise()),
            Boolean.toString(figures.beyondNoise()),
            ""
        };
    }

    /** Empty where there is none. */
    private static String text(Optional<BigDecimal> figure) {
        return figure.map(BigDecimal::toPlainString).orElse("");
    }

    private static String[] row(PageFailure failure, RuleSetComparison comparison) {
        String[] row = new String[COLUMNS.length];
        Arrays.fill(row, "");
        row[0] = SpreadsheetText.guarded(failure.page().value());
        row[1] = comparison.start().toString();
        row[2] = PreviewJson.FAILED;
        row[COLUMNS.length - 1] = SpreadsheetText.guarded(failure.reason());
        return row;
    }
}
