package io.schedulebuilder.store.bigquery;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.store.CloudWarehouse;
import io.schedulebuilder.store.CommitResult;
import io.schedulebuilder.store.Commitment;
import io.schedulebuilder.store.Dataset;
import io.schedulebuilder.store.DeployStep;
import io.schedulebuilder.store.Finding;
import io.schedulebuilder.store.ImportBatch;
import io.schedulebuilder.store.LoadProgress;
import io.schedulebuilder.store.LoadSummary;
import io.schedulebuilder.store.PerformanceSummary;
import io.schedulebuilder.store.Price;
import io.schedulebuilder.store.QueryCost;
import io.schedulebuilder.store.Records;
import io.schedulebuilder.store.RunRecord;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.store.SweepSummary;
import io.schedulebuilder.store.WarehouseCopy;
import io.schedulebuilder.store.WriteSession;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** A warehouse in a BigQuery dataset. It uses the agency's tables and adds our procedures beside the agency's. */
public final class BigQueryWarehouse implements CloudWarehouse {
    private final Session session;
    private final Price price;
    private final Consumer<String> talk;
    private boolean ready;

    private BigQueryWarehouse(Session session, Price price, Consumer<String> talk) {
        this.session = session;
        this.price = price;
        this.talk = talk;
    }

    /**
     * A warehouse in a dataset. The dataset is accessed on first use.
     *
     * @param environment of this process; {@code BIGQUERY_EMULATOR_HOST} is the address of an emulator to use instead
     *     of the service
     * @param talk receives at the end what the queries were billed
     * @throws InputException if the emulator's address is invalid
     */
    public static BigQueryWarehouse open(
            Dataset dataset, Map<String, String> environment, Costs costs, Consumer<String> talk) {
        return open(dataset, emulator(environment), ServiceLimits.USUAL, costs, talk);
    }

    static BigQueryWarehouse open(
            Dataset dataset, Optional<URI> emulator, ServiceLimits limits, Costs costs, Consumer<String> talk) {
        String run = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        return new BigQueryWarehouse(
                new Session(dataset, emulator, limits, costs.maximumBytesBilled(), run), costs.price(), talk);
    }

    private static Optional<URI> emulator(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(Access.EMULATOR))
                .filter(word -> !word.isBlank())
                .map(word -> {
                    try {
                        URI address = URI.create(word.contains("://") ? word : "http://" + word);
                        if (address.getHost() != null) {
                            return address;
                        }
                    } catch (IllegalArgumentException e) {
                        // Reported below.
                    }
                    throw new InputException(Access.EMULATOR + " is \"" + word
                            + "\", which is not an address. Write one such as http://127.0.0.1:9050, or unset it.");
                });
    }

    /** For operations that only this kind of warehouse has. */
    Session session() {
        return session;
    }

    @Override
    public String name() {
        return session.dataset().toString();
    }

    @Override
    public Snapshot read() {
        makeReady();
        return new BigQuerySnapshot(session);
    }

    @Override
    public WriteSession lock() {
        makeReady();
        makeWhatBuildsWrite();
        Tables.requireWritable(session.dataset(), session.catalog());
        return BigQueryWriteSession.take(session);
    }

    /** Needs no lock, because the transaction that writes checks everything that the plan depends on. */
    @Override
    public CommitResult commit(Commitment commitment) {
        makeReady();
        makeWhatBuildsWrite();
        Tables.requireWritable(session.dataset(), session.catalog());
        return new PlanWriter(session, commitment).write();
    }

    @Override
    public void logFailures(List<RunRecord> runs) {
        makeWhatBuildsWrite();
        RunLog.writeFailures(session, runs);
    }

    @Override
    public WarehouseCopy copyInto(Path folder) {
        throw new InputException("A cluster reads a copy of a DuckDB file. " + name()
                + " is planned without a cluster: leave out --engine spark.");
    }

    @Override
    public List<Finding> examine() {
        return new Examination(session).findings();
    }

    /** Creates what is missing. Procedures with the agency's names stay. */
    @Override
    public void init() {
        deploy(deployment(false));
    }

    /** The steps that {@link #deploy} would run, including what it leaves unchanged. */
    @Override
    public List<DeployStep> deployment(boolean replaceProcedures) {
        return new Deployment(session, replaceProcedures).plan();
    }

    /** Runs the steps from {@link #deployment}. Drops nothing and changes no row. */
    @Override
    public void deploy(List<DeployStep> steps) {
        Deployment.apply(session, steps);
    }

    @Override
    public LoadSummary load(ImportBatch batch, LoadProgress progress) {
        makeReady();
        return new BatchLoader(session, progress).load(batch);
    }

    @Override
    public SweepSummary sweep(Optional<LocalDate> day) {
        makeReady();
        return Upkeep.sweep(session, day);
    }

    @Override
    public PerformanceSummary updatePerformance(Optional<LocalDate> day) {
        makeReady();
        return Upkeep.updatePerformance(session, day);
    }

    /**
     * Estimates what a build of one or more pages would be billed, query by query, without running these queries. For
     * several pages, it first runs a query for the pages and their time zones.
     *
     * @param pages empty means all pages
     * @throws InputException if none of the pages is known
     */
    @Override
    public List<QueryCost> estimate(List<PageName> pages, LocalDate start, int weeks, Instant asOf) {
        makeReady();
        return new Estimate(session)
                .of(
                        pages.size() == 1 ? List.of(new Page(pages.get(0), Page.DEFAULT_ZONE)) : known(pages),
                        start,
                        weeks,
                        asOf);
    }

    private List<Page> known(List<PageName> wanted) {
        try (BigQuerySnapshot snapshot = new BigQuerySnapshot(session)) {
            List<Page> known = (wanted.isEmpty() ? snapshot.activePages() : wanted)
                    .stream()
                            .distinct()
                            .flatMap(name -> snapshot.pageOrElseInDefaultZone(name).stream())
                            .toList();
            if (known.isEmpty()) {
                throw new InputException(session.dataset() + " knows "
                        + (wanted.isEmpty() ? "no page" : "none of these pages")
                        + ". Import messages or pages:  schedule-builder warehouse import --warehouse "
                        + session.dataset());
            }
            return known;
        }
    }

    /** Reports what was billed. Nothing is open. */
    @Override
    public void close() {
        List<Long> billed = List.copyOf(session.billed());
        if (!billed.isEmpty()) {
            long bytes = billed.stream().mapToLong(Long::longValue).sum();
            talk.accept("BigQuery: " + billed.size() + (billed.size() == 1 ? " query, " : " queries, ")
                    + Price.size(bytes) + " billed, "
                    + price.of(bytes) + " at $" + price.dollarsPerTebibyte().toPlainString()
                    + " a TiB (label run: " + session.run() + ").");
        }
    }

    @Override
    public <T> T reading(Function<Records, T> reader) {
        return reader.apply(new Records(session));
    }

    private synchronized void makeReady() {
        if (!ready) {
            Tables.require(session.dataset(), session.catalog());
            Routines.read(session).require(session.dataset());
            ready = true;
        }
    }

    /** Creates the two tables that nothing else depends on, so that a build does not require a deployment for them. */
    private void makeWhatBuildsWrite() {
        for (String table : Tables.MADE_BY_BUILDS) {
            if (!session.catalog().has(table)) {
                session.update(
                        "make the table " + table,
                        Statement.of("make_" + table, session.sql(Tables.file(table), Map.of())));
                session.forgetCatalog();
            }
        }
    }
}
