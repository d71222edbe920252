package io.schedulebuilder.examples;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.examples.ImportedFolder.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code examples/real/README.md} says of the two real pages. */
class RealPagesTest {
    @ParameterizedTest
    @CsvSource({
        "cosmetics-brand, Europe/Lisbon,    500,  2014-01-15T12:00:00Z, 2014-12-31T11:00:00Z",
        "headline-desk,   America/New_York, 3107, 2014-12-01T13:00:00Z, 2015-04-29T21:00:00Z"
    })
    void realPage_hasItsMessages_withTheirCaptions(String page, String zone, int count, Instant first, Instant last) {
        Map<String, Map<String, String>> bank = ImportedFolder.REAL.captions();
        List<Row> messages = ImportedFolder.REAL.messages().stream()
                .filter(row -> row.page().equals(page))
                .toList();

        assertThat(ImportedFolder.REAL.zones().get(page)).hasToString(zone);
        assertThat(messages).hasSize(count);
        assertThat(messages.get(0).sentAt()).isEqualTo(first);
        assertThat(messages.get(count - 1).sentAt()).isEqualTo(last);
        assertThat(messages).allSatisfy(row -> {
            assertThat(bank.get(row.captionId())).containsEntry("caption_text", row.text());
            assertThat(row.viewed()).isBetween(row.purchased(), row.sent());
        });
    }

    /** So that both folders can be imported into one warehouse. */
    @ParameterizedTest
    @CsvSource({"row_id, messages.csv", "caption_id, captions.csv"})
    void ids_areNotThoseOfTheExamples(String column, String file) {
        assertThat(ids(ImportedFolder.REAL, column, file))
                .doesNotContainAnyElementsOf(ids(ImportedFolder.EXAMPLES, column, file));
    }

    private static Iterable<String> ids(ImportedFolder folder, String column, String file) {
        return folder.lines(file).stream().map(line -> line.get(column)).collect(toSet());
    }
}
