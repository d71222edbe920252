package io.schedulebuilder.terminal;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The rules and the solver configuration to plan with. */
public final class PlannerOptions {
    private final Installation installation;

    @Mixin
    public RulesOption rules;

    @Option(
            names = "--solver-config",
            paramLabel = "FILE",
            description = "OptaPlanner configuration. Default: solver-config/default.xml, next to the launcher.")
    Optional<Path> solverConfig = Optional.empty();

    public PlannerOptions(Installation installation) {
        this.installation = installation;
    }

    public Path solverConfigFile() {
        return solverConfig.orElse(installation.solverConfig());
    }
}
