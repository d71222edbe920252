package io.schedulebuilder.store.bigquery;

import com.google.api.client.util.Data;
import com.google.api.services.bigquery.model.TableCell;
import com.google.api.services.bigquery.model.TableRow;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A row of a result; columns by their number, from 0. All values travel as texts. */
final class Row {
    private final List<TableCell> cells;

    Row(TableRow row) {
        this.cells = row.getF();
    }

    Optional<String> optional(int column) {
        Object value = cells.get(column).getV();
        return value == null || Data.isNull(value) ? Optional.empty() : Optional.of(value.toString());
    }

    String text(int column) {
        return optional(column).orElseThrow(() -> new IllegalStateException("column " + column + " is empty"));
    }

    long number(int column) {
        return Long.parseLong(text(column));
    }

    double fraction(int column) {
        return Double.parseDouble(text(column));
    }

    boolean flag(int column) {
        return Boolean.parseBoolean(text(column));
    }

    /** An array of texts; empty where there is none. */
    List<String> texts(int column) {
        Object value = cells.get(column).getV();
        if (!(value instanceof List<?> elements)) {
            return List.of();
        }
        return elements.stream()
                .map(element -> element instanceof Map<?, ?> cell ? cell.get("v") : null)
                .filter(Objects::nonNull)
                .filter(element -> !Data.isNull(element))
                .map(Object::toString)
                .toList();
    }
}
