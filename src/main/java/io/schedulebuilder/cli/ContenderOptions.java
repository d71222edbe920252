package io.schedulebuilder.cli;

import io.schedulebuilder.app.ContestRunner.Entry;
import io.schedulebuilder.comparison.solvers.Contender;
import io.schedulebuilder.comparison.solvers.FailedRun;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.planning.Budget;
import io.schedulebuilder.planning.SolverConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** What is compared: solver configurations, each with each budget, under each rule set. */
final class ContenderOptions {
    private final Installation installation;

    @Option(
            names = "--solver-config",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "OptaPlanner configurations to compare. Default: solver-config/default.xml, beside the launcher.")
    List<Path> solverConfigs = List.of();

    @Option(
            names = "--budget",
            split = ",",
            paramLabel = "N",
            description = "Compare each configuration with each of these ends in place of its own: score calculations "
                    + "(10k, 2M), or a time (500ms, 5s), which makes runs differ from machine to machine.")
    List<Budget> budgets = List.of();

    @Option(
            names = "--rules",
            arity = "1..*",
            paramLabel = "DIR",
            description =
                    "Plan by each of these rule sets: their limits, weights and hours. Default: rules, beside the "
                            + "launcher.")
    List<Path> ruleSets = List.of();

    @Option(
            names = "--referee",
            paramLabel = "DIR",
            description = "The rules that choose the captions and score every plan. Default: the first of --rules.")
    Optional<Path> referee = Optional.empty();

    ContenderOptions(Installation installation) {
        this.installation = installation;
    }

    /** The rule sets, at least one. */
    List<Path> ruleFolders() {
        return ruleSets.isEmpty() ? List.of(installation.rules()) : ruleSets;
    }

    /** The rules that score every plan. */
    Path refereeFolder() {
        return referee.orElse(ruleFolders().get(0));
    }

    /** Whether rules were named that a written plan has no use for. */
    boolean namesRules() {
        return !ruleSets.isEmpty() || referee.isPresent();
    }

    /**
     * All that take part, in the order in which they were named.
     *
     * @param failures gets the configurations that cannot be used
     * @throws InputException if none can be used, or two have one name
     */
    List<Entry> entries(List<FailedRun> failures) {
        List<Entry> entries = new ArrayList<>();
        List<Path> files = solverConfigs.isEmpty() ? List.of(installation.solverConfig()) : solverConfigs;
        for (Path file : files) {
            try {
                add(file, name(file, files), SolverConfiguration.load(file), entries);
            } catch (InputException e) {
                failures.add(new FailedRun(stem(file), "all", String.valueOf(e.getMessage())));
            }
        }
        if (entries.isEmpty()) {
            throw new InputException(failures.stream().map(FailedRun::reason).toList());
        }
        Set<String> names = new HashSet<>();
        for (Entry entry : entries) {
            if (!names.add(entry.contender().name())) {
                throw new InputException("\"" + entry.contender().name()
                        + "\" is named twice. Name each configuration, budget and rule set once.");
            }
        }
        return entries;
    }

    private void add(Path file, String configurationName, SolverConfiguration configuration, List<Entry> entries) {
        List<Path> folders = ruleFolders();
        for (int rules = 0; rules < folders.size(); rules++) {
            String name = folders.size() == 1
                    ? configurationName
                    : configurationName + "/" + name(folders.get(rules), folders);
            Optional<String> folder =
                    namesRules() ? Optional.of(folders.get(rules).toString()) : Optional.empty();
            if (budgets.isEmpty()) {
                entries.add(Entry.of(
                        new Contender(name, file.toString(), Optional.empty(), configuration.end(), folder),
                        configuration,
                        rules));
            }
            for (Budget budget : budgets) {
                SolverConfiguration within = configuration.within(budget);
                entries.add(Entry.of(
                        new Contender(
                                name + "@" + budget,
                                file.toString(),
                                Optional.of(budget.toString()),
                                within.end(),
                                folder),
                        within,
                        rules));
            }
        }
    }

    /** The last part of a path, without {@code .xml}; the whole path where two end alike. */
    private static String name(Path path, List<Path> all) {
        String stem = stem(path);
        return all.stream().map(ContenderOptions::stem).filter(stem::equals).count() == 1 ? stem : path.toString();
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.toAbsolutePath().normalize().getFileName());
        return name.endsWith(".xml") ? name.substring(0, name.length() - 4) : name;
    }
}
