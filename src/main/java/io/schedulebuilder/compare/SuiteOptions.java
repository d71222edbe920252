package io.schedulebuilder.compare;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.schedule.FilePair;
import io.schedulebuilder.terminal.PageChoice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options for which weeks to plan: those of pages, or saved plans. */
final class SuiteOptions extends PageChoice {
    private static final String COMMENT = "#";

    @Option(
            names = "--suite",
            required = true,
            paramLabel = "PATH",
            description = "Saved plans to solve again from scratch: a folder of *.plan.json, a file with one path per "
                    + "line, or one plan.")
    Optional<Path> suite = Optional.empty();

    /**
     * The saved plans; empty if the weeks are those of pages.
     *
     * @throws InputException if the suite cannot be read or lists no plan
     */
    Optional<List<Path>> plans() {
        return suite.map(SuiteOptions::plans);
    }

    private static List<Path> plans(Path suite) {
        List<Path> plans;
        try {
            plans = Files.isDirectory(suite)
                    ? FilePair.plansIn(suite)
                    : FilePair.isPlan(suite) ? List.of(suite) : listed(suite);
        } catch (IOException e) {
            throw new InputException("--suite " + suite + " cannot be read ("
                    + (Files.exists(suite) ? "no permission, or not a text file" : "no such file")
                    + "). Name a folder of *.plan.json, or a file that lists them.");
        }
        if (plans.isEmpty()) {
            throw new InputException("--suite " + suite
                    + " has no plan files. Make some with `schedule-builder plan`; their names end in .plan.json.");
        }
        return plans;
    }

    private static List<Path> listed(Path list) throws IOException {
        return Files.readAllLines(list, StandardCharsets.UTF_8).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith(COMMENT))
                .map(line -> list.resolveSibling(line))
                .toList();
    }
}
