package io.schedulebuilder.policy.cases;

import io.schedulebuilder.policy.language.RuleBook;

/** Something that could notice a wrong rule: cases, or plans made with the rule. Thread-safe. */
public interface Judge {
    /** A judge's verdict on a changed rule book. */
    enum Verdict {
        NOTICED,
        MISSED,
        /** The judge does not look at what was changed. */
        NOT_JUDGED
    }

    /** Judges one change. */
    Verdict judge(Mutant mutant, RuleBook changed);
}
