package io.schedulebuilder.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch on a small disk, mounted in a name space of its own; where the system refuses those, nothing is tested. */
class FullDiskIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    @TempDir
    Path folder;

    @BeforeEach
    void needsAMountOfItsOwn() throws Exception {
        Files.createDirectories(folder.resolve("disk"));
        assumeThat(run("mount -t tmpfs -o size=100k tmpfs disk"))
                .as("this system lets nobody mount a small disk, so that a full one is not tested")
                .isZero();
    }

    @Test
    void outputFolder_onAFullDisk_failsPages_leavesNoHalfFile_andIsGoneOnWith() throws Exception {
        int code = run("mount -t tmpfs -o size=150k tmpfs disk && "
                + batch("", "disk")
                + "; echo code $?; ls -A disk | grep -c tmp; mount -o remount,size=8m disk; "
                + batch("", "disk --resume") + "; echo then $?; ls -A disk | wc -l");
        assertThat(code).as(out()).isZero();
        assertThat(out())
                .contains("code 4\n0\n", "No space left on device", "then 0\n20\n")
                .doesNotContain("\tat ", "Exception");
    }

    @Test
    void warehouse_onAFullDisk_failsPages_andIsGoneOnWith() throws Exception {
        assertThat(run("SCHEDULE_BUILDER_DATA=seed " + PROJECT + "/schedule-builder runs list"))
                .isZero();
        long kilobytes = Files.size(folder.resolve("seed/warehouse.duckdb")) / 1024 + 100;
        int code = run("mount -t tmpfs -o size=" + kilobytes + "k tmpfs disk && cp seed/warehouse.duckdb disk/ && "
                + batch("--warehouse duckdb:disk/warehouse.duckdb", "week")
                + "; echo code $?; mount -o remount,size=40m disk; "
                + batch("--warehouse duckdb:disk/warehouse.duckdb", "week --resume")
                + "; echo then $?; ls -A week | wc -l");
        assertThat(code).as(out()).isZero();
        assertThat(out())
                .contains("code 4\n", "the disk is full. Nothing was written. Free some space", "then 0\n20\n")
                .doesNotContain("\tat ", "Exception");
    }

    private static String batch(String warehouse, String output) {
        return PROJECT + "/schedule-builder batch --all-pages --start-date 2025-11-04 --quiet " + warehouse
                + " --output-dir " + output;
    }

    private int run(String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("unshare", "--mount", "--map-root-user", "sh", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile());
        builder.environment()
                .put("SCHEDULE_BUILDER_DATA", folder.resolve("data").toString());
        try {
            Process process = builder.start();
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        } catch (IOException e) {
            return 127; // there is no unshare
        }
    }

    private String out() throws IOException {
        return Files.readString(folder.resolve("out.txt"));
    }
}
