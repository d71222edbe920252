package io.schedulebuilder.policy.view;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.policy.language.FaultText;
import io.schedulebuilder.policy.language.Field;
import java.math.BigDecimal;

/** Accounts by field: changed in one, and written for people. */
public final class AccountFields {
    private AccountFields() {}

    /**
     * The account with one field changed.
     *
     * @param field of the account
     * @param value a {@link BigDecimal} for a number, a {@link String} for the page's name
     */
    public static Account with(Account account, Field field, Object value) {
        PageName page = field == Field.PAGE_NAME ? new PageName((String) value) : account.pageName();
        return new Account(
                page,
                field == Field.REVENUE ? (BigDecimal) value : account.revenue(),
                field == Field.SATURATION ? ((BigDecimal) value).doubleValue() : account.saturation(),
                field == Field.AVERAGE_RPR ? ((BigDecimal) value).doubleValue() : account.averageRpr(),
                field == Field.AVERAGE_CONVERSION ? ((BigDecimal) value).doubleValue() : account.averageConversion(),
                field == Field.MESSAGE_COUNT ? ((BigDecimal) value).intValue() : account.messageCount());
    }

    /** The number in a field of an account. */
    public static BigDecimal number(Account account, Field field) {
        return new BigDecimal(field.value(account).orElseThrow().toString());
    }

    /** The least step by which figures of a field differ: a cent, a message, the fourth place of a share. */
    public static BigDecimal step(Field field) {
        return switch (field) {
            case MESSAGE_COUNT -> BigDecimal.ONE;
            case REVENUE, AVERAGE_RPR -> new BigDecimal("0.01");
            default -> new BigDecimal("0.0001");
        };
    }

    /** Whether an account can have this number. */
    public static boolean possible(Field field, BigDecimal value) {
        return value.signum() >= 0
                && (field.kind() != Field.Kind.FRACTION || value.compareTo(BigDecimal.ONE) <= 0)
                && (field != Field.MESSAGE_COUNT || value.stripTrailingZeros().scale() <= 0);
    }

    /** A number for people: thousands separated, decimals as they were written. */
    public static String shown(BigDecimal value) {
        return value.scale() > 0
                ? FaultText.number(value.longValue()) + value.toPlainString().replaceFirst("^-?\\d+", "")
                : FaultText.number(value.longValue());
    }

    /** A field's value of an account for people: without trailing zeros, thousands separated. */
    public static String shown(Account account, Field field) {
        return field == Field.PAGE_NAME ? account.pageName().value() : FaultText.value(number(account, field));
    }
}
