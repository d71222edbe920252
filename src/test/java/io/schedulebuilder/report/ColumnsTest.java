package io.schedulebuilder.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.report.Columns.Many;
import io.schedulebuilder.report.Columns.Output;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    private record Page(String name, double revenue, OptionalDouble change, List<String> marks) {}

    private static final Page AVA = new Page("ava", 1_234.567, OptionalDouble.of(-0.0451), List.of("busy", "clock"));
    private static final Page MIA = new Page("=mia", 0, OptionalDouble.empty(), List.of());

    private static final Columns<Double> MONEY =
            new Columns<Double>("Money", "Money.").figure("dollars", "", Unit.DOLLARS, dollars -> dollars);

    private static final Columns<Page> PAGES = new Columns<Page>("Page", "One page.")
            .text("page_name", "page", Page::name)
            .figure("revenue", "revenue", Unit.DOLLARS, Page::revenue)
            .optionalFigure("change_percent", "change", Unit.CHANGE_SHARE, Page::change)
            .shown("first letter", page -> new Text(page.name().substring(0, 1)))
            .in(Output.CSV)
            .value("length", Integer.class, page -> page.name().length())
            .in(Output.JSON)
            .object("money", MONEY, Page::revenue)
            .in(Output.JSON_AND_CSV)
            .list("marks", String.class, Page::marks);

    @Test
    void json_hasKeysAndRoundedValues_andObjects() {
        assertThat(PAGES.json(AVA))
                .containsExactly(
                        Map.entry("page_name", "ava"),
                        Map.entry("revenue", new BigDecimal("1234.57")),
                        Map.entry("change_percent", Optional.of(new BigDecimal("-4.5"))),
                        Map.entry("money", Map.of("dollars", new BigDecimal("1234.57"))),
                        Map.entry("marks", List.of("busy", "clock")));
        assertThat(PAGES.keys())
                .contains(
                        new Columns.Key("change_percent", BigDecimal.class, Many.OPTIONAL),
                        new Columns.Key("money", MONEY, Many.ONE),
                        new Columns.Key("marks", String.class, Many.LIST))
                .hasSize(5);
    }

    @Test
    void csv_hasPlainValues_andGuardsWhatASpreadsheetWouldRun() throws IOException {
        StringWriter out = new StringWriter();
        CsvFile.write(
                Stream.of(PAGES.csvKeys(), PAGES.csv(AVA), PAGES.csv(MIA), PAGES.csv(Map.of("marks", "lost"))), out);
        assertThat(out.toString().split("\r\n"))
                .containsExactly(
                        "page_name,revenue,change_percent,length,marks",
                        "ava,1234.57,-4.5,3,busy clock",
                        "'=mia,0.00,,4,",
                        ",,,,lost");
    }

    @Test
    void table_hasLabelsAndWhatAPersonReads() {
        Table table = PAGES.table("Pages", List.of(AVA, MIA));
        assertThat(table.text())
                .containsExactly(
                        List.of("page", "revenue", "change", "first letter"),
                        List.of("ava", "$1,235", "\u22124.5%", "a"),
                        List.of("=mia", "$0", "\u2013", "="));
        assertThat(table.figures()).containsExactlyInAnyOrder(1, 2);
        assertThat(table.isEmpty()).isFalse();
        assertThat(PAGES.table("Pages", List.of()).isEmpty()).isTrue();
    }
}
