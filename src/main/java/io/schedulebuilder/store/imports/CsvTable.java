package io.schedulebuilder.store.imports;

import static java.util.stream.Collectors.joining;

import io.schedulebuilder.csv.CsvFormatException;
import io.schedulebuilder.csv.CsvHeader;
import io.schedulebuilder.csv.CsvReader;
import io.schedulebuilder.csv.CsvRecord;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Nearest;
import io.schedulebuilder.store.ImportTable;
import io.schedulebuilder.store.LoadProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A CSV file with a header that names its columns in any order. Messages identify a row by the line on which it begins.
 */
record CsvTable(Path file, ImportTable<?> table) {
    private static final int REPORT_EVERY = 1_000;

    /**
     * Passes each row to {@code reader}. A row that throws {@link CsvRow.BadCell} is added to {@code findings}.
     *
     * @throws InputException if the file cannot be read or divided into rows, or its header is wrong
     */
    void read(Consumer<CsvRow> reader, CsvFindings findings, LoadProgress progress) {
        try (CsvReader rows = CsvReader.of(Files.newInputStream(file))) {
            CsvHeader header = header(rows.header(), findings);
            String name = String.valueOf(file.getFileName());
            long size = Files.size(file);
            long count = 0;
            for (Optional<CsvRecord> row = rows.next(); row.isPresent(); row = rows.next()) {
                readRow(new CsvRow(file, header, row.get()), reader, findings);
                count++;
                if (count % REPORT_EVERY == 0) {
                    progress.at(name, rows.bytesRead(), size);
                }
            }
            progress.at(name, size, size);
        } catch (CsvFormatException e) {
            throw new InputException(file + ":" + e.line() + ": " + e.fault());
        } catch (NoSuchFileException e) {
            throw new InputException(file + ": no such file.");
        } catch (IOException e) {
            String reason = Files.isDirectory(file)
                    ? "it is a folder"
                    : Objects.requireNonNullElse(e.getMessage(), "no reason given");
            throw new InputException(file + ": cannot be read (" + reason + ").");
        }
    }

    private void readRow(CsvRow row, Consumer<CsvRow> reader, CsvFindings findings) {
        findings.row(table.name());
        try {
            row.requireShape();
            reader.accept(row);
        } catch (CsvRow.BadCell e) {
            findings.badRow(table.name(), file, row.line(), String.valueOf(e.getMessage()));
        }
    }

    private CsvHeader header(Optional<CsvRecord> first, CsvFindings findings) {
        List<String> required = table.columnNames(ImportTable.Presence.REQUIRED);
        List<String> optional = table.columnNames(ImportTable.Presence.OPTIONAL);
        CsvHeader header = CsvHeader.of(first.orElseThrow(() -> new InputException(file
                + ": the file is empty. Its first line must name the columns: " + String.join(", ", required) + ".")));
        List<String> faults = new ArrayList<>();
        header.repeated()
                .forEach(name -> faults.add(file + ":" + header.line() + ": the column " + name + " occurs twice."));
        List<String> unknown = header.unknown(
                Stream.of(required, optional).flatMap(List::stream).toList());
        for (String name : header.missing(required)) {
            faults.add(file + ":" + header.line() + ": the column " + name + " is missing." + nearest(name, unknown));
        }
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
        header.missing(optional).forEach(name -> findings.absent(table.name() + "." + name));
        if (!unknown.isEmpty()) {
            findings.note(file + ": not used: " + String.join(", ", unknown) + ".");
        }
        return header;
    }

    private static String nearest(String missing, List<String> unknown) {
        return Nearest.to(missing, unknown, name -> missing.length() / 2)
                .map(name -> " Is it the column named " + name + "?")
                .orElseGet(() -> unknown.isEmpty()
                        ? ""
                        : unknown.stream().limit(20).collect(joining(", ", " Unknown columns of the file: ", ".")));
    }
}
