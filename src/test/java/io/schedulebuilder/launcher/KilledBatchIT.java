package io.schedulebuilder.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch that is killed anywhere, and gone on with, ends as an undisturbed one. */
class KilledBatchIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void batch_killedAnywhere_andResumed_endsAsIfUndisturbed() throws Exception {
        Path out = folder.resolve("out.txt");
        Process faults = new ProcessBuilder(
                        PROJECT.resolve("benchmarks/batch-faults.sh").toString(),
                        "--kills",
                        "10",
                        "--work",
                        folder.resolve("work").toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(faults.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(faults.exitValue()).as(Files.readString(out)).isZero();
        assertThat(out).content().contains("different from undisturbed: 0");
    }
}
