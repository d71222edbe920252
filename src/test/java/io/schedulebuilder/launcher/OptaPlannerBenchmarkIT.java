package io.schedulebuilder.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts OptaPlanner's benchmarker: on the packaged jar, with the library that lies beside it. */
class OptaPlannerBenchmarkIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void script_solvesAPlan_andTellsWhereTheReportIs() throws Exception {
        Files.copy(PROJECT.resolve("solver-config/fast.xml"), folder.resolve("fast.xml"));
        Path file = write("<solverBenchmark><name>fast</name><problemBenchmarks><inputSolutionFile>"
                + PROJECT.resolve("benchmarks/suite/micro-red.plan.json")
                + "</inputSolutionFile></problemBenchmarks></solverBenchmark>");

        assertThat(run("--report", folder.resolve("report").toString(), file.toString()))
                .isZero();

        String out = Files.readString(folder.resolve("out.txt"));
        assertThat(out).startsWith("Report: " + folder.resolve("report"));
        assertThat(Path.of(out.strip().substring("Report: ".length())))
                .content()
                .contains("micro-red.plan");
    }

    @Test
    void wrongFile_isALine_andCodeTwo() throws Exception {
        Path file = write("<warmUpSecondSpentLimit>1</warmUpSecondSpentLimit>");
        assertThat(run(file.toString())).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("err.txt")))
                .isEqualTo("error: " + file + ":3: <warmUpSecondSpentLimit> is unknown. Did you mean "
                        + "warmUpSecondsSpentLimit? Correct its name, or remove it.\n");
        assertThat(run("--repotr")).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("err.txt")))
                .isEqualTo("optaplanner.sh: unknown option --repotr. See benchmarks/optaplanner.sh --help\n");
        assertThat(run("--help")).isZero();
        assertThat(Files.readString(folder.resolve("out.txt"))).startsWith("Usage: benchmarks/optaplanner.sh ");
    }

    private Path write(String elements) throws IOException {
        return Files.writeString(
                folder.resolve("benchmark.xml"),
                "<plannerBenchmark xmlns=\"https://www.optaplanner.org/xsd/benchmark\">\n"
                        + (elements.contains("warmUp")
                                ? "\n"
                                : "<warmUpSecondsSpentLimit>0</warmUpSecondsSpentLimit>\n")
                        + elements + "\n</plannerBenchmark>\n");
    }

    private int run(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(PROJECT.resolve("benchmarks/optaplanner.sh").toString()));
        Stream.of(args).forEach(command::add);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }
}
