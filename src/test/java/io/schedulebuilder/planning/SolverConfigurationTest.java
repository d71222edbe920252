package io.schedulebuilder.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SolverConfigurationTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"default.xml", "fast.xml", "thorough.xml"})
    void load_shippedFile_endsByCountUnderACap(String name) {
        SolverConfiguration configuration = SolverConfiguration.load(Path.of("solver-config", name));

        assertThat(configuration.endsByClock()).isFalse();
        assertThat(configuration.cap()).isLessThanOrEqualTo(SolverConfiguration.DEFAULT_CAP);
    }

    @Test
    void load_anyFile_keepsNameAndHash() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.xml"), "<solver xmlns=\"https://www.optaplanner.org/xsd/solver\"/>");

        SolverConfiguration configuration = SolverConfiguration.load(file);

        assertThat(configuration.file()).isEqualTo(file.toString());
        assertThat(configuration.sha256())
                .isEqualTo("31236cb9ee6760089128fc5dde482544fe7d435a156ee8d4c9643947da1b21f4");
    }

    @Test
    void load_otherLineEndings_keepsTheHash() throws IOException {
        String xml = Files.readString(Path.of("solver-config", "default.xml"));
        String hash = load(xml).sha256();

        assertThat(load(xml.replace("\n", "\r\n")).sha256()).isEqualTo(hash);
        assertThat(load(xml.replace("\n", "\r")).sha256()).isEqualTo(hash);
        assertThat(load(xml.replace("</solver>", " </solver>")).sha256()).isNotEqualTo(hash);
    }

    @Test
    void load_timeLimitAlone_endsByClock() throws IOException {
        assertThat(load("<solver><termination><secondsSpentLimit>1</secondsSpentLimit></termination></solver>")
                        .endsByClock())
                .isTrue();
    }

    @Test
    void load_clockWithinAPhase_endsByClock() throws IOException {
        assertThat(load("<solver><localSearch><termination><spentLimit>PT1S</spentLimit></termination>"
                                + "</localSearch></solver>")
                        .endsByClock())
                .isTrue();
    }

    @Test
    void load_noFile_saysSo() {
        assertThatThrownBy(() -> SolverConfiguration.load(folder.resolve("fsat.xml")))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("fsat.xml") + ": cannot be read as a solver configuration (no such file)."
                        + " Name a file such as solver-config/default.xml.");
    }

    @Test
    void load_folder_saysSo() {
        assertThatThrownBy(() -> SolverConfiguration.load(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        folder + ": is a folder. Name one file in it, such as " + folder.resolve("default.xml") + ".");
    }

    @Test
    void load_unknownElement_namesLineAndNearest() {
        assertFault(
                """
                <solver>
                  <termination>
                    <scoreCalculationCountLimt>100</scoreCalculationCountLimt>
                  </termination>
                </solver>""",
                3,
                "<scoreCalculationCountLimt> is unknown. Did you mean scoreCalculationCountLimit?"
                        + " Correct its name, or remove it.");
    }

    @Test
    void load_elementInTheWrongPlace_namesLine() {
        assertFault(
                "<solver>\n<localSearch/>\n<termination/>\n</solver>",
                3,
                "<termination> cannot stand here." + " Elements have a fixed order: move it up, or remove it.");
    }

    @Test
    void load_unknownValue_namesLineAndNearest() {
        assertFault(
                "<solver>\n<localSearch>\n<localSearchType>TABU_SERCH</localSearchType></localSearch></solver>",
                3,
                "\"TABU_SERCH\" is no value here. Did you mean TABU_SEARCH? Values: HILL_CLIMBING, TABU_SEARCH,"
                        + " SIMULATED_ANNEALING, LATE_ACCEPTANCE, GREAT_DELUGE, VARIABLE_NEIGHBORHOOD_DESCENT.");
    }

    @Test
    void load_wordForANumber_namesLine() {
        assertFault(
                "<solver>\n<termination>\n<scoreCalculationCountLimit>many</scoreCalculationCountLimit>"
                        + "</termination></solver>",
                3,
                "\"many\" is no integer. Write a value of that type.");
    }

    @Test
    void load_brokenTag_namesLine() {
        assertThatThrownBy(() -> load("<solver>\n<termination>\n</solver>"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("solver.xml:3: is not well-formed XML: ")
                .hasMessageContaining("termination");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "hello", "\u0000"})
    void load_noXml_isRefused(String content) {
        assertThatThrownBy(() -> load(content))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("solver.xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<solver/>", "<plannerBenchmark/>", "<solver xmlns=\"https://example.org\"/>"})
    void load_otherRoot_isRefused(String xml) throws IOException {
        Path file = Files.writeString(folder.resolve("solver.xml"), xml);

        assertThatThrownBy(() -> SolverConfiguration.load(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ":1: " + xml.replaceAll("[ /].*", ">") + " does not begin a solver configuration."
                        + " Write <solver xmlns=\"https://www.optaplanner.org/xsd/solver\">.");
    }

    @Test
    void load_doctype_isRefusedBeforeAnythingIsRead() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        assertFault(
                "<!DOCTYPE solver [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>\n<solver>&x;</solver>",
                1,
                "DOCTYPE is not allowed. Remove it: a solver configuration needs no entities.");
    }

    @Test
    void load_classOfSomeoneElse_isRefused() {
        assertFault(
                "<solver>\n<customPhase>\n<customPhaseCommandClass>java.lang.Runtime</customPhaseCommandClass>"
                        + "</customPhase></solver>",
                3,
                "class \"java.lang.Runtime\" is not allowed."
                        + " Name a class of org.optaplanner or of io.schedulebuilder.");
    }

    @Test
    void load_unknownClass_isRefused() {
        assertFault(
                "<solver><localSearch><changeMoveSelector>\n<filterClass>io.schedulebuilder.planning.Nothing"
                        + "</filterClass></changeMoveSelector></localSearch></solver>",
                2,
                "class \"io.schedulebuilder.planning.Nothing\" does not exist. Correct its name.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "solutionClass",
                "entityClass",
                "scoreDirectorFactory",
                "randomSeed",
                "randomFactoryClass",
                "moveThreadCount"
            })
    void load_whatIsNotForTheFile_isRefused(String element) {
        assertThatThrownBy(() -> load("<solver>\n<" + element + "></" + element + "></solver>"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("solver.xml:2: <" + element + "> is not for this file. Remove it: ");
    }

    @Test
    void load_modeThatDoesNotRepeat_isRefused() {
        assertFault(
                "<solver>\n<environmentMode>NON_REPRODUCIBLE</environmentMode></solver>",
                2,
                "environmentMode NON_REPRODUCIBLE is not for this file. Remove it: equal seeds must give equal plans.");
    }

    private void assertFault(String xml, int line, String fault) {
        assertThatThrownBy(() -> load(xml))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("solver.xml") + ":" + line + ": " + fault);
    }

    private SolverConfiguration load(String xml) throws IOException {
        String full = xml.replace("<solver>", "<solver xmlns=\"https://www.optaplanner.org/xsd/solver\">");
        return SolverConfiguration.load(Files.writeString(folder.resolve("solver.xml"), full));
    }
}
