package io.schedulebuilder.policy.language;

/**
 * One word of a rule's consequence with its value.
 *
 * @param place of the word
 */
public record Setting<T>(Word<T> word, T value, Place place) {
    /** The plan's name of what is set: {@code weekly_ppvs}, {@code weights.least change}. */
    public String parameter() {
        return word.parameter(value);
    }

    /** The same for people: weekly PPVs. */
    public String label() {
        return word.label(value);
    }

    /** The value for people: 5–7. */
    public String shown() {
        return word.shown(value);
    }
}
