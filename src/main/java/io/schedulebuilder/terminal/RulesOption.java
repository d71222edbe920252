package io.schedulebuilder.terminal;

import io.schedulebuilder.domain.ShellWords;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The rules to use. */
public final class RulesOption {
    private final Installation installation;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Folder of the rule files (*.drl, or tables as *.csv, *.xlsx). Default: rules, next to the "
                    + "launcher.")
    Optional<Path> rules = Optional.empty();

    public RulesOption(Installation installation) {
        this.installation = installation;
    }

    /** The option that repeats this choice in a suggested command; empty for the default rules. */
    public String option() {
        return rules.map(folder -> " --rules " + ShellWords.quoted(folder.toString()))
                .orElse("");
    }

    public Path folder() {
        return rules.orElse(installation.rules());
    }
}
