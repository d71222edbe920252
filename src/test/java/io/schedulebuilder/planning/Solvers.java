package io.schedulebuilder.planning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The shipped configuration, with budgets for tests. */
final class Solvers {
    static final Path DEFAULT = Path.of("solver-config", "default.xml");

    private Solvers() {}

    /** {@code default.xml} with another count of score calculations, and whatever else is replaced in its text. */
    static WeekPlanner planner(int scoreCalculations, String... replacements) {
        try {
            String xml = Files.readString(DEFAULT)
                    .replaceFirst("(?<=<scoreCalculationCountLimit>)\\d+(?=<)", Integer.toString(scoreCalculations));
            for (int i = 0; i < replacements.length; i += 2) {
                xml = xml.replace(replacements[i], replacements[i + 1]);
            }
            Path file = Files.createTempFile("solver", ".xml");
            try {
                return new WeekPlanner(SolverConfiguration.load(Files.writeString(file, xml)));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
