package io.schedulebuilder.store.bigquery;

import com.google.api.services.bigquery.model.Table;
import com.google.api.services.bigquery.model.TableFieldSchema;
import com.google.api.services.bigquery.model.TableSchema;
import io.schedulebuilder.domain.RetryPolicy;
import io.schedulebuilder.store.Dataset;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Warehouses for tests, less patient than those for people. */
final class TestWarehouses {
    static final ServiceLimits PATIENCE = new ServiceLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            new RetryPolicy(Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(20)),
            Duration.ofSeconds(60));

    /** Deployed once for a process: most tests need no tables of their own, only empty ones. */
    private static final class Deployed {
        private static final Dataset ONE = deploy();

        private static Dataset deploy() {
            Dataset dataset = Emulator.shared().emptyDataset();
            open(dataset).init();
            return dataset;
        }
    }

    private TestWarehouses() {}

    /** A dataset with all that a deployment makes and no rows, which the next caller empties again. */
    static Dataset deployed() {
        BigQueryWarehouse warehouse = open(Deployed.ONE);
        empty(warehouse);
        return Deployed.ONE;
    }

    static BigQueryWarehouse open(Dataset dataset) {
        return open(dataset, Emulator.shared().address(), PATIENCE);
    }

    /** Takes out all rows but the guard's, and lets the write lock go. */
    static void empty(BigQueryWarehouse warehouse) {
        String dataset = warehouse.session().dataset().qualified();
        run(
                warehouse,
                "UPDATE `" + dataset + ".sb_guard` SET holder = NULL, held_until = NULL WHERE id = 1;\n"
                        + Tables.ALL.stream()
                                .filter(table -> !table.equals("sb_guard"))
                                .map(table ->
                                        String.format(Locale.ROOT, "DELETE FROM `%s.%s` WHERE TRUE", dataset, table))
                                .collect(Collectors.joining(";\n")));
    }

    /** The emulator adds columns, but goes on describing tables without them: tell it. */
    static void noteColumns(BigQueryWarehouse warehouse) {
        Session session = warehouse.session();
        Dataset dataset = session.dataset();
        for (String name : Tables.ALL) {
            Map<String, String> missing = Tables.missing(session.catalog(), name);
            if (!missing.isEmpty()) {
                Table table = session.calls()
                        .repeatedly(() -> session.api().tables().get(dataset.project(), dataset.name(), name));
                List<TableFieldSchema> fields =
                        new ArrayList<>(table.getSchema().getFields());
                missing.forEach((column, type) -> fields.add(new TableFieldSchema()
                        .setName(column)
                        .setType(type.equals("INT64") ? "INTEGER" : type)
                        .setMode("NULLABLE")));
                session.calls().repeatedly(() -> session.api()
                        .tables()
                        .update(
                                dataset.project(),
                                dataset.name(),
                                name,
                                new Table().setSchema(new TableSchema().setFields(fields))));
            }
        }
    }

    static void run(BigQueryWarehouse warehouse, String sql) {
        warehouse.session().update("prepare a test", new Statement("test", sql, List.of(), Optional.empty()));
    }

    static BigQueryWarehouse open(Dataset dataset, URI address, ServiceLimits patience) {
        return BigQueryWarehouse.open(
                dataset, Optional.of(address), patience, BigQueryWarehouse.Costs.USUAL, said -> {});
    }
}
