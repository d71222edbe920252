package io.schedulebuilder.benchmarker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class BenchmarkerTest {
    private static final Path SUITE = Path.of("benchmarks", "suite").toAbsolutePath();
    private static final Path SHIPPED = Path.of("solver-config");

    private static final String WEEKS =
            """
            <problemBenchmarks>
              <inputSolutionFile>weeks</inputSolutionFile>
              <problemStatisticType>BEST_SCORE</problemStatisticType>
            </problemBenchmarks>""";

    private static final String LATE =
            """
            <solver>
              <termination><scoreCalculationCountLimit>300</scoreCalculationCountLimit></termination>
              <customPhase>
                <customPhaseCommandClass>io.schedulebuilder.planning.EarliestFit</customPhaseCommandClass>
              </customPhase>
              <localSearch><localSearchType>LATE_ACCEPTANCE</localSearchType></localSearch>
            </solver>""";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void twoWeeks() throws IOException {
        file = folder.resolve("benchmark.xml");
        Files.createDirectory(folder.resolve("weeks"));
        for (String week : List.of("micro-red.plan.json", "micro-green.plan.json")) {
            Files.copy(SUITE.resolve(week), folder.resolve("weeks").resolve(week));
        }
        Files.writeString(
                folder.resolve("tiny.xml"),
                LATE.replace("<solver>", "<solver xmlns=\"https://www.optaplanner.org/xsd/solver\">")
                        .replace("300", "200"));
    }

    @Test
    void configurations_ofAFileAndInPlace_solveEveryPlan_toTheirBudget_andAreReported() throws Exception {
        write("<inheritedSolverBenchmark>" + WEEKS + "</inheritedSolverBenchmark>"
                + "<solverBenchmark><name>tiny</name></solverBenchmark>"
                + "<solverBenchmark><name>late</name>" + LATE + "</solverBenchmark>");

        Benchmarker benchmarker = Benchmarker.of(file, Optional.of(folder.resolve("report")));
        assertThat(benchmarker.plan()).isEqualTo("tiny, late: 4 runs");
        Path report = benchmarker.run();

        assertThat(report.getParent()).hasParent(folder.resolve("report"));
        assertThat(Files.readString(report)).contains("micro-red.plan", "micro-green.plan", "tiny", "late");
        String result = Files.readString(report.resolveSibling("plannerBenchmarkResult.xml"));
        assertThat(values(result, "scoreCalculationCount"))
                .filteredOn(count -> !count.equals("-1")) // of the mean of one run
                .containsExactlyInAnyOrder("200", "200", "300", "300");
        assertThat(values(result, "succeeded")).isNotEmpty().containsOnly("true");
        assertThat(report.resolveSibling("micro-red.plan").resolve("micro-red.planBestScoreStatisticLevel2.png"))
                .isNotEmptyFile();
    }

    @Test
    void shippedFile_comparesDefaultAndFast_onTheSuite() {
        assertThat(Benchmarker.of(SHIPPED.resolve("benchmark.xml"), Optional.empty())
                        .plan())
                .matches("default, fast: \\d{3} runs");
    }

    @Test
    void unknownElement_isNamedByLine_withTheNearest() throws IOException {
        write("<warmUpSecondSpentLimit>1</warmUpSecondSpentLimit>");
        refused(file
                + ":3: <warmUpSecondSpentLimit> is unknown. Did you mean warmUpSecondsSpentLimit? Correct its name, "
                + "or remove it.");

        write("<solverBenchmark><solver><localSearch>\n\n<acceptr/></localSearch></solver></solverBenchmark>");
        refused(file + ":5: <acceptr> is unknown. Did you mean acceptor? Correct its name, or remove it.");
    }

    @Test
    void solverInPlace_isHeldToWhatASolverFileMaySay_lineByLine() throws IOException {
        write(
                """
                <!-- a comment
                     of two lines -->
                <solverBenchmark>
                  <solver>
                    <randomSeed
                      >7</randomSeed>
                    <customPhase>
                      <!-- another --><customPhaseCommandClass>java.lang.Runtime</customPhaseCommandClass>
                    </customPhase>
                    <localSearch>
                      <changeMoveSelector>
                        <entitySelector id="a &amp; b"/>
                        <filterClass>io.schedulebuilder.Nothing</filterClass>
                      </changeMoveSelector>
                    </localSearch>
                  </solver>
                </solverBenchmark>""");
        refused(
                file + ":8: <randomSeed> is not allowed in this file. Remove it: the command line's --seed sets it.",
                file + ":10: class \"java.lang.Runtime\" is not allowed. Name a class of org.optaplanner or of "
                        + "io.schedulebuilder.",
                file + ":15: class \"io.schedulebuilder.Nothing\" does not exist. Correct its name.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"threadFactoryClass", "benchmarkReport/solverRankingComparatorClass"})
    void whatIsNotForTheFile_isRefused(String path) throws IOException {
        String[] elements = path.split("/", -1);
        String last = elements[elements.length - 1];
        String xml = "<" + last + ">java.lang.Runtime</" + last + ">";
        write(elements.length == 1 ? xml : "<" + elements[0] + ">" + xml + "</" + elements[0] + ">");
        assertThatThrownBy(() -> Benchmarker.of(file, Optional.empty()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(file + ":3: <" + last + "> is not allowed in this file. Remove it");
    }

    @Test
    void benchmarkWithoutSolver_ofANameThatNoFileHas_namesTheFiles() throws IOException {
        Files.copy(folder.resolve("tiny.xml"), folder.resolve("small.xml"));
        write("<inheritedSolverBenchmark>" + WEEKS + "</inheritedSolverBenchmark>"
                + "<solverBenchmark><name>tinny</name></solverBenchmark>");
        refused(file
                + ": solver benchmark \"tinny\" has no <solver>, and next to the file there is no tinny.xml. Write "
                + "one, or name one of: small, tiny.");

        write("<inheritedSolverBenchmark>" + WEEKS + "</inheritedSolverBenchmark>"
                + "<solverBenchmark><name>benchmark</name></solverBenchmark>"); // not itself
        assertThatThrownBy(() -> Benchmarker.of(file, Optional.empty())).hasMessageContaining("\"benchmark\" has no");
    }

    @Test
    void fileOfASolver_isCheckedAsWell() throws IOException {
        Path tiny = folder.resolve("tiny.xml");
        Files.writeString(tiny, Files.readString(tiny).replace("localSearchType>", "localSearchTpe>"));
        write("<inheritedSolverBenchmark>" + WEEKS + "</inheritedSolverBenchmark>"
                + "<solverBenchmark><name>tiny</name></solverBenchmark>");
        assertThatThrownBy(() -> Benchmarker.of(file, Optional.empty()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(tiny + ":")
                .hasMessageContaining("<localSearchTpe> is unknown. Did you mean localSearchType?");
    }

    @Test
    void plansThatCannotBeRead_areAllNamed() throws IOException {
        Files.writeString(folder.resolve("weeks").resolve("broken.plan.json"), "{");
        Files.createDirectory(folder.resolve("empty"));
        write("<solverBenchmark><name>tiny</name><problemBenchmarks>"
                + "<inputSolutionFile>weeks</inputSolutionFile><inputSolutionFile>none.plan.json</inputSolutionFile>"
                + "<inputSolutionFile>week.csv</inputSolutionFile><inputSolutionFile>empty</inputSolutionFile>"
                + "</problemBenchmarks></solverBenchmark>");
        assertThatThrownBy(() -> Benchmarker.of(file, Optional.empty()))
                .isInstanceOf(InputException.class)
                .satisfies(e -> assertThat(((InputException) e).faults())
                        .hasSize(4)
                        .anyMatch(fault -> fault.contains("broken.plan.json:1: is not a plan"))
                        .anyMatch(fault -> fault.contains("none.plan.json: there is no such file."))
                        .anyMatch(fault -> fault.contains("week.csv: is a CSV"))
                        .anyMatch(fault -> fault.endsWith(
                                "empty: has no plan. Name a folder with files that end in .plan.json.")));
    }

    @Test
    void benchmarkWithoutPlan_orWithoutEnd_isRefused() throws IOException {
        write("<solverBenchmark><name>tiny</name></solverBenchmark>");
        refused(file + ": solver benchmark \"tiny\" has no plan to solve. Write <inputSolutionFile> within "
                + "<problemBenchmarks>.");

        write("<inheritedSolverBenchmark>" + WEEKS + "</inheritedSolverBenchmark>"
                + "<solverBenchmark><name>endless</name><solver><localSearch/></solver></solverBenchmark>");
        refused(file + ": solver benchmark \"endless\" has no <termination>, so it would never end. Add one, such as "
                + "<scoreCalculationCountLimit>.");
    }

    @Test
    void benchmarkWithoutConfiguration_isRefusedWhenItStarts() throws IOException {
        write("<inheritedSolverBenchmark>" + WEEKS + "</inheritedSolverBenchmark>");
        assertThatThrownBy(() -> Benchmarker.of(file, Optional.empty()).run())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a benchmark cannot start from it: ");
    }

    @Test
    void filesThatAreNone_areNamed() throws IOException {
        Path missing = folder.resolve("none.xml");
        assertThatThrownBy(() -> Benchmarker.of(missing, Optional.empty()))
                .hasMessage(
                        missing + ": cannot be read as a benchmark configuration (no such file). Name a file such as "
                                + "solver-config/benchmark.xml.");
        assertThatThrownBy(() -> Benchmarker.of(folder, Optional.empty()))
                .hasMessage(folder + ": is a folder. Name one file, such as solver-config/benchmark.xml.");
        assertThatThrownBy(() -> Benchmarker.of(folder.resolve("tiny.xml"), Optional.empty()))
                .hasMessageContaining(
                        ":1: <solver> is not the root element of a benchmark configuration. Write <plannerBenchmark "
                                + "xmlns=\"https://www.optaplanner.org/xsd/benchmark\">.");
        Files.writeString(file, "<plannerBenchmark>\n<name>\n</plannerBenchmark>");
        assertThatThrownBy(() -> Benchmarker.of(file, Optional.empty()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + ":3: is not well-formed XML: ");
    }

    @Test
    void doctype_isRefusedBeforeAnythingIsRead() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Files.writeString(
                file,
                "<!DOCTYPE x [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>\n<plannerBenchmark"
                        + " xmlns=\"https://www.optaplanner.org/xsd/benchmark\"/>");
        refused(file + ":1: DOCTYPE is not allowed. Remove it: a benchmark configuration needs no entities.");
    }

    private void refused(String... faults) {
        assertThatThrownBy(() -> Benchmarker.of(file, Optional.empty()))
                .isInstanceOf(InputException.class)
                .satisfies(e -> assertThat(((InputException) e).faults()).containsExactly(faults));
    }

    private void write(String elements) throws IOException {
        String warmUp = elements.contains("warmUp") ? "" : "<warmUpSecondsSpentLimit>0</warmUpSecondsSpentLimit>";
        String first = elements.startsWith("<benchmarkReport") || elements.startsWith("<threadFactory") ? "" : warmUp;
        Files.writeString(
                file,
                "<?xml version=\"1.0\"?>\n<plannerBenchmark xmlns=\"https://www.optaplanner.org/xsd/benchmark\">\n"
                        + first + elements + "\n</plannerBenchmark>\n");
    }

    private static List<String> values(String xml, String element) {
        return Pattern.compile("<" + element + ">([^<]*)</" + element + ">")
                .matcher(xml)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }
}
