package io.schedulebuilder.store.duckdb;

import io.schedulebuilder.domain.FailureException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Explains the engine's errors to users. The engine has no error codes, only texts. */
final class EngineErrors {
    private static final Pattern HOLDER = Pattern.compile("Conflicting lock is held in (?:(.+?) )?\\(?PID (\\d+)\\)?");

    private EngineErrors() {}

    /** Whether another process, or another part of this process, has the file open. */
    static boolean isLock(SQLException e) {
        String message = firstLine(e);
        return message.contains("Could not set lock on file")
                || message.contains("with a different configuration than existing connections");
    }

    /** The user of the file, as a person can find it: process 7 (java). */
    static String holder(SQLException e) {
        return Optional.of(HOLDER.matcher(firstLine(e)))
                .filter(Matcher::find)
                .map(found -> "process " + found.group(2)
                        + Optional.ofNullable(found.group(1))
                                .map(command -> " (" + command + ")")
                                .orElse(""))
                .orElse("another connection");
    }

    /** The error if one user holds the file too long. */
    static FailureException locked(Path file, SQLException e, Duration waited) {
        return new FailureException(
                file + ": " + holder(e) + " has had the warehouse open for more than " + words(waited)
                        + ". Wait until it is done, or stop it, then try again.",
                e);
    }

    /** The error if several users hold the file one after another. */
    static FailureException crowded(Path file, SQLException e, Duration waited) {
        return new FailureException(
                file + ": other processes used the warehouse one after another for " + words(waited) + "; the last was "
                        + holder(e) + ". Try again when fewer are running.",
                e);
    }

    static RuntimeException explain(Path file, SQLException e) {
        String line = firstLine(e);
        if (line.contains("not a valid DuckDB database file")) {
            return FileKind.notOne(file);
        }
        return new FailureException(file + ": " + meaning(line).orElse("the warehouse refused: " + line), e);
    }

    /** The first line, without the engine's hints, excerpt of the statement and links. */
    static String firstLine(SQLException e) {
        return Objects.requireNonNullElse(e.getMessage(), "")
                .lines()
                .findFirst()
                .orElse("no reason given");
    }

    static String words(Duration waited) {
        return waited.toMillis() < 10_000 && waited.toMillis() % 1000 != 0
                ? waited.toMillis() + " ms"
                : waited.toSeconds() + " s";
    }

    private static Optional<String> meaning(String line) {
        if (line.contains("Permission denied") || line.contains("Read-only file system")) {
            return Optional.of("no permission to open it. Change its permissions, or name another file.");
        }
        if (line.contains("No space left on device") || line.contains("Disk quota exceeded")) {
            return Optional.of("the disk is full. Nothing was written. Free some space, then try again.");
        }
        if (line.startsWith("Permission Error:")) {
            return Optional.of(
                    "something in it accesses data outside the file, which is not allowed. Name another file.");
        }
        if (line.contains("Corrupt database file") || line.contains("Could not read enough bytes")) {
            return Optional.of("the file is damaged. Restore it from a copy.");
        }
        if (line.contains("database file with version number")) {
            return Optional.of("another version of DuckDB wrote it, which this one cannot read. Name another file.");
        }
        if (line.startsWith("IO Error:")) {
            return Optional.of("cannot be read or written ("
                    + line.substring("IO Error:".length()).strip()
                    + "). Check that the disk is mounted and works, then try again.");
        }
        return Optional.empty();
    }
}
