package io.schedulebuilder.store.imports;

import io.schedulebuilder.store.imports.CsvRow.BadCell;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** A time as written in a file, such as a {@code sending_time}: an instant, or a time on a page's wall clock. */
record SendingTime(String column, String word, TemporalAccessor parsed) {
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][X]") // +01:00, +0100, +01 and Z, or nothing
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final int DATE_LENGTH = "2025-11-04".length();

    /**
     * Parses a time.
     *
     * @throws BadCell if it is not a valid time
     */
    static SendingTime parse(String column, String word) {
        boolean spaced = word.length() > DATE_LENGTH && word.charAt(DATE_LENGTH) == ' ';
        String iso = spaced ? word.substring(0, DATE_LENGTH) + 'T' + word.substring(DATE_LENGTH + 1) : word;
        iso = iso.endsWith(" UTC") ? iso.substring(0, iso.length() - " UTC".length()) + 'Z' : iso;
        try {
            return new SendingTime(column, word, FORMAT.parseBest(iso, OffsetDateTime::from, LocalDateTime::from));
        } catch (DateTimeException e) {
            throw new BadCell(column, word, "is not a time such as 2025-11-04T19:30:00Z, or local 2025-11-04 19:30.");
        }
    }

    /** The time in the file, in one form for all notations. It does not change when a zone is corrected. */
    String written() {
        return parsed instanceof OffsetDateTime moment
                ? moment.toInstant().truncatedTo(ChronoUnit.MICROS).toString()
                : LocalDateTime.from(parsed).truncatedTo(ChronoUnit.MICROS).toString();
    }

    /** Whether it is a wall-clock time. */
    boolean isLocal() {
        return !(parsed instanceof OffsetDateTime);
    }

    /** The same as {@link #at}; empty if the zone's clock skips this time. */
    Optional<Instant> ifThere(ZoneId zone) {
        try {
            return Optional.of(at(zone));
        } catch (BadCell e) {
            return Optional.empty();
        }
    }

    /**
     * The instant, to the microsecond.
     *
     * @throws BadCell if it is a wall-clock time that the zone's clock skips
     */
    Instant at(ZoneId zone) {
        if (parsed instanceof OffsetDateTime moment) {
            return moment.toInstant().truncatedTo(ChronoUnit.MICROS);
        }
        LocalDateTime local = LocalDateTime.from(parsed);
        if (zone.getRules().getValidOffsets(local).isEmpty()) {
            throw new BadCell(
                    column, word, "does not exist in " + zone.getId() + ": the clocks go forward at that time.");
        }
        return ZonedDateTime.of(local, zone).toInstant().truncatedTo(ChronoUnit.MICROS);
    }
}
