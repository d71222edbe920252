package io.schedulebuilder.domain;

import java.time.ZoneId;

/** One creator's account and its time zone, in which its weeks are planned. */
public record Page(PageName name, ZoneId zone) {
    /** The time zone of a page without its own. */
    public static final ZoneId DEFAULT_ZONE = ZoneId.of("America/Los_Angeles");
}
