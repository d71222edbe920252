package io.schedulebuilder.warehouse;

import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.ScheduleId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One consistent view of a warehouse. */
public interface Snapshot extends AutoCloseable {
    /** The page, if it has settings, is an active creator, or has sent a message; with its zone or the default. */
    Optional<Page> page(PageName name);

    /** All pages that {@link #page} knows, in order. */
    List<PageName> pageNames();

    /** The page's past before {@code asOf}; look-back figures cover the 90 local days before it. */
    PageHistory history(Page page, Instant asOf);

    /**
     * The bank as it stands for a page: a caption is out when its text (by key) was sent before {@code asOf}, or is
     * locked, on any page within 7 days before the horizon's start or after its end, by date.
     *
     * @param replaced schedules whose locks do not count
     */
    CaptionPool captions(Page page, Horizon horizon, Instant asOf, Set<ScheduleId> replaced);

    /** The page's active schedules with a day from {@code from} to {@code to}, oldest first. */
    List<RecordedSchedule> schedules(PageName page, LocalDate from, LocalDate to);

    @Override
    void close();
}
