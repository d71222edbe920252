package io.schedulebuilder.store;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.DataAge;
import io.schedulebuilder.domain.Holiday;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.worth.Market;
import io.schedulebuilder.worth.Promises;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One consistent view of a warehouse. */
public interface Snapshot extends StoredKeys, AutoCloseable {
    /**
     * The pages that are planned when all pages are requested: the active creators. If none is listed, those that sent
     * within 30 days before the latest message or have not sent anything yet. In order.
     */
    List<PageName> activePages();

    /** When the latest message of any page was sent; empty if there is none. */
    Optional<Instant> lastMessage();

    /** How old the data is; empty if there is none. */
    Optional<DataAge> age(Instant asOf);

    /**
     * The page's history before {@code asOf}. Look-back figures cover the 90 local days before it.
     *
     * <p>The type's word (ppv, bump, free) decides whether a message is a PPV or a bump; without one, it is a bump if
     * it has no price. Its caption is the one it names, or else the lowest id with the key of its text; it has none if
     * that caption's price tier is unknown. In the baseline, a PPV counts for its caption's price tier if that is a
     * paid one.
     */
    PageHistory history(Page page, Instant asOf);

    /**
     * The histories of many pages, each equal to {@link #history}. They are read together and passed to the reader in
     * order of name, so that only a few need to be in memory.
     *
     * @param asOf for each page
     */
    void histories(Map<Page, Instant> asOf, Consumer<PageHistory> reader);

    /** What all pages sent that viewers could buy. */
    Market market();

    /** What plans promised, and what those messages earned that were sent as planned. */
    Promises promises();

    /**
     * The figures of the warehouse's own procedure for a page whose history was read as of this time; empty if it has
     * no such procedure.
     */
    default Optional<ReportedFigures> reported(Page page) {
        return Optional.empty();
    }

    /**
     * The captions that the warehouse's own procedure selects for a page, for users who tune that procedure.
     *
     * @param counts for each price tier, including bumps
     * @throws io.schedulebuilder.domain.InputException if it has no such procedure
     */
    default Set<CaptionId> choose(Page page, Segment segment, Map<PriceTier, Integer> counts, long seed, Instant asOf) {
        throw new InputException(
                "--selection procedure uses a BigQuery dataset's own procedure. Name a dataset with --warehouse "
                        + "bigquery:PROJECT.DATASET, or leave out --selection.");
    }

    /**
     * The captions of the bank for a page. A caption is excluded if its text (by key) was sent before {@code asOf}, or
     * is locked, on any page within 7 days before the horizon's start or after its end, by the local date of that page.
     * A lock that ended because its day passed still counts; a released or replaced lock does not.
     *
     * @param replacement schedules whose locks do not count, except for what they sent before {@code asOf}
     * @throws io.schedulebuilder.domain.InputException if a restriction of the page has an invalid pattern
     */
    CaptionPool pool(Page page, Horizon horizon, Instant asOf, Replacement replacement);

    /**
     * This view as it was known at a time, to plan a past week again. It lacks the locks and schedules that were made,
     * the captions that were added, and what all pages sent, at or after that time; a row without a time counts as
     * there. The bank's status and score of a caption do not count, because they sum up what was sent until today. All
     * else is as it is today: zones, restrictions, holidays, what messages have sold until today, and that a lock was
     * released or replaced. The warehouse's own procedure is not asked. Valid as long as this view.
     */
    Snapshot asKnownAt(Instant time);

    /** Captions with their texts, by id. Leaves out captions that are not in the bank or have an unknown price tier. */
    Map<CaptionId, Caption> captions(Collection<CaptionId> ids);

    /** The calendar's holidays between two days, both included, in order. */
    List<Holiday> holidays(LocalDate from, LocalDate to);

    /** The page's active schedules that have a day between {@code from} and {@code to}, oldest first. */
    List<RecordedSchedule> schedules(PageName page, LocalDate from, LocalDate to);

    @Override
    void close();
}
