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
 * Rules that count together: those of a folder, read and checked, each with a name of its own.
 *
 * @param name the folder's, for messages
 * @param sha256 of the files' names and of what was read from them, in hex
 * @param files in order of name
 * @param rules in the order of the files
 */
public record RuleBook(String name, String sha256, List<RuleFile> files, List<Rule> rules) {
    /** More than any agency writes, and compiled within seconds. */
    private static final int MAX_RULES = 500;

    /**
     * Reads the rule files of a folder.
     *
     * @throws InputException with everything that is wrong in any file, by file and line
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
     * Reads the rule files of a folder; what is wrong goes to the faults, and the book holds what could be read beside.
     *
     * @throws InputException if the folder itself cannot be read or has no rule files
     */
    public static RuleBook read(Path folder, List<Fault> faults) {
        RuleFolder read = RuleFolder.read(folder, faults);
        return of(read.name(), read.sha256(), read.files(), faults);
    }

    /** Reads rule files that are in memory already; what is wrong goes to the faults. */
    public static RuleBook of(String name, String sha256, List<RuleFile> files, List<Fault> faults) {
        List<Rule> rules = new ArrayList<>();
        for (RuleFile file : files) {
            rules.addAll(RuleParser.parse(file, faults));
        }
        faults.addAll(sameNames(rules));
        if (rules.size() > MAX_RULES) {
            faults.add(new Fault(new Place(name, 0), FaultText.tooMany(rules.size(), "rules", MAX_RULES)));
        }
        return new RuleBook(name, sha256, List.copyOf(files), List.copyOf(rules));
    }

    /** The rules that set any of some parameters. */
    public List<Rule> setting(Predicate<PolicyParameter<?>> wanted) {
        return rules.stream().filter(rule -> rule.sets(wanted)).toList();
    }

    /** The same book with other rules, for those who ask what a change would do. */
    public RuleBook withRules(List<Rule> changed) {
        return new RuleBook(name, sha256, files, List.copyOf(changed));
    }

    /** The cell of a decision table in a rule's row that would make a call, but is empty. */
    public Optional<Place> blankOf(Rule rule, String word) {
        return files.stream()
                .filter(file -> file.name().equals(rule.place().file()))
                .findFirst()
                .flatMap(file -> file.blankOf(rule, word));
    }

    /** A name tells a person which rule is meant, so there is one of each in a folder. */
    private static List<Fault> sameNames(List<Rule> rules) {
        List<Fault> faults = new ArrayList<>();
        Map<String, Rule> seen = new HashMap<>();
        for (Rule rule : rules) {
            Rule first = seen.putIfAbsent(rule.name(), rule);
            if (first != null) {
                faults.add(new Fault(rule.place(), FaultText.sameName(rule.name(), first.place())));
            }
        }
        return faults;
    }
}
