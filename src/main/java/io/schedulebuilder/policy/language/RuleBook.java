package io.schedulebuilder.policy.language;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PolicyParameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The rules of a folder, read and checked. They apply together, and each has a unique name.
 *
 * @param name the folder's name, for messages
 * @param sha256 the SHA-256 of the files' names and contents as read, in hex
 * @param files the files, in order of name
 * @param rules the rules, in the order of the files
 */
public record RuleBook(String name, String sha256, List<RuleFile> files, List<Rule> rules) {
    /** More rules than any agency writes. This many compile within seconds. */
    private static final int MAX_RULES = 500;

    /**
     * Reads the rule files of a folder, and fails if any of them has a fault.
     *
     * @throws InputException with every fault in any file, by file and line
     */
    public static RuleBook read(Path folder) {
        List<Fault> faults = new ArrayList<>();
        RuleBook book = read(folder, faults);
        if (!faults.isEmpty()) {
            throw Fault.all(faults);
        }
        return book;
    }

    /**
     * Reads the rule files of a folder. Adds what is wrong to the faults; the book contains what could be read.
     *
     * @throws InputException if the folder itself cannot be read or has no rule files
     */
    public static RuleBook read(Path folder, List<Fault> faults) {
        RuleFolder read = RuleFolder.read(folder, faults);
        return of(read.name(), read.sha256(), read.files(), faults);
    }

    /** Reads rule files that are already in memory. Adds what is wrong to the faults. */
    public static RuleBook of(String name, String sha256, List<RuleFile> files, List<Fault> faults) {
        List<Rule> rules = new ArrayList<>();
        for (RuleFile file : files) {
            rules.addAll(RuleParser.parse(file, faults));
        }
        Map<String, Rule> seen = new HashMap<>(); // names tell people which rule is meant
        for (Rule rule : rules) {
            Rule first = seen.putIfAbsent(rule.name(), rule);
            if (first != null) {
                faults.add(new Fault(
                        rule.place(),
                        "rule \"" + rule.name() + "\" has the same name as " + first.place()
                                + ". Choose a different name."));
            }
        }
        if (rules.size() > MAX_RULES) {
            faults.add(new Fault(new Place(name, 0), FaultText.tooMany(rules.size(), "rules", MAX_RULES)));
        }
        return new RuleBook(name, sha256, List.copyOf(files), List.copyOf(rules));
    }

    /** The rules that set any of the wanted parameters. */
    public List<Rule> setting(Predicate<PolicyParameter<?>> wanted) {
        return rules.stream().filter(rule -> rule.sets(wanted)).toList();
    }

    /** A copy with other rules, to find out what a change would do. */
    public RuleBook withRules(List<Rule> changed) {
        return new RuleBook(name, sha256, files, List.copyOf(changed));
    }

    /** The empty cell in a rule's row of a decision table that would make this call if it had a value. */
    public Optional<Place> blankOf(Rule rule, String word) {
        return files.stream().flatMap(file -> file.blankOf(rule, word).stream()).findFirst();
    }
}
