package io.schedulebuilder.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds the body of a page, section by section. */
public final class Sections {
    private final List<Node> body = new ArrayList<>();

    /** Adds a paragraph with a style class. */
    public Sections paragraph(String style, String text) {
        body.add(Element.of("p", text).styled(style));
        return this;
    }

    /** Adds a list of terms and their values, in order. */
    public Sections facts(Map<String, String> facts) {
        List<Element> list = new ArrayList<>();
        facts.forEach((term, words) -> {
            list.add(Element.of("dt", term));
            list.add(Element.of("dd", words));
        });
        body.add(Element.of("dl").containing(list));
        return this;
    }

    /** Adds a section, unless its content is empty. */
    public Sections section(String heading, List<? extends Node> content) {
        if (!content.isEmpty()) {
            body.add(Element.of("h2", heading));
            body.addAll(content);
        }
        return this;
    }

    /** Adds a section with a table, unless the table has no rows. */
    public Sections table(String heading, Table table) {
        return section(heading, table.isEmpty() ? List.of() : List.of(table.element()));
    }

    /** Adds a section with a list. */
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
