package io.schedulebuilder.store;

import io.schedulebuilder.domain.PageName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A page as stored.
 *
 * @param name "" for messages without a page
 * @param zone the stored word; empty for the default zone
 * @param lastSent when its latest message was sent; empty if it has sent none
 * @param listed whether it is in the list of active creators
 */
public record StoredPage(String name, Optional<String> zone, Optional<Instant> lastSent, boolean listed) {
    /** A page is inactive if it sent nothing during this time before the latest message of any page. */
    private static final Duration SILENT = Duration.ofDays(30);

    /** Its zone; the default zone if its own is invalid. */
    public ZoneId zoneOrDefault() {
        return Zones.orDefault(zone.orElse(null));
    }

    /** The names of the pages that have one, in order. */
    static List<PageName> names(Stream<StoredPage> pages) {
        return pages.map(StoredPage::name)
                .filter(name -> !name.isBlank())
                .map(PageName::new)
                .sorted()
                .toList();
    }

    /** The listed pages; if no page is listed, those that sent recently or have not sent yet. In order of name. */
    static List<PageName> active(List<StoredPage> all) {
        List<StoredPage> pages =
                all.stream().filter(page -> !page.name().isBlank()).toList();
        boolean list = pages.stream().anyMatch(StoredPage::listed);
        Instant since = pages.stream()
                .flatMap(page -> page.lastSent().stream())
                .max(Comparator.naturalOrder())
                .map(latest -> latest.minus(SILENT))
                .orElse(Instant.MIN);
        return names(pages.stream()
                .filter(page -> list
                        ? page.listed()
                        : page.lastSent().filter(sent -> sent.isBefore(since)).isEmpty()));
    }
}
