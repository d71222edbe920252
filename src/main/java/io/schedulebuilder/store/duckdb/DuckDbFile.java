package io.schedulebuilder.store.duckdb;

import static java.util.stream.Collectors.joining;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
 * <p>DuckDB lets many readers or one writer open a file, and refuses others at once. Between processes we try again until the
 * limits are reached; within this process readers and writers queue at a gate.
 */
final class DuckDbFile {
    /** Of the tables in {@code schema.sql}. */
    static final int SCHEMA_VERSION = 2;

    private static final List<String> POWERS = List.of(
            "enable_external_access",
            "autoinstall_known_extensions",
            "autoload_known_extensions",
            "allow_community_extensions");

    private static final String WRITE_AHEAD_LOG = ".wal";

    private static final int ALL_PERMITS = 1 << 16;
    private static final Map<Path, Gate> GATES = new ConcurrentHashMap<>();

    private final Path file;
    private final LockWait.Limits limits;
    private final Consumer<String> talk;
    private final Connector connector;

    /** Who of this process may use a file, and who does. */
    private static final class Gate {
        private final Semaphore permits = new Semaphore(ALL_PERMITS, true);
        private int users;

        /**
         * Checks the file unless this process has it open: under POSIX, closing it again would release the lock that this
         * process has on it.
         */
        synchronized void use(Path file) {
            if (users == 0 && Files.exists(file)) {
                FileKind.requireDatabase(file);
            }
            users++;
        }

        synchronized void leave() {
            users--;
        }
    }

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
        // Who made the file is not known: nothing in it may reach beyond it.
        for (String power : POWERS) {
            properties.setProperty(power, "false");
        }
        // Not by the driver manager, which sees only the drivers that were there when it was first asked.
        return new DuckDBDriver().connect("jdbc:duckdb:" + file.toAbsolutePath(), properties);
    }

    /** Opens the file for reading; the caller closes it. */
    Session read() {
        requireFile();
        return open(true, DuckDbFile::requireSchema);
    }

    /** Opens the file for writing and starts a transaction. What the caller does not commit is undone. */
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
     * Copies the file as it is now. This process must not read from it at the same time: under POSIX, closing the copied
     * file releases the lock that this process has on it.
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
                    file + " cannot be copied to " + target.getParent() + " (" + e.getMessage()
                            + "). Free some disk space, and run again.",
                    e);
        }
    }

    /** Creates file, folders and tables where they are missing. */
    void init() {
        requirePath();
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        } catch (IOException e) {
            throw new FailureException(
                    file + ": its folder cannot be created (" + e.getMessage() + "). Name another file.", e);
        }
        boolean existed = Files.exists(file);
        try (Session session = open(false, (path, opened) -> opened.begin())) {
            new SchemaRepair(file, session).repair();
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
        Gate gate = GATES.computeIfAbsent(identity(), path -> new Gate());
        enter(gate.permits, permits);
        Session session;
        try {
            gate.use(file);
            try {
                session = new Session(file, connect(readOnly), () -> {
                    gate.leave();
                    gate.permits.release(permits);
                });
            } catch (RuntimeException e) {
                gate.leave();
                throw e;
            }
        } catch (RuntimeException e) {
            gate.permits.release(permits);
            throw e;
        }
        try {
            secure(session);
            greeting.greet(file, session);
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** Fixes the settings, which all connections of this process to one file share. */
    private static void secure(Session session) {
        session.useBuiltInsFirst();
        synchronized (GATES) {
            boolean fixed = session.first("SELECT current_setting('lock_configuration')", row -> row.flag(0))
                    .orElseThrow();
            if (!fixed) {
                session.run("SET GLOBAL TimeZone = 'UTC'");
                session.run("SET lock_configuration = true");
            }
        }
    }

    private void enter(Semaphore gate, int permits) {
        try {
            if (!gate.tryAcquire(permits, limits.oneHolder().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new FailureException(file + ": another part of this process was still using the warehouse after "
                        + EngineErrors.words(limits.oneHolder()) + ".");
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

    /** The command that makes its tables what they should be. */
    String repair() {
        return SchemaRepair.command(file);
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
        requirePath();
        if (!Files.exists(file)) {
            throw new InputException(file + ": there is no warehouse. Create one with  " + SchemaRepair.command(file));
        }
    }

    private void requirePath() {
        FileKind.requirePlainPath(file);
        if (Files.isDirectory(file)) {
            throw new InputException(
                    file + ": this is a folder. Name a file, for instance " + file.resolve("warehouse.duckdb"));
        }
    }

    private static void requireSchema(Path file, Session session) {
        if (!SchemaCheck.isWarehouse(session)) {
            throw new InputException(file + ": a DuckDB file without the tables of a warehouse. Create them with  "
                    + SchemaRepair.command(file));
        }
        SchemaVersion.of(session).ifPresent(version -> version.requireKnown(file));
        List<Difference> faults = SchemaCheck.differences(session).stream()
                .filter(SchemaCheck::keepsFromReading)
                .toList();
        if (!faults.isEmpty()) {
            throw new InputException(file + ": its tables are not those of a warehouse: "
                    + faults.stream().map(Difference::words).collect(joining("; ")) + ". "
                    + SchemaRepair.advice(file, faults));
        }
    }
}
