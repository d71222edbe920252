package io.schedulebuilder.benchmarker;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.schedule.FilePair;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files that a benchmark configuration refers to: solver configurations in the same folder, and plans. */
final class BenchmarkFolder {
    private static final String XML = ".xml";

    private final Path file;
    private final List<String> faults;

    /**
     * @param file the benchmark configuration; paths are relative to its folder
     * @param faults collects what is wrong with plans
     */
    BenchmarkFolder(Path file, List<String> faults) {
        this.file = file.toAbsolutePath().normalize();
        this.faults = faults;
    }

    Path resolved(File path) {
        Path folder = file.getParent();
        return folder == null ? path.toPath() : folder.resolve(path.toPath()).normalize();
    }

    /** The solver configuration with this name, unless it is the benchmark configuration itself. */
    Optional<Path> solverFile(String name) {
        return Optional.of(resolved(new File(name + XML)))
                .filter(Files::isRegularFile)
                .filter(solver -> !solver.equals(file));
    }

    /** Names of the files that a solver benchmark can use. */
    List<String> solverNames() {
        try (Stream<Path> files = Files.list(resolved(new File("")))) {
            return files.filter(other -> other.toString().endsWith(XML) && !other.equals(file))
                    .map(other -> String.valueOf(other.getFileName()).replace(XML, ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /**
     * The plans in a list of files and folders. Each plan is read once, so that all faults are found before the runs.
     *
     * @param named null if the configuration lists none
     */
    List<File> plans(@Nullable List<File> named) {
        return Stream.ofNullable(named)
                .flatMap(List::stream)
                .map(this::resolved)
                .flatMap(path -> Files.isDirectory(path) ? plansIn(path).stream() : Stream.of(path))
                .filter(this::canBeRead)
                .map(Path::toFile)
                .toList();
    }

    private List<Path> plansIn(Path folder) {
        try {
            List<Path> plans = FilePair.plansIn(folder);
            if (plans.isEmpty()) {
                faults.add(folder + ": has no plan. Name a folder with files that end in " + FilePair.PLAN + ".");
            }
            return plans;
        } catch (IOException e) {
            throw new FailureException(
                    folder + ": cannot be listed. Change its permissions so that it can be read.", e);
        }
    }

    private boolean canBeRead(Path plan) {
        try {
            new WeekFile().read(plan.toFile());
            return true;
        } catch (InputException e) {
            faults.addAll(e.faults());
            return false;
        }
    }
}
