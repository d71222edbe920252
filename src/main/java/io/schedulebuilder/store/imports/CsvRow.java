package io.schedulebuilder.store.imports;

import io.schedulebuilder.csv.CsvHeader;
import io.schedulebuilder.csv.CsvRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** One row, read by column. A column that the file lacks is empty. */
record CsvRow(Path file, CsvHeader header, CsvRecord record) {
    /** Money has four decimals and up to fourteen digits before the decimal point. */
    private static final int MONEY_DECIMALS = 4;

    private static final BigDecimal MOST_MONEY = BigDecimal.TEN.pow(14);
    private static final int SHOWN = 40;

    /** A row that cannot be used. The message says which column and why. */
    static final class BadCell extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadCell(String fault) {
            super(fault, null, false, false); // many are thrown, and only the message is used: no stack
        }

        BadCell(String column, String value, String fault) {
            this(column + " \"" + shown(value) + "\" " + fault);
        }

        private static String shown(String value) {
            String line = value.replaceAll("\\s+", " ");
            return line.codePointCount(0, line.length()) <= SHOWN
                    ? line
                    : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
        }
    }

    /** The line on which the row begins, from 1. */
    long line() {
        return record.line();
    }

    void requireShape() {
        Optional<String> fault = header.faultOf(record);
        if (fault.isPresent()) {
            throw new BadCell(fault.get());
        }
    }

    /** The error for a field. */
    BadCell bad(String column, String fault) {
        return new BadCell(column, exact(column), fault);
    }

    /** Whether the file has this column. */
    boolean has(String column) {
        return header.field(record, column).isPresent();
    }

    /** The exact field. */
    String exact(String column) {
        return header.field(record, column).orElse("");
    }

    /** The field without surrounding white space; empty if it is blank. */
    Optional<String> word(String column) {
        return Optional.of(exact(column).strip()).filter(word -> !word.isEmpty());
    }

    /** The field, which must not be blank. */
    String required(String column) {
        return word(column).orElseThrow(() -> new BadCell(column + " is empty."));
    }

    Optional<Long> id(String column) {
        return word(column).map(word -> {
            try {
                return Long.valueOf(word);
            } catch (NumberFormatException e) {
                throw new BadCell(column, word, "is not a whole number of 64 bits.");
            }
        });
    }

    long requiredId(String column) {
        required(column);
        return id(column).orElseThrow();
    }

    /** A count; 0 if empty. 12.0 is accepted as 12. */
    long count(String column) {
        Optional<BigDecimal> number = number(column);
        if (number.isEmpty()) {
            return 0;
        }
        try {
            long count = number.get().longValueExact();
            if (count >= 0) {
                return count;
            }
        } catch (ArithmeticException e) {
            // reported below
        }
        throw bad(column, "is not a count: 0, 1, 2 and so on.");
    }

    /** Dollars, rounded to a hundredth of a cent. */
    Optional<BigDecimal> dollars(String column) {
        return number(column).map(number -> {
            if (number.signum() < 0 || number.compareTo(MOST_MONEY) >= 0) {
                throw bad(column, "is not an amount of dollars, 0 or more.");
            }
            return number.setScale(MONEY_DECIMALS, RoundingMode.HALF_EVEN);
        });
    }

    Optional<BigDecimal> number(String column) {
        return word(column).map(word -> {
            try {
                BigDecimal number = new BigDecimal(word);
                if (Math.abs((long) number.scale()) <= 400) { // 1e999999999 would exceed the memory
                    return number;
                }
            } catch (NumberFormatException e) {
                // reported below
            }
            throw new BadCell(column, word, "is not a number.");
        });
    }

    /** A Boolean; false if empty. */
    boolean flag(String column) {
        return switch (exact(column).strip().toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> true;
            case "false", "0", "no", "" -> false;
            default -> throw bad(column, "is not one of true, false, yes, no, 1, 0.");
        };
    }

    LocalDate date(String column) {
        String word = required(column);
        try {
            return LocalDate.parse(word);
        } catch (DateTimeException e) {
            throw new BadCell(column, word, "is not a date such as 2025-11-04.");
        }
    }
}
