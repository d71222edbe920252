package io.schedulebuilder.store.duckdb;

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
 * One database file. It controls who may open the file and owns all transactions.
 *
 * <p>DuckDB allows many readers or one writer per file and refuses others immediately. Between processes we retry until
 * the limits are reached; within this process, readers and writers queue at a gate.
 *
 * @param talk receives a message if another user holds the file for long
 */
record DuckDbFile(Path file, LockWait.Limits limits, Consumer<String> talk, Connector connector) {
    private static final List<String> POWERS = List.of(
            "enable_external_access",
            "autoinstall_known_extensions",
            "autoload_known_extensions",
            "allow_community_extensions");

    private static final String WRITE_AHEAD_LOG = ".wal";

    private static final int ALL_PERMITS = 1 << 16;
    private static final Map<Path, Gate> GATES = new ConcurrentHashMap<>();

    /** The access of this process to a file, and the number of its users. */
    private static final class Gate {
        private final Semaphore permits = new Semaphore(ALL_PERMITS, true);
        private int users;

        /**
         * Checks the file, unless this process already has it open. Under POSIX, closing it after the check would
         * release the lock of this process.
         */
        synchronized void use(Path file) {
            if (users++ == 0 && Files.exists(file)) {
                FileKind.requireDatabase(file);
            }
        }

        synchronized void leave(int entered) {
            users--;
            permits.release(entered);
        }
    }

    /** Opens a database file. */
    @FunctionalInterface
    interface Connector {
        Connection connect(Path file, boolean readOnly) throws SQLException;
    }

    static Connection connect(Path file, boolean readOnly) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("duckdb.read_only", Boolean.toString(readOnly));
        // The file may come from anyone, so nothing in it may access anything outside.
        for (String power : POWERS) {
            properties.setProperty(power, "false");
        }
        // The driver manager sees only the drivers that existed when it was first used.
        return new DuckDBDriver().connect("jdbc:duckdb:" + file.toAbsolutePath(), properties);
    }

    /** Opens the file for reading; the caller closes it. */
    Session read() {
        requireFile();
        return open(true, this::requireSchema);
    }

    /** Opens the file for writing and starts a transaction. What the caller does not commit is rolled back. */
    Session write() {
        requireFile();
        return open(false, this::requireSchema);
    }

    /** Runs {@code work} in one transaction. If it throws, nothing is written. */
    <T> T write(Function<Session, T> work) {
        try (Session session = write()) {
            T result = work.apply(session);
            session.commit();
            return result;
        }
    }

    /**
     * Copies the current file. This process must not read from it at the same time, because under POSIX closing the
     * copied file releases the lock of this process.
     */
    @SuppressWarnings("try") // the session only has to be open
    void copyTo(Path target) {
        try (Session held = read()) {
            // The log of a killed process belongs to the file. Copy it first, because only the file is locked.
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

    /** Creates the file, its folders and its tables if they are missing. */
    void init() {
        requirePath();
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        } catch (IOException e) {
            throw new FailureException(
                    file + ": its folder cannot be created (" + e.getMessage() + "). Name another file.", e);
        }
        boolean existed = Files.exists(file);
        try (Session session = open(false, opened -> {})) {
            new SchemaRepair(file, session).repair();
            requireSchema(session);
            session.commit();
        } catch (RuntimeException e) {
            if (!existed) {
                removeIfEmpty();
            }
            throw e;
        }
    }

    /** If the disk is full, an empty file may remain. */
    private void removeIfEmpty() {
        try {
            if (Files.exists(file) && Files.size(file) == 0) {
                Files.delete(file);
            }
        } catch (IOException e) {
            // The file stays; opening it later reports what it is.
        }
    }

    /** Opens the file, in a transaction for writing, and prepares the session. */
    private Session open(boolean readOnly, Consumer<Session> prepare) {
        int permits = readOnly ? 1 : ALL_PERMITS;
        Gate gate = GATES.computeIfAbsent(identity(), path -> new Gate());
        enter(gate.permits, permits);
        Session session;
        try {
            gate.use(file);
            session = new Session(file, connect(readOnly), () -> gate.leave(permits));
        } catch (RuntimeException e) {
            gate.leave(permits);
            throw e;
        }
        try {
            secure(session);
            if (!readOnly) {
                session.begin();
            }
            prepare.accept(session);
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** Fixes the settings that all connections of this process to the file share. */
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

    /** The same gate for all names of a file. */
    Path identity() {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize(); // not created yet
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

    private void requireSchema(Session session) {
        SchemaCheck check = new SchemaCheck(session);
        if (!check.isWarehouse()) {
            throw new InputException(file + ": a DuckDB file without the tables of a warehouse. Create them with  "
                    + SchemaRepair.command(file));
        }
        SchemaVersion.of(session).ifPresent(version -> version.requireKnown(file));
        List<Difference> faults = check.differences().stream()
                .filter(Difference::keepsFromReading)
                .toList();
        if (!faults.isEmpty()) {
            throw new InputException(file + ": its tables are not those of a warehouse: " + Difference.words(faults)
                    + ". " + SchemaRepair.advice(file, faults));
        }
    }
}
