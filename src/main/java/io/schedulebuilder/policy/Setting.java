package io.schedulebuilder.policy;

/**
 * One word of a rule's consequence with its value.
 *
 * @param place of the word
 */
record Setting<T>(Word<T> word, T value, Place place) {
    /** The plan's name of what is set: {@code weekly_ppvs}, {@code weights.least change}. */
    String parameter() {
        return word.parameter(value);
    }

    /** The same for people: weekly PPVs. */
    String label() {
        return word.label(value);
    }

    /** The value for people: 5–7. */
    String shown() {
        return word.shown(value);
    }
}
