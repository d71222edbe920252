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

    /**
     * The cost limit of a query, and the price for reports.
     *
     * @param maximumBytesBilled for one query; a query that would cost more fails before it costs anything
     */
    record Costs(long maximumBytesBilled, Price price) {
        /** The defaults. */
        public static final Costs USUAL = new Costs(DEFAULT_MAXIMUM_BYTES_BILLED, Price.ON_DEMAND);
    }

    /** Opens cloud warehouses. */
    interface Client {
        /**
         * Opens a dataset.
         *
         * @param environment names credentials or an emulator
         * @param talk receives messages for the user
         */
        CloudWarehouse open(Dataset dataset, Map<String, String> environment, Costs costs, Consumer<String> talk);

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
