package io.schedulebuilder.week;

import io.schedulebuilder.domain.Page;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * The week that is meant when none is named: the first Monday after the as-of that was given, or after today. Where the
 * warehouse's last message is more than a week old (the examples, an old copy), the first Monday after that message, as
 * nothing would be known of a later one.
 */
public final class DefaultStart {
    private static final Duration OLD = Duration.ofDays(7);

    private DefaultStart() {}

    public static LocalDate of(WeeksRequest request, Instant now, Optional<Instant> lastMessage) {
        ZoneId zone = request.zone().orElse(Page.DEFAULT_ZONE);
        Instant known = request.asOf()
                .map(asOf -> asOf.in(zone))
                .or(() -> lastMessage.filter(last -> last.isBefore(now.minus(OLD))))
                .orElse(now);
        return known.atZone(zone).toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }
}
