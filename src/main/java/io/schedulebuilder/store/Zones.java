package io.schedulebuilder.store;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Page;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Time zones as {@code page_settings} writes them; none is the default. */
public final class Zones {
    private Zones() {}

    /**
     * The zone of a page.
     *
     * @throws FailureException if there is no such zone
     */
    public static ZoneId of(String page, @Nullable String word) {
        try {
            return word == null ? Page.DEFAULT_ZONE : ZoneId.of(word);
        } catch (DateTimeException e) {
            throw new FailureException(
                    "page_settings: page " + page + " has the time zone \"" + word
                            + "\", which does not exist. Write one such as Europe/Berlin.",
                    e);
        }
    }

    /** The zone of a page that is not the one asked for: that it cannot be read is that page's trouble. */
    public static ZoneId orDefault(@Nullable String word) {
        try {
            return word == null ? Page.DEFAULT_ZONE : ZoneId.of(word);
        } catch (DateTimeException e) {
            return Page.DEFAULT_ZONE;
        }
    }
}
