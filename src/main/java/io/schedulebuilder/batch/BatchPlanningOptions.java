package io.schedulebuilder.batch;

import io.schedulebuilder.terminal.Installation;
import io.schedulebuilder.terminal.RulesOption;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the weeks of a batch are planned with. */
public final class BatchPlanningOptions {
    private final Installation installation;

    @Mixin
    RulesOption rules;

    @Option(
            names = "--solver-config",
            paramLabel = "FILE",
            description = "OptaPlanner configuration. Default: solver-config/default.xml, beside the launcher.")
    Optional<Path> solverConfig = Optional.empty();

    public BatchPlanningOptions(Installation installation) {
        this.installation = installation;
    }

    Path solverConfigFile() {
        return solverConfig.orElse(installation.solverConfig());
    }
}
