package io.schedulebuilder.domain;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A minute at which a message may be sent.
 *
 * @param local wall clock of the page's zone: for people, peak hours, the CSV
 * @param instant the same moment on the time line: for gaps, as wall clocks jump twice a year
 */
public record TimeSlot(LocalDateTime local, Instant instant) implements Comparable<TimeSlot> {

    /** The slot at a wall-clock time: empty if the clock skips it, the first if it occurs twice. */
    public static Optional<TimeSlot> at(LocalDateTime local, ZoneId zone) {
        var offsets = zone.getRules().getValidOffsets(local);
        return offsets.isEmpty() ? Optional.empty() : Optional.of(new TimeSlot(local, local.toInstant(offsets.get(0))));
    }

    /** Whole minutes since the epoch; differences are elapsed minutes. */
    public long epochMinute() {
        return Math.floorDiv(instant.getEpochSecond(), 60L);
    }

    @Override
    public int compareTo(TimeSlot other) {
        return instant.compareTo(other.instant);
    }
}
