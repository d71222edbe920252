package io.schedulebuilder.week;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.DataState;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.store.Snapshot;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** How old the data of a whole warehouse is, judged by the rules for a page without history. */
public final class DataStates {
    private static final Account UNKNOWN = new Account(new PageName("new"), BigDecimal.ZERO, 0, 0, 0, 0, 0);

    private DataStates() {}

    /** Like {@link #of(Snapshot, Instant, PolicyEngine)}; also empty if the rules cannot be loaded. */
    public static Optional<DataState> of(Snapshot snapshot, Instant asOf, Path rules) {
        try {
            return of(snapshot, asOf, PolicyEngine.interpreting(RuleBook.read(rules)));
        } catch (InputException e) { // reported where the rules are used
            return Optional.empty();
        }
    }

    /** Empty if there is no message before as-of, or if the rules set no bound for such a page. */
    public static Optional<DataState> of(Snapshot snapshot, Instant asOf, PolicyEngine rules) {
        try {
            int staleAfterDays = rules.policyFor(UNKNOWN).staleAfterDays();
            return snapshot.age(asOf).map(age -> new DataState(age, staleAfterDays));
        } catch (InputException e) { // each page's own policy reports what is wrong with the rules
            return Optional.empty();
        }
    }
}
