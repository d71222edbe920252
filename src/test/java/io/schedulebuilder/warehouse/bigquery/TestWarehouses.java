package io.schedulebuilder.warehouse.bigquery;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Warehouses for tests, less patient than those for people. */
final class TestWarehouses {
    static final Patience PATIENCE = new Patience(
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            Duration.ofMillis(10),
            Duration.ofMillis(100),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60));

    private TestWarehouses() {}

    static BigQueryWarehouse open(Dataset dataset) {
        return open(dataset, Emulator.shared().address(), PATIENCE);
    }

    /** Takes out all rows but the guard's. */
    static void empty(BigQueryWarehouse warehouse) {
        run(
                warehouse,
                Tables.ALL.stream()
                        .filter(table -> !table.equals("sb_guard"))
                        .map(table -> "DELETE FROM `%s.%s` WHERE TRUE"
                                .formatted(warehouse.session().dataset().qualified(), table))
                        .collect(Collectors.joining(";\n")));
    }

    static void run(BigQueryWarehouse warehouse, String sql) {
        warehouse.session().update("prepare a test", new Statement("test", sql, List.of(), Optional.empty()));
    }

    static BigQueryWarehouse open(Dataset dataset, URI address, Patience patience) {
        return BigQueryWarehouse.open(
                dataset, Optional.of(address), patience, BigQueryWarehouse.Costs.USUAL, said -> {});
    }
}
