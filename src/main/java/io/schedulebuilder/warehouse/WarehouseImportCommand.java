package io.schedulebuilder.warehouse;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.store.LoadProgress;
import io.schedulebuilder.store.LoadSummary;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.store.imports.CsvImport;
import io.schedulebuilder.store.imports.ImportedRows;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.OnInterrupt;
import io.schedulebuilder.terminal.WarehouseOptions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Loads CSV files into a warehouse. */
@Command(
        name = "import",
        header = "Load history, captions, pages and holidays from CSV files.",
        description = {
            "Rows are added or replaced by key, so loading a file twice changes nothing. Either all files "
                    + "are loaded or none. Times have an offset (2025-11-03T19:30:00Z) or are in the page's time zone."
        },
        exitCodeList = {
            "0:loaded",
            "1:the warehouse failed",
            "2:wrong usage, no --warehouse, or a bad row; nothing was loaded"
        },
        footer = {
            "  schedule-builder warehouse import --warehouse duckdb:agency.duckdb \\",
            "      --messages messages.csv --captions captions.csv --pages pages.csv",
            "  schedule-builder warehouse import --warehouse duckdb:agency.duckdb \\",
            "      --messages messages.csv --skip-bad-rows"
        })
public final class WarehouseImportCommand implements Callable<Integer> {
    private static final List<String> TABLES =
            List.of("page_settings", "holiday_calendar", "caption_bank", "mass_messages");

    private final InstantSource clock = InstantSource.system();

    @Option(names = "--messages", paramLabel = "F", description = "CSV of sent messages and their results.")
    Optional<Path> messages = Optional.empty();

    @Option(names = "--captions", paramLabel = "F", description = "CSV of the caption bank.")
    Optional<Path> captions = Optional.empty();

    @Option(names = "--pages", paramLabel = "F", description = "CSV of pages and their time zones.")
    Optional<Path> pages = Optional.empty();

    @Option(
            names = "--holidays",
            paramLabel = "F",
            description = "CSV of holidays: days on which audiences behave differently.")
    Optional<Path> holidays = Optional.empty();

    @Option(
            names = "--skip-bad-rows",
            description =
                    "Skip bad rows and list them, instead of refusing the files. A file that is not UTF-8, or has a "
                            + "quote that is never closed, is still refused.")
    boolean skipBadRows;

    @Mixin
    WarehouseOptions warehouseOptions;

    @Mixin
    ConsoleOptions talk;

    @SuppressWarnings("try") // closing it is its use
    @Override
    public Integer call() {
        if (messages.isEmpty() && captions.isEmpty() && pages.isEmpty() && holidays.isEmpty()) {
            throw new InputException("no file is named. Use --messages, --captions, --pages or --holidays.");
        }
        CsvImport.Files files = new CsvImport.Files(messages, captions, pages, holidays);
        LoadProgress progress = talk.loadProgress();
        try (OnInterrupt unused =
                        OnInterrupt.say("Stopped. Either all files were loaded or none. Load them again.", talk);
                Warehouse warehouse = warehouseOptions.openNamed(talk)) {
            CsvImport.Result content = read(files, warehouse, progress);
            LoadSummary summary = warehouse.load(content.batch(), progress);
            talk.eraseProgress();
            content.notes().forEach(talk::say);
            content.badRows().forEach(row -> talk.say("skipped: " + row));
            int left = content.badRows().size();
            if (left > 0) {
                talk.say(Counted.of(Counted.grouped(left), "bad row")
                        + (left == 1 ? " was skipped." : " were skipped."));
            }
            print(summary, content);
        } finally {
            talk.eraseProgress();
        }
        return ExitCodes.DONE;
    }

    private CsvImport.Result read(CsvImport.Files files, Warehouse warehouse, LoadProgress progress) {
        try (Snapshot snapshot = warehouse.read()) {
            return CsvImport.read(files, snapshot, skipBadRows, clock.instant(), progress);
        }
    }

    /**
     * What happened to the rows of a table's file. Every row read is counted in exactly one of the other columns.
     *
     * @param repeated rows identical to another row with the same key
     * @param skipped bad rows
     */
    record ImportedTable(
            String table, long read, long added, long changed, long unchanged, long repeated, long skipped) {}

    /** The JSON output: rows by table, the skipped rows, and notes on unusual data. */
    public record View(List<ImportedTable> tables, List<String> skipped, List<String> notes) {}

    private static List<ImportedTable> tables(LoadSummary summary, CsvImport.Result content) {
        Map<String, LoadSummary.TableSummary> loaded = new HashMap<>();
        summary.tables().forEach(table -> loaded.put(table.table(), table));
        List<ImportedTable> tables = new ArrayList<>();
        for (String table : TABLES) {
            ImportedRows rows = content.rows().get(table);
            if (rows != null) {
                LoadSummary.TableSummary into =
                        loaded.getOrDefault(table, new LoadSummary.TableSummary(table, 0, 0, 0, 0));
                tables.add(new ImportedTable(
                        table,
                        rows.read(),
                        into.added(),
                        into.changed(),
                        into.unchanged(),
                        rows.repeated(),
                        rows.bad()));
            }
        }
        return tables;
    }

    private void print(LoadSummary summary, CsvImport.Result content) {
        List<ImportedTable> tables = tables(summary, content);
        if (talk.json) {
            talk.answer(new View(tables, content.badRows(), content.notes()));
        } else if (tables.isEmpty()) {
            talk.say("The files have no rows. Nothing changed.");
        } else if (!talk.quiet) {
            tables.forEach(table -> talk.out().print(line(table)));
        }
    }

    private static String line(ImportedTable table) {
        return String.format(
                        Locale.ROOT,
                        "%-18s %s: %,d new, %,d changed, %,d unchanged",
                        table.table(),
                        Counted.of(table.read(), "row", 8),
                        table.added(),
                        table.changed(),
                        table.unchanged())
                + more(table.repeated(), "repeated")
                + more(table.skipped(), "skipped")
                + System.lineSeparator();
    }

    private static String more(long count, String what) {
        return count == 0 ? "" : String.format(Locale.ROOT, ", %,d %s", count, what);
    }
}
