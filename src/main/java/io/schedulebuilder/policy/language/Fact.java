package io.schedulebuilder.policy.language;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A fact that a rule's conditions can use. */
public enum Fact {
    ACCOUNT("Account", Facts.Account.class),
    TIER("Tier", Facts.Tier.class),
    ZONE("Zone", Facts.Zone.class),
    SEGMENT("Segment", Facts.Segment.class);

    private final String word;
    private final Class<?> type;

    Fact(String word, Class<?> type) {
        this.word = word;
        this.type = type;
    }

    /** The name in a rule file. */
    public String word() {
        return word;
    }

    /** The class that the rule engine matches. */
    public Class<?> type() {
        return type;
    }

    /** Whether rules fix this fact, so that rules that use it must wait for the second round. */
    public boolean isResolvedByRules() {
        return this != ACCOUNT;
    }

    public static Optional<Fact> named(String word) {
        return Arrays.stream(values()).filter(fact -> fact.word.equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Fact::word).toList();
    }

    /** An example of a comparison, as people write it. */
    public String example() {
        return this == ACCOUNT
                ? "revenue >= 5000"
                : "name == \"" + fields().get(0).names().get(0) + "\"";
    }

    public List<Field> fields() {
        return Arrays.stream(Field.values())
                .filter(field -> field.fact() == this)
                .toList();
    }
}
