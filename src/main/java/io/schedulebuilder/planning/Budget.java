package io.schedulebuilder.planning;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a search ends: after a number of score calculations, which is the same on every machine, or after a time. */
public sealed interface Budget {
    /** The syntax of a budget, for help and error messages. */
    String SYNTAX = "Write a count of score calculations, such as 10k or 2M, or a time, such as 500ms or 5s";

    /** A number of score calculations, at least 1. */
    record ScoreCalculations(long count) implements Budget {
        @Override
        public String toString() {
            return count % 1_000_000 == 0
                    ? count / 1_000_000 + "M"
                    : count % 1_000 == 0 ? count / 1_000 + "k" : "" + count;
        }
    }

    /** Wall-clock time, at least a millisecond. Equal runs can give different plans. */
    record Time(Duration duration) implements Budget {
        @Override
        public String toString() {
            long millis = duration.toMillis();
            return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
        }
    }

    /** Parses a budget; empty if the text is not one. */
    static Optional<Budget> parse(String text) {
        Matcher matcher = Words.BUDGET.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal amount =
                new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(Words.factor(matcher.group(2))));
        long value = amount.longValue();
        boolean isWhole = amount.compareTo(BigDecimal.valueOf(value)) == 0;
        if (!isWhole || value < 1 || value > Words.MOST) {
            return Optional.empty();
        }
        return Optional.of(
                matcher.group(2).toLowerCase(Locale.ROOT).endsWith("s")
                        ? new Time(Duration.ofMillis(value))
                        : new ScoreCalculations(value));
    }

    /** The syntax of budgets. */
    final class Words {
        private static final Pattern BUDGET = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(k|K|M|ms|s|)");

        /** The largest number: a billion score calculations take hours, and a billion milliseconds is eleven days. */
        private static final long MOST = 1_000_000_000;

        private Words() {}

        private static long factor(String unit) {
            return switch (unit) {
                case "k", "K", "s" -> 1_000;
                case "M" -> 1_000_000;
                default -> 1;
            };
        }
    }
}
