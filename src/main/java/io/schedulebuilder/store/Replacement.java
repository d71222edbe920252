package io.schedulebuilder.store;

import io.schedulebuilder.domain.ScheduleId;
import java.util.Set;

/**
 * The schedules that a plan replaces.
 *
 * @param schedules their ids: their locks do not count
 * @param sent keys ({@link CaptionKey}) of the texts that they sent before as-of: the locks on these stay
 */
public record Replacement(Set<ScheduleId> schedules, Set<String> sent) {
    /** Replaces nothing. */
    public static final Replacement NONE = new Replacement(Set.of(), Set.of());
}
