package io.schedulebuilder.store.duckdb;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.store.Finding;
import io.schedulebuilder.store.ImportBatch;
import io.schedulebuilder.store.LoadProgress;
import io.schedulebuilder.store.LoadSummary;
import io.schedulebuilder.store.PerformanceSummary;
import io.schedulebuilder.store.Records;
import io.schedulebuilder.store.RunRecord;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.store.SweepSummary;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.store.WarehouseCopy;
import io.schedulebuilder.store.WriteSession;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A warehouse in one DuckDB file. It allows many readers or one writer at a time, across threads and processes. Others
 * wait up to {@link #PATIENCE} for each user of the file, and then fail with that user's process id.
 */
public final class DuckDbWarehouse implements Warehouse {
    /** How long a call waits for one user of the file. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * Limits the total wait. Thirty-two builds that start together take two minutes on two cores, so twenty turns allow
     * for more.
     */
    private static final int TURNS = 20;

    /** Logging why a build failed is not worth another half minute. */
    private static final Duration PATIENCE_FOR_FAILURES = Duration.ofSeconds(2);

    private final DuckDbFile file;
    private final DuckDbFile fileForFailures;

    private DuckDbWarehouse(DuckDbFile file, DuckDbFile fileForFailures) {
        this.file = file;
        this.fileForFailures = fileForFailures;
    }

    /** A warehouse in this file. The file is opened on first use and need not exist before {@link #init}. */
    public static DuckDbWarehouse open(Path file) {
        return open(file, waiting -> {});
    }

    /**
     * The same with the usual time limit. {@code talk} receives at most one message per call, if another user holds the
     * file for long.
     */
    public static DuckDbWarehouse open(Path file, Consumer<String> talk) {
        return open(file, PATIENCE, talk, DuckDbFile::connect);
    }

    static DuckDbWarehouse open(Path file, Duration patience, Consumer<String> talk, DuckDbFile.Connector connector) {
        Duration less = patience.compareTo(PATIENCE_FOR_FAILURES) < 0 ? patience : PATIENCE_FOR_FAILURES;
        return new DuckDbWarehouse(
                new DuckDbFile(file, new LockWait.Limits(patience, patience.multipliedBy(TURNS)), talk, connector),
                new DuckDbFile(file, new LockWait.Limits(less, less), talk, connector));
    }

    /**
     * Creates a warehouse with {@code examples} if the file does not exist. The file appears completely or not at all,
     * and only once, even if several processes try at the same time.
     *
     * @return whether this call created it
     */
    public static boolean seed(Path file, Supplier<ImportBatch> examples, LoadProgress progress) {
        return Seeding.seed(file, examples, progress);
    }

    @Override
    public String name() {
        return "duckdb:" + file.identity();
    }

    @Override
    public Snapshot read() {
        return new DuckDbSnapshot(file.read());
    }

    @Override
    public WriteSession lock() {
        return new DuckDbSnapshot(file.write());
    }

    @Override
    public void logFailures(List<RunRecord> runs) {
        fileForFailures.write(session -> {
            runs.forEach(run -> RunLog.write(session, run));
            return true;
        });
    }

    @Override
    public WarehouseCopy copyInto(Path folder) {
        String name = "warehouse.duckdb";
        file.copyTo(folder.resolve(name));
        return new DuckDbCopy(name);
    }

    @Override
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        try (Session session = file.read()) {
            findings.add(Finding.ok("file", name()));
            findings.add(tables(session));
            String theirs = words(session, Difference.Kind.HARMLESS);
            if (!theirs.isEmpty()) {
                findings.add(Finding.ok("columns", theirs));
            }
        } catch (FailureException | InputException e) {
            findings.add(Finding.fault("file", String.valueOf(e.getMessage()), ""));
        }
        return List.copyOf(findings);
    }

    private Finding tables(Session session) {
        Optional<SchemaVersion> dated = SchemaVersion.of(session).filter(SchemaVersion::dated);
        if (dated.isPresent()) {
            return Finding.warning(
                    "tables",
                    "of version " + dated.get().number() + ", usable for builds",
                    SchemaRepair.command(file.file()));
        }
        String views = words(session, Difference.Kind.DATED);
        if (!views.isEmpty()) {
            return Finding.warning("tables", views, SchemaRepair.command(file.file()));
        }
        long captions = session.count("SELECT count(*) FROM caption_bank");
        return Finding.ok("tables", "of this version, with " + Counted.of(captions, "caption"));
    }

    private static String words(Session session, Difference.Kind kind) {
        return Difference.words(new SchemaCheck(session)
                .differences().stream()
                        .filter(difference -> difference.kind() == kind)
                        .toList());
    }

    @Override
    public void init() {
        file.init();
    }

    @Override
    public LoadSummary load(ImportBatch batch, LoadProgress progress) {
        return file.write(session -> {
            LoadSummary summary = new BatchLoader(session, progress).load(batch);
            if (!batch.messages().isEmpty()) {
                ExamplesMark.remove(session);
            }
            return summary;
        });
    }

    /** Loads the examples into an empty warehouse and marks it as containing only examples. */
    void loadExamples(ImportBatch examples, LoadProgress progress) {
        load(examples, progress);
        file.write(session -> {
            ExamplesMark.set(session);
            return true;
        });
    }

    @Override
    public SweepSummary sweep(Optional<LocalDate> day) {
        return file.write(session -> Upkeep.of(session, day, Instant.now()).sweep());
    }

    @Override
    public PerformanceSummary updatePerformance(Optional<LocalDate> day) {
        return file.write(session -> Upkeep.of(session, day, Instant.now()).updatePerformance());
    }

    /** Does nothing, because nothing stays open between calls. */
    @Override
    public void close() {}

    @Override
    public <T> T reading(Function<Records, T> reader) {
        try (Session session = file.read()) {
            return reader.apply(new Records(session));
        }
    }
}
