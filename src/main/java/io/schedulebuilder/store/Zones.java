package io.schedulebuilder.store;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Page;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the time zones in {@code page_settings}. A page without one has the default zone. */
public final class Zones {
    private Zones() {}

    /**
     * The zone of a page.
     *
     * @throws FailureException if the zone is invalid
     */
    public static ZoneId of(String page, @Nullable String word) {
        return read(word)
                .orElseThrow(() -> new FailureException("page_settings: page " + page + " has the time zone \"" + word
                        + "\", which does not exist. Write one such as Europe/Berlin."));
    }

    /**
     * The zone of another page than the requested one; the default zone if it is invalid, because that concerns only
     * that page.
     */
    public static ZoneId orDefault(@Nullable String word) {
        return read(word).orElse(Page.DEFAULT_ZONE);
    }

    private static Optional<ZoneId> read(@Nullable String word) {
        try {
            return Optional.of(word == null ? Page.DEFAULT_ZONE : ZoneId.of(word));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
