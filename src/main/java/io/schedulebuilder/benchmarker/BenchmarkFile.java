package io.schedulebuilder.benchmarker;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.planning.SchemaFaults;
import io.schedulebuilder.planning.SolverConfiguration;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.optaplanner.benchmark.config.PlannerBenchmarkConfig;

/**
 * A benchmark configuration file as text: what is wrong with it, by line and word, before any of it takes effect. Each
 * {@code <solver>} in it is held to the same as a file of {@code solver-config/}.
 */
final class BenchmarkFile {
    private static final String ROOT = "plannerBenchmark";
    private static final String INHERITED = "inheritedSolverBenchmark";
    private static final String BENCHMARK = "solverBenchmark";
    private static final String SOLVER = "solver";

    /** Elements that would change the problem or run a foreign class, and what to do instead. */
    private static final Map<String, String> NOT_FOR_THE_FILE = Map.of(
            "threadFactoryClass", "Remove it: the benchmarker makes its own threads",
            "solutionFileIOClass", "Remove it: the product reads its own plans",
            "writeOutputSolutionEnabled", "Remove it: the benchmarker writes no plans; schedule-builder plan does",
            "solverRankingComparatorClass", "Remove it, or write <solverRankingType>",
            "solverRankingWeightFactoryClass", "Remove it, or write <solverRankingType>");

    private final Path path;
    private final byte[] content;
    private final List<String> faults = new ArrayList<>();
    private final List<Optional<SolverConfiguration>> solvers = new ArrayList<>();
    private Optional<SolverConfiguration> inherited = Optional.empty();

    private BenchmarkFile(Path path, byte[] content) {
        this.path = path;
        this.content = content;
    }

    /**
     * Reads a file without its taking effect.
     *
     * @throws InputException naming everything in it that is unknown or not allowed
     */
    static BenchmarkFile read(Path path) {
        BenchmarkFile file = new BenchmarkFile(path, content(path));
        file.check();
        if (!file.faults.isEmpty()) {
            throw new InputException(file.faults);
        }
        return file;
    }

    /** As OptaPlanner reads it. */
    PlannerBenchmarkConfig config() {
        try {
            return PlannerBenchmarkConfig.createFromXmlInputStream(new ByteArrayInputStream(content));
        } catch (RuntimeException e) {
            throw new InputException(path + ": is no benchmark configuration: " + Benchmarker.firstLine(e));
        }
    }

    /** The solver of each {@code <solverBenchmark>}, in their order; empty where it has none. */
    List<Optional<SolverConfiguration>> solvers() {
        return List.copyOf(solvers);
    }

    /** The solver that all inherit. */
    Optional<SolverConfiguration> inherited() {
        return inherited;
    }

    private void check() {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(content));
            try {
                elements(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            throw new InputException(at(line) + "is not well-formed XML: "
                    + Objects.toString(e.getMessage(), "").replaceFirst("(?s).*Message: ", ""));
        }
        if (faults.isEmpty()) {
            URL schema = Objects.requireNonNull(PlannerBenchmarkConfig.class.getResource("/benchmark.xsd"), "schema");
            faults.addAll(SchemaFaults.of(path, content, schema));
        }
    }

    private void elements(XMLStreamReader xml) throws XMLStreamException {
        Deque<String> open = new ArrayDeque<>();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD ->
                    faults.add(at(xml.getLocation().getLineNumber())
                            + "DOCTYPE is not allowed. Remove it: a benchmark configuration needs no entities.");
                case XMLStreamConstants.START_ELEMENT -> begin(xml, open);
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                default -> {
                    // text and comments
                }
            }
        }
    }

    private void begin(XMLStreamReader xml, Deque<String> open) throws XMLStreamException {
        String element = xml.getLocalName();
        int line = xml.getLocation().getLineNumber();
        if (open.isEmpty()
                && !(element.equals(ROOT) && PlannerBenchmarkConfig.XML_NAMESPACE.equals(xml.getNamespaceURI()))) {
            faults.add(at(line) + "<" + element + "> does not begin a benchmark configuration. Write <" + ROOT
                    + " xmlns=\"" + PlannerBenchmarkConfig.XML_NAMESPACE + "\">.");
        }
        Optional.ofNullable(NOT_FOR_THE_FILE.get(element))
                .ifPresent(
                        instead -> faults.add(at(line) + "<" + element + "> is not for this file. " + instead + "."));
        String parent = Objects.toString(open.peek(), "");
        if (element.equals(BENCHMARK)) {
            solvers.add(Optional.empty());
        }
        if (element.equals(SOLVER) && parent.equals(INHERITED)) {
            inherited = solver(xml);
        } else if (element.equals(SOLVER) && parent.equals(BENCHMARK)) {
            solvers.set(solvers.size() - 1, solver(xml));
        } else {
            open.push(element);
        }
    }

    private Optional<SolverConfiguration> solver(XMLStreamReader xml) throws XMLStreamException {
        byte[] part = InlineSolver.asFile(xml);
        try {
            return Optional.of(SolverConfiguration.of(path, part));
        } catch (InputException e) {
            faults.addAll(e.faults());
            return Optional.empty();
        }
    }

    private String at(int line) {
        return path + ":" + line + ": ";
    }

    private static byte[] content(Path path) {
        if (Files.isDirectory(path)) {
            throw new InputException(path + ": is a folder. Name one file, such as solver-config/benchmark.xml.");
        }
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new InputException(path + ": cannot be read as a benchmark configuration ("
                    + (Files.exists(path) ? e.getMessage() : "no such file")
                    + "). Name a file such as solver-config/benchmark.xml.");
        }
    }
}
