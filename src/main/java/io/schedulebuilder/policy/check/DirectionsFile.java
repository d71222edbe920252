package io.schedulebuilder.policy.check;

import io.schedulebuilder.csv.CsvFormatException;
import io.schedulebuilder.csv.CsvHeader;
import io.schedulebuilder.csv.CsvReader;
import io.schedulebuilder.csv.CsvRecord;
import io.schedulebuilder.policy.check.Finding.Kind;
import io.schedulebuilder.policy.language.Fact;
import io.schedulebuilder.policy.language.Fault;
import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.language.FolderFile;
import io.schedulebuilder.policy.language.Place;
import io.schedulebuilder.policy.language.Wording;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the statements that the analysts keep next to their rules, in {@value #PATH}: a CSV file with the columns
 * {@code statement, more, parameter, must, severity} in any order.
 */
record DirectionsFile(String name, List<Finding> findings) {
    /** Relative to the rules folder. */
    static final String PATH = "tests/directions.csv";

    private static final List<String> COLUMNS = List.of("statement", "more", "parameter", "must", "severity");
    private static final CsvRecord NO_HEADER = new CsvRecord(1, 1, List.of(), List.of());
    private static final long MAX_BYTES = 256 * 1024;
    private static final List<Field> NUMBERS = Arrays.stream(Field.values())
            .filter(field -> field.fact() == Fact.ACCOUNT && field.kind() != Field.Kind.TEXT)
            .toList();

    /**
     * Reads the statements; returns none if there is no such file.
     *
     * @param bookName the name of the rules folder, for messages
     * @param findings receives the faults of the file and its rows; the other rows are read
     */
    static List<Direction> read(Path rulesFolder, String bookName, List<Finding> findings) {
        Path path = rulesFolder.resolve(PATH);
        DirectionsFile file = new DirectionsFile(bookName + "/" + PATH, findings);
        if (!Files.exists(path) && !Files.isSymbolicLink(path)) {
            return List.of();
        }
        List<Fault> faults = new ArrayList<>();
        Optional<byte[]> bytes = FolderFile.read(rulesFolder, path, file.name, MAX_BYTES, faults);
        faults.forEach(fault -> file.fault(fault.place().line(), fault.text()));
        return bytes.map(file::rows).orElse(List.of());
    }

    private List<Direction> rows(byte[] bytes) {
        List<Direction> directions = new ArrayList<>();
        try (CsvReader rows = CsvReader.of(new ByteArrayInputStream(bytes))) {
            CsvHeader header = CsvHeader.of(rows.header().orElse(NO_HEADER));
            if (namesAllColumns(header)) {
                for (Optional<CsvRecord> row = rows.next(); row.isPresent(); row = rows.next()) {
                    if (!row.get().isEmpty()) {
                        row(header, row.get()).ifPresent(directions::add);
                    }
                }
            }
        } catch (CsvFormatException e) {
            fault(e.line(), e.fault());
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // cannot happen: the bytes are in memory
        }
        return List.copyOf(directions);
    }

    private boolean namesAllColumns(CsvHeader header) {
        List<String> missing = header.missing(COLUMNS);
        List<String> repeated = header.repeated();
        if (!missing.isEmpty()) {
            fault(
                    header.line(),
                    "the first line must name the columns " + String.join(", ", COLUMNS) + "; missing: "
                            + String.join(", ", missing) + ".");
        }
        if (!repeated.isEmpty()) {
            fault(
                    header.line(),
                    "the first line has duplicate columns: " + String.join(", ", repeated) + ". Keep one.");
        }
        return missing.isEmpty() && repeated.isEmpty();
    }

    private Optional<Direction> row(CsvHeader header, CsvRecord written) {
        long line = written.line();
        CsvRecord row = header.withoutLeftovers(written);
        if (row.fields().size() != header.size()) {
            fault(
                    line,
                    row.fields().size() + " fields, but the first line has " + header.size()
                            + ". Put text that contains a comma in quotes.");
            return Optional.empty();
        }
        if (!row.faults().isEmpty()) {
            fault(line, header.described(row.faults().get(0)) + " Correct the cell.");
            return Optional.empty();
        }
        Function<String, String> cell =
                column -> header.field(row, column).orElseThrow().strip();
        int before = findings.size();
        if (cell.apply("statement").isEmpty()) {
            fault(line, "the statement is empty. Write in your own words what must be true.");
        }
        Optional<Field> more = known(line, "field", cell.apply("more"), NUMBERS, Field::word);
        Optional<Measure> measure = known(line, "parameter", cell.apply("parameter"), Measure.ALL, Measure::key);
        Optional<Direction.Must> must =
                known(line, "direction", cell.apply("must"), List.of(Direction.Must.values()), Direction.Must::word);
        Optional<Severity> severity =
                known(line, "severity", cell.apply("severity"), List.of(Severity.values()), Severity::word);
        return findings.size() > before
                ? Optional.empty()
                : Optional.of(new Direction(
                        cell.apply("statement"),
                        more.orElseThrow(),
                        measure.orElseThrow(),
                        must.orElseThrow(),
                        severity.orElseThrow(),
                        new Place(name, Math.toIntExact(line))));
    }

    private <T> Optional<T> known(long line, String kind, String given, List<T> values, Function<T, String> word) {
        Optional<T> meant =
                values.stream().filter(value -> word.apply(value).equals(given)).findFirst();
        if (meant.isEmpty()) {
            String kinds =
                    Character.toUpperCase(kind.charAt(0)) + kind.substring(1).replaceFirst("y$", "ie") + "s";
            fault(
                    line,
                    Wording.unknown(
                            kind, given, kinds, values.stream().map(word).toList()));
        }
        return meant;
    }

    private void fault(long line, String text) {
        findings.add(Finding.of(Kind.STATEMENT, new Place(name, Math.toIntExact(line)), text));
    }
}
