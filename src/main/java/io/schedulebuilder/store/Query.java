package io.schedulebuilder.store;

import java.util.Locale;

/**
 * The queries that every store answers, each from a file of its own dialect: {@code queries/pages.sql} beside the store.
 * Parameters and columns are the same in all.
 */
public enum Query {
    PAGES("read the pages"),
    MESSAGE_IDS("read which messages are there"),
    NEWEST("read the newest message"),
    MESSAGES("read the messages"),
    PLATFORM("read the platform"),
    BASELINE("read what all pages' messages came to"),
    HOLIDAYS("read the holidays"),
    CAPTIONS("read the captions"),
    STANDING("read which captions are free"),
    RESTRICTIONS("read the page's restrictions"),
    SCHEDULE("read the schedule"),
    SCHEDULES("read the schedules"),
    RUNS("read the log"),
    RUN_OUTCOMES("read the log");

    private final String attempt;

    Query(String attempt) {
        this.attempt = attempt;
    }

    /** For an error: cannot … */
    public String attempt() {
        return attempt;
    }

    /** Its name, and its file's. */
    public String file() {
        return name().toLowerCase(Locale.ROOT);
    }
}
