package io.schedulebuilder.spark;

import io.schedulebuilder.batch.PagePlanner;
import io.schedulebuilder.domain.FailureException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder of rules and a solver configuration, byte for byte and with their names, because plans contain the names of
 * these files.
 *
 * @param rulesFolder the name of the folder
 * @param rules its files, by name
 * @param solver the solver configuration, by name; exactly one entry
 */
record PlanningFiles(String rulesFolder, SortedMap<String, byte[]> rules, SortedMap<String, byte[]> solver)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    static PlanningFiles read(Path rulesFolder, Path solverConfig) {
        try (Stream<Path> files = Files.list(rulesFolder)) {
            Path root = rulesFolder.toRealPath();
            return new PlanningFiles(
                    name(rulesFolder),
                    read(files.filter(file -> Files.isRegularFile(file) && isWithin(root, file))),
                    read(Stream.of(solverConfig)));
        } catch (IOException e) {
            throw new FailureException(
                    "the rules or the solver configuration cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** A link that leads out of the folder does not belong to it. */
    private static boolean isWithin(Path root, Path file) {
        try {
            return file.toRealPath().startsWith(root);
        } catch (IOException e) {
            return false;
        }
    }

    private static SortedMap<String, byte[]> read(Stream<Path> files) throws IOException {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        for (Path file : files.toList()) {
            contents.put(name(file), Files.readAllBytes(file));
        }
        return contents;
    }

    private static String name(Path path) {
        return Objects.requireNonNullElse(path.toAbsolutePath().normalize().getFileName(), path)
                .toString();
    }

    /** Writes the files into a folder, and loads a planner from them. */
    PagePlanner planner(Path folder) {
        try {
            Path rulesThere = folder.resolve("rules").resolve(rulesFolder);
            Path solverThere = folder.resolve("solver");
            write(rules, rulesThere);
            write(solver, solverThere);
            return new PagePlanner(rulesThere, solverThere.resolve(solver.firstKey()));
        } catch (IOException e) {
            throw new FailureException("an executor cannot write to " + folder + " (" + e.getMessage() + ").", e);
        }
    }

    private static void write(SortedMap<String, byte[]> contents, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> file : contents.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
