package io.schedulebuilder.store.imports;

import io.schedulebuilder.domain.Nearest;
import io.schedulebuilder.store.imports.CsvRow.BadCell;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Checks a row for impossible and unusual values. The counts of a message may be taken at different times, and some
 * systems count a viewer twice, so a part can exceed its whole. Up to twice the whole plus ten is unusual; more is
 * impossible.
 */
final class RowChecks {
    private static final long MOST_RECIPIENTS = 1_000_000_000;
    private static final int TIMES_AS_MANY = 2;
    private static final int AND = 10;
    /** The maximum price of one purchase in dollars. */
    private static final BigDecimal MOST_PER_PURCHASE = BigDecimal.valueOf(10_000);

    private static final BigDecimal HIGHEST_SCORE = BigDecimal.valueOf(1_000_000);

    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2099, 12, 31);
    private static final Instant FIRST_MOMENT = Instant.parse("2000-01-01T00:00:00Z");
    /** Clocks differ, and a page's day can end up to a day after ours. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private RowChecks() {}

    /**
     * Checks the counts of a message.
     *
     * @param odd receives unusual values
     */
    static void counts(CsvRow row, long sent, long viewed, long purchased, Consumer<String> odd) {
        if (sent > MOST_RECIPIENTS) {
            throw row.bad("sent_count", "is more than a billion recipients.");
        }
        part(row, "viewed_count", viewed, "sent", sent, odd);
        part(row, "purchased_count", purchased, "viewed", viewed, odd);
    }

    private static void part(CsvRow row, String column, long count, String partOf, long whole, Consumer<String> odd) {
        if (count > whole * TIMES_AS_MANY + AND) {
            throw row.bad(column, "is impossible with " + whole + " " + partOf + ".");
        }
        if (count > whole) {
            odd.accept(column + " is above " + partOf + "_count");
        }
    }

    /**
     * Checks the amounts of a message.
     *
     * @param odd receives unusual values
     */
    static void money(
            CsvRow row, Optional<BigDecimal> price, BigDecimal earnings, long purchased, Consumer<String> odd) {
        if (price.filter(dollars -> dollars.compareTo(MOST_PER_PURCHASE) > 0).isPresent()) {
            throw row.bad("price", "is more than $10,000.");
        }
        if (earnings.signum() == 0) {
            return;
        }
        if (row.word("purchased_count").isEmpty()) {
            odd.accept("earnings with an empty purchased_count, which counts as 0");
        } else if (purchased == 0) {
            throw row.bad("earnings", "is impossible with 0 purchased.");
        } else if (earnings.compareTo(MOST_PER_PURCHASE.multiply(BigDecimal.valueOf(purchased))) > 0) {
            throw row.bad("earnings", "is more than $10,000 per purchase.");
        }
    }

    static Optional<BigDecimal> score(CsvRow row) {
        return row.number("overall_performance_score").map(score -> {
            if (score.signum() < 0 || score.compareTo(HIGHEST_SCORE) > 0) {
                throw row.bad("overall_performance_score", "is not a score from 0 to a million.");
            }
            return score;
        });
    }

    static Instant sendingTime(CsvRow row, Instant time, Instant now) {
        if (time.isBefore(FIRST_MOMENT)) {
            throw row.bad("sending_time", "is before the year 2000.");
        }
        if (time.isAfter(now.plus(AHEAD))) {
            throw row.bad("sending_time", "is in the future. Import only messages that were sent.");
        }
        return time;
    }

    static LocalDate day(CsvRow row, String column) {
        LocalDate day = row.date(column);
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw row.bad(column, "is not between 2000 and 2099.");
        }
        return day;
    }

    /** The known word in its own spelling, ignoring case. */
    static String oneOf(String column, String word, List<String> known) {
        return known.stream().filter(word::equalsIgnoreCase).findFirst().orElseThrow(() -> none(column, word, known));
    }

    /** Accepts an unknown word, unless it looks like a typo of a known one. */
    static void noSlip(String column, String word, List<String> known) {
        if (known.stream().noneMatch(word::equalsIgnoreCase)
                && nearest(word, known).isPresent()) {
            throw none(column, word, known);
        }
    }

    private static BadCell none(String column, String word, Collection<String> known) {
        return new BadCell(
                column,
                word,
                "is not one of " + String.join(", ", known) + "." + Nearest.question(nearest(word, known)));
    }

    /**
     * The known word of which this one is a typo: a letter or two differ, letters are swapped, or the end is missing.
     */
    static Optional<String> nearest(String word, Collection<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(each -> isNear(lower, each.toLowerCase(Locale.ROOT)))
                .min(Nearest.first(word));
    }

    private static boolean isNear(String word, String known) {
        return (word.length() >= 3 && known.startsWith(word))
                || Arrays.equals(
                        word.chars().sorted().toArray(), known.chars().sorted().toArray())
                || Nearest.distance(word, known) <= Math.max(1, known.length() / 3);
    }
}
