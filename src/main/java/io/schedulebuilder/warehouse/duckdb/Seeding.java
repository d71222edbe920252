package io.schedulebuilder.warehouse.duckdb;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.warehouse.ImportBatch;
import io.schedulebuilder.warehouse.LoadProgress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/** Makes a warehouse with rows in it: whole, or not at all, and only once when several processes begin together. */
public final class Seeding {
    private Seeding() {}

    /**
     * Makes the warehouse unless its file exists.
     *
     * @param rows read only when they are needed
     * @return whether it was made
     * @throws FailureException if the folder cannot be written
     */
    public static boolean seedIfMissing(Path file, Supplier<ImportBatch> rows, LoadProgress progress) {
        if (Files.exists(file)) {
            return false;
        }
        Path absolute = file.toAbsolutePath();
        Path building = absolute.resolveSibling(absolute.getFileName() + ".seeding");
        try {
            Files.createDirectories(absolute.getParent());
            try (FileChannel channel = FileChannel.open(
                            absolute.resolveSibling(absolute.getFileName() + ".seed-lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!lock.isValid() || Files.exists(file)) {
                    return false;
                }
                // Left by a process that was killed while it seeded.
                Files.deleteIfExists(building);
                Files.deleteIfExists(building.resolveSibling(building.getFileName() + ".wal"));
                try (DuckDbWarehouse warehouse = DuckDbWarehouse.open(building)) {
                    warehouse.init();
                    warehouse.load(rows.get(), progress);
                }
                Files.move(building, absolute, StandardCopyOption.ATOMIC_MOVE);
                return true;
            }
        } catch (IOException e) {
            throw new FailureException(
                    "the embedded warehouse " + file + " cannot be made (" + e.getMessage()
                            + "). Allow its folder to be written, or name another: --warehouse duckdb:FILE.",
                    e);
        }
    }
}
