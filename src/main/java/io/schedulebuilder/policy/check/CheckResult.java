package io.schedulebuilder.policy.check;

import io.schedulebuilder.policy.language.RuleBook;
import java.util.List;
import java.util.Optional;

/**
 * What a check of the rules came to.
 *
 * @param book as far as it could be read
 * @param findings as a person reads the files
 * @param proof what was looked at; empty if a file could not be read, as nothing is known of the whole then
 */
public record CheckResult(RuleBook book, List<Finding> findings, Optional<Proof> proof) {
    /**
     * What was looked at, so that no news is good news.
     *
     * @param regions in which each parameter was looked for
     * @param enginePages pages of a tier and zone each that the rule engine decided
     * @param statementsHeld statements of the analysts that hold
     * @param statements all of them
     * @param cells combinations of tier, zone and segment whose week was looked at; empty if weeks were not
     * @param everyWeekFits whether every week can be scheduled
     */
    public record Proof(
            long regions,
            int enginePages,
            int statementsHeld,
            int statements,
            Optional<Integer> cells,
            boolean everyWeekFits) {}

    /** How many findings of a severity. */
    public int count(Severity severity) {
        return (int) findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** Whether the rules can be used. */
    public boolean isFit() {
        return count(Severity.ERROR) == 0;
    }
}
