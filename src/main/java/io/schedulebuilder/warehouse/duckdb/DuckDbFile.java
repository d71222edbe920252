package io.schedulebuilder.warehouse.duckdb;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.duckdb.DuckDBDriver;

/**
 * One database file: who may open it when, and the only owner of transactions.
 *
 * <p>DuckDB gives a file to many readers or to one writer, and refuses at once. Between processes we ask again until the
 * limits are reached; within this process readers and writers queue at a gate.
 */
final class DuckDbFile {
    /** Of the tables in {@code schema.sql}. */
    static final int SCHEMA_VERSION = 1;

    private static final String WRITE_AHEAD_LOG = ".wal";

    private static final int ALL_PERMITS = 1 << 16;
    private static final Map<Path, Semaphore> GATES = new ConcurrentHashMap<>();

    private final Path file;
    private final LockWait.Limits limits;
    private final Consumer<String> talk;
    private final Connector connector;

    /** Opens a database file. */
    @FunctionalInterface
    interface Connector {
        Connection connect(Path file, boolean readOnly) throws SQLException;
    }

    /** @param talk is told when someone else's use of the file lasts */
    DuckDbFile(Path file, LockWait.Limits limits, Consumer<String> talk, Connector connector) {
        this.file = file;
        this.limits = limits;
        this.talk = talk;
        this.connector = connector;
    }

    static Connection connect(Path file, boolean readOnly) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("duckdb.read_only", Boolean.toString(readOnly));
        // Not by the driver manager, which sees only the drivers that were there when it was first asked.
        return new DuckDBDriver().connect("jdbc:duckdb:" + file.toAbsolutePath(), properties);
    }

    /** Opens the file for reading; the caller closes it. */
    Session read() {
        requireFile();
        return open(true, DuckDbFile::requireSchema);
    }

    /** Opens the file for writing, with a transaction begun; what the caller does not commit is undone. */
    Session write() {
        requireFile();
        return open(false, (path, opened) -> {
            opened.begin();
            requireSchema(path, opened);
        });
    }

    /** Runs {@code work} in one transaction: all that it writes stays, or, if it throws, nothing. */
    <T> T write(Function<Session, T> work) {
        try (Session session = write()) {
            T result = work.apply(session);
            session.commit();
            return result;
        }
    }

    /**
     * Copies the file as it is now. Nothing may be read from it in this process meanwhile: to close a copied file gives up
     * the lock that this process has on it, as POSIX has it.
     */
    @SuppressWarnings("try") // that it is open is all that is wanted of the session
    void copyTo(Path target) {
        try (Session held = read()) {
            // What a killed process left is read together with the file; first, as the lock is on the file alone.
            Path log = file.resolveSibling(file.getFileName() + WRITE_AHEAD_LOG);
            if (Files.exists(log)) {
                Files.copy(log, target.resolveSibling(target.getFileName() + WRITE_AHEAD_LOG));
            }
            Files.copy(file, target);
        } catch (IOException e) {
            throw new FailureException(
                    String.format(
                            Locale.ROOT,
                            "%s cannot be copied to %s (%s). Make room, and run again.",
                            file,
                            target.getParent(),
                            e.getMessage()),
                    e);
        }
    }

    /** Creates file, folders and tables where they are missing. */
    void init() {
        requireNoFolder();
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        } catch (IOException e) {
            throw new FailureException(
                    String.format(
                            Locale.ROOT,
                            "%s: its folder cannot be made (%s). Name another file.",
                            file,
                            e.getMessage()),
                    e);
        }
        boolean existed = Files.exists(file);
        try (Session session = open(false, (path, opened) -> opened.begin())) {
            session.run(schema());
            session.update(
                    "INSERT INTO schedule_builder_schema SELECT ? WHERE NOT EXISTS (FROM schedule_builder_schema)",
                    SCHEMA_VERSION);
            requireSchema(file, session);
            session.commit();
        } catch (RuntimeException e) {
            if (!existed) {
                removeIfEmpty();
            }
            throw e;
        }
    }

    /** A full disk leaves a name without a database. */
    private void removeIfEmpty() {
        try {
            if (Files.exists(file) && Files.size(file) == 0) {
                Files.delete(file);
            }
        } catch (IOException e) {
            // It stays, and says what it is when it is opened.
        }
    }

    /** Prepares a session that was just opened. */
    @FunctionalInterface
    private interface Greeting {
        void greet(Path file, Session session);
    }

    private Session open(boolean readOnly, Greeting greeting) {
        int permits = readOnly ? 1 : ALL_PERMITS;
        Semaphore gate = GATES.computeIfAbsent(identity(), path -> new Semaphore(ALL_PERMITS, true));
        enter(gate, permits);
        Session session;
        try {
            session = new Session(file, connect(readOnly), () -> gate.release(permits));
        } catch (RuntimeException e) {
            gate.release(permits);
            throw e;
        }
        try {
            session.run("SET TimeZone = 'UTC'");
            greeting.greet(file, session);
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private void enter(Semaphore gate, int permits) {
        try {
            if (!gate.tryAcquire(permits, limits.oneHolder().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new FailureException(String.format(
                        Locale.ROOT,
                        "%s: another part of this process still used the warehouse after %s.",
                        file,
                        EngineErrors.words(limits.oneHolder())));
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Connection connect(boolean readOnly) {
        LockWait wait = new LockWait(file, limits, talk);
        while (true) {
            Duration pause;
            try {
                return connector.connect(file, readOnly);
            } catch (SQLException e) {
                if (!EngineErrors.isLock(e)) {
                    throw EngineErrors.explain(file, e);
                }
                pause = wait.pause(e);
            }
            try {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private FailureException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new FailureException(file + ": interrupted while waiting for the warehouse; nothing was written.", e);
    }

    /** One gate for one file, whatever it is called. */
    Path identity() {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize(); // not made yet
        }
    }

    private void requireFile() {
        requireNoFolder();
        if (!Files.exists(file)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: there is no warehouse. Make one with  schedule-builder warehouse init --warehouse duckdb:%s",
                    file,
                    file));
        }
    }

    private void requireNoFolder() {
        if (Files.isDirectory(file)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: this is a folder. Name a file, for instance %s",
                    file,
                    file.resolve("warehouse.duckdb")));
        }
    }

    private static void requireSchema(Path file, Session session) {
        boolean known = session.first(
                        "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'schedule_builder_schema'",
                        row -> row.getInt(1) > 0)
                .orElse(false);
        if (!known) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: a DuckDB file, but without the warehouse's tables. Make them with  schedule-builder warehouse init --warehouse duckdb:%s",
                    file,
                    file));
        }
        int version = session.first("SELECT version FROM schedule_builder_schema", row -> row.getInt(1))
                .orElse(SCHEMA_VERSION);
        if (version != SCHEMA_VERSION) {
            throw new FailureException(String.format(
                    Locale.ROOT,
                    "%s: its tables are of version %d, this program knows version %d. Use the program that made it, or import into a new file.",
                    file,
                    version,
                    SCHEMA_VERSION));
        }
    }

    private static String schema() {
        try (InputStream in = Objects.requireNonNull(DuckDbFile.class.getResourceAsStream("schema.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
