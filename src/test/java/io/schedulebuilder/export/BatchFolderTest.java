package io.schedulebuilder.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchFolderTest {
    @TempDir
    Path folder;

    @Test
    void csv_ofAnyNames_isAFileOfItsOwn() throws Exception {
        try (BatchFolder batch = BatchFolder.at(folder, ScheduleCsv.Reader.PROGRAM)) {
            assertThat(batch.csv("ava", "2025-11-04")).hasFileName("ava-2025-11-04.csv");
            Set<Path> files = new HashSet<>();
            files.add(folder.toAbsolutePath().resolve("all-pages-2025-11-04.csv"));
            // The fourth and fifth have one hash code, the last two one beginning.
            List<String> names = List.of(
                    "ava",
                    "all-pages",
                    "a/b",
                    "x!@",
                    "x\"!",
                    "\uD83D\uDE00",
                    "../up",
                    "y".repeat(260),
                    "y".repeat(261));
            for (String name : names) {
                Path file = batch.csv(name, "2025-11-04");
                assertThat(files.add(file)).as(name).isTrue();
                assertThat(file.getParent()).isEqualTo(folder.toAbsolutePath());
                Files.writeString(file, name);
            }
        }
    }

    @Test
    void at_aFolderWhereARunWasKilled_removesItsTemporaryFiles_andNoOthers() throws Exception {
        long dead = deadProcess();
        long alive = ProcessHandle.current().pid();
        for (String name : List.of(
                ".ava-2025-11-04.csv." + dead + ".tmp",
                ".ava-2025-11-04.plan.json." + dead + ".tmp",
                ".all-pages-2025-11-04.csv." + dead + ".tmp",
                ".ava-2025-11-04.csv." + alive + ".tmp",
                ".notes.txt." + dead + ".tmp",
                "ava.csv")) {
            Files.createFile(folder.resolve(name));
        }
        BatchFolder.at(folder, ScheduleCsv.Reader.PROGRAM).close();
        try (var left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            ".ava-2025-11-04.csv." + alive + ".tmp", ".notes.txt." + dead + ".tmp", "ava.csv");
        }
    }

    private static long deadProcess() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }
}
