package io.schedulebuilder.store;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.libraries.LibraryFolder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A warehouse in a BigQuery dataset, with the operations that only such a warehouse has. */
public interface CloudWarehouse extends Warehouse {
    /** A query that would be billed for more bytes fails before it costs anything. */
    long DEFAULT_MAXIMUM_BYTES_BILLED = 10L << 30;

    /** Opens cloud warehouses. */
    interface Client {
        /**
         * Opens a dataset.
         *
         * @param environment names credentials or an emulator
         * @param maximumBytesBilled for one query
         * @param price for the line about what a run was billed
         * @param talk receives messages for the user
         */
        CloudWarehouse open(
                Dataset dataset,
                Map<String, String> environment,
                long maximumBytesBilled,
                Price price,
                Consumer<String> talk);

        /** Loads the client and its libraries. */
        static Client load() {
            return LibraryFolder.service(
                    Client.class,
                    "bigquery",
                    "io.schedulebuilder.store.bigquery",
                    "com.google.cloud.bigquery.BigQuery");
        }
    }

    /**
     * Estimates what a build of each page would be billed, query by query.
     *
     * @param pages empty means all pages
     */
    List<QueryCost> estimate(List<PageName> pages, LocalDate start, int weeks, Instant asOf);

    /**
     * The steps of a deployment, including what it would leave unchanged.
     *
     * @param replaceProcedures whether to replace procedures that have the agency's names but a different body
     */
    List<DeployStep> deployment(boolean replaceProcedures);

    /** Runs the steps that {@link #deployment} returned. */
    void deploy(List<DeployStep> steps);
}
