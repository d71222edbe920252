package io.schedulebuilder.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten processes build at once on one file, two of them weeks that others build as well. */
class ParallelOperatorsIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void builds_atOnce_allEndWell_andShareNoCaption() throws Exception {
        Path out = folder.resolve("out.txt");
        Process operators = new ProcessBuilder(
                        PROJECT.resolve("benchmarks/parallel-operators.sh").toString(),
                        "--processes",
                        "8",
                        "--twice",
                        "2",
                        "--data",
                        PROJECT.resolve("examples").toString(),
                        "--work",
                        folder.resolve("work").toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(operators.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(operators.exitValue()).as(Files.readString(out)).isZero();
        assertThat(out)
                .content()
                .contains("0 out of time, 0 wrong", "in 8 schedules, 8 recorded; captions in two of them: 0");
    }
}
