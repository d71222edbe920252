package io.schedulebuilder.store.imports;

import static java.util.stream.Collectors.joining;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.store.ImportBatch;
import io.schedulebuilder.store.ImportBatch.CaptionRow;
import io.schedulebuilder.store.ImportBatch.HolidayRow;
import io.schedulebuilder.store.ImportBatch.MessageRow;
import io.schedulebuilder.store.ImportTable;
import io.schedulebuilder.store.LoadProgress;
import io.schedulebuilder.store.StoredKeys;
import io.schedulebuilder.store.imports.CsvRow.BadCell;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads the files for an import. Columns are found by the names in the header, in any order. Unknown columns are noted
 * and ignored.
 *
 * <table>
 * <caption>Columns; those in brackets may be missing or empty</caption>
 * <tr><td>messages</td><td>page_name, message, sending_time, sent_count, viewed_count, purchased_count, earnings,
 *   [row_id, price, message_type, caption_id]</td></tr>
 * <tr><td>captions</td><td>caption_id, caption_text, content_category, price_tier, has_urgency,
 *   [overall_performance_score, usage_status, created_at]</td></tr>
 * <tr><td>pages</td><td>page_name, [time_zone]</td></tr>
 * <tr><td>holidays</td><td>holiday_date, holiday_name, saturation_impact_factor,
 *   [holiday_type, is_major_holiday]</td></tr>
 * </table>
 *
 * <p>A time without an offset is local to its page. The page's zone comes from the pages file, or else from the
 * warehouse, or else it is the default zone. If a local time occurs twice, it means the first one. Empty counts and
 * earnings are 0. Amounts are rounded to a hundredth of a cent. Unusual values ({@link RowChecks}) are loaded with a
 * note. {@link MessageIds} determines the id of a row without a row_id. All spellings of a page's name mean the same
 * page. An empty time_zone does not change a page's zone. A caption without a category is "uncategorised"; without a
 * status it is "available". If a file lacks a column, the stored values of that column stay. An unknown price tier is
 * accepted with a note, because its captions are counted but never sent.
 */
public final class CsvImport {
    private static final int SHOWN_BAD_ROWS = 20;
    private final Files files;
    private final RowReader reader;
    private final LoadProgress progress;
    private final CsvFindings findings = new CsvFindings();
    private final List<String> fileFaults = new ArrayList<>();

    private CsvImport(Files files, StoredKeys stored, Instant now, LoadProgress progress) {
        this.files = files;
        this.progress = progress;
        this.reader = new RowReader(stored, now, findings);
    }

    /** The files to read. */
    public record Files(
            Optional<Path> messages, Optional<Path> captions, Optional<Path> pages, Optional<Path> holidays) {}

    /**
     * The result of reading.
     *
     * @param badRows rows that were skipped, one line each with file, line and column; empty unless bad rows are
     *     skipped
     * @param notes other information for the user
     * @param rows counts of the rows in each table's file
     */
    public record Result(ImportBatch batch, List<String> badRows, List<String> notes, Map<String, ImportedRows> rows) {}

    /**
     * Reads all files.
     *
     * @param stored what the warehouse contains: its pages, and messages that an earlier version loaded
     * @param now the current time; messages may be at most one day later
     * @param progress receives the progress in bytes, file by file
     * @throws InputException if a file cannot be read as a table or has bad rows that are not skipped; it lists the
     *     first {@value #SHOWN_BAD_ROWS}
     */
    public static Result read(Files files, StoredKeys stored, boolean skipBadRows, Instant now, LoadProgress progress) {
        return new CsvImport(files, stored, now, progress).read(skipBadRows);
    }

    private Result read(boolean skipBadRows) {
        List<Page> pages = read(files.pages(), ImportTable.PAGES, reader::page);
        reader.noteRespelled(files.pages());
        noteChangedZones(pages);
        List<HolidayRow> holidays = read(files.holidays(), ImportTable.HOLIDAYS, reader::holiday);
        List<CaptionRow> captions = read(files.captions(), ImportTable.CAPTIONS, reader::caption);
        reader.setZones(pages);
        List<MessageRow> messages = read(files.messages(), ImportTable.MESSAGES, reader::message);
        reader.noteRespelled(files.messages());
        noteUnknownPriceTiers(captions);
        refuse(skipBadRows);
        return new Result(
                new ImportBatch(reader.numberedAsStored(messages), captions, pages, holidays, findings.absentColumns()),
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
                        : "Nothing was imported. Correct the rows, or skip them with --skip-bad-rows.");
        throw new InputException(faults);
    }

    /**
     * Reads one record for each key. A row that repeats a record is dropped; a row with the same key and other values
     * is bad.
     */
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
                                    throw new BadCell(table.key() + " " + key + " was already used on line "
                                            + first.line() + " with different values.");
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

    private void noteChangedZones(List<Page> pages) {
        String changed = pages.stream()
                .filter(page -> reader.zoneBefore(page.name())
                        .filter(before -> !before.equals(page.zone()))
                        .isPresent())
                .map(page -> page.name().value())
                .collect(joining(", "));
        if (!changed.isEmpty() && files.messages().isEmpty()) {
            findings.note(files.pages().orElseThrow() + ": the time zone of these pages changes: " + changed
                    + ". Import their messages again: their local times were read in the old zone.");
        }
    }

    private void noteUnknownPriceTiers(List<CaptionRow> captions) {
        Map<String, Integer> unknown = new TreeMap<>();
        captions.stream()
                .map(CaptionRow::priceTier)
                .filter(word -> PriceTier.fromBank(word).isEmpty())
                .forEach(word -> unknown.merge(word, 1, Integer::sum));
        if (!unknown.isEmpty()) {
            findings.note(files.captions().orElseThrow()
                    + ": price tiers that are not one of budget, mid, premium, bump (captions): "
                    + unknown.entrySet().stream()
                            .map(tier ->
                                    tier.getKey() + " (" + String.format(Locale.ROOT, "%,d", tier.getValue()) + ")")
                            .collect(joining(", "))
                    + ". These captions are stored but never sent.");
        }
    }
}
