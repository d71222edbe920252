package io.schedulebuilder.compare;

import io.schedulebuilder.compare.ComparisonRunner.Entry;
import io.schedulebuilder.domain.Digest;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Version;
import io.schedulebuilder.planning.Budget;
import io.schedulebuilder.planning.SolverConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All contenders of a comparison: each solver configuration with each budget under each rule set.
 *
 * @param entries in the order named, at least one
 * @param failures configurations that cannot be used
 */
public record Contenders(List<Entry> entries, List<FailedRun> failures) {
    public Contenders {
        entries = List.copyOf(entries);
        failures = List.copyOf(failures);
    }

    /**
     * Reads the configurations. One that cannot be used becomes a failure.
     *
     * @param budgets each replaces the configuration's own end; if empty, the configurations keep their own
     * @param ruleFolders at least one
     * @param rulesNamed whether a report should name the rules
     * @throws InputException if no configuration can be used, two contenders have the same name, or a budget is invalid
     */
    public static Contenders of(
            List<Path> solverConfigs, List<String> budgets, List<Path> ruleFolders, boolean rulesNamed) {
        List<Optional<Budget>> ends = budgets.isEmpty()
                ? List.of(Optional.empty())
                : budgets.stream().map(text -> Optional.of(budget(text))).toList();
        List<Entry> entries = new ArrayList<>();
        List<FailedRun> failures = new ArrayList<>();
        for (Path file : solverConfigs) {
            try {
                SolverConfiguration configuration = SolverConfiguration.load(file);
                for (int rules = 0; rules < ruleFolders.size(); rules++) {
                    String name = ruleFolders.size() == 1
                            ? name(file, solverConfigs)
                            : name(file, solverConfigs) + "/" + name(ruleFolders.get(rules), ruleFolders);
                    Optional<String> folder =
                            rulesNamed ? Optional.of(ruleFolders.get(rules).toString()) : Optional.empty();
                    for (Optional<Budget> end : ends) {
                        SolverConfiguration within =
                                end.map(configuration::within).orElse(configuration);
                        Contender contender = new Contender(
                                name + end.map(limit -> "@" + limit).orElse(""),
                                file.toString(),
                                end.map(Budget::toString),
                                within.end(),
                                folder);
                        entries.add(Entry.of(contender, within, rules));
                    }
                }
            } catch (InputException e) {
                failures.add(FailedRun.ofContender(stem(file), e));
            }
        }
        if (entries.isEmpty()) {
            throw new InputException(failures.stream().map(FailedRun::reason).toList());
        }
        refuseTwice(entries);
        return new Contenders(entries, failures);
    }

    private static Budget budget(String text) {
        return Budget.parse(text)
                .orElseThrow(
                        () -> new InputException("--budget: \"" + text + "\" is not a budget. " + Budget.SYNTAX + "."));
    }

    private static void refuseTwice(List<Entry> entries) {
        Set<String> names = new HashSet<>();
        entries.stream()
                .map(entry -> entry.contender().name())
                .filter(name -> !names.add(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InputException(
                            "\"" + name + "\" is named twice. Name each configuration, budget and rule set once.");
                });
    }

    /** The last part of a path, without {@code .xml}; the whole path if two have the same name. */
    private static String name(Path path, List<Path> all) {
        String stem = stem(path);
        return all.stream().map(Contenders::stem).filter(stem::equals).count() == 1 ? stem : path.toString();
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.toAbsolutePath().normalize().getFileName());
        return name.endsWith(".xml") ? name.substring(0, name.length() - 4) : name;
    }

    /** Their names. */
    public List<String> names() {
        return entries.stream().map(entry -> entry.contender().name()).toList();
    }

    /**
     * A fingerprint of everything that a run depends on, except its problem. Comparisons with the same fingerprint can
     * share runs.
     *
     * @param rules fingerprints of the scoring rules and the rule sets, in order
     */
    public String fingerprint(List<String> rules) {
        List<String> parts = new ArrayList<>(List.of(Version.current()));
        parts.addAll(rules);
        for (Entry entry : entries) {
            parts.add(entry.contender().name());
            parts.add(entry.solver().sha256());
            parts.add(entry.contender().end());
        }
        return Digest.of(parts.toArray(String[]::new)).hex();
    }
}
