package io.schedulebuilder.examples;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A folder of import files, read by other code than wrote it. */
record ImportedFolder(Path folder) {
    static final ImportedFolder EXAMPLES = new ImportedFolder(Path.of("examples"));
    static final ImportedFolder REAL = new ImportedFolder(Path.of("examples", "real"));

    /**
     * A row of messages.csv.
     *
     * @param captionId empty in older rows
     */
    record Row(
            long id,
            String page,
            String text,
            Instant sentAt,
            LocalDate localDay,
            int localHour,
            long sent,
            long viewed,
            long purchased,
            double earnings,
            String type,
            String captionId) {

        boolean isPpv() {
            return type.equals("PPV");
        }

        double unlock() {
            return (double) viewed / sent;
        }

        double rpr() {
            return earnings / sent;
        }
    }

    /** Time zones by page, in the file's order. */
    Map<String, ZoneId> zones() {
        Map<String, ZoneId> zones = new LinkedHashMap<>();
        lines("pages.csv").forEach(line -> zones.put(line.get("page_name"), ZoneId.of(line.get("time_zone"))));
        return zones;
    }

    List<Row> messages() {
        Map<String, ZoneId> zones = zones();
        return lines("messages.csv").stream()
                .map(line -> {
                    Instant sentAt = Instant.parse(line.get("sending_time"));
                    var local = sentAt.atZone(zones.get(line.get("page_name")));
                    return new Row(
                            Long.parseLong(line.get("row_id")),
                            line.get("page_name"),
                            line.get("message"),
                            sentAt,
                            local.toLocalDate(),
                            local.getHour(),
                            Long.parseLong(line.get("sent_count")),
                            Long.parseLong(line.get("viewed_count")),
                            Long.parseLong(line.get("purchased_count")),
                            Double.parseDouble(line.get("earnings")),
                            line.get("message_type"),
                            line.get("caption_id"));
                })
                .toList();
    }

    /** Rows of captions.csv by id. */
    Map<String, Map<String, String>> captions() {
        Map<String, Map<String, String>> captions = new HashMap<>();
        for (Map<String, String> line : lines("captions.csv")) {
            if (captions.put(line.get("caption_id"), line) != null) {
                throw new IllegalStateException("caption id twice: " + line.get("caption_id"));
            }
        }
        return captions;
    }

    List<Map<String, String>> lines(String file) {
        try (Reader reader = Files.newBufferedReader(folder.resolve(file));
                CSVReaderHeaderAware csv = new CSVReaderHeaderAware(reader)) {
            List<Map<String, String>> lines = new ArrayList<>();
            for (Map<String, String> line = csv.readMap(); line != null; line = csv.readMap()) {
                lines.add(line);
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CsvValidationException e) {
            throw new IllegalStateException(file, e);
        }
    }
}
