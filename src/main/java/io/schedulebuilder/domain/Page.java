package io.schedulebuilder.domain;

import java.time.ZoneId;

/** One creator's account and the time zone in which its weeks are planned. */
public record Page(PageName name, ZoneId zone) {
    /** The zone of a page that has none of its own. */
    public static final ZoneId DEFAULT_ZONE = ZoneId.of("America/Los_Angeles");
}
