package io.schedulebuilder.store.bigquery;

import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.store.Dataset;
import io.schedulebuilder.store.QueryCost;
import io.schedulebuilder.store.RestPeriod;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Estimates what a build will be billed. A dry run estimates each query for free. Calls and scripts have no dry run;
 * they are estimated from the sizes of the tables they name.
 */
record Estimate(Session session) {
    /** "Minimum 10 MB data processed per table referenced by the query" (BigQuery pricing). */
    private static final long LEAST_PER_TABLE = 10L << 20;

    /**
     * Estimates a build of one or more pages. Some queries run once for each page, some once for each day of a time
     * zone, and the others once. It leaves out queries that not every run needs: for restrictions by pattern, for
     * replaced schedules, for the write lock, and for a second try.
     *
     * @param pages one or more
     */
    List<QueryCost> of(List<Page> pages, LocalDate start, int weeks, Instant asOf) {
        Instant lookBack = asOf.minus(Duration.ofDays(91));
        String page = pages.get(0).name().value();
        int zones = Math.toIntExact(pages.stream().map(Page::zone).distinct().count());
        Horizon horizon = new Horizon(start, weeks, pages.get(0).zone());
        LocalDate from = RestPeriod.from(horizon);
        LocalDate to = RestPeriod.to(horizon);
        Stream<QueryCost> promises = session.catalog().has("planned_messages")
                ? Stream.of(dryRun(session.statement("promises")))
                : Stream.empty(); // the first build creates the table
        return Stream.concat(
                        Stream.of(
                                dryRun(session.statement("pages")).repeated(pages.size() > 1 ? 2 : 1),
                                dryRun(session.statement("schedules", page, from, to))
                                        .repeated(pages.size()),
                                dryRun(session.statement("bank")),
                                dryRun(session.statement("messages", "[{\"name\": \"page\", \"turn\": 0}]", asOf)),
                                dryRun(session.statement("sends")),
                                dryRun(session.statement("platform", lookBack, asOf))
                                        .repeated(zones),
                                dryRun(session.statement("holidays")),
                                dryRun(session.statement("baseline", lookBack, asOf))
                                        .repeated(zones),
                                dryRun(session.statement("restrictions", page)).repeated(pages.size()),
                                dryRun(session.statement("standing", "[]", asOf, from, to, List.of(), List.of(), asOf))
                                        .repeated(zones),
                                dryRun(session.statement("captions", List.of(1L))),
                                bySizes(Reports.PROCEDURE, Routines.sql(session, "sb_page_reports")),
                                bySizes(
                                                "commit",
                                                SqlFile.of("scripts/commit.sql").text()
                                                        + session.guard()
                                                        + Routines.sql(session, "sb_lock_caption_assignments"))
                                        .repeated(pages.size())),
                        promises)
                .toList();
    }

    /** The service bills a minimum for each table in a query; a dry run does not include it. */
    private QueryCost dryRun(Statement statement) {
        return new QueryCost(statement.step(), 1, Math.max(session.estimate(statement), leastBilled(statement)), true);
    }

    private static long leastBilled(Statement statement) {
        return LEAST_PER_TABLE * Tables.ALL.stream().filter(statement::names).count();
    }

    /** A table may be read completely each time it is named. */
    private QueryCost bySizes(String step, String sql) {
        long bytes = 0;
        for (String table : Tables.ALL) {
            long named = sql.split("\\." + table + "`", -1).length - 1L;
            if (named > 0) {
                bytes += named * Math.max(LEAST_PER_TABLE, size(table));
            }
        }
        return new QueryCost(step, 1, bytes, false);
    }

    private long size(String name) {
        Dataset dataset = session.dataset();
        return ApiErrors.explained(dataset, "look at the size of " + name, () -> session.calls()
                        .ifFound(() -> session.api().tables().get(dataset.project(), dataset.name(), name)))
                .flatMap(table -> Optional.ofNullable(table.getNumBytes()))
                .orElse(0L);
    }
}
