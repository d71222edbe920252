package io.schedulebuilder.domain;

import java.io.Serializable;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The time a plan is made, as a person writes it: with an offset, local to the page, or as a date only. */
public sealed interface AsOf extends Serializable {
    /** The instant, for a page in {@code zone}. */
    Instant in(ZoneId zone);

    /** A time with an offset. */
    record Exact(Instant instant) implements AsOf {
        private static final long serialVersionUID = 1L;

        @Override
        public Instant in(ZoneId zone) {
            return instant;
        }
    }

    /** A wall-clock time of the page. A time that the clock skips means the moment of the jump. */
    record Local(LocalDateTime local) implements AsOf {
        private static final long serialVersionUID = 1L;

        @Override
        public Instant in(ZoneId zone) {
            return TimeSlot.at(local, zone)
                    .map(TimeSlot::instant)
                    .orElseGet(() -> zone.getRules().getTransition(local).getInstant());
        }
    }

    /**
     * Reads 2025-11-03T09:30:00-08:00, 2025-11-03T09:30 (local) or 2025-11-03 (local midnight).
     *
     * @throws DateTimeParseException if the text has none of these forms
     */
    static AsOf parse(String text) {
        if (text.length() <= "yyyy-MM-dd".length()) {
            return new Local(LocalDate.parse(text).atStartOfDay());
        }
        String iso = text.replace(' ', 'T');
        try {
            return new Exact(OffsetDateTime.parse(iso).toInstant());
        } catch (DateTimeParseException noOffset) {
            return new Local(LocalDateTime.parse(iso));
        }
    }

    /**
     * The time a plan of this horizon is made: the given time, or else now, or else the start if the horizon is in the
     * past.
     */
    static Instant resolve(Optional<AsOf> asked, Horizon horizon, InstantSource clock) {
        if (asked.isPresent()) {
            return asked.get().in(horizon.zone());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return now.isBefore(horizon.ends()) ? now : horizon.begins();
    }
}
