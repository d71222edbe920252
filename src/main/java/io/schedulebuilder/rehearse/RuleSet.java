package io.schedulebuilder.rehearse;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.week.PageBrief;
import io.schedulebuilder.week.StepTimer;
import io.schedulebuilder.week.WeekInputs;
import java.nio.file.Path;

/** A folder of rules that is rehearsed. */
record RuleSet(Path folder, PolicyEngine engine) {
    /**
     * Loads the rules.
     *
     * @throws InputException with everything that is wrong with them
     */
    static RuleSet load(Path folder) {
        return new RuleSet(folder, PolicyEngine.load(folder));
    }

    PageBrief brief(WeekInputs inputs, StepTimer stepTimer) {
        try {
            return PageBrief.of(inputs, engine, stepTimer);
        } catch (InputException e) {
            throw new InputException("under the rules in " + folder + ": " + e.getMessage());
        }
    }
}
