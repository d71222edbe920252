package io.schedulebuilder.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs queries against a store. */
@FunctionalInterface
public interface Queries {
    /**
     * Runs a query and passes each row to a visitor.
     *
     * @param values of the parameters, in order: texts, whole numbers, dates, instants, page names, and lists of these
     *     or of {@link RestPeriod.Window}
     */
    void visit(Query query, Consumer<Row> visitor, Object... values);

    /** Runs a query and returns all rows. */
    default <T> List<T> list(Query query, Function<Row, T> reader, Object... values) {
        List<T> rows = new ArrayList<>();
        visit(query, row -> rows.add(reader.apply(row)), values);
        return List.copyOf(rows);
    }
}
