package io.schedulebuilder.store.duckdb;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.store.ImportBatch;
import io.schedulebuilder.store.LoadProgress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.function.Supplier;

/** Creates a warehouse under a temporary name and moves it to its place when it is complete. */
final class Seeding {
    private static final Object ONE_AT_A_TIME = new Object();

    private Seeding() {}

    static boolean seed(Path file, Supplier<ImportBatch> examples, LoadProgress progress) {
        if (Files.exists(file)) {
            return false;
        }
        Path place = file.toAbsolutePath();
        Path folder = Objects.requireNonNull(place.getParent());
        Path turn = folder.resolve(place.getFileName() + ".seeding");
        synchronized (ONE_AT_A_TIME) { // a file lock excludes only other processes
            try {
                Files.createDirectories(folder);
                try (FileChannel channel = FileChannel.open(turn, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock held = channel.lock()) {
                    return held.isValid()
                            && !Files.exists(place)
                            && build(place, folder.resolve(place.getFileName() + ".half"), examples, progress);
                } finally {
                    Files.deleteIfExists(turn);
                }
            } catch (IOException e) {
                throw new FailureException(
                        file + ": the example warehouse cannot be created (" + e.getMessage() + "). Name another file.",
                        e);
            }
        }
    }

    private static boolean build(Path place, Path half, Supplier<ImportBatch> examples, LoadProgress progress)
            throws IOException {
        discard(half); // left by a process that was killed
        try (DuckDbWarehouse warehouse = DuckDbWarehouse.open(half)) {
            warehouse.init();
            warehouse.loadExamples(examples.get(), progress);
            Files.move(half, place); // atomic within a folder
            return true;
        } catch (FileAlreadyExistsException e) {
            return false; // created in the meantime by a process that did not wait
        } finally {
            discard(half);
        }
    }

    private static void discard(Path half) throws IOException {
        Files.deleteIfExists(half);
        Files.deleteIfExists(half.resolveSibling(half.getFileName() + ".wal"));
    }
}
