package io.schedulebuilder.store;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.libraries.LibraryFolder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A warehouse in a BigQuery dataset: what only such a one does. */
public interface CloudWarehouse extends Warehouse {
    /** A query that would be billed more fails before it costs anything. */
    long DEFAULT_MAXIMUM_BYTES_BILLED = 10L << 30;

    /** Opens such warehouses. */
    interface Client {
        /**
         * Opens a dataset.
         *
         * @param environment names credentials, or an emulator
         * @param maximumBytesBilled of a query
         * @param price for the line that says what a run was billed
         * @param talk is told what a person should know
         */
        CloudWarehouse open(
                Dataset dataset,
                Map<String, String> environment,
                long maximumBytesBilled,
                Price price,
                Consumer<String> talk);

        /** The client, whose libraries are opened now. */
        static Client load() {
            return LibraryFolder.service(
                    Client.class,
                    "bigquery",
                    "io.schedulebuilder.store.bigquery",
                    "com.google.cloud.bigquery.BigQuery");
        }
    }

    /**
     * What a build of each page would be billed, query by query.
     *
     * @param pages none means all
     */
    List<QueryCost> estimate(List<PageName> pages, LocalDate start, int weeks, Instant asOf);

    /**
     * What a deployment would do, and what it would leave alone.
     *
     * @param replaceProcedures whether procedures of the agency's names that have another body are replaced
     */
    List<DeployStep> deployment(boolean replaceProcedures);

    /** Does what {@link #deployment} said. */
    void deploy(List<DeployStep> steps);
}
