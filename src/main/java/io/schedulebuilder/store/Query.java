package io.schedulebuilder.store;

import java.util.Locale;

/**
 * The queries that every store supports. Each store has a file for each query in its own SQL dialect, such as
 * {@code queries/pages.sql}. Parameters and columns are the same in all stores.
 */
public enum Query {
    PAGES("read the pages"),
    MESSAGE_IDS("read the message ids"),
    NEWEST("read the newest message"),
    MESSAGES("read the messages"),
    SENDS("read what all pages sent"),
    PROMISES("read what plans promised"),
    PLATFORM("read the totals of all pages"),
    BASELINE("read the baseline of all pages"),
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

    /** For an error message that starts with "cannot". */
    public String attempt() {
        return attempt;
    }

    /** The name of the query and of its file. */
    public String file() {
        return name().toLowerCase(Locale.ROOT);
    }
}
