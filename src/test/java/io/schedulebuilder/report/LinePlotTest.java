package io.schedulebuilder.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class LinePlotTest {
    @Test
    void steps_areFewRoundNumbers_upToTheHighest() {
        assertThat(LinePlot.steps(1_000)).containsExactly(0.0, 200.0, 400.0, 600.0, 800.0, 1_000.0);
        assertThat(LinePlot.steps(0.22)).hasSize(5).startsWith(0.0, 0.05);
        assertThat(LinePlot.steps(7)).containsExactly(0.0, 2.0, 4.0, 6.0);
        assertThat(LinePlot.steps(0)).containsExactly(0.0);
        assertThat(LinePlot.steps(Double.NaN)).containsExactly(0.0);
        for (double highest = 1e-6; highest < 1e12; highest *= 1.7) {
            assertThat(LinePlot.steps(highest)).hasSizeBetween(2, 7);
        }
    }

    @Test
    void dots_standHigherTheMoreTheyAre_andFurtherRightTheLater() {
        HtmlFile html = html(new LinePlot("Revenue", Figures::shortDollars)
                .tick(1, "Nov 3")
                .band("80% interval", List.of(new LinePlot.Range(1, 500, 1_500), new LinePlot.Range(2, 800, 2_000)))
                .line("predicted", List.of(new LinePlot.Point(1, 1_000), new LinePlot.Point(2, 1_400)))
                .dots("earned", List.of(new LinePlot.Point(1, 900), new LinePlot.Point(2, 1_900))));

        List<Element> dots = html.all("circle").stream()
                .filter(circle -> circle.getAttribute("cx").endsWith("%"))
                .toList();
        assertThat(dots).hasSize(2);
        assertThat(number(dots.get(0), "cx")).isLessThan(number(dots.get(1), "cx"));
        assertThat(number(dots.get(0), "cy")).isGreaterThan(number(dots.get(1), "cy"));
        assertThat(html.all("polygon").get(0).getAttribute("points").split(" ")).hasSize(4);
        assertThat(html.all("text")).extracting(Element::getTextContent).contains("$0", "$500", "$2k", "Nov 3");
        assertThat(html.all("figcaption").get(0).getTextContent()).isEqualTo("Revenue");
    }

    @Test
    void plotOfOnePoint_orOfZeros_isDrawn() {
        String one = html(new LinePlot("one", Figures::percent).dots("dot", List.of(new LinePlot.Point(3, 0))))
                .all("circle")
                .get(1)
                .getAttribute("cy");
        assertThat(one).isEqualTo("252.00");
        assertThat(html(new LinePlot("none", Figures::percent)).all("figure")).hasSize(1);
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute).replace("%", ""));
    }

    private static HtmlFile html(LinePlot plot) {
        StringWriter out = new StringWriter();
        new ReportPage("a", List.of(plot.element())).write(out);
        return HtmlFile.parse(out.toString());
    }
}
