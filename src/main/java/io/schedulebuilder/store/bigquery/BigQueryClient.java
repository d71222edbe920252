package io.schedulebuilder.store.bigquery;

import io.schedulebuilder.store.CloudWarehouse;
import io.schedulebuilder.store.Dataset;
import java.util.Map;
import java.util.function.Consumer;

/** Opens datasets. The client's libraries are not in the program's jar. */
public final class BigQueryClient implements CloudWarehouse.Client {
    @Override
    public CloudWarehouse open(
            Dataset dataset, Map<String, String> environment, CloudWarehouse.Costs costs, Consumer<String> talk) {
        return BigQueryWarehouse.open(dataset, environment, costs, talk);
    }
}
