package io.schedulebuilder.schedule;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.schedulebuilder.csv.CsvFormatException;
import io.schedulebuilder.csv.CsvHeader;
import io.schedulebuilder.csv.CsvReader;
import io.schedulebuilder.csv.CsvRecord;
import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.ScheduleId;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A CSV and the plan next to it. Two files cannot be renamed in one step, so a run that is killed in between leaves the
 * CSV of one schedule next to the plan of another.
 */
public record FilePair(Path csv, Path plan) {
    /** How the name of a plan's file ends. */
    public static final String PLAN = ".plan.json";

    private static final JsonFactory JSON = new JsonFactory();

    /** The pair of a CSV, whether or not its files exist. */
    public static FilePair ofCsv(Path csv) {
        return new FilePair(csv, PlanReader.beside(csv));
    }

    /** The pair of a plan file; empty if there is no CSV next to it. */
    public static Optional<FilePair> ofPlan(Path plan) {
        if (!isPlan(plan)) {
            return Optional.empty();
        }
        String stem = stem(plan);
        return List.of(stem + ".csv", stem).stream()
                .filter(csv -> !csv.isEmpty())
                .map(plan::resolveSibling)
                .filter(Files::isRegularFile)
                .findFirst()
                .map(csv -> new FilePair(csv, plan));
    }

    /** Whether a file has a plan's name. */
    public static boolean isPlan(Path file) {
        return file.toString().endsWith(PLAN);
    }

    /** The name of a plan's file without {@value #PLAN}; the whole name of another file. */
    public static String stem(Path plan) {
        String name = String.valueOf(plan.getFileName());
        return isPlan(plan) ? name.substring(0, name.length() - PLAN.length()) : name;
    }

    /** The plans in a folder, in order of name. */
    public static List<Path> plansIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(FilePair::isPlan).sorted().toList();
        }
    }

    /** The schedule in the CSV's first row; empty if there is no such row, or if it is not a CSV of ours. */
    public Optional<String> csvSchedule() {
        if (!Files.isRegularFile(csv)) {
            return Optional.empty();
        }
        try (CsvReader rows = CsvReader.of(Files.newInputStream(csv))) {
            Optional<CsvHeader> header = rows.header().map(CsvHeader::of);
            Optional<CsvRecord> first = rows.next();
            if (header.isEmpty()
                    || first.isEmpty()
                    || header.get().faultOf(first.get()).isPresent()) {
                return Optional.empty();
            }
            return header.get().field(first.get(), "schedule_id").map(FilePair::unguarded);
        } catch (IOException | CsvFormatException e) {
            return Optional.empty();
        }
    }

    /** The schedule that the plan names; empty if it names none. */
    public Optional<String> planSchedule() {
        if (!Files.isRegularFile(plan)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(plan);
                JsonParser tokens = JSON.createParser(in)) {
            if (tokens.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (tokens.nextToken() == JsonToken.FIELD_NAME) {
                boolean id = tokens.currentName().equals("schedule_id");
                JsonToken value = tokens.nextToken();
                if (id) {
                    return value == JsonToken.VALUE_STRING ? Optional.of(tokens.getText()) : Optional.empty();
                }
                tokens.skipChildren();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether both files exist and name this schedule. */
    public boolean isOf(ScheduleId schedule) {
        Optional<String> id = Optional.of(schedule.value());
        return csvSchedule().equals(id) && planSchedule().equals(id);
    }

    /** The newer file, in words; empty if unknown. */
    public Optional<String> newer() {
        try {
            FileTime ofCsv = Files.getLastModifiedTime(csv);
            int order = ofCsv.compareTo(Files.getLastModifiedTime(plan));
            return order == 0 ? Optional.empty() : Optional.of(order > 0 ? "the CSV" : "the plan");
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * How the CSV differs from the plan. The CSV may have any of the forms in which we write it.
     *
     * @return empty if it matches; otherwise the faults compared with the closest form, each with its line
     */
    public List<String> differences(Plan planned) {
        List<CsvRecord> rows = new ArrayList<>();
        try (CsvReader reader = CsvReader.of(Files.newInputStream(csv))) {
            Optional<CsvRecord> row = reader.next();
            while (row.isPresent()) {
                rows.add(row.get());
                row = reader.next();
            }
        } catch (IOException e) {
            return List.of(csv + ": cannot be read");
        } catch (CsvFormatException e) {
            return List.of(csv + ":" + e.line() + ": " + withoutDot(e.fault()));
        }
        return Arrays.stream(ScheduleCsv.Reader.values())
                .map(form -> differences(planned, form, rows))
                .min((one, other) -> Integer.compare(one.size(), other.size()))
                .orElseThrow();
    }

    private static String withoutDot(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private List<String> differences(Plan planned, ScheduleCsv.Reader form, List<CsvRecord> rows) {
        List<String> columns = ScheduleCsv.COLUMNS;
        if (rows.isEmpty() || !rows.get(0).fields().equals(columns)) {
            return List.of(csv + ":1: its columns are not the columns of a schedule");
        }
        List<String> differences = new ArrayList<>();
        int messages = planned.messages().size();
        if (rows.size() - 1 != messages) {
            differences.add(csv + ": has " + Counted.of(rows.size() - 1, "row") + " but the plan has "
                    + Counted.of(messages, "message") + missing(planned, rows));
            return differences;
        }
        for (int i = 0; i < messages; i++) {
            CsvRecord row = rows.get(i + 1);
            List<String> expected = ScheduleCsv.row(planned, planned.messages().get(i), form);
            if (row.fields().size() != expected.size()) {
                differences.add(
                        csv + ":" + row.line() + ": has " + row.fields().size() + " fields of " + expected.size());
                continue;
            }
            for (int column = 0; column < expected.size(); column++) {
                boolean same = columns.get(column).equals("performance_score")
                        ? isSameNumber(row.fields().get(column), expected.get(column))
                        : row.fields().get(column).equals(expected.get(column));
                if (!same) {
                    differences.add(csv + ":" + row.line() + ": " + columns.get(column)
                            + String.format(Locale.ROOT, " differs from messages[%d] in the plan", i));
                }
            }
        }
        return differences;
    }

    /** The messages that have no row. */
    private static String missing(Plan planned, List<CsvRecord> rows) {
        int column = ScheduleCsv.COLUMNS.indexOf("caption_id");
        Set<String> ids = rows.stream()
                .filter(row -> row.fields().size() > column)
                .map(row -> unguarded(row.fields().get(column)))
                .collect(Collectors.toSet());
        String missing = planned.messages().stream()
                .map(message -> message.captionId().toString())
                .filter(id -> !ids.contains(id))
                .map(id -> "caption " + id)
                .collect(Collectors.joining(", "));
        return missing.isEmpty() ? "" : ": it is missing " + missing;
    }

    private static String unguarded(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }

    private static boolean isSameNumber(String one, String other) {
        // Compare as text first, because a cell may contain anything that a person types.
        return one.equals(other)
                || (one.matches("[01](\\.\\d{1,20})?") && new BigDecimal(one).compareTo(new BigDecimal(other)) == 0);
    }
}
