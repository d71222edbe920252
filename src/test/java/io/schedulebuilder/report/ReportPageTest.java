package io.schedulebuilder.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportPageTest {
    @Test
    void text_ofAnyCharacters_isReadBackAsItWas() {
        String nasty = "<script>alert(1)</script> & \"quoted\" 'single' ]]> \uD83D\uDE00";
        HtmlFile html = HtmlFile.parse(
                written(new ReportPage(nasty, List.of(Element.of("p", nasty).with("title", nasty)))));
        assertThat(html.all("title").get(0).getTextContent()).isEqualTo(nasty);
        assertThat(html.all("p").get(0).getTextContent()).isEqualTo(nasty);
        assertThat(html.all("p").get(0).getAttribute("title")).isEqualTo(nasty);
        assertThat(html.all("script")).isEmpty();
    }

    @Test
    void text_thatSteersOrHides_isShown() {
        HtmlFile html = HtmlFile.parse(
                written(new ReportPage("a", List.of(Element.of("p", "a\u0000b\uD83Dc\u000Bd\u202Ee\u2028f")))));
        assertThat(html.all("p").get(0).getTextContent()).isEqualTo("a\\u0000b\\ud83dc\\u000bd\\u202ee\\u2028f");
    }

    /** What an HTML parser takes raw would be read otherwise than what an XML parser decodes. */
    @Test
    void style_hasNothingToEscape_andKnowsDarkAndNarrow() {
        String html = written(new ReportPage("a", List.of()));
        String style = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
        assertThat(style)
                .doesNotContain("&", "<", ">", "url(", "@import")
                .contains("prefers-color-scheme: dark", "max-width: 40rem");
    }

    /** A self-closed div swallows the rest of the page in a browser. */
    @Test
    void emptyElement_isClosedByItsOwnTag() {
        assertThat(written(new ReportPage("a", List.of(Element.of("div"))))).contains("<div></div>");
    }

    @Test
    void table_headsItsColumnsAndRows_andRefusesARowOfAnotherLength() {
        Table table =
                Table.of("Pages").column("Page", false).column("PPVs", true).row(new Text("ava"), new Text("7"));
        HtmlFile html = HtmlFile.parse(written(new ReportPage("a", List.of(table.element()))));
        assertThat(html.all("th")).extracting(th -> th.getAttribute("scope")).containsExactly("col", "col", "row");
        assertThat(html.all("caption").get(0).getTextContent()).isEqualTo("Pages");
        assertThatThrownBy(() -> table.row(new Text("mia"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void plot_dotsStandInOrderOfChange_onBothSidesOfZero() {
        HtmlFile html = HtmlFile.parse(written(new ReportPage(
                "a",
                List.of(new ChangePlot("Change")
                        .row("less", -200, 50, true)
                        .row("same", 0, 100, false)
                        .row("more", 100, 20, true)
                        .element()))));
        assertThat(html.all("circle"))
                .extracting(dot -> dot.getAttribute("cx"))
                .containsExactly("3.00%", "65.67%", "97.00%");
        assertThat(html.all("circle"))
                .extracting(dot -> dot.getAttribute("class"))
                .containsExactly("dot less", "dot within", "dot more");
        assertThat(html.all("line"))
                .filteredOn(line -> line.getAttribute("class").equals("zero"))
                .extracting(line -> line.getAttribute("x1"))
                .containsOnly("65.67%");
    }

    private static String written(ReportPage page) {
        StringWriter out = new StringWriter();
        page.write(out);
        return out.toString();
    }
}
