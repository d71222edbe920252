package io.schedulebuilder.store.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.schedulebuilder.domain.HourSignal;
import io.schedulebuilder.domain.PageAnalysis;
import io.schedulebuilder.domain.PageAnalysis.CategoryFigures;
import io.schedulebuilder.domain.PageAnalysis.WeekdayFigures;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.Saturation.Part;
import java.util.List;
import java.util.Locale;

/** Holds the report that the dataset's procedures give of a page against the program's own analysis of it. */
final class ReportAgreement {
    private static final double TOLERANCE = 1e-9;
    private static final int MOST_SHELVES = 15;
    private static final int MOST_HOURS = 20;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS); // money has all its digits

    private final PageAnalysis expected;
    private final JsonNode report;

    private ReportAgreement(PageAnalysis expected, JsonNode report) {
        this.expected = expected;
        this.report = report;
    }

    /** Fails unless all that both say is the same: money to the last digit, other numbers to a billionth. */
    static void check(PageAnalysis expected, String report) {
        try {
            ReportAgreement agreement = new ReportAgreement(expected, JSON.readTree(report));
            agreement.account();
            agreement.saturation();
            agreement.categories();
            agreement.weekdays();
            agreement.hours();
        } catch (JsonProcessingException e) {
            throw new AssertionError("the report is no JSON: " + report, e);
        }
    }

    private void account() {
        assertThat(report.path("creator_name").asText())
                .isEqualTo(expected.page().name().value());
        JsonNode segment = report.path("behavioral_segment");
        assertThat(segment.path("sample_size").asInt()).isEqualTo(expected.messageCount());
        near("avg_rpr", segment, expected.averageRpr());
        near("avg_conv", segment, expected.averageConversion());
        JsonNode account = report.path("account_classification");
        assertThat(account.isNull()).isEqualTo(expected.messageCount() == 0);
        if (!account.isNull()) {
            assertThat(account.path("total_revenue_period").decimalValue()).isEqualByComparingTo(expected.revenue());
        }
    }

    private void saturation() {
        JsonNode saturation = report.path("saturation");
        near("saturation_score", saturation, expected.saturation().score());
        JsonNode parts = saturation.path("parts");
        assertThat(parts).hasSameSizeAs(expected.saturation().parts());
        for (int place = 0; place < parts.size(); place++) {
            Part part = expected.saturation().parts().get(place);
            JsonNode shown = parts.path(place);
            assertThat(shown.path("name").asText()).isEqualTo(part.name());
            near("measured", shown, part.measured());
            near("threshold", shown, part.threshold());
            near("weight", shown, part.weight());
            near("share", shown, part.share());
        }
        List<String> notes = expected.saturation().notes();
        JsonNode reason = saturation.path("exclusion_reason");
        assertThat(reason.isNull() ? List.of() : List.of(reason.asText())).isEqualTo(notes);
    }

    /** The first fifteen. Which of two of equal worth comes first is chance: their sums are made in another order. */
    private void categories() {
        JsonNode shelves = report.path("content_category_performance");
        List<CategoryFigures> all = expected.categories();
        assertThat(shelves.size()).isEqualTo(Math.min(MOST_SHELVES, all.size()));
        for (int place = 0; place < shelves.size(); place++) {
            JsonNode shown = shelves.path(place);
            CategoryFigures figures = all.stream()
                    .filter(each -> each.category()
                                    .equals(shown.path("content_category").asText())
                            && word(each.priceTier())
                                    .equals(shown.path("price_tier").asText()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no such shelf: " + shown));
            near("avg_rpr", shown, all.get(place).rpr());
            sends(shown, figures.messages(), figures.rpr(), figures.conversion());
        }
    }

    private void weekdays() {
        JsonNode days = report.path("day_of_week_patterns");
        assertThat(days.size()).isEqualTo(expected.weekdays().size());
        for (JsonNode shown : days) {
            int sundayFirst = shown.path("day_of_week_la").asInt();
            WeekdayFigures figures = expected.weekdays().stream()
                    .filter(each -> each.day().getValue() % 7 + 1 == sundayFirst)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no such day: " + shown));
            sends(shown, figures.messages(), figures.rpr(), figures.conversion());
        }
    }

    private void hours() {
        JsonNode hours = report.path("time_window_optimization");
        List<HourSignal.Cell> cells = expected.hours().cells();
        assertThat(hours.size()).isEqualTo(Math.min(MOST_HOURS, cells.size()));
        for (JsonNode shown : hours) {
            HourSignal.Cell cell = cells.stream()
                    .filter(each -> each.hour() == shown.path("hour_24").asInt()
                            && each.dayType()
                                    .label()
                                    .equals(shown.path("day_type").asText()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no such hour: " + shown));
            sends(shown, cell.sends(), cell.rpr(), cell.conversion());
        }
    }

    private static void sends(JsonNode shown, int messages, double rpr, double conversion) {
        assertThat(shown.path("msg_count").asInt()).isEqualTo(messages);
        near("avg_rpr", shown, rpr);
        near("avg_conv", shown, conversion);
    }

    private static void near(String key, JsonNode shown, double expected) {
        assertThat(shown.path(key).isNumber()).as("%s in %s", key, shown).isTrue();
        assertThat(shown.path(key).asDouble())
                .as("%s in %s", key, shown)
                .isCloseTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
    }

    /** The bank's word, which the report uses. */
    private static String word(PriceTier tier) {
        return tier.name().toLowerCase(Locale.ROOT);
    }
}
