package io.schedulebuilder.store;

import io.schedulebuilder.domain.PageName;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Determines which known pages are planned when all pages are requested. */
public final class ActivePages {
    /** A page is inactive if it sent nothing during this time before the latest message of any page. */
    private static final Duration SILENT = Duration.ofDays(30);

    private ActivePages() {}

    /**
     * A page that the warehouse knows.
     *
     * @param lastSent when its latest message was sent; empty if it has sent none
     * @param listed whether it is in the list of active creators
     */
    public record Known(PageName name, Optional<Instant> lastSent, boolean listed) {}

    /** The listed pages; if no page is listed, those that sent recently or have not sent yet. In order of name. */
    public static List<PageName> of(Collection<Known> pages) {
        boolean list = pages.stream().anyMatch(Known::listed);
        Instant since = pages.stream()
                .flatMap(page -> page.lastSent().stream())
                .max(Comparator.naturalOrder())
                .map(latest -> latest.minus(SILENT))
                .orElse(Instant.MIN);
        return pages.stream()
                .filter(page -> list
                        ? page.listed()
                        : page.lastSent().filter(sent -> sent.isBefore(since)).isEmpty())
                .map(Known::name)
                .sorted()
                .toList();
    }
}
