package io.schedulebuilder.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A table whose first column heads the rows. Wider than the screen, it scrolls by itself. */
public final class Table {
    private final String caption;
    private final List<Column> columns = new ArrayList<>();
    private final List<Element> rows = new ArrayList<>();
    private final List<Element> totals = new ArrayList<>();

    private record Column(String heading, boolean numeric) {}

    private Table(String caption) {
        this.caption = caption;
    }

    /** A table without columns yet. */
    public static Table of(String caption) {
        return new Table(caption);
    }

    /** Adds a column of words. */
    public Table words(String heading) {
        columns.add(new Column(heading, false));
        return this;
    }

    /** Adds a column of figures, set flush right. */
    public Table figures(String heading) {
        columns.add(new Column(heading, true));
        return this;
    }

    /**
     * Adds a row.
     *
     * @param cells one for each column
     * @throws IllegalArgumentException if there are more or fewer
     */
    public Table row(Node... cells) {
        rows.add(cells(cells));
        return this;
    }

    /** Adds a row of totals, below all others. */
    public Table total(Node... cells) {
        totals.add(cells(cells));
        return this;
    }

    /** A figure as a person reads it, with the value that a machine reads. */
    public static Element figure(BigDecimal value, String shown) {
        return Element.of("data", shown).with("value", value.toPlainString());
    }

    /** The table. */
    public Element element() {
        Element head = Element.of("tr")
                .containing(columns.stream()
                        .map(column -> styled(Element.of("th", column.heading()), column)
                                .with("scope", "col"))
                        .toList());
        Element table = Element.of(
                "table",
                Element.of("caption", caption),
                Element.of("thead", head),
                Element.of("tbody").containing(rows));
        if (!totals.isEmpty()) {
            table = table.containing(Element.of("tfoot").containing(totals));
        }
        return Element.of("div", table)
                .styled("scroll")
                .with("role", "region")
                .with("aria-label", caption)
                .with("tabindex", "0");
    }

    private Element cells(Node... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("a row of " + cells.length + " for columns of " + columns.size());
        }
        List<Element> row = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            Element cell = i == 0 ? Element.of("th", cells[i]).with("scope", "row") : Element.of("td", cells[i]);
            row.add(styled(cell, columns.get(i)));
        }
        return Element.of("tr").containing(row);
    }

    private static Element styled(Element cell, Column column) {
        return column.numeric() ? cell.styled("figure") : cell;
    }
}
