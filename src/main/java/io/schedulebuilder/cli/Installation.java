package io.schedulebuilder.cli;

import java.nio.file.Path;

/**
 * Where the product lives, and what it is attached to. The launcher tells both.
 *
 * @param home holds {@code rules}, {@code solver-config}, {@code examples} and the embedded warehouse
 * @param progressShown whether stderr is a terminal: only then is a line drawn over
 * @param colour whether stdout is a terminal that shows colour
 */
record Installation(Path home, boolean progressShown, boolean colour) {

    static Installation ofThisProcess() {
        return new Installation(
                Path.of(System.getProperty("schedulebuilder.home", "")).toAbsolutePath(),
                Boolean.getBoolean("schedulebuilder.stderrIsTerminal"),
                Boolean.getBoolean("schedulebuilder.stdoutIsTerminal") && System.getenv("NO_COLOR") == null);
    }

    Path rules() {
        return home.resolve("rules");
    }

    Path solverConfig() {
        return home.resolve("solver-config").resolve("default.xml");
    }

    Path examples() {
        return home.resolve("examples");
    }

    Path embeddedWarehouse() {
        return home.resolve(".schedule-builder").resolve("warehouse.duckdb");
    }
}
