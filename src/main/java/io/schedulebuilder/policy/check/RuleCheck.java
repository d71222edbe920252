package io.schedulebuilder.policy.check;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.check.Finding.Kind;
import io.schedulebuilder.policy.language.Fault;
import io.schedulebuilder.policy.language.Place;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.language.RuleFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks a folder of rules: first each file, then all of them together. Thread-safe and stateless.
 *
 * @param fit checks whether a week can be scheduled; empty to skip this check
 */
public record RuleCheck(Optional<WeekFit> fit) {
    private static final Pattern RULE_NAME = Pattern.compile("^\\s*rule\\s+\"([^\"]*)\"");

    /**
     * Finds everything that is wrong or doubtful. If any file has a fault, only the faults are reported; the rules are
     * checked together once every file is correct.
     *
     * @throws InputException if the folder itself cannot be read or has no rule files
     */
    public CheckResult check(Path rulesFolder) {
        List<Fault> faults = new ArrayList<>();
        RuleBook book = RuleBook.read(rulesFolder, faults);
        List<Finding> findings = new ArrayList<>();
        List<Direction> directions = DirectionsFile.read(rulesFolder, book.name(), findings);
        RuleFolder.unread(rulesFolder)
                .forEach(name -> findings.add(notRead(
                        book,
                        name,
                        "is not read. Rule files end in .drl, .csv or .xlsx and are directly in the folder. Save it as "
                                + "one of these, or move it.")));
        RuleFolder.unreadTests(rulesFolder)
                .forEach(name -> findings.add(notRead(
                        book,
                        name,
                        "is not read. Case files end in .csv and are directly in the folder. "
                                + "Save it as one, or move it.")));
        if (!faults.isEmpty()) {
            faults.forEach(fault -> findings.add(
                    new Finding(Severity.ERROR, Kind.SYNTAX, fault.place(), ruleAt(book, fault), fault.text())));
            return new CheckResult(book, sorted(findings), Optional.empty());
        }
        PolicyEngine reading = PolicyEngine.interpreting(book);
        ParametersCheck parameters = ParametersCheck.of(book);
        findings.addAll(parameters.findings());
        findings.addAll(DeadKnobs.findings(book, parameters.looked()));
        List<Finding> broken = directions.stream()
                .flatMap(direction -> DirectionCheck.of(reading, direction).stream())
                .toList();
        findings.addAll(broken);
        EngineCheck engine = EngineCheck.of(book);
        findings.addAll(engine.findings());
        Optional<CapacityCheck> capacity = fit.map(weekFit -> CapacityCheck.of(reading, weekFit));
        capacity.ifPresent(check -> findings.addAll(check.findings()));
        return new CheckResult(
                book,
                sorted(findings),
                Optional.of(new CheckResult.Proof(
                        parameters.regions(),
                        engine.asked(),
                        directions.size() - broken.size(),
                        directions.size(),
                        capacity.map(CapacityCheck::cells),
                        capacity.map(check ->
                                        check.isComplete() && check.findings().isEmpty())
                                .orElse(false))));
    }

    private static Finding notRead(RuleBook book, String name, String text) {
        return Finding.of(Kind.NOT_READ, new Place(book.name() + "/" + name, 0), text);
    }

    private static List<Finding> sorted(List<Finding> findings) {
        return findings.stream().distinct().sorted().toList();
    }

    /**
     * The rule that contains a fault, found by the nearest rule name above it, because a file with faults has no parsed
     * rules.
     */
    private static Optional<String> ruleAt(RuleBook book, Fault fault) {
        return book.files().stream()
                .filter(file -> file.name().equals(fault.place().file()))
                .findFirst()
                .flatMap(file -> ruleAt(file.text().lines().toList(), file.lineOf(fault.place())));
    }

    private static Optional<String> ruleAt(List<String> lines, int faultLine) {
        for (int line = Math.min(faultLine, lines.size()); line >= 1; line--) {
            Matcher name = RULE_NAME.matcher(lines.get(line - 1));
            if (name.find()) {
                return Optional.of(name.group(1));
            }
            boolean ended = line < faultLine && lines.get(line - 1).strip().equals("end");
            if (ended) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
