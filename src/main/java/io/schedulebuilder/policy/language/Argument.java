package io.schedulebuilder.policy.language;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.policy.language.Token.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * One argument of a policy word: what it can be, and how to read its token.
 *
 * @param what the words for the argument in a message: {@code a whole number from 0 to 7}
 * @param shape the kind of token
 * @param reader returns the value, or says why the token is not a value
 */
record Argument<T>(String what, Kind shape, Reader<T> reader) {
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    /** Reads a token of the right kind. */
    interface Reader<T> {
        T read(Token token, Call call) throws Refused;
    }

    /**
     * Reads the value of a token in a call.
     *
     * @throws Refused if the value has the wrong kind, is out of range, or is unknown
     */
    T read(Token token, Call call) throws Refused {
        if (!token.is(shape)) {
            throw call.isNot(token, what);
        }
        return reader.read(token, call);
    }

    static Argument<Integer> whole(int low, int high) {
        String what = "a whole number from " + Counted.grouped(low) + " to " + Counted.grouped(high);
        return new Argument<>(what, Kind.NUMBER, (token, call) -> {
            BigDecimal value = inRange(token, call, BigDecimal.valueOf(low), BigDecimal.valueOf(high), what);
            if (value.stripTrailingZeros().scale() > 0) {
                throw call.isNot(token, what);
            }
            return value.intValueExact();
        });
    }

    /** A number that may have decimals. Drops trailing zeros, so that 0.5 equals 0.50. */
    static Argument<BigDecimal> decimal(BigDecimal low, BigDecimal high) {
        String what = "a number from " + low + " to " + high;
        return new Argument<>(what, Kind.NUMBER, (token, call) -> inRange(token, call, low, high, what)
                .stripTrailingZeros());
    }

    /** A fraction or a multiple, where people may write a percentage by mistake. */
    static Argument<BigDecimal> fraction(BigDecimal high) {
        Argument<BigDecimal> decimal = decimal(BigDecimal.ZERO, high);
        return new Argument<>(decimal.what, Kind.NUMBER, (token, call) -> {
            if (token.isPlainNumber()
                    && token.number().compareTo(high) > 0
                    && token.number().compareTo(PERCENT.multiply(high)) <= 0) {
                throw call.refused(": " + token.asWritten() + " is not " + decimal.what + "."
                        + FaultText.percentHint(token.number()));
            }
            return decimal.read(token, call);
        });
    }

    /** Minutes after midnight, written HH:mm, up to 24:00. */
    static Argument<Integer> clock() {
        String what = "a time of day in quotes, such as \"08:00\"";
        return new Argument<>(what, Kind.QUOTED, (token, call) -> {
            if (!token.text().matches("([01]\\d|2[0-3]):[0-5]\\d|24:00")) {
                throw call.isNot(token, what);
            }
            return Integer.parseInt(token.text().substring(0, 2)) * 60
                    + Integer.parseInt(token.text().substring(3));
        });
    }

    /** @param kind the kind of values, for messages */
    static <T> Argument<T> oneOf(String kind, List<T> values, Function<T, String> name) {
        return new Argument<>("a " + kind + " in quotes", Kind.QUOTED, (token, call) -> {
            for (T value : values) {
                if (name.apply(value).equals(token.text())) {
                    return value;
                }
            }
            String kinds = Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + "s";
            throw new Refused(
                    call.place(),
                    Wording.unknown(
                            kind, token.text(), kinds, values.stream().map(name).toList()));
        });
    }

    private static BigDecimal inRange(Token token, Call call, BigDecimal low, BigDecimal high, String what)
            throws Refused {
        if (!token.isPlainNumber()) {
            throw call.isNot(token, what);
        }
        BigDecimal value = token.number();
        if (value.compareTo(low) < 0 || value.compareTo(high) > 0) {
            throw call.isNot(token, what);
        }
        return value;
    }
}
