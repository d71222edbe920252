package io.schedulebuilder.benchmarker;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.planning.SolverConfiguration;
import io.schedulebuilder.planning.config.ConfigXml;
import io.schedulebuilder.planning.config.ConfigXml.Element;
import io.schedulebuilder.planning.config.SchemaFaults;
import io.schedulebuilder.planning.config.SolverFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.optaplanner.benchmark.config.PlannerBenchmarkConfig;

/**
 * A benchmark configuration file as text. Finds what is wrong with it, by line and word, before any of it takes effect.
 * Each {@code <solver>} in it is checked like a file in {@code solver-config/}.
 */
final class BenchmarkFile {
    private static final String INHERITED = "inheritedSolverBenchmark";
    private static final String BENCHMARK = "solverBenchmark";
    private static final String SOLVER = "solver";

    /** Elements that would change the problem or run a class from elsewhere, and what to do instead. */
    private static final Map<String, String> NOT_FOR_THE_FILE = Map.of(
            "threadFactoryClass", "Remove it: the benchmarker creates its own threads",
            "solutionFileIOClass", "Remove it: the product reads its own plans",
            "writeOutputSolutionEnabled", "Remove it: the benchmarker does not write plans; use schedule-builder plan",
            "solverRankingComparatorClass", "Remove it, or write <solverRankingType>",
            "solverRankingWeightFactoryClass", "Remove it, or write <solverRankingType>");

    private final Path path;
    private final Element root;
    private final List<String> faults = new ArrayList<>();
    private final List<Optional<SolverConfiguration>> solvers = new ArrayList<>();
    private Optional<SolverConfiguration> inherited = Optional.empty();

    private BenchmarkFile(Path path, Element root) {
        this.path = path;
        this.root = root;
    }

    /**
     * Reads a file without applying it.
     *
     * @throws InputException with everything in it that is unknown or not allowed
     */
    static BenchmarkFile read(Path path) {
        BenchmarkFile file = new BenchmarkFile(
                path,
                ConfigXml.read(
                        path,
                        content(path),
                        PlannerBenchmarkConfig.XML_ELEMENT_NAME,
                        PlannerBenchmarkConfig.XML_NAMESPACE,
                        "benchmark configuration"));
        file.check();
        if (!file.faults.isEmpty()) {
            throw new InputException(file.faults);
        }
        return file;
    }

    /** The configuration as OptaPlanner reads it. */
    PlannerBenchmarkConfig config() {
        try {
            return PlannerBenchmarkConfig.createFromXmlInputStream(new ByteArrayInputStream(plain()));
        } catch (RuntimeException e) {
            throw new InputException(path + ": is not a benchmark configuration: " + SolverFile.firstLine(e));
        }
    }

    /** The solver of each {@code <solverBenchmark>}, in the same order; empty if it has none. */
    List<Optional<SolverConfiguration>> solvers() {
        return List.copyOf(solvers);
    }

    /** The solver that all solver benchmarks inherit. */
    Optional<SolverConfiguration> inherited() {
        return inherited;
    }

    private void check() {
        check(root, "");
        if (faults.isEmpty()) {
            URL schema = Objects.requireNonNull(PlannerBenchmarkConfig.class.getResource("/benchmark.xsd"), "schema");
            faults.addAll(SchemaFaults.of(path, plain(), schema));
        }
    }

    private byte[] plain() {
        return root.document(PlannerBenchmarkConfig.XML_NAMESPACE);
    }

    private void check(Element element, String parent) {
        Optional.ofNullable(NOT_FOR_THE_FILE.get(element.name()))
                .ifPresent(instead -> faults.add(path + ":" + element.line() + ": <" + element.name()
                        + "> is not allowed in this file. " + instead + "."));
        if (element.name().equals(BENCHMARK)) {
            solvers.add(Optional.empty());
        }
        if (element.name().equals(SOLVER) && parent.equals(INHERITED)) {
            inherited = solver(element);
        } else if (element.name().equals(SOLVER) && parent.equals(BENCHMARK)) {
            solvers.set(solvers.size() - 1, solver(element));
        } else {
            element.children().forEach(child -> check(child, element.name()));
        }
    }

    private Optional<SolverConfiguration> solver(Element element) {
        try {
            return Optional.of(SolverConfiguration.of(path, element));
        } catch (InputException e) {
            faults.addAll(e.faults());
            return Optional.empty();
        }
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
