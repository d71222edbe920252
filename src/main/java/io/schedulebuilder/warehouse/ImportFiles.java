package io.schedulebuilder.warehouse;

import io.schedulebuilder.domain.Holiday;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.warehouse.ImportBatch.CaptionRow;
import io.schedulebuilder.warehouse.ImportBatch.MessageRow;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Files to import, any of which may be absent. */
public record ImportFiles(
        Optional<Path> messages, Optional<Path> captions, Optional<Path> pages, Optional<Path> holidays) {

    private static final int FAULTS_SHOWN = 20;

    /**
     * What the files hold.
     *
     * @param skipped a sentence for each row that was left out
     */
    public record Content(ImportBatch batch, List<String> skipped) {}

    /**
     * Reads all files.
     *
     * @param skipBadRows leave bad rows out and list them, rather than refuse the lot
     * @param knownZone the zone of a page that the pages file does not name: for times without an offset
     * @throws InputException if a file cannot be read as what it should be, or a row is bad and not to be skipped
     */
    public Content read(boolean skipBadRows, Function<String, Optional<ZoneId>> knownZone, LoadProgress progress) {
        List<String> bad = new ArrayList<>();
        List<Page> pageRows = rows(pages, ImportRows.pages(), bad, progress);
        Map<String, ZoneId> zones = new HashMap<>();
        pageRows.forEach(page -> zones.put(page.name().value(), page.zone()));
        Function<String, ZoneId> zoneOf = page ->
                zones.computeIfAbsent(page, name -> knownZone.apply(name).orElse(Page.DEFAULT_ZONE));
        List<Holiday> holidayRows = rows(holidays, ImportRows.holidays(), bad, progress);
        List<CaptionRow> captionRows = rows(captions, ImportRows.captions(), bad, progress);
        List<MessageRow> messageRows = rows(messages, ImportRows.messages(zoneOf), bad, progress);
        if (!bad.isEmpty() && !skipBadRows) {
            throw refusal(bad);
        }
        return new Content(new ImportBatch(messageRows, captionRows, pageRows, holidayRows), List.copyOf(bad));
    }

    private static <T> List<T> rows(Optional<Path> file, RowFormat<T> format, List<String> bad, LoadProgress progress) {
        return file.map(path -> new CsvTable<>(path, format, progress).read(bad))
                .orElse(List.of());
    }

    private static InputException refusal(List<String> bad) {
        List<String> faults = new ArrayList<>(bad.subList(0, Math.min(bad.size(), FAULTS_SHOWN)));
        if (bad.size() > FAULTS_SHOWN) {
            faults.add("… and " + (bad.size() - FAULTS_SHOWN) + " more.");
        }
        faults.add("Nothing was imported. Correct the " + (bad.size() == 1 ? "row" : bad.size() + " rows")
                + ", or leave them out with --skip-bad-rows.");
        return new InputException(faults);
    }
}
