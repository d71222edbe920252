package io.schedulebuilder.report;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/** How a figure is rounded for programs and formatted for people. */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
public enum Unit {
    /** Mean points of a score level with large numbers. */
    POINTS(1, Figures::whole),
    /** Mean points of the medium level, which are few. */
    FEW_POINTS(1, value -> Figures.signed(value, 1)),
    /** A mean of small counts. */
    MEAN(2, value -> Figures.signed(value, 2)),
    /** A mean of counts that is nearly always whole. */
    COUNT(1, Figures::count) {
        @Override
        public BigDecimal rounded(double value) {
            return new BigDecimal(Figures.count(value));
        }
    },
    /** A share, 0 to 1. */
    SHARE(5, Figures::percent),
    PERCENT(3, value -> Figures.signed(value, 2) + "%"),
    DIFFERENCE(4, value -> Figures.signed(value, 4)),
    /** A change as a share of the old value; programs get it in percent. */
    CHANGE_SHARE(1, share -> Figures.signedPercent(OptionalDouble.of(share))) {
        @Override
        public BigDecimal rounded(double value) {
            return super.rounded(100 * value);
        }
    },
    DOLLARS(2, Figures::dollars),
    /** A change in dollars. */
    CHANGE_DOLLARS(2, Figures::signedDollars),
    PER_SECOND(0, Figures::whole),
    MILLIS(0, value -> Figures.whole(value) + " ms");

    private final int places;
    private final DoubleFunction<String> words;

    Unit(int places, DoubleFunction<String> words) {
        this.places = places;
        this.words = words;
    }

    /** The value for programs. */
    public BigDecimal rounded(double value) {
        return Figures.rounded(value, places);
    }

    /** The figure for people, with the value for programs. */
    public Element figure(double value) {
        return Table.figure(rounded(value), words.apply(value));
    }
}
