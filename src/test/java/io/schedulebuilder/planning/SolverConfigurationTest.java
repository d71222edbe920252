package io.schedulebuilder.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.InputException;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElements;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.optaplanner.core.config.AbstractConfig;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;
import org.optaplanner.core.impl.io.jaxb.SolverConfigIO;

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
                "<termination> is in the wrong place. Elements have a fixed order. Move it up, or remove it.");
    }

    @Test
    void load_unknownValue_namesLineAndNearest() {
        assertFault(
                "<solver>\n<localSearch>\n<localSearchType>TABU_SERCH</localSearchType></localSearch></solver>",
                3,
                "\"TABU_SERCH\" is not a valid value here. Did you mean TABU_SEARCH? Values: HILL_CLIMBING, "
                        + "TABU_SEARCH, SIMULATED_ANNEALING, LATE_ACCEPTANCE, GREAT_DELUGE, VARIABLE_NEIGHBORHOOD_DESCENT.");
    }

    @Test
    void load_wordForANumber_namesLine() {
        assertFault(
                "<solver>\n<termination>\n<scoreCalculationCountLimit>many</scoreCalculationCountLimit>"
                        + "</termination></solver>",
                3,
                "\"many\" is not a valid integer. Write a value of that type.");
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
    @ValueSource(strings = {"<plannerBenchmark/>", "<solver xmlns=\"https://example.org\"/>"})
    void load_otherRoot_isRefused(String xml) throws IOException {
        Path file = Files.writeString(folder.resolve("solver.xml"), xml);

        assertThatThrownBy(() -> SolverConfiguration.load(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ":1: " + xml.replaceAll("[ /].*", ">")
                        + " is not the root element of a solver configuration."
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
                .hasMessageContaining("solver.xml:2: <" + element + "> is not allowed in this file. Remove it: ");
    }

    @Test
    void load_modeThatDoesNotRepeat_isRefused() {
        assertFault(
                "<solver>\n<environmentMode>NON_REPRODUCIBLE</environmentMode></solver>",
                2,
                "environmentMode NON_REPRODUCIBLE is not allowed in this file. Remove it: the same seed must "
                        + "give the same plan.");
    }

    /** OptaPlanner reads such a file, but without looking for words that it does not know. */
    @Test
    void load_rootWithoutNamespace_isReadAsStrictly() throws IOException {
        String xml = "<solver>\n<termination><scoreCalculationCountLimit>%s</scoreCalculationCountLimit></termination>"
                + "</solver>";
        Path file = Files.writeString(folder.resolve("plain.xml"), String.format(Locale.ROOT, xml, "700"));
        assertThat(SolverConfiguration.load(file).end()).isEqualTo("700 score calculations");

        Files.writeString(file, String.format(Locale.ROOT, xml, "700").replace("CountLimit", "CountLimt"));
        assertThatThrownBy(() -> SolverConfiguration.load(file))
                .hasMessageContaining("plain.xml:2: <scoreCalculationC");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<s:environmentMode>NON_REPRODUCIBLE</s:environmentMode>",
                "<s:environmentMode><![CDATA[NON_REPRODUCIBLE]]></s:environmentMode>",
                "<s:environmentMode> NON_<!-- -->REPRODUCIBLE\n</s:environmentMode>",
                "<s:environmentMode>NON&#95;REPRODUCIBLE</s:environmentMode>",
                "<t:environmentMode"
                        + " xmlns:t='https://www.optaplanner.org/xsd/solver'>NON_REPRODUCIBLE</t:environmentMode>",
                "<environmentMode xmlns='https://www.optaplanner.org/xsd/solver'>NON_REPRODUCIBLE</environmentMode>",
                "<s:moveThreadCount>4</s:moveThreadCount>",
                "<s:randomSeed>4</s:randomSeed>",
                "<s:randomFactoryClass>java.lang.Runtime</s:randomFactoryClass>",
                "<s:customPhase><s:customPhaseCommandClass>java.lang.Runtime</s:customPhaseCommandClass></s:customPhase>",
                "<s:daemon>true</s:daemon>",
                "<s:termination><s:terminationClass>io.schedulebuilder.planning.EarliestFit</s:terminationClass>"
                        + "</s:termination>",
                "<environmentMode>NON_REPRODUCIBLE</environmentMode>",
                "<x:environmentMode xmlns:x='urn:x'>NON_REPRODUCIBLE</x:environmentMode>",
            })
    void load_otherSpelling_slipsPastNoCheck(String element) throws IOException {
        Path file = Files.writeString(
                folder.resolve("solver.xml"),
                "<s:solver xmlns:s=\"https://www.optaplanner.org/xsd/solver\">\n" + element + "</s:solver>");

        assertThatThrownBy(() -> SolverConfiguration.load(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("solver.xml:2: ");
    }

    @Test
    void load_prefixedFile_saysTheSameAsAPlainOne() throws IOException {
        String plain = Files.readString(Path.of("solver-config", "default.xml"));
        String prefixed = plain.replaceAll("<(/?)([a-zA-Z])", "<$1s:$2").replace("xmlns=", "xmlns:s=");

        SolverConfig one = load(plain).search();
        SolverConfig other = load(prefixed).search();

        StringWriter texts = new StringWriter();
        new SolverConfigIO().write(one, texts);
        StringWriter others = new StringWriter();
        new SolverConfigIO().write(other, others);
        assertThat(others).hasToString(texts.toString());
        assertThat(texts.toString()).contains("MakeRoomMoves", "0hard/0medium/30soft", "50000");
    }

    /** In all that OptaPlanner can be told, a class is loaded from no element that the check of classes does not see. */
    @Test
    void everyClassOfAConfiguration_standsInAnElementThatEndsWithClass() {
        Set<Class<?>> seen = new HashSet<>();
        List<String> classes = new ArrayList<>();
        collectClassFields(SolverConfig.class, seen, classes);

        assertThat(seen).hasSizeGreaterThan(20);
        assertThat(classes).hasSizeGreaterThan(15).allMatch(name -> name.endsWith("Class"));
    }

    private static void collectClassFields(Class<?> type, Set<Class<?>> seen, List<String> classes) {
        if (!AbstractConfig.class.isAssignableFrom(type) || !seen.add(type)) {
            return;
        }
        for (Class<?> owner = type; owner != Object.class; owner = owner.getSuperclass()) {
            for (Field field : owner.getDeclaredFields()) {
                if (field.getGenericType().getTypeName().contains("java.lang.Class<")) {
                    XmlElement element = field.getAnnotation(XmlElement.class);
                    classes.add(element == null ? field.getName() : element.name());
                }
                collectClassFields(field.getType(), seen, classes);
                XmlElement single = field.getAnnotation(XmlElement.class);
                if (single != null) {
                    collectClassFields(single.type(), seen, classes);
                }
                XmlElements several = field.getAnnotation(XmlElements.class);
                if (several != null) {
                    for (XmlElement one : several.value()) {
                        collectClassFields(one.type(), seen, classes);
                    }
                }
                if (field.getGenericType() instanceof ParameterizedType generic
                        && generic.getActualTypeArguments()[0] instanceof Class<?> of) {
                    collectClassFields(of, seen, classes);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <scoreCalculationCountLimit>0</scoreCalculationCountLimit> | 0. Write a whole number from 1 to 1,000,000,000,000.
                    <scoreCalculationCountLimit>-5</scoreCalculationCountLimit> | -5. Write a whole number from 1 to 1,000,000,000,000.
                    <scoreCalculationCountLimit>9223372036854775807</scoreCalculationCountLimit> | 9223372036854775807. Write a whole number from 1 to 1,000,000,000,000.
                    <daysSpentLimit>9223372036854775807</daysSpentLimit> | 9223372036854775807. Write a time from 0 to 7 days.
                    <spentLimit>-PT1S</spentLimit> | -PT1S. Write a time from 0 to 7 days.
                    <unimprovedHoursSpentLimit>169</unimprovedHoursSpentLimit> | 169. Write a time from 0 to 7 days.
                    """)
    void load_limitOutOfBounds_isRefused(String element, String fault) {
        String name = element.replaceAll("<([a-zA-Z]+)>.*", "$1");
        assertFault("<solver>\n<termination>" + element + "</termination></solver>", 2, "<" + name + "> is " + fault);
    }

    @Test
    void load_countBeyondALong_isRefusedWithItsBound() {
        assertFault(
                "<solver>\n<termination><scoreCalculationCountLimit>9223372036854775808</scoreCalculationCountLimit>"
                        + "</termination></solver>",
                2,
                "\"9223372036854775808\" is too large. Write 9,223,372,036,854,775,807 at most.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<acceptor><lateAcceptanceSize>2147483647</lateAcceptanceSize></acceptor>",
                "<acceptor><entityTabuSize>2147483647</entityTabuSize></acceptor>",
                "<acceptor><fadingMoveTabuSize>100001</fadingMoveTabuSize></acceptor>",
                "<forager><acceptedCountLimit>2147483647</acceptedCountLimit></forager>",
                "<acceptor><stepCountingHillClimbingSize>-1</stepCountingHillClimbingSize></acceptor>",
                "<acceptor><entityTabuRatio>NaN</entityTabuRatio></acceptor>",
                "<acceptor><entityTabuRatio>1.5</entityTabuRatio></acceptor>",
                "<swapMoveSelector><fixedProbabilityWeight>-INF</fixedProbabilityWeight></swapMoveSelector>",
            })
    void load_sizeBeyondReason_isRefusedByLine(String element) {
        assertThatThrownBy(() -> load("<solver>\n<localSearch>\n" + element + "</localSearch></solver>"))
                .isInstanceOf(InputException.class)
                .hasMessageMatching(
                        "(?s).*solver.xml:3: <[a-zA-Z]+> is [-\\w.]+\\. Write a (whole )?number from [01] to .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stepCountLimit", "unimprovedStepCountLimit"})
    void load_stepsOfTheWholeRun_areRefused_ofAPhaseHonored(String element) throws IOException {
        String limit = "<termination>\n<" + element + ">5</" + element + "></termination>";
        assertFault(
                "<solver>" + limit + "</solver>",
                2,
                "<" + element
                        + "> cannot end the whole search, because each phase counts its own steps. Move it into the "
                        + "<termination> of a phase, such as <localSearch>.");
        assertFault(
                "<solver><termination>" + limit + "</termination></solver>",
                2,
                "<" + element
                        + "> cannot end the whole search, because each phase counts its own steps. Move it into the "
                        + "<termination> of a phase, such as <localSearch>.");

        assertThat(load("<solver><localSearch>" + limit + "</localSearch></solver>")
                        .endsByClock())
                .isFalse();
    }

    @Test
    void load_limitsBesideTheCount_areKept() throws IOException {
        SolverConfiguration configuration = load("<solver><termination><secondsSpentLimit>30</secondsSpentLimit>"
                + "<unimprovedSecondsSpentLimit>2</unimprovedSecondsSpentLimit>"
                + "<bestScoreLimit>0hard/0medium/0soft</bestScoreLimit>"
                + "<scoreCalculationCountLimit>400</scoreCalculationCountLimit>"
                + "<termination><bestScoreFeasible>true</bestScoreFeasible></termination></termination></solver>");

        TerminationConfig termination = configuration.forWeeks(3).search().getTerminationConfig();
        assertThat(termination.getScoreCalculationCountLimit()).isEqualTo(1_200);
        assertThat(termination.getBestScoreLimit()).isEqualTo("0hard/0medium/0soft");
        assertThat(termination.getUnimprovedSecondsSpentLimit()).isEqualTo(2);
        assertThat(termination.getTerminationConfigList()).hasSize(1);
        assertThat(termination.getSecondsSpentLimit()).isNull(); // the safety net's
        assertThat(configuration.cap()).hasSeconds(30);
        assertThat(configuration.endsByClock()).isTrue();
    }

    @Test
    void load_annealingThatCoolsByClockBesideACount_isRefused() throws IOException {
        String anneal = "<acceptor><simulatedAnnealingStartingTemperature>0hard/0medium/9soft"
                + "</simulatedAnnealingStartingTemperature></acceptor></localSearch></solver>";
        assertFault(
                "<solver><localSearch><termination>\n<secondsSpentLimit>1</secondsSpentLimit>"
                        + "<stepCountLimit>10</stepCountLimit></termination>" + anneal,
                2,
                "<secondsSpentLimit> makes simulated annealing depend on the clock in addition to another limit, "
                        + "so the same seed would give different plans. Remove it, or make it the only limit.");

        SolverConfiguration net = load("<solver><termination><secondsSpentLimit>1</secondsSpentLimit></termination>"
                + "<localSearch><termination><stepCountLimit>10</stepCountLimit></termination>" + anneal);
        assertThat(net.endsByClock()).isFalse();
        assertThat(net.cap()).hasSeconds(1);
    }

    @Test
    void load_timeThatMustPassBesideTheCount_isRefused() {
        assertFault(
                "<solver><termination>\n<terminationCompositionStyle>AND</terminationCompositionStyle>"
                        + "<secondsSpentLimit>1</secondsSpentLimit>"
                        + "<scoreCalculationCountLimit>10</scoreCalculationCountLimit></termination></solver>",
                2,
                "<terminationCompositionStyle> AND with a time limit would let a search continue past that time. "
                        + "Remove one of them.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <customPhase><customPhaseCommandClass>io.schedulebuilder.planning.MakeRoomMoves</customPhaseCommandClass></customPhase> | cannot be used in <customPhaseCommandClass>. Name a class that implements
                    <termination><spentLimit>soon</spentLimit></termination> | soon
                    <termination><spentLimit>PT1S</spentLimit><secondsSpentLimit>1</secondsSpentLimit></termination> | spentLimit
                    <termination><bestScoreLimit>0/0</bestScoreLimit></termination> | "0/0" is not a score. Write one such as
                    <localSearch><localSearchType>TABU_SEARCH</localSearchType><acceptor><entityTabuSize>3</entityTabuSize></acceptor></localSearch> | localSearchType
                    <customPhase>x<termination/></customPhase> | contains the text "x" next to its elements.
                    <customPhase a:b="c" xmlns:a="urn:a"/> | attribute "a:b" of <customPhase> is unknown.
                    <localSearch><unionMoveSelector/></localSearch> | <unionMoveSelector> has no moves. Add
                    <localSearch><cartesianProductMoveSelector><fixedProbabilityWeight>1</fixedProbabilityWeight></cartesianProductMoveSelector></localSearch> | <cartesianProductMoveSelector> has no moves.
                    <localSearch><moveListFactory/></localSearch> | lacks a moveListFactoryClass
                    <localSearch><changeMoveSelector><valueSelector variableName="when"/></changeMoveSelector></localSearch> | variableName (when)
                    <localSearch id="1"/> | attribute "id" of <localSearch> is unknown. Remove it.
                    <customPhase>&x;</customPhase> | x
                    """)
    void load_whatCannotWork_isNamedByLine(String element, String part) {
        assertThatThrownBy(() -> load("<solver>\n\n" + element + "</solver>"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("solver.xml:3: ")
                .hasMessageContaining(part);
    }

    @Test
    void load_endlessDepth_isRefused() {
        String deep = "<termination>".repeat(20_000) + "</termination>".repeat(20_000);
        assertThatThrownBy(() -> load("<solver>" + deep + "</solver>"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("solver.xml:1: <termination> is nested more than 50 levels deep.");
    }

    @Test
    void load_windowsLineEndings_haveTheSameHash() throws IOException {
        String unix = Files.readString(Path.of("solver-config", "fast.xml"));

        assertThat(load(unix.replace("\n", "\r\n")).sha256())
                .isEqualTo(load(unix).sha256());
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
