package io.schedulebuilder.rehearse;

import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.SentMessage;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.worth.Market;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All PPVs that pages sent until today and that can be judged, each page's in order of time. */
record PastSends(Map<PageName, List<SentMessage>> ofPages) {
    /**
     * Reads them.
     *
     * @param until when the data ends: sends of the time just before have not sold out, and judge nothing
     */
    static PastSends read(Snapshot snapshot, List<Page> pages, Instant until) {
        Map<PageName, List<SentMessage>> sends = new HashMap<>();
        snapshot.asKnownAt(until)
                .histories(
                        pages.stream().collect(Collectors.toMap(page -> page, page -> until)),
                        history -> sends.put(
                                history.page().name(),
                                history.messages().stream()
                                        .filter(Judge::isJudged)
                                        .filter(send -> send.sentAt().isBefore(until.minus(Market.SELLS)))
                                        .toList()));
        return new PastSends(sends);
    }

    private List<SentMessage> of(Page page) {
        return ofPages.getOrDefault(page.name(), List.of());
    }

    /** A page's sends from a time on. */
    List<SentMessage> from(Page page, Instant time) {
        return of(page).stream().filter(send -> !send.sentAt().isBefore(time)).toList();
    }

    /** Whether a page had sent a PPV before a day. */
    boolean hasBegun(Page page, LocalDate day) {
        return !of(page).isEmpty()
                && of(page).get(0)
                        .sentAt()
                        .isBefore(day.atStartOfDay(page.zone()).toInstant());
    }
}
