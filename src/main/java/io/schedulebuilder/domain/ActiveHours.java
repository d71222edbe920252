package io.schedulebuilder.domain;

import java.util.Locale;

/**
 * The part of a local day in which messages may be sent, both ends included. 24:00 itself belongs to the next day.
 *
 * @param openMinute minutes after midnight, 0 to 1439
 * @param closeMinute minutes after midnight, above {@code openMinute}, at most 1440
 */
public record ActiveHours(int openMinute, int closeMinute) {
    /**
     * Checks the hours.
     *
     * @throws IllegalArgumentException if the hours are outside a day or run backwards
     */
    public ActiveHours {
        if (openMinute < 0 || closeMinute > 24 * 60 || openMinute >= closeMinute) {
            throw new IllegalArgumentException("active hours from minute " + openMinute + " to " + closeMinute);
        }
    }

    /** Whether a minute of the local day is open. */
    public boolean contains(int minuteOfDay) {
        return minuteOfDay >= openMinute && minuteOfDay <= closeMinute;
    }

    /** Reads HH:mm to HH:mm. The end can be 24:00, which {@code LocalTime} does not allow. */
    public static ActiveHours of(String start, String end) {
        return new ActiveHours(minuteOfDay(start), minuteOfDay(end));
    }

    private static int minuteOfDay(String clock) {
        return 60 * Integer.parseInt(clock.substring(0, 2)) + Integer.parseInt(clock.substring(3));
    }

    /** The opening time as HH:mm. */
    public String start() {
        return clock(openMinute);
    }

    /** The closing time as HH:mm, up to 24:00. */
    public String end() {
        return clock(closeMinute);
    }

    private static String clock(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }
}
