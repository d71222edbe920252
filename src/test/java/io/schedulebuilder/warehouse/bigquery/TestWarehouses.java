package io.schedulebuilder.warehouse.bigquery;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

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

    static BigQueryWarehouse open(Dataset dataset, URI address, Patience patience) {
        return BigQueryWarehouse.open(
                dataset, Optional.of(address), patience, BigQueryWarehouse.DEFAULT_MAXIMUM_BYTES_BILLED);
    }
}
