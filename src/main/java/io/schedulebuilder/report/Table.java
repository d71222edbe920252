package io.schedulebuilder.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table whose first column contains the row headings. It scrolls if it is wider than the screen. */
public final class Table {
    private final String caption;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<Node>> rows = new ArrayList<>();
    private final List<List<Node>> totals = new ArrayList<>();

    private record Column(Node heading, boolean figure) {}

    private Table(String caption) {
        this.caption = caption;
    }

    /** Creates a table without columns. */
    public static Table of(String caption) {
        return new Table(caption);
    }

    /** Adds a column. Figures are right-aligned. */
    public Table column(String heading, boolean figure) {
        return column(new Text(heading), figure);
    }

    Table column(Node heading, boolean figure) {
        columns.add(new Column(heading, figure));
        return this;
    }

    /**
     * Adds a row.
     *
     * @param cells one for each column
     * @throws IllegalArgumentException if there are more or fewer
     */
    public Table row(Node... cells) {
        rows.add(checked(cells));
        return this;
    }

    /** Adds a row of totals, below all others. */
    public Table total(Node... cells) {
        totals.add(checked(cells));
        return this;
    }

    /** A figure as a person reads it, with the value that a program reads. */
    public static Element figure(BigDecimal value, String shown) {
        return Element.of("data", shown).with("value", value.toPlainString());
    }

    /** The table as HTML, in a container that scrolls. */
    public Element element() {
        return Element.of("div", still())
                .styled("scroll")
                .with("role", "region")
                .with("aria-label", caption)
                .with("tabindex", "0");
    }

    /** The table without a container. */
    Element still() {
        Element head = Element.of("tr")
                .containing(columns.stream()
                        .map(column -> styled(Element.of("th", column.heading()), column)
                                .with("scope", "col"))
                        .toList());
        Element table =
                Element.of("table", Element.of("caption", caption), Element.of("thead", head), body("tbody", rows));
        return totals.isEmpty() ? table : table.containing(body("tfoot", totals));
    }

    /** The headings, then each row, as text for a terminal. */
    public List<List<String>> text() {
        return Stream.concat(
                        Stream.of(columns.stream()
                                .map(column -> column.heading().characters())
                                .toList()),
                        Stream.concat(rows.stream(), totals.stream())
                                .map(row -> row.stream().map(Node::characters).toList()))
                .toList();
    }

    /** The indexes of the columns that contain figures, from 0. */
    public Set<Integer> figures() {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).figure())
                .boxed()
                .collect(Collectors.toSet());
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    private List<Node> checked(Node... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("a row of " + cells.length + " for columns of " + columns.size());
        }
        return List.of(cells);
    }

    private Element body(String name, List<List<Node>> of) {
        return Element.of(name).containing(of.stream().map(this::row).toList());
    }

    private Element row(List<Node> cells) {
        return Element.of("tr")
                .containing(IntStream.range(0, cells.size())
                        .mapToObj(i -> styled(
                                i == 0
                                        ? Element.of("th", cells.get(i)).with("scope", "row")
                                        : Element.of("td", cells.get(i)),
                                columns.get(i)))
                        .toList());
    }

    private static Element styled(Element cell, Column column) {
        return column.figure() ? cell.styled("figure") : cell;
    }
}
