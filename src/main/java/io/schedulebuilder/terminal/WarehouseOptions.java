package io.schedulebuilder.terminal;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.ShellWords;
import io.schedulebuilder.store.CloudWarehouse;
import io.schedulebuilder.store.Dataset;
import io.schedulebuilder.store.Price;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.store.duckdb.DuckDbWarehouse;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which warehouse a command uses. */
public final class WarehouseOptions {
    private static final String DUCKDB = "duckdb:";
    private static final String BIGQUERY = "bigquery:";

    /** What DuckDB would take for a service or for another kind of database: s3://, md:, sqlite:. */
    private static final Pattern NOT_A_FILE =
            Pattern.compile("^(?:\\w[\\w+.-]+:/|(?:md|motherduck|sqlite|ducklake|file):)");

    private final Installation installation;

    @Spec(Target.MIXEE)
    CommandSpec command;

    @Option(
            names = "--warehouse",
            paramLabel = "WAREHOUSE",
            description = "Where history, captions and schedules are stored: duckdb:FILE or bigquery:PROJECT.DATASET. "
                    + "Default: the embedded warehouse .schedule-builder/warehouse.duckdb, which starts with the "
                    + "example pages.")
    Optional<String> warehouse = Optional.empty();

    @Option(
            names = "--project-id",
            paramLabel = "PROJECT",
            description = "With --dataset: same as --warehouse bigquery:PROJECT.DATASET.")
    Optional<String> projectId = Optional.empty();

    @Option(names = "--dataset", paramLabel = "DATASET", description = "With --project-id.")
    Optional<String> dataset = Optional.empty();

    @Option(
            names = "--max-bytes-billed",
            paramLabel = "BYTES",
            description = "BigQuery: limit for each query. A query that would be billed more fails before it costs "
                    + "anything. Default: 10737418240 (10 GiB).")
    @Within(least = "1", most = "1000000000000000000")
    Optional<Long> maximumBytesBilled = Optional.empty();

    @Option(
            names = "--price-per-tib",
            paramLabel = "DOLLARS",
            description = "BigQuery: price of a tebibyte in dollars, used to show what a run cost. Default: 6.25.")
    @Within(least = "0", most = "1000000")
    Optional<BigDecimal> pricePerTebibyte = Optional.empty();

    public WarehouseOptions(Installation installation) {
        this.installation = installation;
    }

    /** Opens the warehouse. Creates a missing embedded one from the examples. */
    public Warehouse open(ConsoleOptions talk) {
        Optional<String> name = name();
        return name.isPresent() ? open(name.get(), talk) : EmbeddedWarehouse.open(installation, talk);
    }

    /** Opens the warehouse without creating an embedded one. */
    public Warehouse openUnseeded(ConsoleOptions talk) {
        return name().map(name -> open(name, talk))
                .orElseGet(() -> DuckDbWarehouse.open(installation.embeddedWarehouse(), talk::say));
    }

    /**
     * Opens the named warehouse, for the user's own data, because the embedded one contains the examples.
     *
     * @throws InputException if none is named; it says what to type
     */
    public Warehouse openNamed(ConsoleOptions talk) {
        return name().map(name -> open(name, talk))
                .orElseThrow(() -> new InputException(
                        "no --warehouse is named, and the embedded warehouse contains the example pages, so your data "
                                + "would be mixed with them. Type:  "
                                + command.root().name() + " "
                                + typed().map(word -> ShellWords.quoted(word) + " ")
                                        .collect(Collectors.joining())
                                + "--warehouse duckdb:agency.duckdb"));
    }

    private Stream<String> typed() {
        return command.root().commandLine().getParseResult().originalArgs().stream();
    }

    /** The files of the warehouse, if it is stored in files; they may not exist. */
    public List<Path> files() {
        try {
            Path file = name().filter(name -> !name.startsWith(BIGQUERY))
                    .map(WarehouseOptions::file)
                    .orElseGet(installation::embeddedWarehouse);
            return List.of(file, file.resolveSibling(file.getFileName() + ".wal"));
        } catch (InputException e) {
            return List.of(); // opening it reports why the name is invalid
        }
    }

    /** The option that names this warehouse in a suggested command; empty for the embedded one. */
    public String option() {
        return name().map(name -> " --warehouse " + ShellWords.quoted(name)).orElse("");
    }

    /** The BigQuery dataset, if the warehouse is one. */
    public Optional<Dataset> bigQuery() {
        return name().filter(name -> name.startsWith(BIGQUERY))
                .map(name -> Dataset.parse(name.substring(BIGQUERY.length())));
    }

    /** Opens a dataset, for operations that only BigQuery supports. */
    public CloudWarehouse open(Dataset named, ConsoleOptions talk) {
        long most = maximumBytesBilled.orElse(CloudWarehouse.DEFAULT_MAXIMUM_BYTES_BILLED);
        return CloudWarehouse.Client.load()
                .open(named, System.getenv(), new CloudWarehouse.Costs(most, price()), talk::say);
    }

    /** The price of billed bytes. */
    Price price() {
        return pricePerTebibyte.map(Price::new).orElse(Price.ON_DEMAND);
    }

    private Warehouse open(String name, ConsoleOptions talk) {
        Optional<Dataset> named = bigQuery();
        return named.isPresent() ? open(named.get(), talk) : DuckDbWarehouse.open(file(name), talk::say);
    }

    /** The warehouse as the user named it; empty for the embedded one. */
    public Optional<String> name() {
        if (projectId.isEmpty() && dataset.isEmpty()) {
            return warehouse;
        }
        if (projectId.isEmpty() || dataset.isEmpty()) {
            throw new InputException("--project-id and --dataset name a BigQuery dataset together; "
                    + (dataset.isEmpty() ? "--dataset" : "--project-id") + " is missing.");
        }
        String name = BIGQUERY + projectId.get() + "." + dataset.get();
        if (warehouse.isPresent() && !warehouse.get().equals(name)) {
            throw new InputException("--warehouse " + warehouse.get() + " and --project-id " + projectId.get()
                    + " --dataset " + dataset.get() + " name two warehouses. Use only one.");
        }
        return Optional.of(name);
    }

    private static Path file(String name) {
        String path = name.startsWith(DUCKDB) ? name.substring(DUCKDB.length()) : "";
        if (path.isBlank()) {
            throw new InputException("--warehouse \"" + name
                    + "\" does not name a warehouse. Write duckdb:FILE, such as duckdb:agency.duckdb, or "
                    + "bigquery:PROJECT.DATASET.");
        }
        if (path.startsWith(":memory:") || NOT_A_FILE.matcher(path).find()) {
            throw new InputException("--warehouse \"" + name
                    + "\" does not name a local file. Write duckdb:FILE, such as duckdb:agency.duckdb.");
        }
        try {
            return Path.of(HomeFolder.expanded(path));
        } catch (InvalidPathException e) {
            throw new InputException("--warehouse \"" + name + "\" is not a path: " + e.getReason() + ".");
        }
    }
}
