package io.schedulebuilder.store;

import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The days on which a send or a lock prevents a text from being planned, both ends included. */
public final class RestPeriod {
    private static final int DAYS = 7;

    private RestPeriod() {}

    /** The first day. */
    public static LocalDate from(Horizon horizon) {
        return horizon.start().minusDays(DAYS);
    }

    /** The last day. */
    public static LocalDate to(Horizon horizon) {
        return horizon.lastDay().plusDays(DAYS);
    }

    /**
     * The rest period in one time zone: from {@code opens} up to, but not including, {@code closes}.
     *
     * @param zone as stored in {@code page_settings}; "" if none is stored
     */
    public record Window(String zone, Instant opens, Instant closes) {}

    /**
     * The rest period as instants for each zone: the default zone first, then the others in order.
     *
     * @param zones the zones in use, by their stored words
     */
    public static List<Window> windows(Horizon horizon, Map<String, ZoneId> zones) {
        Map<String, ZoneId> all = new TreeMap<>(zones);
        all.put("", Page.DEFAULT_ZONE);
        return all.entrySet().stream()
                .map(zone -> new Window(
                        zone.getKey(),
                        from(horizon).atStartOfDay(zone.getValue()).toInstant(),
                        to(horizon).plusDays(1).atStartOfDay(zone.getValue()).toInstant()))
                .toList();
    }
}
