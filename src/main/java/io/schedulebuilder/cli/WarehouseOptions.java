package io.schedulebuilder.cli;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.warehouse.Warehouse;
import io.schedulebuilder.warehouse.duckdb.DuckDbWarehouse;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which warehouse a command works on. */
final class WarehouseOptions {
    private static final String DUCKDB = "duckdb:";

    private final Installation installation;

    @Option(
            names = "--warehouse",
            paramLabel = "duckdb:FILE",
            description = "Where history, captions and schedules live. Default: the embedded warehouse "
                    + ".schedule-builder/warehouse.duckdb, which begins with the examples.")
    Optional<String> warehouse = Optional.empty();

    WarehouseOptions(Installation installation) {
        this.installation = installation;
    }

    /** The warehouse; the embedded one is seeded from the examples when it is missing. */
    Warehouse open(TalkOptions talk) {
        if (warehouse.isPresent()) {
            return DuckDbWarehouse.open(file(warehouse.get()), talk::say);
        }
        return EmbeddedWarehouse.open(installation, talk);
    }

    /** The warehouse as it is: nothing is seeded. */
    Warehouse openUnseeded(TalkOptions talk) {
        return DuckDbWarehouse.open(
                warehouse.map(WarehouseOptions::file).orElse(installation.embeddedWarehouse()), talk::say);
    }

    /** How a next command names this warehouse; empty for the embedded one. */
    String option() {
        return warehouse.map(name -> " --warehouse " + ShellWords.quoted(name)).orElse("");
    }

    private static Path file(String name) {
        String path = name.startsWith(DUCKDB) ? name.substring(DUCKDB.length()) : "";
        if (path.isBlank()) {
            throw new InputException("--warehouse \"" + name + "\" names no warehouse. Write duckdb:FILE, such as "
                    + "duckdb:agency.duckdb.");
        }
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw new InputException("--warehouse \"" + name + "\" is not a path: " + e.getReason() + ".");
        }
    }
}
