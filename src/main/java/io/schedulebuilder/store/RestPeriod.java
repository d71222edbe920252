package io.schedulebuilder.store;

import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The days within which a send or a lock keeps a text from being planned, both ends included. */
public final class RestPeriod {
    private static final int DAYS = 7;

    private RestPeriod() {}

    /** The first of them. */
    public static LocalDate from(Horizon horizon) {
        return horizon.start().minusDays(DAYS);
    }

    /** The last of them. */
    public static LocalDate to(Horizon horizon) {
        return horizon.lastDay().plusDays(DAYS);
    }

    /**
     * When a send in a zone counts: from {@code opens} until before {@code closes}.
     *
     * @param zone as {@code page_settings} writes it; "" where it writes none
     */
    public record Window(String zone, Instant opens, Instant closes) {}

    /**
     * The days of rest as moments, zone by zone: first the default's, then the others in order.
     *
     * @param zones those in use, by their words
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
