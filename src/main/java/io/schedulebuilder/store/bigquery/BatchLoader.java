package io.schedulebuilder.store.bigquery;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.store.CaptionKey;
import io.schedulebuilder.store.ImportBatch;
import io.schedulebuilder.store.ImportBatch.CaptionRow;
import io.schedulebuilder.store.ImportBatch.HolidayRow;
import io.schedulebuilder.store.ImportBatch.MessageRow;
import io.schedulebuilder.store.LoadProgress;
import io.schedulebuilder.store.LoadSummary;
import io.schedulebuilder.store.LoadSummary.TableSummary;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Loads a batch: rows go to staging tables first, and from there to their own in one transaction. */
final class BatchLoader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MONEY_DECIMALS = 4;

    /** Characters of rows that one statement carries; a request has a limit of 10 MB. */
    private static final int PORTION = 2_000_000;

    private final Session session;
    private final LoadProgress progress;

    BatchLoader(Session session, LoadProgress progress) {
        this.session = session;
        this.progress = progress;
    }

    /** Where rows go, and how they are written: each value as a text, by its column. The first column is the key. */
    record Target<T>(String table, List<String> columns, Function<T, ObjectNode> json) {}

    /**
     * A table whose rows wait in a table of their own; both as SQL names them.
     *
     * @param types of the columns that are filled, the key's first
     * @param values the columns that a row which is there already takes
     */
    record Staged(String name, String table, String stage, String key, Map<String, String> types, List<String> values) {
        /**
         * @param there the table's columns
         * @param absent columns of which the batch says nothing, each as {@code table.column}
         */
        static Staged of(Dataset dataset, String run, Target<?> target, Set<String> there, Set<String> absent) {
            Map<String, String> types = new LinkedHashMap<>(Tables.columns(target.table()));
            types.keySet().retainAll(target.columns());
            types.keySet().retainAll(there);
            return new Staged(
                    target.table(),
                    quoted(dataset, target.table()),
                    quoted(dataset, "sb_stage_" + run + "_" + target.table()),
                    target.columns().get(0),
                    types,
                    types.keySet().stream()
                            .filter(column -> !column.equals(target.columns().get(0)))
                            .filter(column -> !absent.contains(target.table() + "." + column))
                            .toList());
        }

        private static String quoted(Dataset dataset, String table) {
            return "`" + dataset.qualified() + "." + table + "`";
        }

        String create() {
            return String.format(
                    Locale.ROOT,
                    "CREATE OR REPLACE TABLE %s (%s) OPTIONS (expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 1 DAY))",
                    stage,
                    types.entrySet().stream()
                            .map(column -> column.getKey() + " " + column.getValue())
                            .collect(joining(", ")));
        }

        /** Takes the rows as the parameter {@code rows}, a JSON text. */
        String insert() {
            return String.format(
                    Locale.ROOT,
                    "INSERT INTO %s (%s) SELECT %s FROM UNNEST(JSON_QUERY_ARRAY(@rows)) AS element",
                    stage,
                    String.join(", ", types.keySet()),
                    types.entrySet().stream()
                            .map(column -> value(column.getKey(), column.getValue()))
                            .collect(joining(", ")));
        }

        String compare() {
            return String.format(
                    Locale.ROOT,
                    "SELECT COUNTIF(t.%1$s IS NULL), COUNTIF(t.%1$s IS NOT NULL AND (%2$s)) FROM %3$s AS s LEFT JOIN %4$s AS t ON t.%1$s = s.%1$s",
                    key,
                    values.isEmpty() ? "FALSE" : differs(),
                    stage,
                    table);
        }

        String merge() {
            return String.format(
                    Locale.ROOT,
                    "MERGE INTO %s AS t USING %s AS s ON t.%3$s = s.%3$s %4$s WHEN NOT MATCHED THEN INSERT (%5$s) VALUES (%6$s)",
                    table,
                    stage,
                    key,
                    values.isEmpty()
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    "WHEN MATCHED AND (%s) THEN UPDATE SET %s",
                                    differs(),
                                    values.stream()
                                            .map(column -> column + " = s." + column)
                                            .collect(joining(", "))),
                    String.join(", ", types.keySet()),
                    types.keySet().stream().map(column -> "s." + column).collect(joining(", ")));
        }

        private String differs() {
            return values.stream()
                    .map(column -> String.format(Locale.ROOT, "t.%1$s IS DISTINCT FROM s.%1$s", column))
                    .collect(joining(" OR "));
        }

        String drop() {
            return "DROP TABLE IF EXISTS " + stage;
        }
    }

    /** All merges as one. */
    static String merges(List<Staged> staged) {
        return "BEGIN TRANSACTION;\n" + staged.stream().map(Staged::merge).collect(joining(";\n"))
                + ";\nCOMMIT TRANSACTION;";
    }

    LoadSummary load(ImportBatch batch) {
        List<Staged> staged = new ArrayList<>();
        try {
            List<TableSummary> summaries = new ArrayList<>();
            stage(PAGES, batch.pages(), batch.absentColumns(), staged, summaries);
            stage(HOLIDAYS, batch.holidays(), batch.absentColumns(), staged, summaries);
            stage(CAPTIONS, batch.captions(), batch.absentColumns(), staged, summaries);
            stage(MESSAGES, batch.messages(), batch.absentColumns(), staged, summaries);
            if (!staged.isEmpty()) {
                run("load the rows", "merge", merges(staged));
            }
            return new LoadSummary(List.copyOf(summaries));
        } finally {
            staged.forEach(this::drop);
        }
    }

    /** What became of the load does not depend on it: the table ends by itself in a day. */
    private void drop(Staged one) {
        try {
            run("clean up", "drop_stage", one.drop());
        } catch (FailureException e) {
            // What was loaded is loaded.
        }
    }

    private <T> void stage(
            Target<T> target, List<T> rows, Set<String> absent, List<Staged> staged, List<TableSummary> summaries) {
        if (rows.isEmpty()) {
            return;
        }
        Staged one = Staged.of(
                session.dataset(),
                session.run(),
                target,
                session.catalog().columns(target.table()).keySet(),
                absent);
        staged.add(one);
        run("make room for rows", "stage", one.create());
        fill(one, rows, target.json());
        summaries.add(count(one, rows.size()));
        progress.at(target.table(), rows.size(), rows.size());
    }

    private <T> void fill(Staged one, List<T> rows, Function<T, ObjectNode> json) {
        StringBuilder portion = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            portion.append(portion.isEmpty() ? '[' : ',').append(json.apply(rows.get(i)));
            if (portion.length() > PORTION || i == rows.size() - 1) {
                // Once, as a repetition would add the rows again; a job's own id keeps a lost answer from being one.
                onceOrFail(one.insert(), portion.append(']').toString());
                portion.setLength(0);
                progress.at(one.name(), i + 1L, rows.size());
            }
        }
    }

    private void onceOrFail(String insert, String rows) {
        try {
            session.once(new Statement("load", insert, SqlFile.text("rows", rows), Optional.empty()));
        } catch (ApiException e) {
            throw ApiErrors.explain(session.dataset(), "load the rows (nothing was loaded)", e);
        }
    }

    private TableSummary count(Staged one, long read) {
        Row counts = session.first("compare the rows", statement("compare", one.compare()));
        return new TableSummary(
                one.name(), read, counts.number(0), counts.number(1), read - counts.number(0) - counts.number(1));
    }

    private void run(String attempt, String step, String sql) {
        session.update(attempt, statement(step, sql));
    }

    private static Statement statement(String step, String sql) {
        return new Statement(step, sql, List.of(), Optional.empty());
    }

    private static String value(String column, String type) {
        String text = "JSON_VALUE(element, '$." + column + "')";
        return switch (type) {
            case "STRING" -> text;
            case "TIMESTAMP" -> "TIMESTAMP_MICROS(CAST(" + text + " AS INT64))";
            default -> "CAST(" + text + " AS " + type + ")";
        };
    }

    private static final Target<Page> PAGES =
            new Target<>("page_settings", List.of("page_name", "time_zone"), page -> JSON.createObjectNode()
                    .put("page_name", page.name().value())
                    .put("time_zone", page.zone().getId()));

    private static final Target<HolidayRow> HOLIDAYS = new Target<>(
            "holiday_calendar",
            List.of("holiday_date", "holiday_name", "holiday_type", "is_major_holiday", "saturation_impact_factor"),
            holiday -> JSON.createObjectNode()
                    .put("holiday_date", holiday.day().toString())
                    .put("holiday_name", holiday.name())
                    .put("holiday_type", holiday.type().orElse(null))
                    .put("is_major_holiday", Boolean.toString(holiday.major()))
                    .put("saturation_impact_factor", Double.toString(holiday.volumeFactor())));

    private static final Target<CaptionRow> CAPTIONS = new Target<>(
            "caption_bank",
            List.of(
                    "caption_id",
                    "caption_text",
                    "content_category",
                    "price_tier",
                    "has_urgency",
                    "overall_performance_score",
                    "usage_status",
                    "caption_key"),
            caption -> JSON.createObjectNode()
                    .put("caption_id", Long.toString(caption.captionId()))
                    .put("caption_text", caption.captionText())
                    .put("content_category", caption.contentCategory())
                    .put("price_tier", caption.priceTier())
                    .put("has_urgency", Boolean.toString(caption.hasUrgency()))
                    .put(
                            "overall_performance_score",
                            caption.overallPerformanceScore().isPresent()
                                    ? Double.toString(
                                            caption.overallPerformanceScore().getAsDouble())
                                    : null)
                    .put("usage_status", caption.usageStatus())
                    .put("caption_key", CaptionKey.of(caption.captionText())));

    private static final Target<MessageRow> MESSAGES = new Target<>(
            "mass_messages",
            List.of(
                    "row_id",
                    "page_name",
                    "message",
                    "sending_time",
                    "price",
                    "sent_count",
                    "viewed_count",
                    "purchased_count",
                    "earnings",
                    "message_type",
                    "caption_id"),
            message -> JSON.createObjectNode()
                    .put("row_id", Long.toString(message.rowId()))
                    .put("page_name", message.pageName())
                    .put("message", message.message())
                    .put("sending_time", Long.toString(SqlText.micros(message.sendingTime())))
                    .put("price", message.price().map(BatchLoader::dollars).orElse(null))
                    .put("sent_count", Long.toString(message.sentCount()))
                    .put("viewed_count", Long.toString(message.viewedCount()))
                    .put("purchased_count", Long.toString(message.purchasedCount()))
                    .put("earnings", dollars(message.earnings()))
                    .put("message_type", message.messageType().orElse(null))
                    .put(
                            "caption_id",
                            message.captionId().isPresent()
                                    ? Long.toString(message.captionId().getAsLong())
                                    : null));

    static final List<Target<?>> TARGETS = List.of(PAGES, HOLIDAYS, CAPTIONS, MESSAGES);

    private static String dollars(BigDecimal amount) {
        return amount.setScale(MONEY_DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
    }
}
