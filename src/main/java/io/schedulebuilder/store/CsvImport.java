package io.schedulebuilder.store;

import static java.util.stream.Collectors.joining;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.store.CsvRow.BadCell;
import io.schedulebuilder.store.ImportBatch.CaptionRow;
import io.schedulebuilder.store.ImportBatch.HolidayRow;
import io.schedulebuilder.store.ImportBatch.MessageRow;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the files that a warehouse is filled from. Columns are found by the header's names, in any order; unknown ones
 * are noted and not used.
 *
 * <table>
 * <caption>Columns; those in brackets may be missing or empty</caption>
 * <tr><td>messages</td><td>page_name, message, sending_time, sent_count, viewed_count, purchased_count, earnings,
 *   [row_id, price, message_type, caption_id]</td></tr>
 * <tr><td>captions</td><td>caption_id, caption_text, content_category, price_tier, has_urgency,
 *   [overall_performance_score, usage_status]</td></tr>
 * <tr><td>pages</td><td>page_name, [time_zone]</td></tr>
 * <tr><td>holidays</td><td>holiday_date, holiday_name, saturation_impact_factor,
 *   [holiday_type, is_major_holiday]</td></tr>
 * </table>
 *
 * <p>A time without an offset is local to its page: by the pages file, then by the warehouse, then the default zone;
 * of a time that exists twice it is the first. Counts and earnings that are empty are 0. What {@link RowChecks} finds
 * odd is loaded with a note. Amounts are rounded to a hundredth of a cent. A row without a row_id is known by what
 * {@link MessageIds} says. All spellings of a page's name are one page. An empty time_zone leaves a page's zone. A
 * caption without a category is "uncategorised", and "available" without a status; a column that the file lacks leaves
 * stored rows as they are in it; an unknown price tier is let in with a note, for its captions are counted but never
 * sent.
 */
public final class CsvImport {
    private static final int SHOWN_BAD_ROWS = 20;
    private static final int MIN_ZONE = 3;
    private static final List<String> PRICE_TIERS = List.of("budget", "mid", "premium", "luxury", "bump", "free");
    private static final List<String> USAGE_STATUSES = List.of("available", "moderate_recency", "retired");
    private static final List<String> MESSAGE_TYPES = List.of("PPV", "Bump", "Free");
    private static final List<String> HOLIDAY_TYPES = List.of("FEDERAL", "CULTURAL", "COMMERCIAL");

    private final Files files;
    private final Stored stored;
    private final Map<PageName, ZoneId> zones = new HashMap<>();
    private final Map<PageName, ZoneId> zonesBefore = new HashMap<>();
    private final PageNames names;
    private final MessageIds ids;
    private final Instant now;
    private final LoadProgress progress;
    private final CsvFindings findings = new CsvFindings();
    private final List<String> fileFaults = new ArrayList<>();
    private final Set<Long> numbered = new HashSet<>();

    private CsvImport(Files files, Stored stored, Instant now, LoadProgress progress) {
        this.files = files;
        this.stored = stored;
        this.now = now;
        this.progress = progress;
        names = new PageNames(stored.pageNames());
        ids = new MessageIds(stored);
    }

    /** What the warehouse holds already, as far as the files are read by it. */
    public interface Stored {
        /** An empty warehouse. */
        Stored NOTHING = new Stored() {
            @Override
            public List<PageName> pageNames() {
                return List.of();
            }

            @Override
            public Optional<Page> page(PageName name) {
                return Optional.empty();
            }

            @Override
            public Set<Long> messageIds() {
                return Set.of();
            }
        };

        /** What a view of it shows, as long as that is open. */
        static Stored of(Snapshot snapshot) {
            return new Stored() {
                @Override
                public List<PageName> pageNames() {
                    return snapshot.pageNames();
                }

                @Override
                public Optional<Page> page(PageName name) {
                    return snapshot.page(name);
                }

                @Override
                public Set<Long> messageIds() {
                    return snapshot.messageIds();
                }
            };
        }

        /** Its pages. */
        List<PageName> pageNames();

        /** The page of this name, if there is one, with its zone. */
        Optional<Page> page(PageName name);

        /** The row ids of its messages. */
        Set<Long> messageIds();
    }

    /** Which files to read. */
    public record Files(
            Optional<Path> messages, Optional<Path> captions, Optional<Path> pages, Optional<Path> holidays) {}

    /**
     * What was read.
     *
     * @param badRows rows that were left out, one line each with file, line and column; none unless they were to be
     *     skipped
     * @param notes what else is worth knowing
     * @param rows what became of the rows of each table's file
     */
    public record Result(ImportBatch batch, List<String> badRows, List<String> notes, Map<String, ImportedRows> rows) {}

    /**
     * Reads all files.
     *
     * @param stored what the warehouse holds: it knows pages, and messages that an earlier version loaded
     * @param now no message was sent later than a day after it
     * @param progress told in bytes, file by file
     * @throws InputException if a file cannot be read as a table, or, unless they are to be skipped, has bad rows; it
     *     lists the first {@value #SHOWN_BAD_ROWS}
     */
    public static Result read(Files files, Stored stored, boolean skipBadRows, Instant now, LoadProgress progress) {
        return new CsvImport(files, stored, now, progress).read(skipBadRows);
    }

    private Result read(boolean skipBadRows) {
        List<Page> pages = read(files.pages(), ImportTable.PAGES, this::page);
        noteRespelled(files.pages());
        noteChangedZones(pages);
        List<HolidayRow> holidays = read(files.holidays(), ImportTable.HOLIDAYS, this::holiday);
        List<CaptionRow> captions = read(files.captions(), ImportTable.CAPTIONS, this::caption);
        pages.forEach(page -> zones.put(page.name(), page.zone()));
        List<MessageRow> messages = read(files.messages(), ImportTable.MESSAGES, this::message);
        noteRespelled(files.messages());
        noteUnknownPriceTiers(captions);
        refuse(skipBadRows);
        return new Result(
                new ImportBatch(numberedAsStored(messages), captions, pages, holidays, findings.absentColumns()),
                findings.badRows(),
                findings.notes(),
                findings.rows());
    }

    private void refuse(boolean skipBadRows) {
        List<String> badRows = skipBadRows ? List.of() : findings.badRows();
        List<String> faults = new ArrayList<>(fileFaults);
        badRows.stream().limit(SHOWN_BAD_ROWS).forEach(faults::add);
        if (faults.isEmpty()) {
            return;
        }
        if (badRows.size() > SHOWN_BAD_ROWS) {
            faults.add(String.format(Locale.ROOT, "… and %,d more bad rows.", badRows.size() - SHOWN_BAD_ROWS));
        }
        faults.add(
                badRows.isEmpty()
                        ? "Nothing was imported."
                        : "Nothing was imported. Correct the rows, or leave them out with --skip-bad-rows.");
        throw new InputException(faults);
    }

    /** One record for each key; a row that says the same again is dropped, one that says otherwise is bad. */
    private <T> List<T> read(Optional<Path> file, ImportTable<T> table, Function<CsvRow, T> parse) {
        Map<Object, Numbered<T>> records = new LinkedHashMap<>();
        try {
            file.map(path -> new CsvTable(path, table))
                    .ifPresent(rows -> rows.read(
                            row -> {
                                T parsed = parse.apply(row);
                                Object key = table.columns().get(0).of(parsed).orElseThrow();
                                Numbered<T> first = records.putIfAbsent(key, new Numbered<>(row.line(), parsed));
                                if (first != null && first.row().equals(parsed)) {
                                    findings.repeated(table.name());
                                } else if (first != null) {
                                    throw new BadCell(table.key() + " " + key + " is that of line " + first.line()
                                            + " already, with other values.");
                                }
                            },
                            findings,
                            progress));
        } catch (InputException e) {
            fileFaults.addAll(e.faults());
        }
        return records.values().stream().map(Numbered::row).toList();
    }

    private record Numbered<T>(long line, T row) {}

    private void noteRespelled(Optional<Path> file) {
        String respelled = names.respelled();
        if (!respelled.isEmpty()) {
            findings.note(file.orElseThrow() + ": page names in another spelling (rows): " + respelled + ".");
        }
    }

    private Page page(CsvRow row) {
        PageName name = names.of(row);
        Optional<ZoneId> zone = row.word("time_zone").map(CsvImport::zone);
        if (zone.isEmpty() && row.has("time_zone")) {
            findings.odd(
                    files.pages().orElseThrow(),
                    row.line(),
                    "time_zone is empty: a page keeps the one that it has, a new one gets "
                            + Page.DEFAULT_ZONE.getId());
        }
        return new Page(name, zone.orElseGet(() -> zones.computeIfAbsent(name, this::storedZone)));
    }

    /** The zone that a page had before this import, if it can be read: the import may be what mends it. */
    private Optional<ZoneId> zoneBefore(PageName name) {
        try {
            return stored.page(name).map(Page::zone);
        } catch (FailureException e) {
            return Optional.empty();
        }
    }

    private void noteChangedZones(List<Page> pages) {
        String changed = pages.stream()
                .filter(page -> zoneBefore(page.name())
                        .filter(before -> !before.equals(page.zone()))
                        .isPresent())
                .map(page -> page.name().value())
                .collect(joining(", "));
        if (!changed.isEmpty() && files.messages().isEmpty()) {
            findings.note(files.pages().orElseThrow() + ": the time zone of these pages changes: " + changed
                    + ". Import their messages again: local times in them were read in the old zone.");
        }
    }

    private ZoneId storedZone(PageName name) {
        return stored.page(name).map(Page::zone).orElse(Page.DEFAULT_ZONE);
    }

    private static ZoneId zone(String word) {
        try {
            return ZoneId.of(word);
        } catch (DateTimeException e) {
            throw new BadCell(
                    "time_zone",
                    word,
                    "is no time zone. "
                            + RowChecks.nearest(word, ZoneId.getAvailableZoneIds())
                                    .filter(near -> near.length() > MIN_ZONE)
                                    .map(near -> "Did you mean " + near + "?")
                                    .orElse("Write one such as Europe/Berlin."));
        }
    }

    private HolidayRow holiday(CsvRow row) {
        row.required("saturation_impact_factor");
        double factor = row.number("saturation_impact_factor").orElseThrow().doubleValue();
        if (factor <= 0 || factor > 2) {
            throw new BadCell(
                    "saturation_impact_factor",
                    row.exact("saturation_impact_factor"),
                    "is not a multiplier above 0 and up to 2.");
        }
        row.word("holiday_type").ifPresent(type -> RowChecks.noSlip("holiday_type", type, HOLIDAY_TYPES));
        return new HolidayRow(
                RowChecks.day(row, "holiday_date"),
                row.required("holiday_name"),
                row.word("holiday_type"),
                row.flag("is_major_holiday"),
                factor);
    }

    private CaptionRow caption(CsvRow row) {
        long id = row.requiredId("caption_id");
        row.required("caption_text");
        RowChecks.noSlip("price_tier", row.required("price_tier"), PRICE_TIERS);
        Optional<BigDecimal> score = RowChecks.score(row);
        if (score.filter(number -> number.signum() == 0).isPresent()) {
            findings.odd(
                    files.captions().orElseThrow(),
                    row.line(),
                    "overall_performance_score is 0: such captions are never sent");
        }
        return new CaptionRow(
                id,
                row.exact("caption_text"),
                row.word("content_category").orElse("uncategorised"),
                row.required("price_tier"),
                row.flag("has_urgency"),
                score.isPresent() ? OptionalDouble.of(score.get().doubleValue()) : OptionalDouble.empty(),
                row.word("usage_status")
                        .map(word -> RowChecks.oneOf("usage_status", word, USAGE_STATUSES))
                        .orElse("available"));
    }

    private MessageRow message(CsvRow row) {
        PageName page = names.of(row);
        SendingTime time = SendingTime.parse(row.required("sending_time"));
        Optional<String> type = row.word("message_type");
        type.ifPresent(word -> RowChecks.noSlip("message_type", word, MESSAGE_TYPES));
        ZoneId zone = zones.computeIfAbsent(page, this::storedZone);
        Instant sentAt = RowChecks.sendingTime(row, time.at(zone), now);
        Optional<BigDecimal> price = row.dollars("price");
        long sent = row.count("sent_count");
        long viewed = row.count("viewed_count");
        long purchased = row.count("purchased_count");
        BigDecimal earnings = row.dollars("earnings").orElse(BigDecimal.ZERO);
        OptionalLong captionId = row.id("caption_id");
        OptionalLong rowId = row.id("row_id");
        List<String> odd = new ArrayList<>();
        type.filter(word -> MESSAGE_TYPES.stream().noneMatch(word::equalsIgnoreCase))
                .ifPresent(word -> odd.add("message_type is none of " + String.join(", ", MESSAGE_TYPES)
                        + ": a message with a price counts as a PPV, one without as a bump"));
        RowChecks.counts(row, sent, viewed, purchased, odd::add);
        RowChecks.money(row, price, earnings, purchased, odd::add);
        odd.forEach(what -> findings.odd(files.messages().orElseThrow(), row.line(), what));
        rowId.ifPresent(numbered::add);
        return new MessageRow(
                rowId.orElseGet(() -> ids.of(new MessageIds.Written(
                        row.required("page_name"),
                        page.key(),
                        type.orElse(""),
                        row.exact("message"),
                        time,
                        time.isLocal() ? possibleZones(page, zone) : List.of(zone)))),
                page.value(),
                row.exact("message"),
                sentAt,
                price,
                sent,
                viewed,
                purchased,
                earnings,
                type,
                captionId);
    }

    /** In which an earlier version may have read a page's local times. */
    private List<ZoneId> possibleZones(PageName page, ZoneId zone) {
        return Stream.of(
                        zone,
                        zonesBefore.computeIfAbsent(
                                page, name -> zoneBefore(name).orElse(zone)),
                        Page.DEFAULT_ZONE)
                .distinct()
                .toList();
    }

    private List<MessageRow> numberedAsStored(List<MessageRow> messages) {
        Map<Long, Long> earlier = ids.loadedEarlier(numbered);
        return earlier.isEmpty()
                ? messages
                : messages.stream()
                        .map(row -> row.withRowId(earlier.getOrDefault(row.rowId(), row.rowId())))
                        .toList();
    }

    private void noteUnknownPriceTiers(List<CaptionRow> captions) {
        Map<String, Integer> unknown = new TreeMap<>();
        captions.stream()
                .map(CaptionRow::priceTier)
                .filter(word -> PriceTier.fromBank(word).isEmpty())
                .forEach(word -> unknown.merge(word, 1, Integer::sum));
        if (!unknown.isEmpty()) {
            findings.note(String.format(
                    Locale.ROOT,
                    "%s: price tiers that are none of budget, mid, premium, bump (captions): %s. These captions are"
                            + " kept, but never sent.",
                    files.captions().orElseThrow(),
                    unknown.entrySet().stream()
                            .map(tier -> String.format(Locale.ROOT, "%s (%,d)", tier.getKey(), tier.getValue()))
                            .collect(joining(", "))));
        }
    }
}
