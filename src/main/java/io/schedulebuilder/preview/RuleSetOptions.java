package io.schedulebuilder.preview;

import io.schedulebuilder.terminal.Installation;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options for the two rule sets to compare and the solver configuration for both. */
public final class RuleSetOptions {
    private final Installation installation;

    @Option(
            names = "--rules",
            required = true,
            paramLabel = "NEW",
            description = "Folder of the new rules (*.drl): an edited copy of the old rules.")
    Path newRules;

    @Option(
            names = "--against",
            paramLabel = "OLD",
            description = "Folder of the old rules. They also price the plans of both. Default: rules next to the "
                    + "launcher.")
    Optional<Path> against = Optional.empty();

    @Option(
            names = "--solver-config",
            paramLabel = "FILE",
            description = "OptaPlanner configuration. Default: solver-config/fast.xml next to the launcher.")
    Optional<Path> solverConfig = Optional.empty();

    public RuleSetOptions(Installation installation) {
        this.installation = installation;
    }

    Path oldRules() {
        return against.orElseGet(installation::shownRules);
    }

    Path solverConfigFile() {
        return solverConfig.orElse(installation.fastSolverConfig());
    }
}
