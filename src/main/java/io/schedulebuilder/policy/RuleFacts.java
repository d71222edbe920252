package io.schedulebuilder.policy;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.policy.language.FieldValues;
import java.util.Optional;

/**
 * What the rules are asked about.
 *
 * @param fixed what the first round made of the account; empty in that round
 */
public record RuleFacts(Account account, Optional<Fixed> fixed) {
    /** What rules of the first round fix. */
    public record Fixed(AccountTier tier, SaturationZone zone, Segment segment) {}

    /** The same as conditions see it. */
    public FieldValues values() {
        FieldValues values = FieldValues.of(account);
        return fixed.map(f -> values.with(f.tier(), f.zone(), f.segment())).orElse(values);
    }
}
