package io.schedulebuilder.store.bigquery;

import com.google.api.services.bigquery.Bigquery;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.store.Dataset;
import io.schedulebuilder.store.Queries;
import io.schedulebuilder.store.Query;
import io.schedulebuilder.store.Row;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One run's connection to one dataset. It opens on first use, so naming a dataset costs nothing. Unless stated
 * otherwise, every method throws {@link FailureException} in the words of {@link ApiErrors}. Thread-safe.
 */
final class Session implements Queries {
    private final Dataset dataset;
    private final Optional<URI> emulator;
    private final ServiceLimits limits;
    private final long maximumBytesBilled;
    private final String run;
    /** The bytes billed for each query. */
    private final List<Long> billed = Collections.synchronizedList(new ArrayList<>());

    private Optional<Open> open = Optional.empty();
    private Optional<Catalog> catalog = Optional.empty();

    Session(Dataset dataset, Optional<URI> emulator, ServiceLimits limits, long maximumBytesBilled, String run) {
        this.dataset = dataset;
        this.emulator = emulator;
        this.limits = limits;
        this.maximumBytesBilled = maximumBytesBilled;
        this.run = run;
    }

    private record Open(Access access, Calls calls, Jobs jobs, String location) {}

    Dataset dataset() {
        return dataset;
    }

    ServiceLimits limits() {
        return limits;
    }

    List<Long> billed() {
        return billed;
    }

    /** Distinguishes this run's jobs and locks from all others. */
    String run() {
        return run;
    }

    /** The account in use, for people. */
    String identity() {
        return open().access().identity();
    }

    /** The location of the dataset's data: US, europe-west3. */
    String location() {
        return open().location();
    }

    Bigquery api() {
        return open().access().api();
    }

    Calls calls() {
        return open().calls();
    }

    @Override
    public void visit(Query query, Consumer<Row> visitor, Object... values) {
        Statement statement = statement(query.file(), values);
        // The first build creates these tables.
        boolean absent = Tables.MADE_BY_BUILDS.stream()
                .anyMatch(table -> statement.names(table) && !catalog().has(table));
        if (!absent) {
            query(query.attempt(), statement).forEach(visitor);
        }
    }

    /** A statement from {@code queries/}, with values for its parameters in order. */
    Statement statement(String query, Object... values) {
        SqlFile file = SqlFile.of("queries/" + query + ".sql");
        return new Statement(query, sql(file, Map.of()), file.bind(values), page(values));
    }

    private static Optional<PageName> page(Object... values) {
        return Stream.of(values)
                .map(value -> value instanceof List<?> list && list.size() == 1 ? list.get(0) : value)
                .filter(PageName.class::isInstance)
                .map(PageName.class::cast)
                .findFirst();
    }

    /** Our SQL with the dataset's name and the given values inserted. */
    String sql(SqlFile file, Map<String, String> places) {
        Map<String, String> all = new HashMap<>(places);
        all.put("dataset", dataset.qualified());
        if (file.text().contains(Tables.OPTIONAL_CAPTION_ID)) {
            all.computeIfAbsent(Tables.OPTIONAL_CAPTION_ID, place -> Tables.captionId(catalog()));
        }
        return file.with(all);
    }

    /**
     * SQL at the start of every transaction that writes plans or failures, in a script that declares
     * {@code version_seen}. It changes one row, so that no two of them run at the same time.
     */
    String guard() {
        return sql(SqlFile.of("parts/change_guard.sql"), Map.of());
    }

    /** The tables when they were first read, or last changed by us. */
    synchronized Catalog catalog() {
        if (catalog.isEmpty()) {
            catalog = Optional.of(Catalog.read(dataset, calls(), api()));
        }
        return catalog.get();
    }

    /** Must be called after a change of the tables. */
    synchronized void forgetCatalog() {
        catalog = Optional.empty();
    }

    /**
     * Runs a query and returns its rows.
     *
     * @param attempt for people, if it fails: "read the messages"
     */
    List<ResultRow> query(String attempt, Statement statement) {
        return ApiErrors.explained(dataset, attempt, () -> open().jobs().query(statement));
    }

    /** The first row of a query that always has one. */
    ResultRow first(String attempt, Statement statement) {
        return query(attempt, statement).stream()
                .findFirst()
                .orElseThrow(() -> new FailureException(dataset + ": cannot " + attempt
                        + ": the service answered without a row. Try again; if it happens again, deploy the"
                        + " procedures again:  schedule-builder warehouse deploy --warehouse " + dataset));
    }

    /** Runs a statement that changes something and may be repeated after a failure. */
    void update(String attempt, Statement statement) {
        query(attempt, statement);
    }

    /**
     * Runs a statement once.
     *
     * @throws ApiException as in {@link Jobs#once}
     */
    void once(Statement statement, Backoff bounds) {
        open().jobs().once(statement, bounds);
    }

    /** Why the service rejects a query; empty if it accepts it. */
    Optional<String> objection(Statement statement) {
        try {
            open().jobs().query(statement);
            return Optional.empty();
        } catch (ApiException e) {
            if (e.isObjection()) {
                return Optional.of(e.message());
            }
            throw ApiErrors.explain(dataset, "try a pattern", e);
        }
    }

    /** The maximum number of bytes that a query would be billed. */
    long estimate(Statement statement) {
        return ApiErrors.explained(
                dataset, "estimate " + statement.step(), () -> open().jobs().estimate(statement));
    }

    private synchronized Open open() {
        if (open.isEmpty()) {
            Access access = Access.open(dataset, emulator, limits);
            Calls calls = new Calls(limits);
            String location = location(access, calls);
            Jobs jobs = new Jobs(access.api(), dataset, calls, billed, run, maximumBytesBilled, location);
            open = Optional.of(new Open(access, calls, jobs, location));
        }
        return open.get();
    }

    private String location(Access access, Calls calls) {
        return ApiErrors.explained(
                        dataset,
                        "look at the dataset",
                        () -> calls.ifFound(() -> access.api().datasets().get(dataset.project(), dataset.name())))
                .orElseThrow(() -> new FailureException(dataset + ": " + ApiErrors.noDataset(dataset)))
                .getLocation();
    }
}
