package io.schedulebuilder.warehouse.duckdb;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens the file, waits while another process has it, and puts the engine's errors into sentences. A DuckDB file has
 * one writing process or many reading ones, never both.
 */
final class Connections {
    /** How long a lock of another process is waited for. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration FIRST_WAIT = Duration.ofMillis(20);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);
    private static final Pattern HELD_BY = Pattern.compile("held in (\\S+) \\(PID (\\d+)\\)");

    private final Path file;
    private final Duration patience;
    private final Opener opener;

    /** Opens a JDBC connection; replaced by tests that watch or break it. */
    @FunctionalInterface
    interface Opener {
        Connection open(String url, Properties properties) throws SQLException;
    }

    Connections(Path file, Duration patience, Opener opener) {
        this.file = file;
        this.patience = patience;
        this.opener = opener;
    }

    static Connections to(Path file) {
        return new Connections(file, PATIENCE, DriverManager::getConnection);
    }

    Path file() {
        return file;
    }

    /** A connection for reading an existing warehouse. */
    Connection reading() {
        requireFile();
        return open(true);
    }

    /** A connection for writing to an existing warehouse. */
    Connection writing() {
        requireFile();
        return open(false);
    }

    /** A connection for writing that makes the file if need be. */
    Connection creating() {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (java.io.IOException e) {
            throw new FailureException("the folder of " + file + " cannot be made (" + e.getMessage() + ").", e);
        }
        if (Files.isDirectory(file)) {
            throw new InputException(file + " is a folder, not a warehouse. Name a file, such as "
                    + file.resolve("agency.duckdb") + ".");
        }
        return open(false);
    }

    private void requireFile() {
        if (Files.isDirectory(file)) {
            throw new InputException(file + " is a folder, not a warehouse. Name a file, such as "
                    + file.resolve("agency.duckdb") + ".");
        }
        if (!Files.exists(file)) {
            throw new InputException("there is no warehouse at " + file
                    + ". Make one: schedule-builder warehouse init --warehouse duckdb:" + file);
        }
        if (!Files.isReadable(file)) {
            throw new InputException(file + " may not be read. Allow it, or name another warehouse.");
        }
    }

    private Connection open(boolean readOnly) {
        Properties properties = new Properties();
        if (readOnly) {
            properties.setProperty("duckdb.read_only", "true");
        }
        long giveUpAt = System.nanoTime() + patience.toNanos();
        Duration wait = FIRST_WAIT;
        while (true) {
            try {
                Connection connection = opener.open("jdbc:duckdb:" + file, properties);
                try (Statement statement = connection.createStatement()) {
                    // The session's zone follows the machine otherwise.
                    statement.execute("SET TimeZone = 'UTC'");
                }
                return connection;
            } catch (SQLException e) {
                if (!isLockConflict(e) || System.nanoTime() >= giveUpAt) {
                    throw failure(e);
                }
            }
            pause(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        }
    }

    /** The engine's error as a sentence that says what to do. */
    RuntimeException failure(SQLException e) {
        String message = String.valueOf(e.getMessage());
        if (isLockConflict(e)) {
            Matcher holder = HELD_BY.matcher(message);
            String by = holder.find() ? "process " + holder.group(2) + " (" + holder.group(1) + ")" : "another process";
            return new FailureException(
                    file + " is in use by " + by + ", for longer than " + patience.toSeconds()
                            + " s. Wait until it is done, or end it, and run again.",
                    e);
        }
        if (message.contains("not a valid DuckDB database file")) {
            return new InputException(file + " is not a DuckDB file. Name a warehouse, or make one: schedule-builder "
                    + "warehouse init --warehouse duckdb:FILE");
        }
        if (message.startsWith("Catalog Error:") || message.startsWith("Binder Error:")) {
            return new FailureException(
                    file + " lacks a table or column that this version needs (" + firstLine(message)
                            + "). Run: schedule-builder warehouse init --warehouse duckdb:" + file,
                    e);
        }
        if (message.contains("No space left on device") || message.contains("out of disk")) {
            return new FailureException(
                    "the disk of " + file + " is full. Nothing was changed. Make room and run again.", e);
        }
        return new FailureException(file + ": the database refused: " + firstLine(message), e);
    }

    private static boolean isLockConflict(SQLException e) {
        return String.valueOf(e.getMessage()).contains("Could not set lock on file");
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException("interrupted while waiting for the warehouse.", e);
        }
    }
}
