package io.schedulebuilder.terminal;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.store.ImportBatch;
import io.schedulebuilder.store.LoadProgress;
import io.schedulebuilder.store.StoredKeys;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.store.duckdb.DuckDbWarehouse;
import io.schedulebuilder.store.imports.CsvImport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The warehouse used when none is named. It starts with the example pages. */
final class EmbeddedWarehouse {
    /** Now for the import of the examples, so that the machine's clock does not matter. All examples are older. */
    private static final Instant EXAMPLES_END = Instant.parse("2026-01-01T00:00:00Z");

    private EmbeddedWarehouse() {}

    static Warehouse open(Installation installation, ConsoleOptions talk) {
        Path file = installation.embeddedWarehouse();
        LoadProgress progress = talk.loadProgress();
        if (DuckDbWarehouse.seed(file, () -> examples(installation.examples(), progress), progress)) {
            talk.say("No --warehouse was named, so a warehouse with the example pages was created at " + file + ".");
        }
        return DuckDbWarehouse.open(file, talk::say);
    }

    private static ImportBatch examples(Path folder, LoadProgress progress) {
        if (!Files.isDirectory(folder)) {
            throw new InputException("there are no examples at " + folder
                    + " to start with. Name a warehouse: --warehouse duckdb:FILE.");
        }
        CsvImport.Files files = new CsvImport.Files(
                Optional.of(folder.resolve("messages.csv")),
                Optional.of(folder.resolve("captions.csv")),
                Optional.of(folder.resolve("pages.csv")),
                Optional.of(folder.resolve("holidays.csv")));
        return CsvImport.read(files, StoredKeys.NONE, false, EXAMPLES_END, progress)
                .batch();
    }
}
