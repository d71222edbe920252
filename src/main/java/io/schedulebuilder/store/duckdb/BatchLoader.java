package io.schedulebuilder.store.duckdb;

import io.schedulebuilder.store.ImportBatch;
import io.schedulebuilder.store.ImportTable;
import io.schedulebuilder.store.LoadProgress;
import io.schedulebuilder.store.LoadSummary;
import io.schedulebuilder.store.LoadSummary.TableSummary;
import io.schedulebuilder.store.Merge;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * Loads a batch within its session's transaction. Rows go to a temporary table first, and from there to their own
 * table.
 */
record BatchLoader(Session session, LoadProgress progress) {
    private static final int REPORT_EVERY = 5_000;
    private static final int MONEY_DECIMALS = 4;

    LoadSummary load(ImportBatch batch) {
        return new LoadSummary(ImportTable.ALL.stream()
                .filter(table -> !table.rows().apply(batch).isEmpty())
                .map(table -> load(table, batch))
                .toList());
    }

    private <T> TableSummary load(ImportTable<T> table, ImportBatch batch) {
        List<T> rows = table.rows().apply(batch);
        String stage = "staged_" + table.name();
        List<String> columns = table.columnNames();
        session.run("CREATE TEMP TABLE " + stage + " AS SELECT " + String.join(", ", columns) + " FROM " + table.name()
                + " LIMIT 0");
        long[] done = {0};
        session.append(stage, rows, (to, row) -> {
            for (ImportTable.Column<T> column : table.columns()) {
                append(to, column.of(row).orElse(null));
            }
            if (++done[0] % REPORT_EVERY == 0) {
                progress.at(table.name(), done[0], rows.size());
            }
        });
        List<String> values = table.replaced(columns, batch);
        Merge merge = new Merge(table.name(), stage, List.of(table.key()), columns, values, values);
        TableSummary summary = session.first(
                        merge.compare(),
                        row -> TableSummary.of(table.name(), rows.size(), row.number(0), row.number(1)))
                .orElseThrow();
        session.update(merge.merge());
        session.run("DROP TABLE " + stage);
        progress.at(table.name(), rows.size(), rows.size());
        return summary;
    }

    private static void append(DuckDBAppender to, @Nullable Object value) throws SQLException {
        if (value == null) {
            to.appendNull();
        } else if (value instanceof Long number) {
            to.append(number.longValue());
        } else if (value instanceof Double fraction) {
            to.append(fraction.doubleValue());
        } else if (value instanceof Boolean flag) {
            to.append(flag.booleanValue());
        } else if (value instanceof LocalDate day) {
            to.append(day);
        } else if (value instanceof Instant moment) {
            to.append(moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
        } else if (value instanceof BigDecimal dollars) {
            to.append(dollars.setScale(MONEY_DECIMALS, RoundingMode.HALF_EVEN));
        } else {
            to.append(value.toString());
        }
    }
}
