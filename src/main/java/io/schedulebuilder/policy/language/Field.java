package io.schedulebuilder.policy.language;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.Segment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A field of a fact that a condition may compare. */
public enum Field {
    PAGE_NAME(Fact.ACCOUNT, "pageName", "page", Kind.TEXT),
    REVENUE(Fact.ACCOUNT, "revenue", "revenue", Kind.NUMBER),
    SATURATION(Fact.ACCOUNT, "saturation", "saturation", Kind.FRACTION),
    AVERAGE_RPR(Fact.ACCOUNT, "averageRpr", "average rpr", Kind.NUMBER),
    AVERAGE_CONVERSION(Fact.ACCOUNT, "averageConversion", "average conversion", Kind.FRACTION),
    MESSAGE_COUNT(Fact.ACCOUNT, "messageCount", "message count", Kind.NUMBER),
    TIER(Fact.TIER, "name", "tier", AccountTier.values()),
    ZONE(Fact.ZONE, "name", "zone", SaturationZone.values()),
    SEGMENT(Fact.SEGMENT, "name", "segment", Segment.values());

    public enum Kind {
        TEXT,
        NUMBER,
        /** A number from 0 to 1. */
        FRACTION
    }

    private final Fact fact;
    private final String word;
    private final String label;
    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // made by Stream.toList or List.of
    private final List<String> names;

    Field(Fact fact, String word, String label, Kind kind) {
        this(fact, word, label, kind, List.of());
    }

    Field(Fact fact, String word, String label, Enum<?>[] names) {
        this(fact, word, label, Kind.TEXT, Arrays.stream(names).map(Enum::name).toList());
    }

    Field(Fact fact, String word, String label, Kind kind, List<String> names) {
        this.fact = fact;
        this.word = word;
        this.label = label;
        this.kind = kind;
        this.names = names;
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

    /** The words that the field can hold; empty where it holds numbers or any text. */
    public List<String> names() {
        return names;
    }

    public static Optional<Field> of(Fact fact, String word) {
        return fact.fields().stream().filter(field -> field.word.equals(word)).findFirst();
    }

    /** What an account has in this field, for messages; empty where the rules fix it. */
    public Optional<Object> value(Account account) {
        return switch (this) {
            case PAGE_NAME -> Optional.of(account.pageName());
            case REVENUE -> Optional.of(account.revenue());
            case SATURATION -> Optional.of(account.saturation());
            case AVERAGE_RPR -> Optional.of(account.averageRpr());
            case AVERAGE_CONVERSION -> Optional.of(account.averageConversion());
            case MESSAGE_COUNT -> Optional.of(account.messageCount());
            case TIER, ZONE, SEGMENT -> Optional.empty();
        };
    }
}
