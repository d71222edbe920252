package io.schedulebuilder.store.bigquery;

import com.google.api.client.util.Data;
import com.google.api.services.bigquery.model.TableCell;
import io.schedulebuilder.store.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** A row of a result. All values are texts; money is in ten-thousandths of a dollar. */
record ResultRow(List<TableCell> cells) implements Row {
    private static final int MONEY_DECIMALS = 4;

    @Override
    public Optional<String> optional(int column) {
        Object value = cells.get(column).getV();
        return value == null || Data.isNull(value) ? Optional.empty() : Optional.of(value.toString());
    }

    @Override
    public OptionalLong optionalNumber(int column) {
        return optional(column).stream().mapToLong(Long::parseLong).findFirst();
    }

    @Override
    public long number(int column) {
        return Long.parseLong(text(column));
    }

    @Override
    public double fraction(int column) {
        return Double.parseDouble(text(column));
    }

    @Override
    public boolean flag(int column) {
        return Boolean.parseBoolean(text(column));
    }

    @Override
    public LocalDate day(int column) {
        return LocalDate.parse(text(column));
    }

    @Override
    public BigDecimal dollars(int column) {
        return optional(column)
                .map(units -> BigDecimal.valueOf(Long.parseLong(units), MONEY_DECIMALS))
                .orElse(BigDecimal.ZERO);
    }

    @Override
    public List<String> texts(int column) {
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
