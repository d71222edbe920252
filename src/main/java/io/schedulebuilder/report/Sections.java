package io.schedulebuilder.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The body of a page, section after section. */
public final class Sections {
    private final List<Node> body = new ArrayList<>();

    /** A paragraph of a style class. */
    public Sections paragraph(String style, String text) {
        body.add(Element.of("p", text).styled(style));
        return this;
    }

    /** Terms and what they are, in order. */
    public Sections facts(Map<String, String> facts) {
        List<Element> list = new ArrayList<>();
        facts.forEach((term, words) -> {
            list.add(Element.of("dt", term));
            list.add(Element.of("dd", words));
        });
        body.add(Element.of("dl").containing(list));
        return this;
    }

    /** A section; nothing where it has no content. */
    public Sections section(String heading, List<? extends Node> content) {
        if (!content.isEmpty()) {
            body.add(Element.of("h2", heading));
            body.addAll(content);
        }
        return this;
    }

    /** A section with a table; nothing where that has no rows. */
    public Sections table(String heading, Table table) {
        return section(heading, table.isEmpty() ? List.of() : List.of(table.element()));
    }

    /** A section with a list. */
    public Sections list(String heading, List<String> items) {
        return section(
                heading,
                List.of(Element.of("ul")
                        .containing(items.stream()
                                .map(item -> Element.of("li", item))
                                .toList())));
    }

    public ReportPage page(String title) {
        return new ReportPage(title, body);
    }
}
