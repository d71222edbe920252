package io.schedulebuilder.warehouse;

import static java.util.stream.Collectors.joining;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.warehouse.CsvRow.BadCell;
import io.schedulebuilder.warehouse.ImportBatch.CaptionRow;
import io.schedulebuilder.warehouse.ImportBatch.HolidayRow;
import io.schedulebuilder.warehouse.ImportBatch.MessageRow;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

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
 * of a time that exists twice it is the first. Counts and earnings that are empty are 0. A message sent to nobody is
 * kept, and so is one with more viewers than recipients. Amounts are rounded to a hundredth of a cent. Without a
 * row_id, page, time, text and type make one. A caption without a category is "uncategorised", and "available" without
 * a status; a column that the file lacks leaves stored rows as they are in it; an unknown price tier is let in with a note, for its captions are counted but never sent.
 */
public final class CsvImport {
    private static final int SHOWN_BAD_ROWS = 20;

    private final Files files;
    private final Function<PageName, Optional<Page>> warehousePages;
    private final LoadProgress progress;
    private final CsvFindings findings = new CsvFindings();
    private final List<String> fileFaults = new ArrayList<>();

    private CsvImport(Files files, Function<PageName, Optional<Page>> warehousePages, LoadProgress progress) {
        this.files = files;
        this.warehousePages = warehousePages;
        this.progress = progress;
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
     */
    public record Result(ImportBatch batch, List<String> badRows, List<String> notes) {}

    /**
     * Reads all files.
     *
     * @param warehousePages the pages that the warehouse knows, for local times
     * @param progress told in bytes, file by file
     * @throws InputException if a file cannot be read as a table, or, unless they are to be skipped, has bad rows; it
     *     lists the first {@value #SHOWN_BAD_ROWS}
     */
    public static Result read(
            Files files,
            Function<PageName, Optional<Page>> warehousePages,
            boolean skipBadRows,
            LoadProgress progress) {
        return new CsvImport(files, warehousePages, progress).read(skipBadRows);
    }

    private Result read(boolean skipBadRows) {
        List<Page> pages = read(
                files.pages(),
                "page_settings",
                List.of("page_name"),
                List.of("time_zone"),
                page -> "page_name " + page.name(),
                CsvImport::page);
        List<HolidayRow> holidays = read(
                files.holidays(),
                "holiday_calendar",
                List.of("holiday_date", "holiday_name", "saturation_impact_factor"),
                List.of("holiday_type", "is_major_holiday"),
                holiday -> "holiday_date " + holiday.day(),
                CsvImport::holiday);
        List<CaptionRow> captions = read(
                files.captions(),
                "caption_bank",
                List.of("caption_id", "caption_text", "content_category", "price_tier", "has_urgency"),
                List.of("overall_performance_score", "usage_status"),
                caption -> "caption_id " + caption.captionId(),
                CsvImport::caption);
        Zones zones = new Zones(pages, warehousePages);
        List<MessageRow> messages = read(
                files.messages(),
                "mass_messages",
                List.of(
                        "page_name",
                        "message",
                        "sending_time",
                        "sent_count",
                        "viewed_count",
                        "purchased_count",
                        "earnings"),
                List.of("row_id", "price", "message_type", "caption_id"),
                message -> "row_id " + message.rowId(),
                row -> message(row, zones));
        noteUnknownPriceTiers(captions);
        refuse(skipBadRows);
        return new Result(
                new ImportBatch(messages, captions, pages, holidays, findings.absentColumns()),
                findings.badRows(),
                findings.notes());
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
    private <T> List<T> read(
            Optional<Path> file,
            String table,
            List<String> required,
            List<String> optional,
            Function<T, String> key,
            Function<CsvRow, T> parse) {
        Map<String, Numbered<T>> records = new LinkedHashMap<>();
        try {
            file.map(path -> new CsvTable(path, table, required, optional))
                    .ifPresent(rows -> rows.read(
                            row -> {
                                T parsed = parse.apply(row);
                                Numbered<T> first =
                                        records.putIfAbsent(key.apply(parsed), new Numbered<>(row.line(), parsed));
                                if (first != null && !first.row().equals(parsed)) {
                                    throw new BadCell(String.format(
                                            Locale.ROOT,
                                            "%s is that of line %d already, with other values.",
                                            key.apply(parsed),
                                            first.line()));
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

    private static Page page(CsvRow row) {
        PageName name = new PageName(row.required("page_name"));
        return new Page(name, row.word("time_zone").map(CsvImport::zone).orElse(Page.DEFAULT_ZONE));
    }

    private static ZoneId zone(String word) {
        try {
            return ZoneId.of(word);
        } catch (DateTimeException e) {
            throw new BadCell("time_zone", word, "is no time zone. Write one such as Europe/Berlin.");
        }
    }

    private static HolidayRow holiday(CsvRow row) {
        row.required("saturation_impact_factor");
        double factor = row.number("saturation_impact_factor").orElseThrow().doubleValue();
        if (factor <= 0 || factor > 2) {
            throw new BadCell(
                    "saturation_impact_factor",
                    row.exact("saturation_impact_factor"),
                    "is not a multiplier above 0 and up to 2.");
        }
        return new HolidayRow(
                row.date("holiday_date"),
                row.required("holiday_name"),
                row.word("holiday_type"),
                row.flag("is_major_holiday"),
                factor);
    }

    private static CaptionRow caption(CsvRow row) {
        long id = row.requiredId("caption_id");
        row.required("caption_text");
        Optional<BigDecimal> score = row.number("overall_performance_score");
        return new CaptionRow(
                id,
                row.exact("caption_text"),
                row.word("content_category").orElse("uncategorised"),
                row.required("price_tier"),
                row.flag("has_urgency"),
                score.isPresent() ? OptionalDouble.of(score.get().doubleValue()) : OptionalDouble.empty(),
                row.word("usage_status").orElse("available"));
    }

    private static MessageRow message(CsvRow row, Zones zones) {
        PageName page = new PageName(row.required("page_name"));
        SendingTime time = SendingTime.parse(row.required("sending_time"));
        Optional<String> type = row.word("message_type");
        String text = row.exact("message");
        var sentAt = time.at(zones.of(page));
        OptionalLong rowId = row.id("row_id");
        return new MessageRow(
                rowId.orElseGet(
                        () -> Hash.signed(String.join("|", page.value(), sentAt.toString(), type.orElse(""), text))),
                page.value(),
                text,
                sentAt,
                row.dollars("price"),
                row.count("sent_count"),
                row.count("viewed_count"),
                row.count("purchased_count"),
                row.dollars("earnings").orElse(BigDecimal.ZERO),
                type,
                row.id("caption_id"));
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
                    "%s: price tiers that are none of budget, mid, premium, bump (captions): %s. These captions are kept, but never sent.",
                    files.captions().orElseThrow(),
                    unknown.entrySet().stream()
                            .map(tier -> String.format(Locale.ROOT, "%s (%,d)", tier.getKey(), tier.getValue()))
                            .collect(joining(", "))));
        }
    }

    /** The zone of each page: of the file, else of the warehouse, else the default. */
    private static final class Zones {
        private final Map<PageName, ZoneId> known = new HashMap<>();
        private final Function<PageName, Optional<Page>> warehousePages;

        Zones(List<Page> pages, Function<PageName, Optional<Page>> warehousePages) {
            pages.forEach(page -> known.put(page.name(), page.zone()));
            this.warehousePages = warehousePages;
        }

        ZoneId of(PageName name) {
            return known.computeIfAbsent(
                    name, absent -> warehousePages.apply(absent).map(Page::zone).orElse(Page.DEFAULT_ZONE));
        }
    }
}
