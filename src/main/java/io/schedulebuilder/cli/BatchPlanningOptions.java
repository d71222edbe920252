package io.schedulebuilder.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the weeks of a batch are planned with. */
final class BatchPlanningOptions {
    private final Installation installation;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    RulesOption rules;

    @Option(
            names = "--solver-config",
            paramLabel = "FILE",
            description = "OptaPlanner configuration. Default: solver-config/default.xml, beside the launcher.")
    Optional<Path> solverConfig = Optional.empty();

    BatchPlanningOptions(Installation installation) {
        this.installation = installation;
    }

    Path solverConfigFile() {
        return solverConfig.orElse(installation.solverConfig());
    }
}
