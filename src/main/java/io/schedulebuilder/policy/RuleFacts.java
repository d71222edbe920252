package io.schedulebuilder.policy;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.policy.language.FieldValues;
import java.util.Optional;

/**
 * The facts that the rules evaluate.
 *
 * @param fixed what the first round fixed; empty during that round
 */
public record RuleFacts(Account account, Optional<Fixed> fixed) {
    /** The values that rules of the first round fix. */
    public record Fixed(AccountTier tier, SaturationZone zone, Segment segment) {}

    /** The facts as field values, for conditions. */
    public FieldValues values() {
        FieldValues values = FieldValues.of(account);
        return fixed.map(f -> values.with(f.tier(), f.zone(), f.segment())).orElse(values);
    }
}
