package io.schedulebuilder.policy.language;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.Segment;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A field of a fact that conditions can compare. */
public enum Field {
    PAGE_NAME(Fact.ACCOUNT, "pageName", "page", Kind.TEXT, account -> account.pageName()
            .value()),
    REVENUE(Fact.ACCOUNT, "revenue", "revenue", Kind.NUMBER, Account::revenue),
    SATURATION(Fact.ACCOUNT, "saturation", "saturation", Kind.FRACTION, Account::saturation),
    AVERAGE_RPR(Fact.ACCOUNT, "averageRpr", "average rpr", Kind.NUMBER, Account::averageRpr),
    AVERAGE_CONVERSION(
            Fact.ACCOUNT, "averageConversion", "average conversion", Kind.FRACTION, Account::averageConversion),
    MESSAGE_COUNT(Fact.ACCOUNT, "messageCount", "message count", Kind.WHOLE, Account::messageCount),
    TIER_MESSAGES(Fact.ACCOUNT, "tierMessages", "tier messages", Kind.WHOLE, Account::tierMessages),
    TIER(Fact.TIER, "tier", AccountTier.values()),
    ZONE(Fact.ZONE, "zone", SaturationZone.values()),
    SEGMENT(Fact.SEGMENT, "segment", Segment.values());

    public enum Kind {
        TEXT,
        NUMBER,
        /** A whole number of messages. */
        WHOLE,
        /** A number from 0 to 1. */
        FRACTION
    }

    private final Fact fact;
    private final String word;
    private final String label;
    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // the list is from Stream.toList or List.of
    private final List<String> names;

    @SuppressWarnings("ImmutableEnumChecker") // the function only reads an account and has no state
    private final Function<Account, Object> reader;

    Field(Fact fact, String word, String label, Kind kind, Function<Account, Object> reader) {
        this.fact = fact;
        this.word = word;
        this.label = label;
        this.kind = kind;
        this.names = List.of();
        this.reader = reader;
    }

    Field(Fact fact, String label, Enum<?>[] names) {
        this.fact = fact;
        this.word = "name";
        this.label = label;
        this.kind = Kind.TEXT;
        this.names = Arrays.stream(names).map(Enum::name).toList();
        this.reader = account -> "";
    }

    public Fact fact() {
        return fact;
    }

    /** The name in a rule file. */
    public String word() {
        return word;
    }

    /** The name in a message. */
    public String label() {
        return label;
    }

    public Kind kind() {
        return kind;
    }

    /** The words that the field can contain; empty if it contains numbers or any text. */
    public List<String> names() {
        return names;
    }

    public static Optional<Field> of(Fact fact, String word) {
        return fact.fields().stream().filter(field -> field.word.equals(word)).findFirst();
    }

    /** The account's value of this field; empty if the rules fix it. */
    public Optional<Object> value(Account account) {
        return fact == Fact.ACCOUNT ? Optional.of(reader.apply(account)) : Optional.empty();
    }

    /** The account's number for this field. */
    public BigDecimal number(Account account) {
        return new BigDecimal(reader.apply(account).toString());
    }

    /** The account's value of this field for people, without trailing zeros and with thousands separators. */
    public String shown(Account account) {
        return this == PAGE_NAME ? account.pageName().value() : Wording.value(number(account));
    }

    /**
     * A copy of the account with this field changed.
     *
     * @param value a {@link BigDecimal} for a number, a {@link String} for the page's name
     */
    public Account in(Account account, Object value) {
        return new Account(
                this == PAGE_NAME ? new PageName((String) value) : account.pageName(),
                this == REVENUE ? (BigDecimal) value : account.revenue(),
                this == SATURATION ? ((BigDecimal) value).doubleValue() : account.saturation(),
                this == AVERAGE_RPR ? ((BigDecimal) value).doubleValue() : account.averageRpr(),
                this == AVERAGE_CONVERSION ? ((BigDecimal) value).doubleValue() : account.averageConversion(),
                this == MESSAGE_COUNT ? ((BigDecimal) value).intValue() : account.messageCount(),
                this == TIER_MESSAGES ? ((BigDecimal) value).intValue() : account.tierMessages());
    }

    /** The smallest step between values of this field: a cent, a message, the fourth decimal of a share. */
    public BigDecimal step() {
        return switch (this) {
            case MESSAGE_COUNT, TIER_MESSAGES -> BigDecimal.ONE;
            case REVENUE, AVERAGE_RPR -> new BigDecimal("0.01");
            default -> new BigDecimal("0.0001");
        };
    }

    /** Whether an account can have this number. */
    public boolean allows(BigDecimal value) {
        return value.signum() >= 0
                && (kind != Kind.FRACTION || value.compareTo(BigDecimal.ONE) <= 0)
                && (kind != Kind.WHOLE || value.stripTrailingZeros().scale() <= 0);
    }
}
