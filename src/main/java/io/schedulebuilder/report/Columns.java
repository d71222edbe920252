package io.schedulebuilder.report;

import io.schedulebuilder.domain.SpreadsheetText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The columns of a table. Each is declared once: JSON and CSV use its key and exact value; an HTML page and a terminal
 * use its label and the text for people. A column without a label is for programs only, a column without a key for
 * people only.
 *
 * @param <R> the type of a row
 */
public final class Columns<R> {
    /** Shown if there is no figure. */
    public static final Text NONE = new Text("\u2013");

    private final String name;
    private final String description;
    private final List<Column<R>> columns = new ArrayList<>();

    private Output output = Output.JSON_AND_CSV;

    /** The files for programs that contain a column. */
    public enum Output {
        JSON,
        CSV,
        JSON_AND_CSV
    }

    /** How many values a column has. */
    public enum Many {
        ONE,
        OPTIONAL,
        LIST,
        BY_NAME
    }

    /**
     * One column.
     *
     * @param type the type of each value: a class, or the {@link Columns} of a nested object
     * @param value the value for programs
     * @param shown the text for people
     */
    private record Column<R>(
            String key,
            String label,
            boolean figure,
            Object type,
            Many many,
            Output output,
            Function<R, ?> value,
            Function<R, Node> shown) {}

    /**
     * A key of the JSON object.
     *
     * @param type the type of each value: a class, or the {@link Columns} of a nested object
     */
    public record Key(String name, Object type, Many many) {}

    /**
     * Creates an empty list of columns.
     *
     * @param name the name of the object in a JSON schema
     * @param description the description of the object in a JSON schema
     */
    public Columns(String name, String description) {
        this.name = name;
        this.description = description;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    private Columns<R> add(
            String key,
            String label,
            boolean figure,
            Object type,
            Many many,
            Function<R, ?> value,
            Function<R, Node> shown) {
        columns.add(new Column<>(key, label, figure, type, many, output, value, shown));
        return this;
    }

    /** Puts the columns that follow in these files. */
    public Columns<R> in(Output files) {
        output = files;
        return this;
    }

    /** Adds a column of text. */
    public Columns<R> text(String key, String label, Function<R, String> words) {
        return add(key, label, false, String.class, Many.ONE, words, row -> new Text(words.apply(row)));
    }

    /** Adds a value for programs. */
    public <V> Columns<R> value(String key, Class<V> type, Function<R, V> value) {
        return add(key, "", false, type, Many.ONE, value, row -> NONE);
    }

    /** Adds a value for programs; null if absent. */
    public <V> Columns<R> optional(String key, Class<V> type, Function<R, Optional<V>> value) {
        return add(key, "", false, type, Many.OPTIONAL, value, row -> NONE);
    }

    /** Adds a list of values for programs. */
    public <V> Columns<R> list(String key, Class<V> type, Function<R, List<V>> values) {
        return add(key, "", false, type, Many.LIST, values, row -> NONE);
    }

    /** Adds figures for programs, by name. */
    public Columns<R> byName(String key, Function<R, Map<String, BigDecimal>> values) {
        return add(key, "", false, BigDecimal.class, Many.BY_NAME, values, row -> NONE);
    }

    /** Adds a nested object. */
    public <S> Columns<R> object(String key, Columns<S> type, Function<R, S> value) {
        return add(key, "", false, type, Many.ONE, row -> type.json(value.apply(row)), row -> NONE);
    }

    /** Adds a nested object; null if absent. */
    public <S> Columns<R> optionalObject(String key, Columns<S> type, Function<R, Optional<S>> value) {
        return add(key, "", false, type, Many.OPTIONAL, row -> value.apply(row).map(type::json), row -> NONE);
    }

    /** Adds a list of nested objects. */
    public <S> Columns<R> objects(String key, Columns<S> type, Function<R, List<S>> values) {
        return add(
                key,
                "",
                false,
                type,
                Many.LIST,
                row -> values.apply(row).stream().map(type::json).toList(),
                row -> NONE);
    }

    /** Adds a column of whole numbers. */
    public Columns<R> whole(String key, String label, ToLongFunction<R> count) {
        return add(
                key,
                label,
                true,
                long.class,
                Many.ONE,
                count::applyAsLong,
                row -> Table.figure(BigDecimal.valueOf(count.applyAsLong(row)), Figures.whole(count.applyAsLong(row))));
    }

    /** Adds a column of figures. */
    public Columns<R> figure(String key, String label, Unit unit, ToDoubleFunction<R> value) {
        return add(
                key,
                label,
                true,
                BigDecimal.class,
                Many.ONE,
                row -> unit.rounded(value.applyAsDouble(row)),
                row -> unit.figure(value.applyAsDouble(row)));
    }

    /** Adds a column of figures, some of which may be unknown. */
    public Columns<R> optionalFigure(String key, String label, Unit unit, Function<R, OptionalDouble> value) {
        return add(
                key,
                label,
                true,
                BigDecimal.class,
                Many.OPTIONAL,
                row -> boxed(value.apply(row)).map(unit::rounded),
                row -> boxed(value.apply(row)).<Node>map(unit::figure).orElse(NONE));
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    /** Adds text for people. */
    public Columns<R> shown(String label, Function<R, Node> shown) {
        return add("", label, false, String.class, Many.ONE, shown, shown);
    }

    /** Adds figures for people. */
    public Columns<R> shownFigures(String label, Function<R, Node> shown) {
        return add("", label, true, String.class, Many.ONE, shown, shown);
    }

    private List<Column<R>> of(Output file) {
        return columns.stream()
                .filter(column ->
                        !column.key().isEmpty() && (column.output() == file || column.output() == Output.JSON_AND_CSV))
                .toList();
    }

    /** A row as a JSON object. */
    public Map<String, Object> json(R row) {
        Map<String, Object> object = new LinkedHashMap<>();
        of(Output.JSON)
                .forEach(column -> object.put(column.key(), column.value().apply(row)));
        return object;
    }

    /** All keys of {@link #json}. */
    public List<Key> keys() {
        return of(Output.JSON).stream()
                .map(column -> new Key(column.key(), column.type(), column.many()))
                .toList();
    }

    /** The header of a CSV file. */
    public List<String> csvKeys() {
        return of(Output.CSV).stream().map(Column::key).toList();
    }

    /** A row of a CSV file. Text that a spreadsheet would run as a formula is escaped. */
    public List<String> csv(R row) {
        return of(Output.CSV).stream()
                .map(column -> csvText(column.value().apply(row)))
                .toList();
    }

    /** A row of a CSV file that has values for some keys only. */
    public List<String> csv(Map<String, ?> values) {
        return of(Output.CSV).stream()
                .map(column -> csvText(Optional.ofNullable(values.get(column.key()))))
                .toList();
    }

    private static String csvText(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(Columns::csvText).orElse("");
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(" "));
        }
        if (value instanceof BigDecimal figure) {
            return figure.toPlainString();
        }
        return value instanceof String text ? SpreadsheetText.guarded(text) : String.valueOf(value);
    }

    /** The rows as a table for people. */
    public Table table(String caption, List<R> rows) {
        List<Column<R>> labeled =
                columns.stream().filter(column -> !column.label().isEmpty()).toList();
        Table table = Table.of(caption);
        labeled.forEach(column -> table.column(column.label(), column.figure()));
        rows.forEach(row -> table.row(
                labeled.stream().map(column -> column.shown().apply(row)).toArray(Node[]::new)));
        return table;
    }
}
