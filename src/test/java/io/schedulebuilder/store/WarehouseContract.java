package io.schedulebuilder.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.schedulebuilder.domain.BankBaseline.TierTotals;
import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionBank;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionKind;
import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.CaptionPool.Exclusion;
import io.schedulebuilder.domain.CaptionPool.FreeCaption;
import io.schedulebuilder.domain.DataAge;
import io.schedulebuilder.domain.Digest;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Holiday;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.PageHistory.PlatformDay;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.domain.SentCaption;
import io.schedulebuilder.domain.SentMessage;
import io.schedulebuilder.store.CommitResult.AlreadyCommitted;
import io.schedulebuilder.store.CommitResult.AlreadyScheduled;
import io.schedulebuilder.store.CommitResult.CaptionsTaken;
import io.schedulebuilder.store.CommitResult.Committed;
import io.schedulebuilder.store.CommitResult.ScheduledNearby;
import io.schedulebuilder.store.ImportBatch.CaptionRow;
import io.schedulebuilder.store.ImportBatch.HolidayRow;
import io.schedulebuilder.store.ImportBatch.MessageRow;
import io.schedulebuilder.store.LoadSummary.TableSummary;
import io.schedulebuilder.store.SweepSummary.PageSweep;
import io.schedulebuilder.store.imports.CsvImport;
import io.schedulebuilder.worth.PromisedMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every warehouse promises. A store's own test extends this and says how to make an empty one. */
public abstract class WarehouseContract {
    private static final Instant AS_OF = Instant.parse("2025-11-03T08:00:00Z"); // local midnight of ava
    private static final Page AVA = WarehouseRows.AVA;
    private static final Page MIA = WarehouseRows.MIA;
    private static final Horizon WEEK = WarehouseRows.WEEK;
    private static final String MESSAGE_COLUMNS =
            "page_name,message,sending_time,sent_count,viewed_count,purchased_count,earnings\n";

    /** An initialised warehouse without rows. */
    public abstract Warehouse warehouse();

    /** Puts in a row that people maintain by hand. */
    public abstract void restrict(
            String page,
            String scope,
            int version,
            boolean active,
            String hard,
            String soft,
            String category,
            String tier);

    /** Puts a page on the list of active creators, which people maintain by hand. */
    public abstract void activate(String page);

    /** Puts in a page's time zone as people may write it. */
    public abstract void zone(String page, String word);

    /** Ends a schedule's locks as the sweep does, or as releasing them does. */
    public abstract void endLocks(ScheduleId schedule, String reason);

    /** The rows of {@code caption_bandit_stats}, in order of page and caption. */
    public abstract List<CaptionStatistics> statistics();

    /**
     * The locks in order of page and caption, each as {@code page caption state}: active, or why it was deactivated,
     * followed by a question mark if there is no word of when.
     */
    public abstract List<String> locks();

    // ---- imports

    @Test
    void import_messagesThenZonesThenMessages_addsNothing_andMovesTheirTimes() {
        String messages = MESSAGE_COLUMNS
                + "mia,hi,2025-11-01 19:30,100,50,5,50\nmia,hi,2025-11-01 19:30,100,50,5,50\n"
                + "mia,ho,2025-11-01T19:30:00Z,100,50,5,50\n";

        assertThat(importMessages(messages)).isEqualTo(new TableSummary("mass_messages", 3, 3, 0, 0));
        load(pages(MIA)); // Berlin
        assertThat(importMessages(messages.replace("mia", "Mia ")))
                .isEqualTo(new TableSummary("mass_messages", 3, 0, 2, 1));
        assertThat(importMessages(messages)).isEqualTo(new TableSummary("mass_messages", 3, 0, 0, 3));
        assertThat(lastMessage()).contains(Instant.parse("2025-11-01T19:30:00Z"));
    }

    @Test
    void import_fileThatAnEarlierVersionLoaded_addsNothing() {
        load(messages(
                WarehouseRows.ppv(Digest.signed("mia|2025-11-02T02:30:00Z||hi"), "mia", "2025-11-02T02:30:00Z", "hi"),
                WarehouseRows.ppv(Digest.signed("mia|2025-11-01T19:30:00Z||ho"), "mia", "2025-11-01T19:30:00Z", "ho")));
        load(pages(MIA)); // Berlin
        String messages =
                MESSAGE_COLUMNS + "mia,hi,2025-11-01 19:30,100,50,5,50\nmia,ho,2025-11-01T19:30:00Z,100,50,5,50\n";

        assertThat(importMessages(messages).added()).isZero();
        assertThat(lastMessage()).contains(Instant.parse("2025-11-01T19:30:00Z"));
        assertThat(importMessages(messages)).isEqualTo(new TableSummary("mass_messages", 2, 0, 0, 2));
    }

    private TableSummary importMessages(String csv) {
        Path file = temporary(csv);
        CsvImport.Files files =
                new CsvImport.Files(Optional.of(file), Optional.empty(), Optional.empty(), Optional.empty());
        ImportBatch batch;
        try (Snapshot snapshot = warehouse().read()) {
            batch = CsvImport.read(files, snapshot, false, AS_OF, LoadProgress.SILENT)
                    .batch();
        }
        return load(batch).tables().get(0);
    }

    private static Path temporary(String text) {
        try {
            Path file = Files.createTempFile("messages", ".csv");
            file.toFile().deleteOnExit();
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Instant> lastMessage() {
        try (Snapshot snapshot = warehouse().read()) {
            return snapshot.lastMessage();
        }
    }

    // ---- pages

    @Test
    void page_inAnotherSpelling_isTheOneThatThereIs() {
        Page zoe = new Page(new PageName("Zo\u00EB Q"), ZoneId.of("Europe/Berlin"));
        load(pages(zoe));

        try (Snapshot snapshot = warehouse().read()) {
            assertThat(snapshot.page(new PageName(" zoe\u0308  q "))).contains(zoe);
            assertThat(snapshot.page(new PageName("zoe q"))).isEmpty();
        }
    }

    @Test
    void page_bySettingsOrBySends_hasItsZoneOrTheDefault_andOthersAreUnknown() {
        load(pages(new Page(new PageName("mia"), ZoneId.of("Europe/Berlin"))));
        load(messages(WarehouseRows.ppv(1, "zoe", "2025-11-01T20:00:00Z", "text")));

        try (Snapshot snapshot = warehouse().read()) {
            assertThat(snapshot.page(new PageName("mia")).orElseThrow().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
            assertThat(snapshot.page(new PageName("zoe")).orElseThrow().zone()).isEqualTo(Page.DEFAULT_ZONE);
            assertThat(snapshot.page(new PageName("eve"))).isEmpty();
            assertThat(snapshot.pageNames()).containsExactly(new PageName("mia"), new PageName("zoe"));
        }
    }

    @Test
    void activePages_areTheListedOnes_orThoseThatSendOrHaveNotBegunTo() {
        load(pages(new Page(new PageName("mia"), ZoneId.of("Europe/Berlin"))));
        load(messages(
                WarehouseRows.ppv(1, "zoe", "2025-11-01T20:00:00Z", "text"),
                WarehouseRows.ppv(2, "bea", "2025-10-02T20:00:00Z", "text"),
                WarehouseRows.ppv(3, "old", "2025-10-02T19:59:59Z", "text")));
        try (Snapshot snapshot = warehouse().read()) {
            assertThat(snapshot.activePages())
                    .containsExactly(new PageName("bea"), new PageName("mia"), new PageName("zoe"));
        }
        activate("zoe");
        activate("amy");
        try (Snapshot snapshot = warehouse().read()) {
            assertThat(snapshot.activePages()).containsExactly(new PageName("amy"), new PageName("zoe"));
            assertThat(snapshot.pageNames())
                    .containsExactly(
                            new PageName("amy"),
                            new PageName("bea"),
                            new PageName("mia"),
                            new PageName("old"),
                            new PageName("zoe"));
        }
    }

    @Test
    void lastMessage_ofAnyPage_isTheLatest_andNoneWhereNoneWasSent() {
        try (Snapshot snapshot = warehouse().read()) {
            assertThat(snapshot.lastMessage()).isEmpty();
        }
        load(messages(
                WarehouseRows.ppv(1, "mia", "2025-11-01T20:00:00Z", "text"),
                WarehouseRows.ppv(2, "zoe", "2025-11-01T20:00:01Z", "text"),
                WarehouseRows.ppv(3, "mia", "2025-10-31T20:00:00Z", "text")));
        try (Snapshot snapshot = warehouse().read()) {
            assertThat(snapshot.lastMessage()).contains(Instant.parse("2025-11-01T20:00:01Z"));
        }
    }

    @Test
    void newestMessage_beforeAMoment_isOfAnyPage_andNoLater() {
        load(messages(
                WarehouseRows.ppv(1, "mia", "2025-11-01T20:00:00Z", "text"),
                WarehouseRows.ppv(2, "zoe", "2025-11-01T20:00:01Z", "text"),
                WarehouseRows.message(3, "bump", null)));
        try (Snapshot snapshot = warehouse().read()) {
            assertThat(snapshot.age(Instant.parse("2025-12-01T00:00:00Z")).map(DataAge::newest))
                    .contains(Instant.parse("2025-11-01T20:00:01Z"));
            assertThat(snapshot.age(Instant.parse("2025-11-01T20:00:01Z")).map(DataAge::newest))
                    .contains(Instant.parse("2025-11-01T20:00:00Z"));
            assertThat(snapshot.age(Instant.parse("2025-11-01T20:00:00Z")).map(DataAge::newest))
                    .contains(Instant.parse("2025-11-01T00:00:00Z"));
            assertThat(snapshot.age(Instant.parse("2025-11-01T00:00:00Z")).map(DataAge::newest))
                    .isEmpty();
            assertThat(snapshot.age(Instant.parse("2025-12-01T00:00:00Z"))
                            .orElseThrow()
                            .examples())
                    .isFalse();
        }
    }

    // ---- history

    @Test
    void history_messageAtAsOf_isInvisible_andTheOneBeforeIsNot() {
        load(messages(
                WarehouseRows.ppv(2, "ava", "2025-11-03T08:00:00Z", "at as-of"),
                WarehouseRows.ppv(1, "ava", "2025-11-03T07:59:59.999999Z", "before"),
                WarehouseRows.ppv(3, "ava", "2020-01-01T00:00:00Z", "years ago"),
                WarehouseRows.ppv(4, "mia", "2025-11-01T00:00:00Z", "of another page")));

        assertThat(history(AVA).messages()).extracting(SentMessage::rowId).containsExactly(3L, 1L);
    }

    @Test
    void history_messagesOfOneMoment_areInOrderOfRowId() {
        load(messages(
                WarehouseRows.ppv(7, "ava", "2025-11-01T08:00:00Z", "a"),
                WarehouseRows.ppv(-9, "ava", "2025-11-01T08:00:00Z", "b")));

        assertThat(history(AVA).messages()).extracting(SentMessage::rowId).containsExactly(-9L, 7L);
    }

    @Test
    void history_messageType_isItsWord_andWithoutOneItsPriceDecides() {
        load(messages(
                WarehouseRows.message(1, "PPV", null),
                WarehouseRows.message(2, "bump", "9"),
                WarehouseRows.message(3, "Free", "9"),
                WarehouseRows.message(4, null, "9"),
                WarehouseRows.message(5, null, "0"),
                WarehouseRows.message(6, null, null)));

        assertThat(history(AVA).messages())
                .extracting(SentMessage::type)
                .containsExactly(
                        MessageType.PPV,
                        MessageType.BUMP,
                        MessageType.BUMP,
                        MessageType.PPV,
                        MessageType.BUMP,
                        MessageType.BUMP);
        assertThat(history(AVA).messages().get(1).price()).isEqualByComparingTo("0");
    }

    @Test
    void history_amounts_areExact() { // 0.1 + 0.2 is 0.3
        load(messages(
                WarehouseRows.earning(1, "0.1"), WarehouseRows.earning(2, "0.2"), WarehouseRows.earning(3, "4999.7")));

        assertThat(history(AVA).messages().stream().map(SentMessage::earnings).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("5000");
    }

    @Test
    void history_caption_isTheOneNamed_elseTheLowestWithTheTextsKey() {
        load(captions(
                WarehouseRows.caption(-5, "Hello there!", "mid"),
                WarehouseRows.caption(3, "hello THERE", "premium"),
                WarehouseRows.caption(4, "other", "budget")));
        load(messages(
                WarehouseRows.naming(1, "whatever", 4),
                WarehouseRows.naming(2, "Hello, there", 999), // not in the bank
                WarehouseRows.ppv(3, "ava", "2025-11-01T00:00:00Z", "hello there"),
                WarehouseRows.ppv(4, "ava", "2025-11-01T00:00:00Z", "unheard of")));

        assertThat(history(AVA).messages())
                .extracting(message -> message.caption().map(SentCaption::id).map(CaptionId::value))
                .containsExactlyInAnyOrder(Optional.of(4L), Optional.of(-5L), Optional.of(-5L), Optional.empty());
    }

    @Test
    void history_platform_isOtherPagesPpvs_byTheirOwnDays() {
        load(pages(MIA)); // Berlin
        load(messages(
                WarehouseRows.counts(1, "mia", "2025-11-01T23:30:00Z", "ppv", 100, 50), // 2 November in Berlin
                WarehouseRows.counts(2, "zoe", "2025-11-02T20:00:00Z", "ppv", 10, 5), // 2 November in Los Angeles
                WarehouseRows.counts(3, "zoe", "2025-11-02T06:59:00Z", "ppv", 1, 1), // 1 November in Los Angeles
                WarehouseRows.counts(4, "zoe", "2025-11-02T20:00:00Z", "bump", 1000, 500),
                WarehouseRows.counts(5, "ava", "2025-11-02T20:00:00Z", "ppv", 1000, 500),
                WarehouseRows.counts(6, "zoe", "2025-11-03T08:00:00Z", "ppv", 1000, 500), // at as-of
                WarehouseRows.counts(7, "zoe", "2025-08-05T06:59:00Z", "ppv", 1000, 500))); // 91st day back

        assertThat(history(AVA).platform())
                .containsExactly(
                        new PlatformDay(LocalDate.parse("2025-11-01"), 1, 1),
                        new PlatformDay(LocalDate.parse("2025-11-02"), 110, 55));
    }

    @Test
    void history_lookBack_isNinetyLocalDays_overTheClockChange() {
        load(messages(
                WarehouseRows.counts(1, "zoe", "2025-08-05T07:00:00Z", "ppv", 10, 5), // local midnight, 90 days back
                WarehouseRows.counts(2, "zoe", "2025-08-05T06:59:59Z", "ppv", 10, 5)));

        assertThat(history(AVA).platform()).containsExactly(new PlatformDay(LocalDate.parse("2025-08-05"), 10, 5));
    }

    @Test
    void histories_areEachPagesOwn_inOrderOfName_withItsOwnAsOf() {
        load(captions(WarehouseRows.caption(1, "hello", "mid"), WarehouseRows.caption(2, "other", "budget")));
        load(pages(MIA)); // Berlin
        load(messages(
                WarehouseRows.ppv(1, "mia", "2025-11-01T20:00:00Z", "hello"),
                WarehouseRows.ppv(2, "ava", "2025-11-01T20:00:00Z", "other"),
                WarehouseRows.ppv(3, "zoe", "2025-11-01T20:00:00Z", "hello"),
                WarehouseRows.ppv(4, "ava", "2025-11-03T07:00:00Z", "hello"),
                WarehouseRows.ppv(5, "mia", "2025-11-02T23:30:00Z", "unheard of"))); // after mia's as-of
        Page silent = new Page(new PageName("bea"), AVA.zone());
        Map<Page, Instant> pages =
                Map.of(MIA, Instant.parse("2025-11-02T23:00:00Z"), AVA, AS_OF, silent, AS_OF); // zoe is not asked for
        List<PageHistory> together = new ArrayList<>();
        try (Snapshot snapshot = warehouse().read()) {
            snapshot.histories(pages, together::add);
        }
        List<PageHistory> alone = new ArrayList<>();
        for (Page page : List.of(AVA, silent, MIA)) {
            try (Snapshot snapshot = warehouse().read()) {
                alone.add(snapshot.history(page, pages.get(page)));
            }
        }
        assertThat(together).isEqualTo(alone);
        assertThat(together.get(0).messages()).hasSize(2);
        assertThat(together.get(1).messages()).isEmpty();
        assertThat(together.get(2).messages()).hasSize(1);
    }

    /** More than are read at once: none is left out or given another's messages where one portion ends. */
    @Test
    void histories_ofManyPages_areEachPagesOwn() {
        load(captions(WarehouseRows.caption(1, "hello", "mid")));
        Map<Page, Instant> pages = new HashMap<>();
        List<MessageRow> rows = new ArrayList<>();
        for (int i = 0; i < 123; i++) {
            String name = String.format(Locale.ROOT, "page%03d", i);
            pages.put(new Page(new PageName(name), AVA.zone()), AS_OF);
            if (i % 7 != 0) { // some have sent nothing
                rows.add(WarehouseRows.ppv(i, name, "2025-11-01T20:00:00Z", "hello"));
            }
        }
        load(messages(rows.toArray(MessageRow[]::new)));
        Map<String, List<Long>> sent = new TreeMap<>();
        try (Snapshot snapshot = warehouse().read()) {
            snapshot.histories(
                    pages,
                    history -> sent.put(
                            history.page().name().value(),
                            history.messages().stream().map(SentMessage::rowId).toList()));
        }
        assertThat(sent).hasSize(123);
        for (int i = 0; i < 123; i++) {
            assertThat(sent)
                    .containsEntry(
                            String.format(Locale.ROOT, "page%03d", i), i % 7 == 0 ? List.of() : List.of((long) i));
        }
    }

    /** Engines and Java do not order all scripts alike. */
    @Test
    void histories_ofPagesInAnyScript_areEachPagesOwn() {
        load(captions(WarehouseRows.caption(1, "hello", "mid")));
        List<String> names = List.of("ava", "\uFF21va", "\uD83D\uDE00ava", "Ava", "\u00E4va", "ava 2");
        Map<Page, Instant> pages = new HashMap<>();
        List<MessageRow> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            pages.put(new Page(new PageName(names.get(i)), AVA.zone()), AS_OF);
            rows.add(WarehouseRows.ppv(i, names.get(i), "2025-11-01T20:00:00Z", "hello"));
        }
        load(messages(rows.toArray(MessageRow[]::new)));
        Map<String, List<Long>> sent = new HashMap<>();
        try (Snapshot snapshot = warehouse().read()) {
            snapshot.histories(
                    pages,
                    history -> sent.put(
                            history.page().name().value(),
                            history.messages().stream().map(SentMessage::rowId).toList()));
        }
        for (int i = 0; i < names.size(); i++) {
            assertThat(sent).containsEntry(names.get(i), List.of((long) i));
        }
    }

    @Test
    void histories_ofNoPage_areNone() {
        try (Snapshot snapshot = warehouse().read()) {
            snapshot.histories(Map.of(), history -> {
                throw new AssertionError(history);
            });
        }
    }

    @Test
    void captions_ofSeveralPages_areEachPagesOwn_whoeverAsksFirst() {
        load(captions(
                WarehouseRows.caption(1, "never this word", "mid"),
                WarehouseRows.caption(2, "other", "budget"),
                WarehouseRows.caption(3, "rather not this", "premium")));
        restrict("ava", "ALL", 1, true, "never", "rather", null, null);
        for (List<Page> order : List.of(List.of(AVA, MIA), List.of(MIA, AVA), List.of(AVA, AVA))) {
            try (Snapshot snapshot = warehouse().read()) {
                for (Page page : order) {
                    CaptionPool together = snapshot.pool(page, WEEK, AS_OF, Replacement.NONE);
                    try (Snapshot alone = warehouse().read()) {
                        assertThat(together).isEqualTo(alone.pool(page, WEEK, AS_OF, Replacement.NONE));
                    }
                    assertThat(together.free()).hasSize(page.equals(AVA) ? 2 : 3);
                }
            }
        }
    }

    @Test
    void history_holidays_areThoseOfTheLookBack_inOrder() {
        Holiday first = new Holiday(LocalDate.parse("2025-08-05"), "First day", 0.8);
        Holiday last = new Holiday(LocalDate.parse("2025-11-02"), "Last day", 0.7);
        Holiday asOf = new Holiday(LocalDate.parse("2025-11-03"), "Not begun", 0.7);
        load(new ImportBatch(List.of(), List.of(), List.of(), rows(asOf, last, first), Set.of()));

        assertThat(history(AVA).holidays()).containsExactly(first, last);
    }

    @Test
    void holidays_areThoseFromOneDayToAnother_bothIncluded_inOrder() {
        Holiday first = new Holiday(LocalDate.parse("2025-11-27"), "First day", 0.7);
        Holiday last = new Holiday(LocalDate.parse("2025-12-25"), "Last day", 0.6);
        Holiday before = new Holiday(LocalDate.parse("2025-11-26"), "Before", 0.8);
        Holiday after = new Holiday(LocalDate.parse("2025-12-26"), "After", 0.8);
        load(new ImportBatch(List.of(), List.of(), List.of(), rows(after, last, before, first), Set.of()));

        try (Snapshot snapshot = warehouse().read()) {
            assertThat(snapshot.holidays(first.day(), last.day())).containsExactly(first, last);
        }
    }

    @Test
    void history_baseline_sumsAllPagesByPriceTier() {
        load(captions(
                WarehouseRows.caption(1, "one", "mid"),
                WarehouseRows.caption(2, "two", "luxury"),
                WarehouseRows.caption(3, "three", "odd")));
        load(messages(
                WarehouseRows.row(1, "ava", "2025-11-01T00:00:00Z", "one", "10.50", 100, 50, 5, "ppv"),
                WarehouseRows.row(2, "zoe", "2025-11-01T00:00:00Z", "ONE", "9.50", 100, 30, 3, "ppv"),
                WarehouseRows.row(3, "zoe", "2025-11-01T00:00:00Z", "two", "30", 100, 20, 1, "ppv"),
                WarehouseRows.row(4, "zoe", "2025-11-01T00:00:00Z", "three", "30", 100, 20, 1, "ppv"),
                WarehouseRows.row(5, "zoe", "2025-11-01T00:00:00Z", "unknown", null, 100, 70, 0, "bump"),
                WarehouseRows.row(6, "zoe", "2025-01-01T00:00:00Z", "one", "10", 100, 70, 0, "ppv")));

        assertThat(history(AVA).baseline().byTier())
                .containsOnly(
                        Map.entry(PriceTier.MID, new TierTotals(2, 80, 8, 20.0)),
                        Map.entry(PriceTier.PREMIUM, new TierTotals(1, 20, 1, 30.0)),
                        Map.entry(PriceTier.BUMP, new TierTotals(1, 70, 0, 0.0)));
    }

    // ---- the pool

    @Test
    void captions_everyOne_isFreeOrOutForItsFirstReason() {
        load(captions(
                WarehouseRows.caption(5, "free", "Mid"),
                WarehouseRows.caption(1, "spent", "mid", "retired", 5.0),
                WarehouseRows.caption(2, "worthless", "mid", "available", 0.0),
                WarehouseRows.caption(3, "tried", "luxury", "moderate_recency", 0.1),
                WarehouseRows.caption(4, "odd", "vip"),
                WarehouseRows.caption(6, "worthless and odd", "vip", "available", 0.0)));

        CaptionPool pool = pool(AVA);

        assertThat(ids(pool)).containsExactly(3L, 5L);
        assertThat(pool.free().get(0))
                .isEqualTo(
                        new FreeCaption(new CaptionId(3), new CaptionKind(PriceTier.PREMIUM, "flirt", false), false));
        assertThat(pool.excluded())
                .containsOnly(Map.entry(Exclusion.NOT_USABLE, 3), Map.entry(Exclusion.UNKNOWN_PRICE_TIER, 1));
        assertThat(pool.bankSize()).isEqualTo(6);
    }

    @Test
    void captions_emptyBank_isAnEmptyPool() {
        assertThat(pool(AVA)).isEqualTo(CaptionPool.of(CaptionBank.EMPTY, new BitSet(), new BitSet(), Map.of()));
    }

    @Test
    void captions_sentSevenDaysBefore_rest_andEightDaysDoNot_byTheSendersDays() {
        load(pages(MIA)); // Berlin, nine hours ahead
        load(captions(
                WarehouseRows.caption(1, "seven", "mid"),
                WarehouseRows.caption(2, "eight", "mid"),
                WarehouseRows.caption(3, "berlin", "mid"),
                WarehouseRows.caption(4, "own", "mid"),
                WarehouseRows.caption(5, "OWN!", "mid")));
        load(messages(
                WarehouseRows.ppv(1, "zoe", "2025-10-27T07:00:00Z", "seven"), // 27 October 00:00
                WarehouseRows.ppv(2, "zoe", "2025-10-27T06:59:00Z", "eight"), // 26 October 23:59
                WarehouseRows.ppv(3, "mia", "2025-10-26T23:00:00Z", "berlin"), // 27 October 00:00
                WarehouseRows.ppv(4, "ava", "2025-11-02T23:00:00Z", "Own")));

        assertThat(ids(pool(AVA))).containsExactly(2L);
        assertThat(pool(AVA).excluded()).containsOnly(Map.entry(Exclusion.RESTING, 4));
    }

    @Test
    void captions_sentAtOrAfterAsOf_doNotRest() {
        load(captions(WarehouseRows.caption(1, "text", "mid")));
        load(messages(WarehouseRows.ppv(1, "zoe", "2025-11-03T08:00:00Z", "text")));

        assertThat(ids(pool(AVA))).containsExactly(1L);
    }

    @Test
    void captions_sentUnderItsId_restsEveryIdOfItsText() {
        load(captions(WarehouseRows.caption(1, "Text", "mid"), WarehouseRows.caption(2, "text!", "mid")));
        load(messages(WarehouseRows.naming(1, "the text was edited when it was sent", 1)));

        assertThat(ids(pool(AVA))).isEmpty();
    }

    @Test
    void captions_sentByAPageWithAnUnreadableZone_restInTheDefaultZone() {
        zone("lost", "Mars/Olympus");
        load(captions(WarehouseRows.caption(1, "one", "mid"), WarehouseRows.caption(2, "two", "mid")));
        load(messages(WarehouseRows.ppv(1, "lost", "2025-11-01T20:00:00Z", "one")));
        assertThat(ids(pool(AVA))).containsExactly(2L);
    }

    @Test
    void captions_lockedSevenDaysAfter_areOut_andEightDaysAreNot() {
        load(captions(
                WarehouseRows.caption(1, "one", "mid"),
                WarehouseRows.caption(2, "two", "mid"),
                WarehouseRows.caption(3, "Two!", "mid")));
        Horizon later = new Horizon(LocalDate.parse("2025-11-16"), 1, AVA.zone());
        commit(WarehouseRows.plan("mia-later", MIA, later)
                .lock(2, "2025-11-16T12:00") // seven days after 9 November
                .lock(1, "2025-11-17T12:00"));

        CaptionPool pool = pool(AVA);

        assertThat(ids(pool)).containsExactly(1L);
        assertThat(pool.excluded()).containsOnly(Map.entry(Exclusion.LOCKED, 2));
    }

    @Test
    void captions_lockEndedByTheSweep_stillCounts_andAReleasedOneDoesNot() {
        load(captions(WarehouseRows.caption(1, "one", "mid"), WarehouseRows.caption(2, "two", "mid")));
        Horizon before = new Horizon(LocalDate.parse("2025-10-27"), 1, MIA.zone());
        commit(WarehouseRows.plan("mia-a", MIA, before).lock(1, "2025-11-01T12:00"));
        commit(WarehouseRows.plan("zoe-b", WarehouseRows.ZOE, before).lock(2, "2025-11-01T12:00"));

        endLocks(new ScheduleId("mia-a"), "expired");
        endLocks(new ScheduleId("zoe-b"), "released");

        assertThat(ids(pool(AVA))).containsExactly(2L);
    }

    /** As-of 09:50, a message of 09:45: it is sent, though its hour is not over. */
    @Test
    void captions_sentByTheScheduleToReplace_areNotFree() {
        load(captions(WarehouseRows.caption(1, "one", "mid"), WarehouseRows.caption(2, "two", "mid")));
        commit(WarehouseRows.plan("ava-a", AVA, WEEK)
                .lock(1, "2025-11-05T09:45")
                .lock(2, "2025-11-05T09:55"));
        Replacement replacement = new Replacement(Set.of(new ScheduleId("ava-a")), Set.of(CaptionKey.of("one")));

        try (Snapshot snapshot = warehouse().read()) {
            assertThat(ids(snapshot.pool(AVA, WEEK, AS_OF, replacement))).containsExactly(2L);
        }

        commit(WarehouseRows.plan("ava-b", AVA, WEEK).replacing("ava-a").afterSending("one"));
        assertThat(ids(pool(MIA))).containsExactly(2L);
    }

    @Test
    void captions_lockedByTheScheduleToReplace_areFree() {
        load(captions(WarehouseRows.caption(1, "one", "mid")));
        commit(WarehouseRows.plan("ava-a", AVA, WEEK).lock(1, "2025-11-05T12:00"));

        try (Snapshot snapshot = warehouse().read()) {
            assertThat(ids(snapshot.pool(AVA, WEEK, AS_OF, new Replacement(Set.of(new ScheduleId("ava-a")), Set.of()))))
                    .containsExactly(1L);
            assertThat(ids(snapshot.pool(AVA, WEEK, AS_OF, Replacement.NONE))).isEmpty();
        }
    }

    // ---- as known at a time

    /** A lock of tomorrow for last week, such as a note of what people sent, was not known last week. */
    @Test
    void asKnownAt_beforeALockWasMade_theCaptionIsFree() {
        load(captions(WarehouseRows.caption(1, "one", "mid"), WarehouseRows.caption(2, "two", "mid")));
        Commitment plan = WarehouseRows.plan("mia-a", MIA, WEEK)
                .lock(1, "2025-11-05T12:00")
                .commitment();
        warehouse().commit(plan);

        try (Snapshot snapshot = warehouse().read()) {
            assertThat(ids(pool(snapshot.asKnownAt(plan.now())))).containsExactly(1L, 2L);
            assertThat(ids(pool(snapshot.asKnownAt(plan.now().plusSeconds(1))))).containsExactly(2L);
            assertThat(ids(pool(snapshot))).containsExactly(2L);
        }
    }

    @Test
    void asKnownAt_scheduleMadeLater_isNotThere() {
        load(captions(WarehouseRows.caption(1, "one", "mid")));
        Commitment plan = WarehouseRows.plan("ava-a", AVA, WEEK)
                .lock(1, "2025-11-05T12:00")
                .commitment();
        warehouse().commit(plan);

        try (Snapshot snapshot = warehouse().read()) {
            assertThat(snapshot.asKnownAt(plan.now()).schedules(AVA.name(), WEEK.start(), WEEK.lastDay()))
                    .isEmpty();
            assertThat(snapshot.asKnownAt(plan.now().plusSeconds(1))
                            .schedules(AVA.name(), WEEK.start(), WEEK.lastDay()))
                    .hasSize(1);
        }
    }

    @Test
    void asKnownAt_captionAddedLater_isNotFree_andOneWithoutADateIs() {
        load(captions(
                WarehouseRows.caption(1, "one", "mid"),
                WarehouseRows.added(2, "two", AS_OF.minusSeconds(1)),
                WarehouseRows.added(3, "three", AS_OF)));

        try (Snapshot snapshot = warehouse().read()) {
            assertThat(ids(pool(snapshot.asKnownAt(AS_OF)))).containsExactly(1L, 2L);
            assertThat(ids(pool(snapshot))).containsExactly(1L, 2L, 3L);
            // An earlier time stays the limit.
            assertThat(ids(pool(snapshot.asKnownAt(AS_OF).asKnownAt(AS_OF.plusSeconds(1)))))
                    .containsExactly(1L, 2L);
        }
    }

    /** Status and score sum up what was sent since. */
    @Test
    void asKnownAt_captionThatIsNotUsableToday_isFree() {
        load(captions(
                WarehouseRows.caption(1, "one", "mid", "retired", 5),
                WarehouseRows.caption(2, "two", "mid", "available", 0)));

        try (Snapshot snapshot = warehouse().read()) {
            assertThat(ids(pool(snapshot.asKnownAt(AS_OF)))).containsExactly(1L, 2L);
            assertThat(ids(pool(snapshot))).isEmpty();
        }
    }

    private static CaptionPool pool(Snapshot snapshot) {
        return snapshot.pool(AVA, WEEK, AS_OF, Replacement.NONE);
    }

    @Test
    void captions_restrictions_excludeByPatternCategoryAndTier_andSoftOnesMark() {
        load(captions(
                WarehouseRows.caption(1, "my feet today", "mid"),
                WarehouseRows.caption(2, "feet for free", "bump"),
                WarehouseRows.caption(3, "it's a birthday", "mid"),
                WarehouseRows.caption(4, "plain", "premium"),
                WarehouseRows.caption(5, "rich", "luxury")));
        restrict("ava", "PPV_ONLY", 1, true, "nothing", null, null, null); // an older version
        restrict("ava", "PPV_ONLY", 2, true, "(?i)FEET", "it's", null, "premium");
        restrict("ava", "PPV_ONLY", 3, false, "plain", null, null, null); // not active
        restrict("zoe", "ALL", 1, true, ".", null, null, null);

        CaptionPool pool = pool(AVA);

        assertThat(ids(pool)).containsExactly(2L, 3L);
        assertThat(pool.free()).extracting(FreeCaption::softRestricted).containsExactly(false, true);
        assertThat(pool.excluded()).containsOnly(Map.entry(Exclusion.RESTRICTED, 3));
    }

    @Test
    void captions_restrictedCategory_isOutInItsScopeOnly() {
        load(captions(WarehouseRows.caption(1, "one", "mid"), WarehouseRows.caption(2, "two", "bump")));
        restrict("ava", "BUMP_ONLY", 1, true, null, null, "Flirt", null);

        assertThat(ids(pool(AVA))).containsExactly(1L);
    }

    @Test
    void captions_restrictionThatIsNoPattern_isNamed() {
        load(captions(WarehouseRows.caption(1, "one", "mid")));
        restrict("ava", "ALL", 1, true, "(", null, null, null);

        assertThatThrownBy(() -> pool(AVA))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("creator_caption_restrictions: page ava has the pattern \"(\"")
                .hasMessageEndingWith("Correct or deactivate it.");
    }

    // ---- commit

    @Test
    void commit_plan_isRecordedLockedAndLogged() {
        load(captions(WarehouseRows.caption(1, "one", "mid"), WarehouseRows.caption(2, "two", "bump")));
        Commitment plan = WarehouseRows.plan("ava-a", AVA, WEEK)
                .lock(1, "2025-11-05T19:00")
                .lock(2, "2025-11-06T19:00")
                .commitment();

        assertThat(warehouse().commit(plan)).isEqualTo(new Committed());

        assertThat(warehouse().schedule(plan.id()))
                .contains(new RecordedSchedule(
                        plan.id(),
                        AVA.name(),
                        WEEK.start(),
                        WEEK.lastDay(),
                        plan.now(),
                        plan.planJson(),
                        Optional.empty()));
        assertThat(warehouse().runs(10)).containsExactly(plan.run());
        assertThat(warehouse().run("ava-a")).contains(plan.run());
        assertThat(warehouse().run(plan.run().runId())).contains(plan.run());
        assertThat(pool(AVA).excluded()).containsOnly(Map.entry(Exclusion.LOCKED, 2));
        try (Snapshot snapshot = warehouse().read()) {
            assertThat(snapshot.schedules(AVA.name(), WEEK.lastDay(), WEEK.lastDay()))
                    .hasSize(1);
            assertThat(snapshot.schedules(
                            AVA.name(),
                            WEEK.lastDay().plusDays(1),
                            WEEK.lastDay().plusDays(9)))
                    .isEmpty();
            assertThat(snapshot.schedules(MIA.name(), WEEK.start(), WEEK.lastDay()))
                    .isEmpty();
        }
    }

    @Test
    void commit_samePlanTwice_isCommittedAlready_andChangesNothing() {
        load(captions(WarehouseRows.caption(1, "one", "mid")));
        commit(WarehouseRows.plan("ava-a", AVA, WEEK).lock(1, "2025-11-05T19:00"));

        assertThat(warehouse()
                        .commit(WarehouseRows.plan("ava-a", AVA, WEEK)
                                .lock(1, "2025-11-05T19:00")
                                .commitment()))
                .isEqualTo(new AlreadyCommitted());
        assertThat(warehouse()
                        .commit(WarehouseRows.plan("ava-a", AVA, WEEK)
                                .replacing("ava-a")
                                .lock(1, "2025-11-05T19:00")
                                .commitment()))
                .isEqualTo(new AlreadyCommitted());
        assertThat(warehouse().runs(10)).hasSize(1);
    }

    @Test
    void commit_overlappingDay_isRefusedWithTheScheduleThere_andTheDayAfterIsFree() {
        load(captions(WarehouseRows.caption(1, "one", "mid"), WarehouseRows.caption(2, "two", "mid")));
        commit(WarehouseRows.plan("ava-a", AVA, WEEK).lock(1, "2025-11-03T19:00"));

        assertThat(warehouse()
                        .commit(WarehouseRows.plan("ava-b", AVA, new Horizon(WEEK.lastDay(), 1, AVA.zone()))
                                .lock(2, "2025-11-12T19:00")
                                .commitment()))
                .isEqualTo(new AlreadyScheduled(Set.of(new ScheduleId("ava-a"))));
        commit(WarehouseRows.plan("ava-c", AVA, new Horizon(WEEK.lastDay().plusDays(1), 1, AVA.zone()))
                .around("ava-a")
                .lock(2, "2025-11-12T19:00"));
    }

    @Test
    void commit_captionThatAnotherPageHolds_isTaken_byTextNotId_andNothingIsWritten() {
        load(captions(
                WarehouseRows.caption(1, "one", "mid"),
                WarehouseRows.caption(2, "One!", "mid"),
                WarehouseRows.caption(3, "three", "mid")));
        commit(WarehouseRows.plan("mia-2025-11-03-1a2b3c4d", MIA, WEEK).lock(1, "2025-11-05T19:00"));

        assertThat(warehouse()
                        .commit(WarehouseRows.plan("ava-a", AVA, WEEK)
                                .lock(3, "2025-11-05T19:00")
                                .lock(2, "One!", "2025-11-07T19:00")
                                .commitment()))
                .isEqualTo(new CaptionsTaken(
                        Map.of(new CaptionId(2), "locked by page mia for 2025-11-05 (mia-2025-11-03-1a2b3c4d)")));
        assertThat(warehouse().schedule(new ScheduleId("ava-a"))).isEmpty();
        assertThat(warehouse().runs(10)).hasSize(1);
        assertThat(ids(pool(AVA))).containsExactly(3L);
    }

    @Test
    void commit_lockOfASentMessage_isNotChecked() {
        load(captions(WarehouseRows.caption(1, "one", "mid")));
        commit(WarehouseRows.plan("mia-a", MIA, WEEK).lock(1, "2025-11-05T19:00"));

        commit(WarehouseRows.plan("ava-a", AVA, WEEK).sent(1, "2025-11-03T19:00"));
    }

    @Test
    void commit_textThatTheBankChanged_fails_unlessItWasSent() {
        load(captions(
                WarehouseRows.caption(1, "one", "mid"),
                WarehouseRows.caption(2, "Two", "mid"),
                WarehouseRows.caption(3, "another", "mid")));
        Commitment plan = WarehouseRows.plan("ava-a", AVA, WEEK)
                .lock(1, "2025-11-05T19:00")
                .lock(2, "2025-11-06T19:00")
                .sent(3, "2025-11-04T19:00")
                .commitment();

        assertThatThrownBy(() -> warehouse().commit(plan))
                .isInstanceOf(FailureException.class)
                .hasMessage(
                        "schedule ava-a: the caption bank now has a different text: 2. Nothing was written. Plan the "
                                + "week again.");
        load(captions(WarehouseRows.caption(2, "two", "mid")));
        assertThat(warehouse().commit(plan)).isEqualTo(new Committed());
    }

    @Test
    void commit_captionNotInTheBank_fails_andNothingIsWritten() {
        load(captions(WarehouseRows.caption(1, "one", "mid")));
        Commitment plan = WarehouseRows.plan("ava-a", AVA, WEEK)
                .lock(1, "2025-11-05T19:00")
                .lock(-77, "2025-11-06T19:00")
                .commitment();

        assertThatThrownBy(() -> warehouse().commit(plan))
                .isInstanceOf(FailureException.class)
                .hasMessage("schedule ava-a: not in the caption bank: -77. Nothing was written. Plan the week again.");
        assertThat(warehouse().runs(10)).isEmpty();
        assertThat(ids(pool(AVA))).containsExactly(1L);
    }

    @Test
    void commit_oneTextTwice_fails() {
        load(captions(WarehouseRows.caption(1, "one", "mid"), WarehouseRows.caption(2, "ONE", "mid")));
        Commitment plan = WarehouseRows.plan("ava-a", AVA, WEEK)
                .lock(1, "2025-11-05T19:00")
                .lock(2, "ONE", "2025-11-06T19:00")
                .commitment();

        assertThatThrownBy(() -> warehouse().commit(plan))
                .hasMessage(
                        "schedule ava-a: sends one text twice, captions 1 and 2. Nothing was written. Plan the week "
                                + "again.");
    }

    @Test
    void commit_replacement_releasesTheOldLocks_butKeepsItsOwn() {
        load(captions(WarehouseRows.caption(1, "one", "mid"), WarehouseRows.caption(2, "two", "mid")));
        commit(WarehouseRows.plan("ava-a", AVA, WEEK)
                .lock(1, "2025-11-04T19:00")
                .lock(2, "2025-11-05T19:00"));

        commit(WarehouseRows.plan("ava-b", AVA, WEEK).replacing("ava-a").sent(1, "2025-11-04T19:00"));

        assertThat(ids(pool(MIA))).containsExactly(2L);
        assertThat(warehouse().schedule(new ScheduleId("ava-a")).orElseThrow().replacedBy())
                .contains(new ScheduleId("ava-b"));
        try (Snapshot snapshot = warehouse().read()) {
            assertThat(snapshot.schedules(AVA.name(), WEEK.start(), WEEK.lastDay()))
                    .extracting(RecordedSchedule::id)
                    .containsExactly(new ScheduleId("ava-b"));
        }
    }

    /** Two plans of neighbouring weeks, made at once: neither knew of the other's gaps. */
    @Test
    void commit_besideAScheduleThatThePlanDoesNotKnow_isRefused_andAKnownOneIsNot() {
        load(captions(WarehouseRows.caption(1, "one", "mid"), WarehouseRows.caption(2, "two", "mid")));
        Horizon before = new Horizon(WEEK.start().minusDays(7), 1, WEEK.zone());
        commit(WarehouseRows.plan("ava-before", AVA, before).lock(1, "2025-11-02T21:45"));

        WarehouseRows.Plan next = WarehouseRows.plan("ava-a", AVA, WEEK).lock(2, "2025-11-05T08:00");

        assertThat(warehouse().commit(next.commitment()))
                .isEqualTo(new ScheduledNearby(Set.of(new ScheduleId("ava-before"))));
        assertThat(warehouse().schedule(new ScheduleId("ava-a"))).isEmpty();
        commit(next.around("ava-before"));
    }

    @Test
    void commit_replacingAnotherPagesSchedule_takesNothingFromIt() {
        load(captions(WarehouseRows.caption(1, "one", "mid")));
        commit(WarehouseRows.plan("mia-a", MIA, WEEK).lock(1, "2025-11-05T19:00"));

        assertThat(warehouse()
                        .commit(WarehouseRows.plan("ava-a", AVA, WEEK)
                                .replacing("mia-a")
                                .lock(1, "2025-11-05T19:00")
                                .commitment()))
                .isInstanceOf(CaptionsTaken.class);
    }

    @Test
    void commit_goingBackToAReplacedPlan_makesItActiveAgain() {
        load(captions(WarehouseRows.caption(1, "one", "mid"), WarehouseRows.caption(2, "two", "mid")));
        commit(WarehouseRows.plan("ava-a", AVA, WEEK).lock(1, "2025-11-04T19:00"));
        commit(WarehouseRows.plan("ava-b", AVA, WEEK).replacing("ava-a").lock(2, "2025-11-05T19:00"));

        commit(WarehouseRows.plan("ava-a", AVA, WEEK).replacing("ava-b").lock(1, "2025-11-04T19:00"));

        assertThat(warehouse().schedule(new ScheduleId("ava-a")).orElseThrow().replacedBy())
                .isEmpty();
        assertThat(warehouse().schedule(new ScheduleId("ava-b")).orElseThrow().replacedBy())
                .contains(new ScheduleId("ava-a"));
        assertThat(ids(pool(MIA))).containsExactly(2L);
    }

    // ---- promises

    @Test
    void promises_areOfMessagesSentAsPlanned_withinTwoHours_byTextAndPage() {
        load(captions(
                WarehouseRows.caption(1, "one", "mid"),
                WarehouseRows.caption(2, "two", "mid"),
                WarehouseRows.caption(3, "three", "mid"),
                WarehouseRows.caption(4, "four", "mid")));
        commit(WarehouseRows.plan("ava-a", AVA, WEEK)
                .promising(1, "2025-11-05T19:00", "12.34")
                .promising(2, "2025-11-06T19:00", "20")
                .promising(3, "2025-11-07T19:00", "30")
                .lock(4, "2025-11-08T19:00")); // without a promise
        load(messages(
                WarehouseRows.earned(1, "ava", "2025-11-06T05:00:00Z", "ONE", 50, 5, "10.5"), // two hours late
                WarehouseRows.earned(2, "ava", "2025-11-07T00:59:59Z", "two", 50, 5, "10"), // a second too early
                WarehouseRows.earned(3, "mia", "2025-11-08T03:00:00Z", "three", 50, 5, "10"),
                WarehouseRows.earned(4, "ava", "2025-11-09T03:00:00Z", "four", 50, 5, "10")));

        assertThat(promises())
                .containsExactly(new PromisedMessage(
                        AVA.name(),
                        Instant.parse("2025-11-06T03:00:00Z"),
                        Instant.parse("2025-11-06T05:00:00Z"),
                        12.34,
                        0.8,
                        10.5));
    }

    @Test
    void promises_textSentTwice_isTheNearestSend() {
        load(captions(WarehouseRows.caption(1, "one", "mid")));
        commit(WarehouseRows.plan("ava-a", AVA, WEEK).promising(1, "2025-11-05T19:00", "12.34"));
        load(messages(
                WarehouseRows.earned(1, "ava", "2025-11-06T04:00:00Z", "one", 50, 5, "1"),
                WarehouseRows.earned(2, "ava", "2025-11-06T02:30:00Z", "one", 50, 5, "2"),
                WarehouseRows.earned(3, "ava", "2025-11-06T05:00:00Z", "one", 50, 5, "3")));

        assertThat(promises()).extracting(PromisedMessage::earned).containsExactly(2.0);
    }

    @Test
    void promises_ofAReplacedSchedule_go_butWhatItSentWasEarnedUnderItsPromise() {
        load(captions(WarehouseRows.caption(1, "one", "mid"), WarehouseRows.caption(2, "two", "mid")));
        commit(WarehouseRows.plan("ava-a", AVA, WEEK)
                .promising(1, "2025-11-04T19:00", "10")
                .promising(2, "2025-11-06T19:00", "20"));
        commit(WarehouseRows.plan("ava-b", AVA, WEEK)
                .replacing("ava-a")
                .afterSending("one")
                .sent(1, "2025-11-04T19:00")
                .promising(2, "2025-11-06T19:00", "25"));
        load(messages(
                WarehouseRows.earned(1, "ava", "2025-11-05T03:00:00Z", "one", 50, 5, "1"),
                WarehouseRows.earned(2, "ava", "2025-11-07T03:00:00Z", "two", 50, 5, "2")));

        assertThat(promises()).extracting(PromisedMessage::promised).containsExactly(10.0, 25.0);

        commit(WarehouseRows.plan("ava-c", AVA, WEEK).replacing("ava-b").replacing("ava-a"));
        assertThat(promises()).isEmpty();
    }

    @Test
    void promises_ofAPlanThatIsActiveAgain_areItsOwn() {
        load(captions(WarehouseRows.caption(1, "one", "mid"), WarehouseRows.caption(2, "two", "mid")));
        WarehouseRows.Plan first = WarehouseRows.plan("ava-a", AVA, WEEK).promising(1, "2025-11-04T19:00", "10");
        commit(first);
        commit(WarehouseRows.plan("ava-b", AVA, WEEK).replacing("ava-a").promising(2, "2025-11-05T19:00", "20"));
        commit(first.replacing("ava-b"));
        load(messages(
                WarehouseRows.earned(1, "ava", "2025-11-05T03:00:00Z", "one", 50, 5, "1"),
                WarehouseRows.earned(2, "ava", "2025-11-06T03:00:00Z", "two", 50, 5, "2")));

        assertThat(promises()).extracting(PromisedMessage::promised).containsExactly(10.0);
    }

    /** All of them: as of a time after all tests. */
    private List<PromisedMessage> promises() {
        try (Snapshot snapshot = warehouse().read()) {
            return snapshot.promises().known(Instant.parse("2025-12-31T00:00:00Z"));
        }
    }

    // ---- log

    @Test
    void logFailures_withoutASchedule_isARow_andTheLatestComesFirst() {
        RunRecord first = WarehouseRows.failure("run-1", "2025-11-03T10:00:00Z");
        RunRecord second = WarehouseRows.failure("run-2", "2025-11-03T11:00:00Z");
        warehouse().logFailures(List.of(second, first));

        assertThat(warehouse().runs(10)).containsExactly(second, first);
        assertThat(warehouse().runs(1)).containsExactly(second);
        assertThat(warehouse().run("run-3")).isEmpty();
    }

    @Test
    void logFailures_ofARunThatIsThere_addsNothing() {
        load(captions(WarehouseRows.caption(1, "one", "mid")));
        commit(WarehouseRows.plan("ava-a", AVA, WEEK).lock(1, "2025-11-05T19:00"));
        List<RunRecord> before = warehouse().runs(10);

        warehouse().logFailures(List.of(WarehouseRows.failed(before.get(0).runId())));

        assertThat(warehouse().runs(10)).isEqualTo(before);
    }

    @Test
    void outcomes_areThoseFromAMomentToAnother_behindTheLatestSuccessBefore() {
        load(captions(WarehouseRows.caption(1, "one", "mid")));
        commit(WarehouseRows.plan("ava-a", AVA, WEEK).lock(1, "2025-11-05T19:00")); // 2025-11-03T16:30:00.123456Z
        warehouse()
                .logFailures(List.of(
                        WarehouseRows.failure("before", "2025-11-03T17:00:00Z"),
                        WarehouseRows.failure("first", "2025-11-03T18:00:00Z"),
                        WarehouseRows.failure("after", "2025-11-03T19:00:00Z")));
        RunOutcome success = new RunOutcome(
                Instant.parse("2025-11-03T16:30:00.123456Z"),
                RunRecord.Status.SUCCESS,
                Duration.ofMillis(1_234),
                false);
        RunOutcome failure = new RunOutcome( // of a rule that was refused
                Instant.parse("2025-11-03T18:00:00Z"), RunRecord.Status.FAILED, Duration.ofMillis(12), true);

        assertThat(warehouse().outcomes(Instant.parse("2025-11-03T18:00:00Z"), Instant.parse("2025-11-03T19:00:00Z")))
                .containsExactly(success, failure);
        assertThat(warehouse().outcomes(Instant.parse("2025-11-03T19:00:01Z"), Instant.parse("2025-11-04T00:00:00Z")))
                .containsExactly(success);
        assertThat(warehouse().outcomes(Instant.parse("2025-11-03T16:00:00Z"), Instant.parse("2025-11-03T16:30:00Z")))
                .isEmpty();
    }

    /** By its note, and, where an earlier release wrote no note, by its error. */
    @Test
    void outcomes_ofRefusedInput_areToldFromFailures() {
        List<String> refused = List.of(
                "page \"nobody\" is not in the warehouse. Nearest of 9: jadebri.",
                "the week from 2025-11-03 ends before as-of 2026-01-01T08:00:00Z. Use a later --start-date or an "
                        + "earlier --as-of.",
                "the week overlaps what is scheduled already: ava-a. Use --replace to replace it, or --keep to "
                        + "change as little as possible.",
                "plan ava-2025-11-03-1 is stale: caption 1 is locked. Run plan again.",
                "my rules/tiers.drl:12: \"MEGAA\" is not a valid tier. Did you mean MEGA?");
        List<String> failed = List.of(
                "w.duckdb: the disk is full. Nothing was written. Free some space, then try again.",
                "no caption is free",
                "caption 1 is locked by page mia. Run again.",
                "");
        List<RunRecord> runs = new java.util.ArrayList<>();
        refused.forEach(error -> runs.add(failure(runs.size(), error, "")));
        failed.forEach(error -> runs.add(failure(runs.size(), error, "")));
        runs.add(failure(runs.size(), "anything", RefusedInput.NOTE));
        warehouse().logFailures(runs);

        assertThat(warehouse().outcomes(Instant.parse("2025-11-03T10:00:00Z"), Instant.parse("2025-11-04T00:00:00Z")))
                .extracting(RunOutcome::refused)
                .containsExactly(true, true, true, true, true, false, false, false, false, true);
    }

    private static RunRecord failure(int number, String error, String note) {
        RunRecord base = WarehouseRows.failure("run-" + number, "2025-11-03T10:0" + number + ":00Z");
        return new RunRecord(
                base.runId(),
                base.schedule(),
                base.page(),
                base.startedAt(),
                base.status(),
                0,
                0,
                base.elapsed(),
                base.steps(),
                Optional.of(error),
                note);
    }

    // ---- upkeep

    @Test
    void sweep_locksOfDaysBefore_end_andThoseOfTheDayDoNot() {
        load(captions(
                WarehouseRows.caption(1, "one", "mid"),
                WarehouseRows.caption(2, "two", "mid"),
                WarehouseRows.caption(3, "three", "mid")));
        commit(WarehouseRows.plan("ava-a", AVA, WEEK)
                .lock(1, "2025-11-04T21:45")
                .lock(2, "2025-11-05T08:00"));
        commit(WarehouseRows.plan("mia-b", MIA, WEEK).lock(3, "2025-11-03T08:00"));

        SweepSummary swept = warehouse().sweep(Optional.of(LocalDate.parse("2025-11-05")));

        assertThat(swept.pages()).containsExactly(new PageSweep("ava", 1), new PageSweep("mia", 1));
        assertThat(swept.ended()).isEqualTo(2);
        assertThat(locks()).containsExactly("ava 1 expired", "ava 2 active", "mia 3 expired");
    }

    @Test
    void sweep_again_endsNothingMore_andEndedLocksStillRestTheirCaptions() {
        load(captions(WarehouseRows.caption(1, "one", "mid"), WarehouseRows.caption(2, "two", "mid")));
        Horizon before = new Horizon(LocalDate.parse("2025-10-27"), 1, MIA.zone());
        commit(WarehouseRows.plan("mia-a", MIA, before).lock(1, "2025-11-01T12:00"));
        commit(WarehouseRows.plan("zoe-b", WarehouseRows.ZOE, before).lock(2, "2025-11-01T12:00"));
        endLocks(new ScheduleId("zoe-b"), "released");
        Optional<LocalDate> day = Optional.of(WEEK.start());

        assertThat(warehouse().sweep(day).pages()).containsExactly(new PageSweep("mia", 1));
        assertThat(warehouse().sweep(day).pages()).isEmpty();

        assertThat(locks()).containsExactly("mia 1 expired", "zoe 2 released?");
        assertThat(ids(pool(AVA))).containsExactly(2L);
    }

    @Test
    void sweep_withoutADay_endsYesterdaysLocks_butNotTomorrows() {
        load(captions(WarehouseRows.caption(1, "one", "mid"), WarehouseRows.caption(2, "two", "mid")));
        LocalDate today = LocalDate.now(AVA.zone());
        Horizon around = new Horizon(today.minusDays(3), 1, AVA.zone());
        commit(WarehouseRows.plan("ava-a", AVA, around)
                .lock(1, today.minusDays(2) + "T12:00")
                .lock(2, today.plusDays(2) + "T12:00"));

        warehouse().sweep(Optional.empty());

        assertThat(locks()).containsExactly("ava 1 expired", "ava 2 active");
    }

    @Test
    void sweep_ofADayToCome_isRefused_andEndsNothing() {
        load(captions(WarehouseRows.caption(1, "one", "mid"), WarehouseRows.caption(2, "two", "mid")));
        LocalDate today = LocalDate.now(AVA.zone());
        commit(WarehouseRows.plan("ava-a", AVA, new Horizon(today.minusDays(3), 1, AVA.zone()))
                .lock(1, today.minusDays(2) + "T12:00")
                .lock(2, today.plusDays(2) + "T12:00"));

        for (LocalDate day : List.of(LocalDate.parse("2099-01-01"), today.plusDays(3))) {
            assertThatThrownBy(() -> warehouse().sweep(Optional.of(day)))
                    .isInstanceOf(InputException.class)
                    .hasMessageMatching("--day " + day
                            + ": this day has not begun; today is [-\\d]+\\. Name today or an earlier day\\.");
            assertThatThrownBy(() -> warehouse().updatePerformance(Optional.of(day)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("this day has not begun");
        }
        assertThat(locks()).containsExactly("ava 1 active", "ava 2 active");
    }

    /** On Line Island a day begins 14 hours before UTC's, and 22 before Los Angeles': there it is still the day before. */
    @Test
    void sweep_ofADayThatAnotherPageHasBegun_isEachPagesOwnToday() {
        zone("mia", "Pacific/Kiritimati");
        load(captions(
                WarehouseRows.caption(1, "one", "mid"),
                WarehouseRows.caption(2, "two", "mid"),
                WarehouseRows.caption(3, "three", "mid")));
        LocalDate early = LocalDate.now(java.time.ZoneId.of("Pacific/Kiritimati"));
        LocalDate late = LocalDate.now(AVA.zone());
        commit(WarehouseRows.plan("ava-a", AVA, new Horizon(late.minusDays(3), 1, AVA.zone()))
                .lock(1, late.minusDays(1) + "T12:00")
                .lock(2, late + "T12:00"));

        warehouse().sweep(Optional.of(early));

        assertThat(locks()).containsExactly("ava 1 expired", "ava 2 active");
    }

    /** What was sent rests on; what was not goes back to the bank, though a sweep had ended its lock. */
    @Test
    void locksEndedByTheSweep_ofAScheduleThatIsReplaced_areReplaced_butForWhatWasSent() {
        load(captions(
                WarehouseRows.caption(1, "one", "mid"),
                WarehouseRows.caption(2, "two", "mid"),
                WarehouseRows.caption(3, "three", "mid"),
                WarehouseRows.caption(4, "four", "mid")));
        commit(WarehouseRows.plan("ava-a", AVA, WEEK)
                .lock(1, "2025-11-03T12:00")
                .lock(2, "2025-11-05T12:00")
                .lock(3, "2025-11-06T12:00"));
        commit(WarehouseRows.plan("mia-z", MIA, WEEK).lock(4, "2025-11-05T12:00"));
        endLocks(new ScheduleId("ava-a"), "expired");
        endLocks(new ScheduleId("mia-z"), "expired");

        commit(WarehouseRows.plan("ava-b", AVA, WEEK)
                .replacing("ava-a")
                .afterSending("one")
                .lock(3, "2025-11-07T12:00"));

        assertThat(locks())
                .containsExactlyInAnyOrder(
                        "ava 1 expired?", "ava 2 replaced", "ava 3 replaced", "ava 3 active", "mia 4 expired?");
        assertThat(ids(pool(MIA))).containsExactly(2L);
    }

    @Test
    void sweep_ofNoLocks_endsNone() {
        assertThat(warehouse().sweep(Optional.of(WEEK.start()))).isEqualTo(new SweepSummary(List.of()));
    }

    /** Fifteen buyers of a hundred viewers: Wilson's bounds are 9.3% and 23.3%. */
    @Test
    void performance_ofACaptionOnAPage_isSummedFromItsMessages() {
        load(captions(WarehouseRows.caption(1, "one", "mid")));
        load(messages(
                WarehouseRows.earned(1, "ava", "2025-10-20T00:00:00Z", "one", 60, 10, "100.10"),
                WarehouseRows.earned(2, "ava", "2025-10-27T00:00:00Z", "ONE!", 40, 5, "50.20"),
                WarehouseRows.earned(3, "ava", "2025-11-01T00:00:00Z", "one", 0, 0, "0.30"))); // nobody saw it

        assertThat(performance(WEEK.start())).isEqualTo(new PerformanceSummary(1, 0, 0));

        CaptionStatistics one = statistics().get(0);
        assertThat(statistics()).hasSize(1);
        assertThat(one.captionId()).isEqualTo(1);
        assertThat(one.page()).isEqualTo("ava");
        assertThat(List.of(one.successes(), one.failures(), one.totalObservations()))
                .containsExactly(15L, 85L, 100L);
        assertThat(one.totalRevenue()).isEqualTo(150.6);
        assertThat(one.averageConversionRate()).hasValue(0.15);
        assertThat(one.averageEmv()).hasValue(150.3 / 100); // without the dollars of the message that nobody saw
        assertThat(one.lastEmvObserved()).hasValue(50.2 / 40); // nor is it the last
        assertThat(one.lowerBound()).isCloseTo(0.09306, within(1e-5));
        assertThat(one.upperBound()).isCloseTo(0.23284, within(1e-5));
        assertThat(one.explorationScore()).isCloseTo(0.0995037, within(1e-7));
        assertThat(one.lastUsed()).contains(Instant.parse("2025-11-01T00:00:00Z"));
        assertThat(one.lastUpdated()).contains(AS_OF); // midnight in ava's zone
        assertThat(one.percentile()).hasValue(100);
    }

    @Test
    void performance_moreBuyersThanViewers_areViewers_andNoneAreNoRates() {
        load(captions(WarehouseRows.caption(1, "one", "mid"), WarehouseRows.caption(2, "two", "mid")));
        load(messages(
                WarehouseRows.earned(1, "ava", "2025-11-01T00:00:00Z", "one", 4, 9, "10"),
                WarehouseRows.earned(2, "ava", "2025-11-01T00:00:00Z", "two", 0, 9, "10")));

        performance(WEEK.start());

        CaptionStatistics one = statistics().get(0);
        assertThat(List.of(one.successes(), one.failures())).containsExactly(4L, 0L);
        assertThat(one.upperBound()).isEqualTo(1);
        assertThat(one.lowerBound()).isCloseTo(0.51010, within(1e-5));
        CaptionStatistics two = statistics().get(1);
        assertThat(List.of(two.successes(), two.failures(), two.totalObservations()))
                .containsExactly(0L, 0L, 0L);
        assertThat(two.totalRevenue()).isEqualTo(10);
        assertThat(two.averageConversionRate()).isEmpty();
        assertThat(two.averageEmv()).isEmpty();
        assertThat(two.lastEmvObserved()).isEmpty();
        assertThat(two.lowerBound()).isZero();
        assertThat(two.upperBound()).isEqualTo(1);
        assertThat(two.explorationScore()).isEqualTo(1);
        assertThat(two.percentile()).isEmpty();
        assertThat(one.percentile()).as("alone among those with viewers").hasValue(100);
    }

    @Test
    void performance_messages_countForTheCaptionNamed_elseTheLowestOfTheText_onTheirPage() {
        load(captions(
                WarehouseRows.caption(-5, "Hello there!", "mid"),
                WarehouseRows.caption(3, "hello THERE", "premium"),
                WarehouseRows.caption(4, "other", "vip"))); // a price tier that nobody knows
        load(messages(
                WarehouseRows.naming(1, "whatever", 4),
                WarehouseRows.naming(2, "Hello, there", 999), // not in the bank
                WarehouseRows.ppv(3, "mia", "2025-11-01T00:00:00Z", "hello there"),
                WarehouseRows.ppv(4, "ava", "2025-11-01T00:00:00Z", "unheard of")));

        performance(WEEK.start());

        assertThat(statistics())
                .extracting(row -> row.page() + " " + row.captionId() + " " + row.totalObservations())
                .containsExactly("ava -5 50", "ava 4 50", "mia -5 50");
    }

    @Test
    void performance_messageAtMidnight_isNotOfTheDaysBefore_byItsPagesClock() {
        load(pages(MIA)); // Berlin, nine hours ahead
        load(captions(WarehouseRows.caption(1, "one", "mid")));
        load(messages(
                WarehouseRows.ppv(1, "ava", "2025-11-03T07:59:59Z", "one"),
                WarehouseRows.ppv(2, "ava", "2025-11-03T08:00:00Z", "one"),
                WarehouseRows.ppv(3, "mia", "2025-11-02T22:59:59Z", "one"),
                WarehouseRows.ppv(4, "mia", "2025-11-02T23:00:00Z", "one")));

        performance(WEEK.start());

        assertThat(statistics())
                .extracting(CaptionStatistics::totalObservations)
                .containsExactly(50L, 50L);
        assertThat(statistics())
                .extracting(CaptionStatistics::lastUpdated)
                .containsExactly(
                        Optional.of(Instant.parse("2025-11-03T08:00:00Z")),
                        Optional.of(Instant.parse("2025-11-02T23:00:00Z")));
    }

    @Test
    void performance_again_changesNothing_andAMessageMoreChangesItsCaptionOnly() {
        load(captions(WarehouseRows.caption(1, "one", "mid"), WarehouseRows.caption(2, "two", "mid")));
        load(messages(
                WarehouseRows.earned(1, "ava", "2025-11-01T00:00:00Z", "one", 7, 3, "10.01"),
                WarehouseRows.earned(2, "ava", "2025-11-01T00:00:00Z", "two", 30, 1, "0.07")));
        performance(WEEK.start());
        List<CaptionStatistics> first = statistics();

        assertThat(performance(WEEK.start())).isEqualTo(new PerformanceSummary(0, 0, 2));
        assertThat(statistics()).isEqualTo(first);

        load(messages(WarehouseRows.earned(3, "ava", "2025-11-03T20:00:00Z", "two", 30, 1, "0.07")));
        assertThat(performance(WEEK.start())).isEqualTo(new PerformanceSummary(0, 0, 2));
        assertThat(performance(WEEK.start().plusDays(1))).isEqualTo(new PerformanceSummary(0, 1, 1));
        assertThat(statistics().get(1).totalObservations()).isEqualTo(60);
        assertThat(statistics().get(0).lastUpdated()).contains(Instant.parse("2025-11-04T08:00:00Z"));
    }

    @Test
    void performance_percentile_isTheShareOfThePagesOthersThatEarnLess_equalOnesHalf() {
        load(captions(IntStream.rangeClosed(1, 5)
                .mapToObj(id -> WarehouseRows.caption(id, "text " + id, "mid"))
                .toArray(CaptionRow[]::new)));
        load(messages(
                WarehouseRows.earned(1, "ava", "2025-11-01T00:00:00Z", "text 1", 10, 1, "10"),
                WarehouseRows.earned(2, "ava", "2025-11-01T00:00:00Z", "text 2", 10, 1, "20"),
                WarehouseRows.earned(3, "ava", "2025-11-01T00:00:00Z", "text 3", 20, 1, "40"), // as much a viewer
                WarehouseRows.earned(4, "ava", "2025-11-01T00:00:00Z", "text 4", 10, 1, "30"),
                WarehouseRows.earned(5, "ava", "2025-11-01T00:00:00Z", "text 5", 0, 0, "0"),
                WarehouseRows.earned(6, "mia", "2025-11-01T00:00:00Z", "text 5", 10, 1, "0")));

        performance(WEEK.start());

        assertThat(statistics())
                .extracting(CaptionStatistics::percentile)
                .containsExactly(
                        OptionalLong.of(0), // of three others
                        OptionalLong.of(50), // one and a half
                        OptionalLong.of(50),
                        OptionalLong.of(100),
                        OptionalLong.empty(),
                        OptionalLong.of(100)); // alone on mia
    }

    @Test
    void performance_captionWithoutMessagesAnyMore_staysAsItWas() {
        load(captions(WarehouseRows.caption(1, "one", "mid"), WarehouseRows.caption(2, "two", "mid")));
        load(messages(WarehouseRows.ppv(1, "ava", "2025-11-01T00:00:00Z", "one")));
        performance(WEEK.start());
        CaptionStatistics before = statistics().get(0);
        load(messages(WarehouseRows.ppv(1, "ava", "2025-11-01T00:00:00Z", "two"))); // the row was corrected

        assertThat(performance(WEEK.start())).isEqualTo(new PerformanceSummary(1, 0, 0));

        assertThat(statistics()).hasSize(2).first().isEqualTo(before);
    }

    @Test
    void performance_noViewerInThirtyDays_isAnError_andNothingIsWritten() {
        load(captions(WarehouseRows.caption(1, "one", "mid")));
        load(messages(
                WarehouseRows.earned(1, "ava", "2025-10-04T06:59:59Z", "one", 10, 1, "10"), // 31st day back
                WarehouseRows.earned(2, "ava", "2025-11-01T00:00:00Z", "one", 0, 0, "0"),
                WarehouseRows.earned(3, "ava", "2025-11-03T08:00:00Z", "one", 10, 1, "10")));

        assertThatThrownBy(() -> performance(WEEK.start()))
                .isInstanceOf(FailureException.class)
                .hasMessage(
                        "mass_messages: no page had a viewer in the 30 days before 2025-11-03, so the caption statistics "
                                + "would be stale. Nothing was written. Import newer messages (schedule-builder warehouse import), "
                                + "or name an earlier day.");
        assertThat(statistics()).isEmpty();

        load(messages(WarehouseRows.earned(4, "ava", "2025-10-04T07:00:00Z", "one", 10, 1, "10"))); // the 30th
        assertThat(performance(WEEK.start())).isEqualTo(new PerformanceSummary(1, 0, 0));
    }

    private PerformanceSummary performance(LocalDate day) {
        return warehouse().updatePerformance(Optional.of(day));
    }

    // ---- load

    @Test
    void load_sameRowsTwice_changesNothing_andAnEditIsOneChange() {
        ImportBatch batch = new ImportBatch(
                List.of(
                        WarehouseRows.ppv(1, "ava", "2025-11-01T00:00:00Z", "one"),
                        WarehouseRows.message(2, null, null)),
                List.of(WarehouseRows.caption(1, "one", "mid")),
                List.of(AVA),
                rows(new Holiday(LocalDate.parse("2025-12-25"), "Christmas", 0.6)),
                Set.of());

        assertThat(load(batch).tables())
                .containsExactlyInAnyOrder(
                        new TableSummary("mass_messages", 2, 2, 0, 0),
                        new TableSummary("caption_bank", 1, 1, 0, 0),
                        new TableSummary("page_settings", 1, 1, 0, 0),
                        new TableSummary("holiday_calendar", 1, 1, 0, 0));
        assertThat(load(batch).tables())
                .containsExactlyInAnyOrder(
                        new TableSummary("mass_messages", 2, 0, 0, 2),
                        new TableSummary("caption_bank", 1, 0, 0, 1),
                        new TableSummary("page_settings", 1, 0, 0, 1),
                        new TableSummary("holiday_calendar", 1, 0, 0, 1));
        assertThat(load(captions(
                                WarehouseRows.caption(1, "one, edited", "mid"), WarehouseRows.caption(2, "two", "mid")))
                        .tables())
                .containsExactly(new TableSummary("caption_bank", 2, 1, 1, 0));
        assertThat(text(1)).isEqualTo("one, edited");
    }

    /** Who imports five columns of the bank does not bring back what was retired. */
    @Test
    void load_absentColumns_leaveWhatIsStored() {
        CaptionRow retired = new CaptionRow(1, "one", "tease", "mid", false, Optional.of(5.0), "retired");
        load(captions(retired));
        CaptionRow edited = new CaptionRow(1, "one", "story", "mid", false, Optional.empty(), "available");
        Set<String> absent = Set.of("caption_bank.usage_status", "caption_bank.overall_performance_score");

        load(new ImportBatch(List.of(), List.of(edited), List.of(), List.of(), absent));

        assertThat(pool(AVA).free()).isEmpty();
        load(captions(edited));
        assertThat(pool(AVA).free()).hasSize(1);
    }

    @Test
    void load_text_isExact() {
        String text = "line one\r\nline \"two\"\ttab 😀 '; DROP TABLE caption_bank; --\\ ";
        load(captions(WarehouseRows.caption(1, text, "mid")));

        assertThat(text(1)).isEqualTo(text);
    }

    @Test
    void init_again_changesNothing() {
        load(captions(WarehouseRows.caption(1, "one", "mid")));

        warehouse().init();

        assertThat(pool(AVA).bankSize()).isEqualTo(1);
    }

    // ---- helpers

    private LoadSummary load(ImportBatch batch) {
        return warehouse().load(batch, LoadProgress.SILENT);
    }

    private static ImportBatch messages(MessageRow... rows) {
        return new ImportBatch(List.of(rows), List.of(), List.of(), List.of(), Set.of());
    }

    private static ImportBatch captions(CaptionRow... rows) {
        return new ImportBatch(List.of(), List.of(rows), List.of(), List.of(), Set.of());
    }

    private static ImportBatch pages(Page... rows) {
        return new ImportBatch(List.of(), List.of(), List.of(rows), List.of(), Set.of());
    }

    private static List<HolidayRow> rows(Holiday... holidays) {
        return Stream.of(holidays)
                .map(day -> new HolidayRow(day.day(), day.name(), Optional.of("FEDERAL"), true, day.volumeFactor()))
                .toList();
    }

    private void commit(WarehouseRows.Plan plan) {
        assertThat(warehouse().commit(plan.commitment())).isEqualTo(new Committed());
    }

    private PageHistory history(Page page) {
        try (Snapshot snapshot = warehouse().read()) {
            return snapshot.history(page, AS_OF);
        }
    }

    @Test
    void captions_areThoseOfTheBank_withTheirTexts() {
        load(captions(
                WarehouseRows.caption(-7, "below zero", "mid"),
                WarehouseRows.caption(5, "five", "Bump"),
                WarehouseRows.caption(6, "odd", "vip")));

        try (Snapshot snapshot = warehouse().read()) {
            assertThat(snapshot.captions(
                            Stream.of(-7L, 5L, 6L, 99L).map(CaptionId::new).toList()))
                    .isEqualTo(Map.of(
                            new CaptionId(-7),
                            new Caption(
                                    new CaptionId(-7),
                                    "below zero",
                                    CaptionKey.of("below zero"),
                                    PriceTier.MID,
                                    "flirt",
                                    false),
                            new CaptionId(5),
                            new Caption(
                                    new CaptionId(5), "five", CaptionKey.of("five"), PriceTier.BUMP, "flirt", false)));
            assertThat(snapshot.captions(List.of())).isEmpty();
        }
    }

    /** Free or not: the text of a copy that is out is the same text. */
    @Test
    void pool_bank_knowsWhichTextsAreTheSame() {
        load(captions(
                WarehouseRows.caption(3, "Hello!", "mid"),
                WarehouseRows.caption(4, "other", "mid"),
                WarehouseRows.caption(9, "hello", "mid"),
                WarehouseRows.caption(1, "hello ", "mid", "retired", 5.0)));

        CaptionBank bank = pool(AVA).bank();

        assertThat(IntStream.range(0, bank.size()).mapToObj(row -> bank.id(row).value()))
                .containsExactly(1L, 3L, 4L, 9L);
        assertThat(IntStream.range(0, bank.size()).map(bank::text)).containsExactly(0, 0, 2, 0);
    }

    private String text(long id) {
        try (Snapshot snapshot = warehouse().read()) {
            return Optional.ofNullable(
                            snapshot.captions(List.of(new CaptionId(id))).get(new CaptionId(id)))
                    .orElseThrow()
                    .text();
        }
    }

    private CaptionPool pool(Page page) {
        try (Snapshot snapshot = warehouse().read()) {
            return snapshot.pool(page, WEEK, AS_OF, Replacement.NONE);
        }
    }

    private static List<Long> ids(CaptionPool pool) {
        return pool.free().stream().map(free -> free.id().value()).toList();
    }
}
