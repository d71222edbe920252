package io.schedulebuilder.terminal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the product lives, and what it is attached to. The launcher tells both.
 *
 * @param home holds {@code rules}, {@code solver-config} and {@code examples}
 * @param data holds the embedded warehouse
 * @param progressShown whether stderr is a terminal that is not dumb: only then is a line drawn over
 * @param colour whether answers are colored
 * @param listener whom every run tells that names no one else: an address, which may be a secret
 */
public record Installation(Path home, Path data, boolean progressShown, boolean colour, Optional<String> listener) {
    /** Not an argument, as every user of the machine can read those. */
    public static final String NOTIFY = "SCHEDULE_BUILDER_NOTIFY";

    public static Installation ofThisProcess(ColorWhen color) {
        Map<String, String> environment = System.getenv();
        Path home = Path.of(System.getProperty("schedulebuilder.home", "")).toAbsolutePath();
        String data = System.getProperty("schedulebuilder.data", "");
        return new Installation(
                home,
                data.isEmpty()
                        ? home.resolve(".schedule-builder")
                        : Path.of(data).toAbsolutePath(),
                Boolean.getBoolean("schedulebuilder.stderrIsTerminal") && ColorWhen.drawsOver(environment),
                color.colors(environment, Boolean.getBoolean("schedulebuilder.stdoutIsTerminal")),
                Optional.ofNullable(environment.get(NOTIFY)).filter(address -> !address.isBlank()));
    }

    public Path rules() {
        return home.resolve("rules");
    }

    public Path solverConfig() {
        return home.resolve("solver-config").resolve("default.xml");
    }

    /** For a first look, or for many pages at once. */
    public Path fastSolverConfig() {
        return home.resolve("solver-config").resolve("fast.xml");
    }

    Path examples() {
        return home.resolve("examples");
    }

    public Path embeddedWarehouse() {
        return data.resolve("warehouse.duckdb");
    }
}
