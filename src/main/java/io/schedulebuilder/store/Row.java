package io.schedulebuilder.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A row of a query's result. Columns are numbered from 0. */
public interface Row {
    /** A text, or empty for null. */
    Optional<String> optional(int column);

    /** A whole number, or empty for null. */
    OptionalLong optionalNumber(int column);

    /** A whole number. */
    long number(int column);

    /** A fraction. */
    double fraction(int column);

    /** A Boolean. */
    boolean flag(int column);

    /** A date. */
    LocalDate day(int column);

    /** An amount of money; 0 for null. */
    BigDecimal dollars(int column);

    /** An array of texts, without its nulls; empty for null. */
    List<String> texts(int column);

    /**
     * A text.
     *
     * @throws IllegalStateException if it is null
     */
    default String text(int column) {
        return optional(column).orElseThrow(() -> new IllegalStateException("column " + column + " is empty"));
    }

    /** An instant, which queries return as microseconds since 1970. */
    default Instant moment(int column) {
        return Instant.EPOCH.plus(number(column), ChronoUnit.MICROS);
    }

    /** An instant, or empty for null. */
    default Optional<Instant> optionalMoment(int column) {
        return optionalNumber(column).isPresent() ? Optional.of(moment(column)) : Optional.empty();
    }
}
