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
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One consistent view of a warehouse. */
public interface Snapshot extends StoredKeys, AutoCloseable {
    /**
     * The pages that are planned when all are: the active creators; where none is listed, those that sent within 30 days of
     * the latest message, or have not sent anything yet. In order.
     */
    List<PageName> activePages();

    /** When the latest message of any page was sent; empty when none was. */
    Optional<Instant> lastMessage();

    /** When the newest message of any page was sent, of those before a moment; empty when none was. */
    Optional<Instant> newestMessage(Instant before);

    /** Whether nothing but the examples was ever loaded, of which nobody expects that they are kept up. */
    boolean holdsExamplesOnly();

    /** How old the data is; empty when there is none. */
    default Optional<DataAge> age(Instant asOf) {
        return newestMessage(asOf).map(newest -> new DataAge(newest, asOf, holdsExamplesOnly()));
    }

    /**
     * The page's past before {@code asOf}; look-back figures cover the 90 local days before it.
     *
     * <p>A message is a PPV or a bump by its type's word (ppv, bump, free); without one, it is a bump if it has no
     * price. Its caption is the one that it names, or else the lowest id with its text's key; none where that caption's
     * price tier is unknown. In the baseline a PPV counts for its caption's price tier, if that is a paid one.
     */
    PageHistory history(Page page, Instant asOf);

    /**
     * The pasts of many pages, each as {@link #history} gives it, read together and handed over one after another in
     * order of name, so that no more than one need be held.
     *
     * @param asOf each page's
     */
    default void histories(Map<Page, Instant> asOf, Consumer<PageHistory> reader) {
        asOf.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().name()))
                .forEachOrdered(entry -> reader.accept(history(entry.getKey(), entry.getValue())));
    }

    /**
     * What the warehouse's own procedure makes of a page whose past was read as of this moment; empty where it has none.
     */
    default Optional<ReportedFigures> reported(Page page) {
        return Optional.empty();
    }

    /**
     * The captions that the warehouse's own procedure chooses for a page, for those who tune that.
     *
     * @param counts of each price tier, bumps included
     * @throws io.schedulebuilder.domain.InputException where it has none
     */
    default Set<CaptionId> choose(Page page, Segment segment, Map<PriceTier, Integer> counts, long seed, Instant asOf) {
        throw new InputException(
                "--selection procedure uses a BigQuery dataset's own procedure. Name a dataset with --warehouse "
                        + "bigquery:PROJECT.DATASET, or leave out --selection.");
    }

    /**
     * The bank as it stands for a page: a caption is out when its text (by key) was sent before {@code asOf}, or is
     * locked, on any page within 7 days before the horizon's start or after its end, by date of the page that sent it.
     * A lock that ended because its day passed still counts; a released or replaced one does not.
     *
     * @param replacement schedules whose locks do not count, but for what they sent before {@code asOf}
     * @throws io.schedulebuilder.domain.InputException if a restriction of the page has a pattern that cannot be read
     */
    CaptionPool pool(Page page, Horizon horizon, Instant asOf, Replacement replacement);

    /** Captions with their texts, by id; without those that the bank does not have or whose price tier is unknown. */
    Map<CaptionId, Caption> captions(Collection<CaptionId> ids);

    /** The calendar's holidays from one day to another, both included, in order. */
    List<Holiday> holidays(LocalDate from, LocalDate to);

    /** The page's active schedules with a day from {@code from} to {@code to}, oldest first. */
    List<RecordedSchedule> schedules(PageName page, LocalDate from, LocalDate to);

    @Override
    void close();
}
