package io.schedulebuilder.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs a store's queries. */
@FunctionalInterface
public interface Queries {
    /**
     * Shows each row to a visitor.
     *
     * @param values of the parameters, in their order: texts, whole numbers, dates, moments, page names, and lists of these
     *     or of {@link RestPeriod.Window}
     */
    void visit(Query query, Consumer<Row> visitor, Object... values);

    /** All rows. */
    default <T> List<T> list(Query query, Function<Row, T> reader, Object... values) {
        List<T> rows = new ArrayList<>();
        visit(query, row -> rows.add(reader.apply(row)), values);
        return List.copyOf(rows);
    }
}
