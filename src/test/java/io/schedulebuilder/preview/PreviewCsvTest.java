package io.schedulebuilder.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.report.CsvFile;
import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreviewCsvTest {
    @Test
    void textThatASpreadsheetWouldRun_isGuarded_othersAreNot() throws IOException {
        StringWriter csv = new StringWriter();
        CsvFile.write(
                PreviewColumns.csv(new RuleSetComparison(
                        "old",
                        "new",
                        "fast.xml",
                        LocalDate.of(2025, 11, 4),
                        1,
                        Optional.empty(),
                        List.of(),
                        List.of(
                                new PageFailure(new PageName("=HYPERLINK(\"http://x\")"), "@SUM(A1)"),
                                new PageFailure(new PageName("ava"), "is gone")))),
                csv);

        assertThat(csv.toString().split("\r\n"))
                .satisfies(
                        rows -> assertThat(rows[1])
                                .startsWith("\"'=HYPERLINK(\"\"http://x\"\")\",")
                                .endsWith(",'@SUM(A1)"),
                        rows -> assertThat(rows[2]).startsWith("ava,").endsWith(",is gone"));
    }
}
