package io.schedulebuilder.policy.cases;

import io.schedulebuilder.policy.language.RuleBook;

/** Someone who would notice a wrong rule: the cases, or plans made by it. Thread-safe. */
public interface Judge {
    /** What a judge says of a changed rule book. */
    enum Verdict {
        NOTICED,
        MISSED,
        /** What was changed is nothing that this judge looks at. */
        NOT_JUDGED
    }

    /** Looks at one change. */
    Verdict judge(Mutant mutant, RuleBook changed);
}
