package io.schedulebuilder.terminal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the product is installed, and what it is connected to. The launcher passes both.
 *
 * @param home contains {@code rules}, {@code solver-config} and {@code examples}
 * @param data contains the embedded warehouse
 * @param progressShown whether stderr is a terminal that is not dumb; only then are progress lines shown
 * @param colour whether answers are colored
 * @param listener the address that is notified of every run unless an option names another; may be a secret
 */
public record Installation(Path home, Path data, boolean progressShown, boolean colour, Optional<String> listener) {
    /** An environment variable, because every user of the machine can read command-line arguments. */
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

    /** The rules for messages: relative to the current folder if they are inside it. */
    public Path shownRules() {
        Path here = Path.of("").toAbsolutePath();
        return rules().startsWith(here) ? here.relativize(rules()) : rules();
    }

    public Path solverConfig() {
        return home.resolve("solver-config").resolve("default.xml");
    }

    /** For a quick look, or for many pages. */
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
