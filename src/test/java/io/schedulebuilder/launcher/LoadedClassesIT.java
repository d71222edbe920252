package io.schedulebuilder.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run that does not name BigQuery loads of it, and how soon one that does says that it may not. */
class LoadedClassesIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    /** What the options need to read a name, before it is known to be one. */
    private static final String OPTIONS_NAME = "BigQueryWarehouse|Dataset|DeployStep|Price";

    @TempDir
    Path folder;

    /** Also with the client's jars on the class path, where they would be found. */
    @Test
    void buildOnDuckDb_loadsNoClassOfBigQuery() throws Exception {
        Path log = folder.resolve("classes.log");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log + ":none",
                "-Dschedulebuilder.home=" + PROJECT,
                "-Dschedulebuilder.data=" + folder.resolve("data"),
                "-cp",
                PROJECT.resolve("target/schedule-builder.jar") + File.pathSeparator + PROJECT.resolve("target/bigquery")
                        + File.separator + "*",
                "io.schedulebuilder.launch.Main",
                "build",
                "--page-name",
                "jadebri",
                "--start-date",
                "2025-11-04",
                "--output",
                folder.resolve("week.csv").toString());
        Process process = start(new ProcessBuilder(command));
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        try (Stream<String> lines = Files.lines(log)) {
            assertThat(lines.map(line -> line.split(" ", -1)[0])
                            .filter(name -> name.startsWith("com.google.") || name.contains(".store.bigquery."))
                            .filter(name ->
                                    !name.matches("io\\.schedulebuilder\\.store\\.bigquery\\.(" + OPTIONS_NAME + ")")))
                    .isEmpty();
        }
    }

    @Test
    void runWithoutCredentials_saysSoWithinTwoSecondsOfItsStart() throws Exception {
        long begin = System.nanoTime();
        Process version =
                start(new ProcessBuilder(PROJECT.resolve("schedule-builder").toString(), "--version"));
        assertThat(version.waitFor(5, TimeUnit.MINUTES)).isTrue();
        long start = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        List<String> command = new ArrayList<>(List.of(
                PROJECT.resolve("schedule-builder").toString(),
                "runs",
                "list",
                "--warehouse",
                "bigquery:agency-prod.eros"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("GOOGLE_") || name.startsWith("BIGQUERY_"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("CLOUDSDK_CONFIG", folder.resolve("gcloud").toString());
        begin = System.nanoTime();
        Process process = start(builder);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("err")))
                .contains("there are no credentials", "gcloud auth application-default login")
                .doesNotContain("\tat ");
        // The search ends after 1.5 s at most, where a machine's own service does not answer; the rest is the start,
        // which
        // takes longer on a busy machine.
        assertThat(millis).isLessThan(2_500 + 4 * start);
    }

    private Process start(ProcessBuilder builder) throws Exception {
        return builder.directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }
}
