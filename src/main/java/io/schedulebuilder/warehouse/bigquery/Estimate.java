package io.schedulebuilder.warehouse.bigquery;

import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.warehouse.Rest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a build would be billed, before it is: each query by a dry run, which is free; calls and scripts, which have none, by
 * the sizes of the tables that they name.
 */
final class Estimate {
    /** "Minimum 10 MB data processed per table referenced by the query" (BigQuery pricing). */
    private static final long LEAST_PER_TABLE = 10L << 20;

    private final Session session;

    Estimate(Session session) {
        this.session = session;
    }

    /** @param page of which one; a batch's queries read all pages at once, and cost the same */
    List<QueryCost> of(PageName page, Horizon horizon, Instant asOf) {
        Instant lookBack = asOf.minus(Duration.ofDays(91));
        List<QueryCost> costs = new ArrayList<>();
        for (Statement statement : List.of(
                session.statement("pages"),
                session.statement("schedules", page.value(), Rest.from(horizon), Rest.to(horizon)),
                session.statement("bank"),
                session.statement("messages", "[{\"name\": \"page\", \"turn\": 0}]", asOf),
                session.statement("platform", lookBack, asOf),
                session.statement("holidays"),
                session.statement("baseline", lookBack, asOf),
                session.statement("restrictions", page.value()),
                session.statement("standing", "[]", asOf, Rest.from(horizon), Rest.to(horizon), List.of(), List.of()),
                session.statement("captions", List.of(1L)))) {
            // The service bills each table that a query names with a minimum, which its dry run leaves out.
            costs.add(new QueryCost(
                    statement.step(), Math.max(session.estimate(statement), leastBilled(statement.sql())), true));
        }
        Statement analysis = Reports.call(session, Map.of(new Page(page, horizon.zone()), asOf));
        costs.add(new QueryCost(analysis.step(), bySizes(Routines.sql(session, "sb_page_reports")), false));
        costs.add(new QueryCost(
                "commit",
                bySizes(SqlFile.of("scripts/commit.sql").text() + Routines.sql(session, "sb_lock_caption_assignments")),
                false));
        return List.copyOf(costs);
    }

    private static long leastBilled(String sql) {
        return LEAST_PER_TABLE
                * Tables.ALL.stream()
                        .filter(table -> sql.contains("." + table + "`"))
                        .count();
    }

    /** Each time that a table is named it may be read whole. */
    private long bySizes(String sql) {
        long bytes = 0;
        for (String table : Tables.ALL) {
            long named = sql.split("\\." + table + "`", -1).length - 1L;
            if (named > 0) {
                bytes += named * Math.max(LEAST_PER_TABLE, size(table));
            }
        }
        return bytes;
    }

    private long size(String name) {
        Dataset dataset = session.dataset();
        try {
            return session.calls()
                    .ifFound(() -> session.api().tables().get(dataset.project(), dataset.name(), name))
                    .flatMap(table -> Optional.ofNullable(table.getNumBytes()))
                    .orElse(0L);
        } catch (ApiException e) {
            throw ApiErrors.explain(dataset, "look at the size of " + name, e);
        }
    }
}
