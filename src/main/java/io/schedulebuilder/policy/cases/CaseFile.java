package io.schedulebuilder.policy.cases;

import io.schedulebuilder.csv.CsvFormatException;
import io.schedulebuilder.csv.CsvReader;
import io.schedulebuilder.csv.CsvRecord;
import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.PolicyValue;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.domain.SpreadsheetText;
import io.schedulebuilder.policy.language.Fault;
import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.language.Place;
import io.schedulebuilder.policy.language.Wording;
import io.schedulebuilder.policy.regions.Regions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one case file: a header that names the columns in any order, then one case per row. Reports all faults at once.
 */
final class CaseFile {
    private static final List<String> REQUIRED = List.of("revenue", "saturation");

    private final List<Fault> faults;
    private List<String> columns = List.of();

    private CaseFile(List<Fault> faults) {
        this.faults = faults;
    }

    /**
     * The cases of a file.
     *
     * @param name the name in messages, with its folders: {@code rules/tests/golden.csv}
     * @param faults receives the faults; rows without a fault are still read
     */
    static List<Case> read(String name, byte[] bytes, List<Fault> faults) {
        CaseFile file = new CaseFile(faults);
        int before = faults.size();
        List<Case> cases = new ArrayList<>();
        try (CsvReader rows = CsvReader.of(new ByteArrayInputStream(bytes))) {
            boolean header = true;
            for (Optional<CsvRecord> row = rows.header(); row.isPresent(); row = rows.next()) {
                if (row.get().isEmpty()) {
                    continue;
                }
                Place place = new Place(name, Math.toIntExact(row.get().line()));
                if (header) {
                    header = false;
                    if (!file.header(place, row.get().fields())) {
                        return List.of(); // every row would repeat the fault
                    }
                } else {
                    file.row(place, row.get()).ifPresent(cases::add);
                }
            }
        } catch (CsvFormatException e) {
            faults.add(new Fault(new Place(name, Math.toIntExact(e.line())), e.fault()));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // cannot happen: the bytes are in memory
        }
        if (cases.isEmpty() && faults.size() == before) {
            faults.add(new Fault(
                    new Place(name, 0), "has no cases. Write a header and one row for each case, or remove the file."));
        }
        return cases;
    }

    /** Reads the header. Returns whether the rows can be read with it. */
    private boolean header(Place place, List<String> cells) {
        int before = faults.size();
        columns = cells.stream().map(String::strip).toList();
        List<String> known = CaseColumns.all();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            if (!column.isEmpty() && columns.indexOf(column) < i) {
                add(place, "column " + column + " appears twice. Keep one.");
            } else if (!column.isEmpty() && !known.contains(column)) {
                add(place, Wording.unknown("column", column, "Columns", known));
            }
        }
        for (String required : REQUIRED) {
            if (!columns.contains(required)) {
                add(
                        place,
                        "there is no column " + required
                                + ". Add it: each case needs the account's revenue and saturation.");
            }
        }
        if (faults.size() == before
                && columns.stream()
                        .allMatch(column -> CaseColumns.expected(column).isEmpty())) {
            add(place, "no column has an expected value. Add one, such as tier or weekly_ppvs.");
        }
        return faults.size() == before;
    }

    private Optional<Case> row(Place place, CsvRecord row) {
        int before = faults.size();
        List<String> cells = row.fields();
        for (CsvRecord.FieldFault fault : row.faults()) {
            add(place, "column " + (fault.index() + 1) + " " + fault.text() + " Correct the cell.");
        }
        Account account = Regions.ORDINARY;
        Optional<Segment> segment = Optional.empty();
        String note = "";
        List<Field> given = new ArrayList<>();
        List<Case.Expected> expected = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i).strip();
            String column = i < columns.size() ? columns.get(i) : "";
            Optional<Field> input = CaseColumns.input(column);
            Optional<PolicyValue> value = CaseColumns.expected(column);
            if (cell.isEmpty()) {
                if (REQUIRED.contains(column)) {
                    inColumn(place, column, "the cell is empty. Each case needs the account's revenue and saturation.");
                }
            } else if (i >= columns.size()) {
                add(
                        place,
                        "the row has " + Counted.of(cells.size(), "cell") + ", the header " + columns.size()
                                + ". Remove commas, or put text with commas in quotes.");
                break;
            } else if (input.isPresent()) {
                Field field = input.get();
                Optional<?> read = field == Field.PAGE_NAME
                        ? Optional.of(SpreadsheetText.unguarded(cell))
                        : number(place, column, field, cell);
                if (read.isPresent()) {
                    account = field.in(account, read.get());
                    given.add(field);
                }
            } else if (column.equals(CaseColumns.SEGMENT)) {
                segment = segment(place, cell);
            } else if (column.equals(CaseColumns.NOTE)) {
                note = cell.replaceAll("\\s+", " ");
            } else if (value.isPresent()) {
                Optional<String> fault = WrittenValue.faultOf(value.get(), cell);
                fault.ifPresent(text -> inColumn(place, column, text));
                expected.add(new Case.Expected(value.get(), cell));
            } else {
                add(place, "column " + (i + 1) + " has values but no name. Name it, or clear it.");
            }
        }
        columns.stream()
                .skip(cells.size())
                .filter(REQUIRED::contains)
                .forEach(column -> inColumn(
                        place, column, "the cell is empty. Each case needs the account's revenue and saturation."));
        if (expected.isEmpty() && faults.size() == before) {
            add(place, "the row has no expected value. Fill in a cell such as tier or weekly_ppvs, or remove the row.");
        }
        return faults.size() > before
                ? Optional.empty()
                : Optional.of(new Case(place, note, account, segment, List.copyOf(given), List.copyOf(expected)));
    }

    private Optional<BigDecimal> number(Place place, String column, Field field, String cell) {
        if (!cell.matches("-?\\d{1,9}(\\.\\d{1,9})?")) {
            inColumn(place, column, Wording.quoted(cell) + " is not a number. Write digits and a point: 4999.99.");
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(cell);
        if (!field.allows(number)) {
            inColumn(place, column, number.toPlainString() + impossible(field, number));
            return Optional.empty();
        }
        return Optional.of(number);
    }

    private static String impossible(Field field, BigDecimal value) {
        if (field.kind() == Field.Kind.WHOLE) {
            return " is not a whole number, 0 or more.";
        }
        if (field.kind() != Field.Kind.FRACTION) {
            return " is below 0.";
        }
        boolean percent = value.signum() > 0 && value.compareTo(BigDecimal.valueOf(100)) <= 0;
        return " is not between 0 and 1."
                + (percent
                        ? " " + value.toPlainString() + " percent is "
                                + value.movePointLeft(2).stripTrailingZeros().toPlainString() + "."
                        : "");
    }

    private Optional<Segment> segment(Place place, String cell) {
        List<String> names = Field.SEGMENT.names();
        if (!names.contains(cell)) {
            inColumn(place, CaseColumns.SEGMENT, Wording.unknown("segment", cell, "Segments", names));
            return Optional.empty();
        }
        return Optional.of(Segment.valueOf(cell));
    }

    private void inColumn(Place place, String column, String text) {
        add(place, "column " + column + ": " + text);
    }

    private void add(Place place, String text) {
        faults.add(new Fault(place, text));
    }
}
