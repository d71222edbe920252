package io.schedulebuilder.policy.check;

import com.opencsv.CSVReader;
import com.opencsv.exceptions.CsvException;
import io.schedulebuilder.policy.check.Finding.Kind;
import io.schedulebuilder.policy.language.Fact;
import io.schedulebuilder.policy.language.FaultText;
import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.language.FolderLinks;
import io.schedulebuilder.policy.language.Place;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The statements that the analysts keep beside their rules, in {@value #PATH}: a CSV file with the columns {@code
 * statement, more, parameter, must, severity} in any order.
 */
final class DirectionsFile {
    /** From the rules' folder. */
    static final String PATH = "tests/directions.csv";

    private static final List<String> COLUMNS = List.of("statement", "more", "parameter", "must", "severity");
    private static final long MAX_BYTES = 256 * 1024;
    private static final List<Field> NUMBERS = Arrays.stream(Field.values())
            .filter(field -> field.fact() == Fact.ACCOUNT && field.kind() != Field.Kind.TEXT)
            .toList();

    private final String name;
    private final List<Finding> findings;

    private DirectionsFile(String name, List<Finding> findings) {
        this.name = name;
        this.findings = findings;
    }

    /**
     * Reads the statements; none if there is no such file.
     *
     * @param bookName the name of the rules' folder, for messages
     * @param findings gets what is wrong with the file or a row; the other rows are read
     */
    static List<Direction> read(Path rulesFolder, String bookName, List<Finding> findings) {
        Path path = rulesFolder.resolve(PATH);
        DirectionsFile file = new DirectionsFile(bookName + "/" + PATH, findings);
        Optional<String> link = FolderLinks.fault(rulesFolder, path);
        if (link.isPresent()) {
            file.fault(0, link.get());
            return List.of();
        }
        if (!Files.exists(path)) {
            return List.of();
        }
        try {
            long size = Files.size(path);
            if (size > MAX_BYTES) {
                file.fault(0, FaultText.tooLarge(size, MAX_BYTES));
                return List.of();
            }
            String text = Files.readString(path);
            return file.rows(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            file.fault(0, FaultText.notUtf8());
        } catch (IOException e) {
            file.fault(0, FaultText.unreadable());
        }
        return List.of();
    }

    private List<Direction> rows(String text) throws IOException {
        List<Direction> directions = new ArrayList<>();
        try (CSVReader reader = new CSVReader(new StringReader(text))) {
            Optional<String[]> header = Optional.ofNullable(reader.readNext());
            Optional<Map<String, Integer>> columns = header(header.orElse(new String[0]));
            if (columns.isEmpty()) {
                return List.of();
            }
            int line = (int) reader.getLinesRead() + 1;
            for (String[] row = reader.readNext(); row != null; row = reader.readNext()) {
                if (row.length > 1 || !row[0].isBlank()) {
                    row(line, row, columns.get()).ifPresent(directions::add);
                }
                line = (int) reader.getLinesRead() + 1;
            }
        } catch (CsvException e) {
            fault((int) e.getLineNumber(), "not CSV: a quote is not closed, or stands in the middle of a field.");
        }
        return List.copyOf(directions);
    }

    private Optional<Map<String, Integer>> header(String[] names) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            columns.put(names[i].strip().toLowerCase(Locale.ROOT), i);
        }
        if (names.length == 1 && names[0].contains(";")) {
            fault(1, "the columns are separated by semicolons. Save the file with commas.");
            return Optional.empty();
        }
        List<String> missing =
                COLUMNS.stream().filter(column -> !columns.containsKey(column)).toList();
        if (!missing.isEmpty()) {
            fault(
                    1,
                    "the first line must name the columns " + String.join(", ", COLUMNS) + "; missing: "
                            + String.join(", ", missing) + ".");
            return Optional.empty();
        }
        return Optional.of(columns);
    }

    private Optional<Direction> row(int line, String[] fields, Map<String, Integer> columns) {
        if (fields.length != columns.size()) {
            fault(
                    line,
                    fields.length + " fields, where the first line has " + columns.size()
                            + ". Put a text with a comma in quotes.");
            return Optional.empty();
        }
        Function<String, String> cell = column -> fields[columns.getOrDefault(column, 0)].strip();
        int before = findings.size();
        if (cell.apply("statement").isEmpty()) {
            fault(line, "the statement is empty. Write what must hold, in your words.");
        }
        Optional<Field> more = known(
                line,
                "field",
                "Fields",
                cell.apply("more"),
                NUMBERS.stream().map(Field::word).toList(),
                word -> Field.of(Fact.ACCOUNT, word));
        Optional<Measure> measure =
                known(line, "parameter", "Parameters", cell.apply("parameter"), Measure.keys(), Measure::named);
        Optional<Direction.Must> must = known(
                line, "direction", "Directions", cell.apply("must"), Direction.Must.words(), Direction.Must::named);
        Optional<Severity> severity = known(
                line,
                "severity",
                "Severities",
                cell.apply("severity"),
                Arrays.stream(Severity.values()).map(Severity::word).toList(),
                word -> Optional.of(Severity.valueOf(word.toUpperCase(Locale.ROOT))));
        return findings.size() > before
                ? Optional.empty()
                : Optional.of(new Direction(
                        cell.apply("statement"),
                        more.orElseThrow(),
                        measure.orElseThrow(),
                        must.orElseThrow(),
                        severity.orElseThrow(),
                        new Place(name, line)));
    }

    private <T> Optional<T> known(
            int line,
            String kind,
            String kinds,
            String given,
            List<String> words,
            Function<String, Optional<T>> named) {
        if (!words.contains(given)) {
            fault(line, FaultText.unknown(kind, given, kinds, words));
            return Optional.empty();
        }
        return named.apply(given);
    }

    private void fault(int line, String text) {
        findings.add(Finding.of(Severity.ERROR, Kind.STATEMENT, new Place(name, line), text));
    }
}
