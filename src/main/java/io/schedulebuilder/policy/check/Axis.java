package io.schedulebuilder.policy.check;

import io.schedulebuilder.policy.language.Field;
import java.util.BitSet;

/**
 * One field, cut into cells by the literals that rules compare it with: within a cell no rule tells one value from
 * another.
 */
sealed interface Axis permits NumberAxis, NameAxis {
    Field field();

    /** How many cells, 1 or more. */
    int size();

    /** One value of the cell, as conditions see it: a {@link Double} or a {@link String}. */
    Object sample(int cell);

    /** Whether cells have neighbours, so that several in a row are an interval. */
    boolean isOrdered();

    /**
     * The cells for people: {@code revenue from 25,000 to below 30,000}, {@code page ava or mia}.
     *
     * @param cells some, but not all; in a row if the axis is ordered
     */
    String describe(BitSet cells);
}
