package io.schedulebuilder.policy.language;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.Segment;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The values that conditions compare: one for each known field.
 *
 * @param values a {@link Double} for a number, a {@link String} for text; fields that rules fix are absent until they
 *     are fixed
 */
public record FieldValues(Map<Field, Object> values) {
    /** The values of an account before the rules fix anything. */
    public static FieldValues of(Account account) {
        Map<Field, Object> values = new EnumMap<>(Field.class);
        for (Field field : Fact.ACCOUNT.fields()) {
            field.value(account)
                    .ifPresent(value ->
                            values.put(field, value instanceof Number number ? (Object) number.doubleValue() : value));
        }
        return new FieldValues(Collections.unmodifiableMap(values));
    }

    /** A copy with what the first round fixed. */
    public FieldValues with(AccountTier tier, SaturationZone zone, Segment segment) {
        Map<Field, Object> all = new EnumMap<>(values);
        all.put(Field.TIER, tier.name());
        all.put(Field.ZONE, zone.name());
        all.put(Field.SEGMENT, segment.name());
        return new FieldValues(Collections.unmodifiableMap(all));
    }

    /** A copy with one field changed. */
    public FieldValues with(Field field, Object value) {
        Map<Field, Object> all = new EnumMap<>(values);
        all.put(field, value);
        return new FieldValues(Collections.unmodifiableMap(all));
    }

    /**
     * The value of a field.
     *
     * @throws IllegalStateException if the rules have not fixed it yet
     */
    public Object of(Field field) {
        Object value = values.get(field);
        if (value == null) {
            throw new IllegalStateException(field.label() + " is not fixed yet");
        }
        return value;
    }

    /** The value of a field for people, without trailing zeros and with thousands separators. */
    public String shown(Field field) {
        Object value = of(field);
        return Wording.value(value instanceof Double number ? BigDecimal.valueOf(number) : value);
    }
}
