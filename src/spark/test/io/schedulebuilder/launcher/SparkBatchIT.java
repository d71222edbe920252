package io.schedulebuilder.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Batches on a cluster of several processes on this machine, against batches in one process. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SparkBatchIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final String CLUSTER = "local-cluster[2,1,1024]";

    @TempDir
    Path folder;

    /** One page is scheduled already, so that a batch has a page that fails. */
    @BeforeEach
    void aWarehouse() throws Exception {
        Run built = run("one", "build", "--page-name", "jadebri", "--start-date", "2025-11-04", "-o", "jadebri.csv");
        assertThat(built.exitCode).as(built.err).isZero();
        Files.createDirectories(folder.resolve("two/data"));
        Files.copy(folder.resolve("one/data/warehouse.duckdb"), folder.resolve("two/data/warehouse.duckdb"));
    }

    @Test
    void batch_onACluster_ofWhichAnExecutorIsKilled_isAsInOneProcess() throws Exception {
        Run local = run("one", batch());
        assertThat(local.exitCode).as(local.err).isEqualTo(4);

        Process spark = start("two", batch("--engine", "spark", "--master", CLUSTER));
        awaitAPlan(spark);
        List<ProcessHandle> executors = executors(spark);
        assertThat(executors).as("two executors work").hasSize(2);
        assertThat(executors.get(0).destroyForcibly()).isTrue();
        assertThat(spark.isAlive()).as("killed midway").isTrue();
        assertThat(spark.waitFor(5, TimeUnit.MINUTES)).isTrue();
        Run cluster = ended("two", spark);

        assertThat(cluster.exitCode).as(cluster.err).isEqualTo(4);
        assertThat(errors(cluster)).isEqualTo(errors(local)).hasSize(1);
        assertThat(table(cluster)).isEqualTo(table(local));
        assertThat(files("two/week")).isEqualTo(files("one/week")).hasSize(2 * 8 + 2);
        assertThat(runs("two")).isEqualTo(runs("one"));
        assertThat(leftBySpark()).isEmpty();
    }

    @Test
    void batch_thatIsKilled_isGoneOnWith_andLeavesNothing() throws Exception {
        Run local = run("one", batch());
        Process killed = start("two", batch("--engine", "spark", "--master", CLUSTER));
        awaitAPlan(killed);
        List<ProcessHandle> executors = executors(killed);
        killed.destroyForcibly().waitFor();
        for (ProcessHandle executor : executors) { // they see that the driver is gone, and end
            executor.onExit().get(1, TimeUnit.MINUTES);
        }
        assertThat(folder.resolve("two/week/.batch")).exists();

        Run resumed = run("two", batch("--engine", "spark", "--master", CLUSTER, "--resume"));

        assertThat(local.exitCode).as(local.err).isEqualTo(4);
        assertThat(resumed.exitCode).as(resumed.err).isZero();
        assertThat(planned("two/week")).isEqualTo(planned("one/week")).hasSize(2 * 8);
        assertThat(leftBySpark()).isEmpty();
    }

    @Test
    void batch_thatIsStopped_saysHowToGoOn_andGoesOnInOneProcess() throws Exception {
        Run local = run("one", batch());
        Process stopped = start("two", batch("--engine", "spark", "--master", CLUSTER));
        awaitAPlan(stopped);
        stopped.destroy();
        assertThat(stopped.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(ended("two", stopped).err).contains("run the same command with --resume");
        assertThat(folder.resolve("two/week/.batch/scratch")).doesNotExist();

        Run resumed = run("two", batch("--resume"));

        assertThat(local.exitCode).as(local.err).isEqualTo(4);
        assertThat(resumed.exitCode).as(resumed.err).isZero();
        assertThat(planned("two/week")).isEqualTo(planned("one/week")).hasSize(2 * 8);
    }

    /** The files of the pages that were not scheduled before: to go on leaves those as they are, and counts them as done. */
    private SortedMap<String, String> planned(String where) throws IOException {
        SortedMap<String, String> planned = files(where);
        planned.keySet().removeIf(name -> name.startsWith("jadebri") || name.startsWith("all-pages"));
        return planned;
    }

    /** Folders of runs in which something is left; a killed run's own goes with the next. */
    private static List<Path> leftBySpark() throws IOException {
        try (Stream<Path> folders = Files.list(PROJECT.resolve("target/spark"))) {
            return folders.filter(left -> left.getFileName().toString().startsWith("run-"))
                    .toList();
        }
    }

    @Test
    void batch_onAClusterThatIsNone_saysWhatToGive() throws Exception {
        List<String> before = runs("two");
        Run none = run("two", batch("--engine", "spark"));
        assertThat(none.exitCode).isEqualTo(2);
        assertThat(none.err).contains("needs a --master, such as local-cluster[2,1,1024]");
        assertThat(folder.resolve("two/week")).doesNotExist();
        Run wrong = run("two", batch("--engine", "spark", "--master", "sprak://localhost"));
        assertThat(wrong.exitCode).isEqualTo(2);
        assertThat(wrong.err)
                .contains("--master \"sprak://localhost\" is not a valid cluster that can be used")
                .doesNotContain("Exception", "\tat ");
        Run parallel = run("two", batch("--engine", "spark", "--master", CLUSTER, "--parallel", "2"));
        assertThat(parallel.exitCode).isEqualTo(2);
        assertThat(parallel.err).contains("--parallel is for --engine local");
        assertThat(runs("two")).as("nothing was recorded").isEqualTo(before);
    }

    private static String[] batch(String... more) {
        return Stream.concat(
                        Stream.of("batch", "--all-pages", "--start-date", "2025-11-04", "--output-dir", "week"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private record Run(int exitCode, String out, String err) {}

    private static List<String> errors(Run run) {
        return run.err.lines().filter(line -> line.startsWith("error:")).toList();
    }

    /** What was printed, but for who was slowest. */
    private static List<String> table(Run run) {
        return run.out.lines().filter(line -> !line.startsWith("Slowest")).toList();
    }

    /** What is recorded of each page: its plan and whether it failed. */
    private List<String> runs(String where) throws Exception {
        Run runs = run(where, "runs", "list", "--json");
        return runs.out
                .lines()
                .filter(line -> line.matches(".*\"(page_name|schedule_id|status|messages)\".*"))
                .sorted()
                .toList();
    }

    private SortedMap<String, String> files(String where) throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve(where))) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return contents;
    }

    private static List<ProcessHandle> executors(Process spark) {
        return spark.descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend"))
                .toList();
    }

    private void awaitAPlan(Process spark) throws IOException, InterruptedException {
        Path aside = folder.resolve("two/week/.batch");
        while (spark.isAlive()) {
            if (Files.isDirectory(aside)) {
                try (DirectoryStream<Path> plans = Files.newDirectoryStream(aside, "*.plan.json")) {
                    if (plans.iterator().hasNext()) {
                        return;
                    }
                }
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        throw new AssertionError("no plan was laid aside: " + ended("two", spark).err);
    }

    private Run run(String where, String... words) throws Exception {
        Process process = start(where, words);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return ended(where, process);
    }

    private Run ended(String where, Process process) throws IOException {
        return new Run(
                process.exitValue(),
                Files.readString(folder.resolve(where).resolve("out.txt")),
                Files.readString(folder.resolve(where).resolve("err.txt")));
    }

    private Process start(String where, String... words) throws IOException {
        Path here = Files.createDirectories(folder.resolve(where));
        List<String> command =
                new ArrayList<>(List.of(PROJECT.resolve("schedule-builder").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(here.toFile())
                .redirectOutput(here.resolve("out.txt").toFile())
                .redirectError(here.resolve("err.txt").toFile());
        builder.environment().put("SCHEDULE_BUILDER_DATA", here.resolve("data").toString());
        return builder.start();
    }
}
