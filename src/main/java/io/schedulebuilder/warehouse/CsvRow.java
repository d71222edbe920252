package io.schedulebuilder.warehouse;

import io.schedulebuilder.warehouse.RowFormat.BadValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One row of a file, cell by cell. Spaces around a cell do not count, except in texts. */
final class CsvRow {
    /** What DECIMAL(18, 4) holds. */
    private static final BigDecimal MOST_MONEY = BigDecimal.valueOf(10).pow(14);

    private final Map<String, Integer> columns;
    private final String[] cells;

    CsvRow(Map<String, Integer> columns, String[] cells) {
        this.columns = columns;
        this.cells = cells;
    }

    /** The cell as it is; empty when the column or the cell is not there. */
    String text(String column) {
        Integer index = columns.get(column);
        return index == null || index >= cells.length ? "" : cells[index];
    }

    Optional<String> word(String column) {
        return Optional.of(text(column).strip()).filter(word -> !word.isEmpty() && !word.equalsIgnoreCase("null"));
    }

    String requiredWord(String column) throws BadValue {
        return word(column).orElseThrow(() -> new BadValue(column + " is empty"));
    }

    String requiredText(String column) throws BadValue {
        String text = text(column);
        if (text.isBlank()) {
            throw new BadValue(column + " is empty");
        }
        return text;
    }

    long id(String column) throws BadValue {
        String word = requiredWord(column);
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw new BadValue(column + " \"" + word + "\" is not a whole number of 64 bits");
        }
    }

    /** A count, 0 where the cell is empty; 12 may be written 12.0. */
    long count(String column) throws BadValue {
        Optional<String> word = word(column);
        if (word.isEmpty()) {
            return 0;
        }
        BigDecimal number = number(column, word.get());
        if (number.signum() < 0) {
            throw new BadValue(column + " " + word.get() + " is below 0");
        }
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw new BadValue(column + " " + word.get() + " is not a whole number");
        }
    }

    /** Dollars, 0 or more, to a hundredth of a cent. */
    Optional<BigDecimal> money(String column) throws BadValue {
        Optional<String> word = word(column);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal number = number(column, word.get());
        if (number.signum() < 0) {
            throw new BadValue(column + " " + word.get() + " is below 0");
        }
        if (number.compareTo(MOST_MONEY) >= 0) {
            throw new BadValue(column + " " + word.get() + " is too large");
        }
        return Optional.of(number.setScale(4, RoundingMode.HALF_UP));
    }

    /** A plain number. */
    Optional<Double> decimal(String column) throws BadValue {
        Optional<String> word = word(column);
        return word.isEmpty()
                ? Optional.empty()
                : Optional.of(number(column, word.get()).doubleValue());
    }

    boolean flag(String column) throws BadValue {
        String word = word(column).orElse("false").toLowerCase(Locale.ROOT);
        return switch (word) {
            case "true", "t", "yes", "y", "1" -> true;
            case "false", "f", "no", "n", "0" -> false;
            default -> throw new BadValue(column + " \"" + word + "\" is neither true nor false");
        };
    }

    LocalDate date(String column) throws BadValue {
        String word = requiredWord(column);
        try {
            return LocalDate.parse(word);
        } catch (DateTimeException e) {
            throw new BadValue(column + " \"" + word + "\" is not a date, yyyy-MM-dd");
        }
    }

    ZoneId zone(String column) throws BadValue {
        String word = requiredWord(column);
        try {
            return ZoneId.of(word);
        } catch (DateTimeException e) {
            throw new BadValue(column + " \"" + word + "\" is not a time zone, such as America/New_York");
        }
    }

    /** A moment: with an offset, with UTC at the end, or local to {@code zone}. */
    Instant moment(String column, ZoneId zone) throws BadValue {
        String word = requiredWord(column);
        String iso = word.endsWith(" UTC") ? word.substring(0, word.length() - " UTC".length()) + "Z" : word;
        iso = iso.length() > 10 && iso.charAt(10) == ' ' ? iso.substring(0, 10) + "T" + iso.substring(11) : iso;
        // +00 is how databases write an offset; ISO wants +00:00.
        iso = iso.matches(".*T.*[+-]\\d{2}") ? iso + ":00" : iso;
        LocalDateTime local;
        try {
            return OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeException noOffset) {
            try {
                local = LocalDateTime.parse(iso);
            } catch (DateTimeException e) {
                throw new BadValue(column + " \"" + word
                        + "\" is not a time: write 2025-11-03T19:30:00Z, 2025-11-03 19:30:00 (local to the page) or "
                        + "2025-11-03T19:30:00-08:00");
            }
        }
        var offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new BadValue(
                    column + " \"" + word + "\" does not exist in " + zone + ", where the clock jumps over it");
        }
        ZoneOffset first = offsets.get(0);
        return local.toInstant(first);
    }

    private static BigDecimal number(String column, String word) throws BadValue {
        try {
            BigDecimal number = new BigDecimal(word);
            if (Math.abs((long) number.scale()) > 400) {
                throw new NumberFormatException();
            }
            return number;
        } catch (NumberFormatException e) {
            throw new BadValue(column + " \"" + word + "\" is not a number");
        }
    }
}
