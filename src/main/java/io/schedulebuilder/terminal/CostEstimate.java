package io.schedulebuilder.terminal;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.store.CloudWarehouse;
import io.schedulebuilder.store.Dataset;
import io.schedulebuilder.store.Price;
import io.schedulebuilder.store.QueryCost;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Shows what a build or a batch would be billed, before it runs. */
public final class CostEstimate {
    private CostEstimate() {}

    /** The JSON output. */
    public record View(long bytes, String dollars, List<QueryCost> queries) {}

    /**
     * Prints what a run on a BigQuery dataset would be billed.
     *
     * @param pages the pages; none means all
     */
    public static int print(
            List<PageName> pages, LocalDate start, int weeks, WarehouseOptions options, ConsoleOptions talk) {
        Dataset dataset = options.bigQuery()
                .orElseThrow(
                        () -> new InputException(
                                "--estimate-cost: a DuckDB file costs nothing. Name a dataset: --warehouse bigquery:PROJECT.DATASET"));
        List<QueryCost> costs;
        try (CloudWarehouse warehouse = options.open(dataset, talk)) {
            costs = warehouse.estimate(pages, start, weeks, Instant.now());
        }
        long bytes = costs.stream().mapToLong(QueryCost::bytes).sum();
        Price price = options.price();
        if (talk.json) {
            talk.answer(new View(bytes, price.of(bytes), costs));
            return ExitCodes.DONE;
        }
        List<List<String>> rows = new ArrayList<>();
        for (QueryCost cost : costs) {
            rows.add(List.of(
                    cost.step() + (cost.times() > 1 ? " × " + cost.times() : ""),
                    Price.size(cost.bytes()),
                    price.of(cost.bytes()),
                    cost.dryRun() ? "dry run" : "at most, based on the sizes of its tables"));
        }
        rows.add(List.of("in all", Price.size(bytes), price.of(bytes), ""));
        talk.out().print(TextTable.of(rows, ""));
        return ExitCodes.DONE;
    }
}
