package io.schedulebuilder.cli;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.export.PlanJson;
import io.schedulebuilder.warehouse.CsvImport;
import io.schedulebuilder.warehouse.LoadProgress;
import io.schedulebuilder.warehouse.LoadSummary;
import io.schedulebuilder.warehouse.Snapshot;
import io.schedulebuilder.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Loads CSV files into a warehouse. */
@Command(
        name = "import",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "Load history, captions, pages and holidays from CSV files.",
        description = {
            "Rows are added or replaced by their keys: loading a file twice changes nothing. All files are loaded, or "
                    + "none. Times have an offset (2025-11-03T19:30:00Z) or are local to the page."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:loaded",
            "1:the warehouse refused",
            "2:wrong usage, no --warehouse, or a bad row; nothing was loaded"
        },
        footer = {
            "",
            "Examples:",
            "  schedule-builder warehouse import --warehouse duckdb:agency.duckdb \\",
            "      --messages messages.csv --captions captions.csv --pages pages.csv",
            "  schedule-builder warehouse import --warehouse duckdb:agency.duckdb \\",
            "      --messages messages.csv --skip-bad-rows"
        })
final class WarehouseImportCommand implements Callable<Integer> {
    private static final int SKIPPED_SHOWN = 20;

    @Option(names = "--messages", paramLabel = "F", description = "Messages sent, with what came of them.")
    Optional<Path> messages = Optional.empty();

    @Option(names = "--captions", paramLabel = "F", description = "The caption bank.")
    Optional<Path> captions = Optional.empty();

    @Option(names = "--pages", paramLabel = "F", description = "Pages and their time zones.")
    Optional<Path> pages = Optional.empty();

    @Option(names = "--holidays", paramLabel = "F", description = "Days on which audiences behave unlike themselves.")
    Optional<Path> holidays = Optional.empty();

    @Option(
            names = "--skip-bad-rows",
            description =
                    "Leave bad rows out, and list them, rather than refuse the files. A file that is not UTF-8, or has"
                            + " a quote that is never closed, is refused all the same.")
    boolean skipBadRows;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    WarehouseOptions warehouseOptions;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    TalkOptions talk;

    @Override
    public Integer call() {
        if (messages.isEmpty() && captions.isEmpty() && pages.isEmpty() && holidays.isEmpty()) {
            throw new InputException("no file is named. Give --messages, --captions, --pages or --holidays.");
        }
        CsvImport.Files files = new CsvImport.Files(messages, captions, pages, holidays);
        LoadProgress progress = talk.loadProgress();
        OnInterrupt stopped =
                OnInterrupt.say("Stopped. All of the files is loaded, or nothing: load them again.", talk);
        try (Warehouse warehouse = warehouseOptions.openNamed(talk)) {
            CsvImport.Result content = CsvImport.read(files, knownPages(warehouse), skipBadRows, progress);
            LoadSummary summary = warehouse.load(content.batch(), progress);
            talk.eraseProgress();
            content.notes().forEach(talk::say);
            content.badRows().stream().limit(SKIPPED_SHOWN).forEach(row -> talk.say("skipped: " + row));
            if (!content.badRows().isEmpty()) {
                talk.say(content.badRows().size() + " bad rows were left out.");
            }
            print(summary, content.badRows());
        } finally {
            stopped.isOver();
            talk.eraseProgress();
        }
        return ExitCodes.DONE;
    }

    private void print(LoadSummary summary, List<String> skipped) {
        if (talk.json) {
            talk.out().print(PlanJson.write(Map.of("tables", summary.tables(), "skipped", skipped)));
        } else if (summary.tables().isEmpty()) {
            talk.say("The files hold no rows: nothing changed.");
        } else if (!talk.quiet) {
            for (LoadSummary.TableSummary table : summary.tables()) {
                talk.out()
                        .printf(
                                Locale.ROOT,
                                "%-18s %,8d rows: %,d new, %,d changed, %,d as they were%n",
                                table.table(),
                                table.read(),
                                table.added(),
                                table.changed(),
                                table.unchanged());
            }
        }
    }

    private static Function<PageName, Optional<Page>> knownPages(Warehouse warehouse) {
        return name -> {
            try (Snapshot snapshot = warehouse.read()) {
                return snapshot.page(name);
            }
        };
    }
}
