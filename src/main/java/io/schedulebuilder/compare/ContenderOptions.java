package io.schedulebuilder.compare;

import io.schedulebuilder.terminal.Installation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options for what to compare: each solver configuration with each budget under each rule set. */
public final class ContenderOptions {
    private final Installation installation;

    @Option(
            names = "--solver-config",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "OptaPlanner configurations to compare. Default: solver-config/default.xml next to the launcher.")
    List<Path> solverConfigs = List.of();

    @Option(
            names = "--budget",
            split = ",",
            paramLabel = "N",
            description = "Run each configuration with each of these limits instead of its own: score calculations "
                    + "(10k, 2M), or times (500ms, 5s), which make results differ between machines.")
    List<String> budgets = List.of();

    @Option(
            names = "--rules",
            arity = "1..*",
            paramLabel = "DIR",
            description =
                    "Plan with each of these rule sets: their limits, weights and hours. Default: rules next to the "
                            + "launcher.")
    List<Path> ruleSets = List.of();

    @Option(
            names = "--scoring-rules",
            paramLabel = "DIR",
            description = "Rules that choose the captions and score every plan. Default: the first of --rules.")
    Optional<Path> scoringRules = Optional.empty();

    @Option(names = "--referee", hidden = true, description = "The former name of --scoring-rules.")
    Optional<Path> referee = Optional.empty();

    public ContenderOptions(Installation installation) {
        this.installation = installation;
    }

    /** The rule sets, at least one. */
    List<Path> ruleFolders() {
        return ruleSets.isEmpty() ? List.of(installation.rules()) : ruleSets;
    }

    /** The rules that score every plan. */
    Path scoringRules() {
        return scoringRules.or(() -> referee).orElse(ruleFolders().get(0));
    }

    /** Whether the options name rules. Saved plans have their own. */
    boolean namesRules() {
        return !ruleSets.isEmpty() || scoringRules.isPresent() || referee.isPresent();
    }

    /**
     * All contenders.
     *
     * @throws io.schedulebuilder.domain.InputException if no configuration can be used, two contenders have the same
     *     name, or a budget is invalid
     */
    Contenders contenders() {
        List<Path> files = solverConfigs.isEmpty() ? List.of(installation.solverConfig()) : solverConfigs;
        return Contenders.of(files, budgets, ruleFolders(), namesRules());
    }
}
