package io.schedulebuilder.warehouse.duckdb;

import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.warehouse.ImportBatch;
import io.schedulebuilder.warehouse.LoadProgress;
import io.schedulebuilder.warehouse.LoadSummary;
import io.schedulebuilder.warehouse.RecordedSchedule;
import io.schedulebuilder.warehouse.RunRecord;
import io.schedulebuilder.warehouse.Snapshot;
import io.schedulebuilder.warehouse.Warehouse;
import io.schedulebuilder.warehouse.WriteSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The warehouse as one DuckDB file. No connection is held between calls, so that other processes get their turn; a
 * file that another process holds is waited for, 30 seconds at most.
 */
public final class DuckDbWarehouse implements Warehouse {
    private final Connections connections;

    DuckDbWarehouse(Connections connections) {
        this.connections = connections;
    }

    /** The warehouse in this file, which is opened when it is needed. */
    public static DuckDbWarehouse open(Path file) {
        return new DuckDbWarehouse(Connections.to(file));
    }

    @Override
    public Snapshot read() {
        return new DuckDbSession(new Sql(connections.reading(), connections));
    }

    @Override
    public WriteSession lock() {
        return new DuckDbSession(new Sql(connections.writing(), connections));
    }

    @Override
    public void logFailure(RunRecord run) {
        with(connections.writing(), sql -> {
            new RunTable(sql).add(run);
            return true;
        });
    }

    @Override
    public List<RunRecord> runs(int limit) {
        return with(connections.reading(), sql -> new RunTable(sql).latest(limit));
    }

    @Override
    public Optional<RunRecord> run(String id) {
        return with(connections.reading(), sql -> new RunTable(sql).find(id));
    }

    @Override
    public Optional<RecordedSchedule> schedule(ScheduleId id) {
        return with(connections.reading(), sql -> new ScheduleTable(sql).find(id));
    }

    @Override
    public void init() {
        with(
                connections.creating(),
                sql -> sql.transaction(() -> {
                    try (Statement statement = sql.connection().createStatement()) {
                        statement.execute(schema());
                    }
                    return true;
                }));
    }

    @Override
    public LoadSummary load(ImportBatch batch, LoadProgress progress) {
        return with(connections.writing(), sql -> new Loader(sql).load(batch, progress));
    }

    /** Nothing is held open. */
    @Override
    public void close() {}

    private <T> T with(Connection connection, Function<Sql, T> work) {
        try (connection) {
            return work.apply(new Sql(connection, connections));
        } catch (SQLException e) {
            throw connections.failure(e);
        }
    }

    private static String schema() {
        try (InputStream in = Objects.requireNonNull(
                DuckDbWarehouse.class.getResourceAsStream("schema.sql"), "schema.sql is part of the jar")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
