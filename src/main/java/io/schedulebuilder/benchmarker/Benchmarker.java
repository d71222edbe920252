package io.schedulebuilder.benchmarker;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.planning.SolverConfiguration;
import io.schedulebuilder.planning.config.SolverFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.optaplanner.benchmark.api.PlannerBenchmark;
import org.optaplanner.benchmark.api.PlannerBenchmarkException;
import org.optaplanner.benchmark.api.PlannerBenchmarkFactory;
import org.optaplanner.benchmark.config.PlannerBenchmarkConfig;
import org.optaplanner.benchmark.config.ProblemBenchmarksConfig;
import org.optaplanner.benchmark.config.SolverBenchmarkConfig;
import org.optaplanner.core.config.phase.PhaseConfig;
import org.optaplanner.core.config.solver.SolverConfig;

/**
 * Runs OptaPlanner's benchmarker on our problem. It adds three things to the file's own schema, as described in {@code
 * solver-config/benchmark.xml}: a solver benchmark without a solver uses the file of the same name; paths are relative
 * to the file's folder; an input that is a folder means the plans in it.
 */
public final class Benchmarker {
    private final Path file;
    private final BenchmarkFolder folder;
    private final PlannerBenchmarkConfig config;
    private final List<String> faults = new ArrayList<>();

    private Benchmarker(Path file, PlannerBenchmarkConfig config) {
        this.file = file;
        this.folder = new BenchmarkFolder(file, faults);
        this.config = config;
    }

    /**
     * Creates a benchmark from a file, ready to run.
     *
     * @param report the folder for the dated report folder; empty for the one in the file, or else the current folder
     * @throws InputException with what is wrong with the file or with a plan that it lists
     */
    public static Benchmarker of(Path file, Optional<Path> report) {
        BenchmarkFile read = BenchmarkFile.read(file);
        Benchmarker benchmarker = new Benchmarker(file, read.config());
        benchmarker.complete(read);
        report.map(Path::toFile).ifPresent(benchmarker.config::setBenchmarkDirectory);
        benchmarker.requireReportFolder();
        if (!benchmarker.faults.isEmpty()) {
            throw new InputException(benchmarker.faults);
        }
        return benchmarker;
    }

    /**
     * Checks the report folder before the runs, because they take long. The library creates a dated folder in it and
     * changes nothing else.
     */
    private void requireReportFolder() {
        Path folder = config.getBenchmarkDirectory().toPath();
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".schedule-builder", ".tmp"));
        } catch (IOException | SecurityException e) {
            faults.add(folder + ": a report cannot be written there ("
                    + (Files.exists(folder) && !Files.isDirectory(folder) ? "it is a file" : "it cannot be written")
                    + "). Choose another folder.");
        }
    }

    /**
     * Solves each week with each configuration and writes the report.
     *
     * @return the report's HTML page
     * @throws InputException if no solver can start from a configuration
     * @throws FailureException if a run failed
     */
    public Path run() {
        PlannerBenchmark benchmark;
        try {
            benchmark = PlannerBenchmarkFactory.create(config).buildPlannerBenchmark();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new InputException(file + ": a benchmark cannot start from it: " + SolverFile.firstLine(e));
        }
        Set<Path> before = reports();
        try {
            benchmark.benchmark();
            return reports().stream()
                    .filter(report -> !before.contains(report))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new FailureException(
                            config.getBenchmarkDirectory() + ": has no report. Check that the folder can be written."));
        } catch (PlannerBenchmarkException e) {
            throw new FailureException(
                    file + ": some runs did not finish: " + SolverFile.firstLine(e)
                            + ". The others are in the report, in " + config.getBenchmarkDirectory() + ".",
                    e);
        }
    }

    /**
     * The HTML pages of all reports in the report folder. Needed because OptaPlanner does not say which one it wrote.
     */
    private Set<Path> reports() {
        Path folder = config.getBenchmarkDirectory().toPath();
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> reports = Files.list(folder)) {
            return reports.map(report -> report.resolve("index.html"))
                    .filter(Files::isRegularFile)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new FailureException(
                    folder + ": cannot be listed. Change its permissions so that it can be read.", e);
        }
    }

    /** What the benchmark is about to do, in a sentence. */
    public String plan() {
        List<SolverBenchmarkConfig> solvers = benchmarks();
        long blueprints = Stream.ofNullable(config.getSolverBenchmarkBluePrintConfigList())
                .flatMap(List::stream)
                .count();
        String names = solvers.stream()
                .map(solver -> Objects.toString(solver.getName(), "one without a name"))
                .collect(Collectors.joining(", "));
        int runs = solvers.stream().mapToInt(this::runs).sum();
        return Stream.of(
                        solvers.isEmpty() ? "" : names + ": " + Counted.of(runs, "run"),
                        blueprints == 0 ? "" : "the configurations of " + blueprints + " blueprints")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", and "));
    }

    private int runs(SolverBenchmarkConfig benchmark) {
        SolverBenchmarkConfig inherited = config.getInheritedSolverBenchmarkConfig();
        int weeks = weeks(inherited) + weeks(benchmark);
        return weeks
                * Stream.of(benchmark, inherited)
                        .map(SolverBenchmarkConfig::getSubSingleCount)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(1);
    }

    private static int weeks(SolverBenchmarkConfig benchmark) {
        ProblemBenchmarksConfig problems = benchmark.getProblemBenchmarksConfig();
        return problems == null ? 0 : problems.getInputSolutionFileList().size();
    }

    private void complete(BenchmarkFile read) {
        File report = Objects.requireNonNullElseGet(config.getBenchmarkDirectory(), () -> new File("."));
        config.setBenchmarkDirectory(folder.resolved(report).toFile());
        SolverBenchmarkConfig inherited =
                Objects.requireNonNullElseGet(config.getInheritedSolverBenchmarkConfig(), SolverBenchmarkConfig::new);
        config.setInheritedSolverBenchmarkConfig(inherited);
        inherited.setSolverConfig(read.inherited()
                .map(SolverConfiguration::search)
                .orElseGet(SolverConfig::new)
                .inherit(SolverConfiguration.problem()));
        ProblemBenchmarksConfig shared =
                Objects.requireNonNullElseGet(inherited.getProblemBenchmarksConfig(), ProblemBenchmarksConfig::new);
        inherited.setProblemBenchmarksConfig(shared.withSolutionFileIOClass(WeekFile.class));
        List<File> sharedPlans = folder.plans(shared.getInputSolutionFileList());
        shared.setInputSolutionFileList(sharedPlans);
        if (config.getSolverBenchmarkBluePrintConfigList() != null) {
            requireAnEnd("the inherited solver of a blueprint", new SolverConfig());
        }
        for (int i = 0; i < benchmarks().size(); i++) {
            SolverBenchmarkConfig benchmark = benchmarks().get(i);
            solver(benchmark, read.solvers().get(i), read.inherited().isPresent());
            requireAnEnd(
                    named(benchmark), Objects.requireNonNullElseGet(benchmark.getSolverConfig(), SolverConfig::new));
            ProblemBenchmarksConfig own = benchmark.getProblemBenchmarksConfig();
            if (own != null) {
                own.setInputSolutionFileList(folder.plans(own.getInputSolutionFileList()));
            }
            if (sharedPlans.isEmpty()
                    && (own == null || own.getInputSolutionFileList().isEmpty())) {
                faults.add(file + ": " + named(benchmark) + " has no plan to solve. Write <inputSolutionFile> within "
                        + "<problemBenchmarks>.");
            }
        }
    }

    private List<SolverBenchmarkConfig> benchmarks() {
        return Objects.requireNonNullElseGet(config.getSolverBenchmarkConfigList(), List::of);
    }

    private void solver(SolverBenchmarkConfig benchmark, Optional<SolverConfiguration> own, boolean inherits) {
        if (own.isPresent()) {
            benchmark.setSolverConfig(own.get().search());
            return;
        }
        String name = Objects.toString(benchmark.getName(), "");
        Optional<Path> ofItsName = folder.solverFile(name);
        if (ofItsName.isPresent()) {
            try {
                benchmark.setSolverConfig(
                        SolverConfiguration.load(ofItsName.get()).search());
            } catch (InputException e) {
                faults.addAll(e.faults());
            }
        } else if (!inherits) {
            faults.add(file + ": " + named(benchmark) + " has no <solver>, and next to the file there is no " + name
                    + ".xml. Write one, or name one of: " + String.join(", ", folder.solverNames()) + ".");
        }
    }

    /** Requires an end, because without it the benchmark would run until somebody stops it. */
    private void requireAnEnd(String who, SolverConfig own) {
        SolverConfig solver = new SolverConfig(own)
                .inherit(config.getInheritedSolverBenchmarkConfig().getSolverConfig());
        boolean ends = solver.getTerminationConfig() != null
                || Stream.ofNullable(solver.getPhaseConfigList())
                        .flatMap(List::stream)
                        .anyMatch(phase -> ((PhaseConfig<?>) phase).getTerminationConfig() != null);
        if (!ends && faults.isEmpty()) {
            faults.add(file + ": " + who
                    + " has no <termination>, so it would never end. Add one, such as <scoreCalculationCountLimit>.");
        }
    }

    private static String named(SolverBenchmarkConfig benchmark) {
        return benchmark.getName() == null ? "a solver benchmark" : "solver benchmark \"" + benchmark.getName() + "\"";
    }
}
