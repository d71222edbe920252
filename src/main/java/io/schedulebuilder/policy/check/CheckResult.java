package io.schedulebuilder.policy.check;

import io.schedulebuilder.policy.language.RuleBook;
import java.util.List;
import java.util.Optional;

/**
 * The result of a rule check.
 *
 * @param book the rules, as far as they could be read
 * @param findings in the order of files and lines
 * @param proof what was checked; empty if a file could not be read, because then nothing is known about the whole
 */
public record CheckResult(RuleBook book, List<Finding> findings, Optional<Proof> proof) {
    /**
     * What was checked, so that a report without findings means something.
     *
     * @param regions the number of regions in which each parameter was checked
     * @param enginePages the number of pages, one for each tier and zone, that the rule engine decided
     * @param statementsHeld the number of analysts' statements that hold
     * @param statements the number of all analysts' statements
     * @param cells the number of combinations of tier, zone and segment whose week was checked; empty if weeks were not
     *     checked
     * @param everyWeekFits whether every week can be scheduled
     */
    public record Proof(
            long regions,
            int enginePages,
            int statementsHeld,
            int statements,
            Optional<Integer> cells,
            boolean everyWeekFits) {}

    /** The number of findings of a severity. */
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
