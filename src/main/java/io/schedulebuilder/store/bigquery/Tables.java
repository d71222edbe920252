package io.schedulebuilder.store.bigquery;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.store.Dataset;
import io.schedulebuilder.store.ImportTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The known tables, as defined in {@code tables/}, and what a build needs of them. */
final class Tables {
    /** Added to the agency's table later, so some datasets do not have it. */
    static final String OPTIONAL_CAPTION_ID = "mass_messages.caption_id";

    /** In the order of creation. */
    static final List<String> ALL = List.of(
            "mass_messages",
            "caption_bank",
            "caption_bandit_stats",
            "active_caption_assignments",
            "schedule_recommendations",
            "schedule_export_log",
            "planned_messages",
            "creator_caption_restrictions",
            "holiday_calendar",
            "active_creators",
            "page_settings",
            "sb_guard");

    /** We create it if it is missing; builds do not read it. */
    static final String VIEW = "available_captions";

    static final List<String> ALL_AND_VIEWS =
            Stream.concat(ALL.stream(), Stream.of(VIEW)).toList();

    /** The tables that a build creates itself, because nothing else depends on them. */
    static final List<String> MADE_BY_BUILDS =
            List.of("schedule_recommendations", "schedule_export_log", "planned_messages");

    private static final Pattern COLUMN =
            Pattern.compile("(?m)^  (\\w+) ([A-Z0-9]+(?:<[A-Z0-9]+>)?)(?: NOT NULL)?(.*?),?$");
    private static final Pattern ONE_LINE = Pattern.compile("\\((\\w+ \\w+(?:, \\w+ \\w+)*)\\);");

    /** The columns that queries read; of tables not listed here, they read all. */
    private static final Map<String, Set<String>> READ = Map.of(
            "mass_messages",
            allBut(ImportTable.MESSAGES.columnNames(), "caption_id"),
            "caption_bank",
            allBut(ImportTable.CAPTIONS.columnNames(), "caption_key"),
            "creator_caption_restrictions",
            allBut(
                    columns("creator_caption_restrictions").keySet(),
                    "restriction_text",
                    "min_ppv_pool",
                    "min_bump_pool",
                    "updated_by"),
            "holiday_calendar",
            Set.of("holiday_date", "holiday_name", "saturation_impact_factor"),
            "caption_bandit_stats",
            Set.of());

    /** The tables that a build writes, with the columns that it may leave empty. */
    private static final Map<String, Set<String>> WRITTEN = Map.of(
            "schedule_recommendations",
            Set.of("replaced_by"),
            "schedule_export_log",
            Set.of("error_message"),
            "planned_messages",
            Set.of("expected_revenue", "propensity", "propensity_error", "explored"),
            "active_caption_assignments",
            Set.of("deactivated_at", "deactivation_reason"));

    /** The agency's own columns of schedule_recommendations, with their values in our rows. */
    static final Map<String, String> THEIR_COLUMNS = Map.of(
            "recommendation_id", "schedule",
            "generated_at", "moment",
            "recommendation_data", "JSON_VALUE(plan, '$.plan_json')");

    private Tables() {}

    private static Set<String> allBut(Collection<String> columns, String... unread) {
        Set<String> read = new HashSet<>(columns);
        List.of(unread).forEach(read::remove);
        return read;
    }

    static SqlFile file(String table) {
        return SqlFile.of("tables/" + table + ".sql");
    }

    /** A table's columns with their types, in order. */
    static Map<String, String> columns(String table) {
        Map<String, String> columns = new LinkedHashMap<>();
        String text = file(table).text();
        Matcher oneLine = ONE_LINE.matcher(text);
        if (oneLine.find()) {
            for (String column : oneLine.group(1).split(", ", -1)) {
                columns.put(column.split(" ", -1)[0], column.split(" ", -1)[1]);
            }
        } else {
            COLUMN.matcher(text).results().forEach(found -> columns.put(found.group(1), found.group(2)));
        }
        return columns;
    }

    /** The columns that a table in the dataset lacks. */
    static Map<String, String> missing(Catalog catalog, String table) {
        Map<String, String> missing = columns(table);
        missing.keySet().removeAll(catalog.columns(table).keySet());
        return missing;
    }

    /** SQL for the caption id of a message; NULL if the table does not have that column. */
    static String captionId(Catalog catalog) {
        return catalog.columns("mass_messages").containsKey("caption_id") ? "caption_id" : "CAST(NULL AS INT64)";
    }

    /**
     * Checks the tables.
     *
     * @throws FailureException if a build needs a table or column that is missing and that it does not create
     */
    static void require(Dataset dataset, Catalog catalog) {
        List<String> missing = new ArrayList<>();
        for (String table : ALL) {
            if (!catalog.has(table)) {
                if (!MADE_BY_BUILDS.contains(table)) {
                    missing.add("table " + table);
                }
                continue;
            }
            Set<String> needed = READ.getOrDefault(table, columns(table).keySet());
            List<String> absent = columns(table).keySet().stream()
                    .filter(needed::contains)
                    .filter(column -> !catalog.columns(table).containsKey(column))
                    .toList();
            if (!absent.isEmpty()) {
                missing.add("in " + table + " the columns " + String.join(", ", absent));
            }
        }
        if (!missing.isEmpty()) {
            throw new FailureException(dataset + " lacks " + String.join("; ", missing)
                    + ". Create what is missing:  schedule-builder warehouse deploy --warehouse " + dataset);
        }
    }

    /**
     * Columns of an agency's table that must have a value, which a build cannot always provide.
     *
     * @param columns one or more
     */
    record Demand(String table, List<String> columns) {
        String words() {
            return table + " requires a value in " + String.join(", ", columns)
                    + ", which a build cannot always provide";
        }

        /** For one column at a time, because BigQuery allows no more. */
        String remedy(Dataset dataset) {
            return "ALTER TABLE " + dataset.quoted(table) + " ALTER COLUMN " + columns.get(0) + " DROP NOT NULL";
        }
    }

    /**
     * Checks that a build can write its rows.
     *
     * @throws FailureException if a column needs a value that a build does not provide
     */
    static void requireWritable(Dataset dataset, Catalog catalog) {
        demand(catalog).ifPresent(demand -> {
            throw new FailureException(dataset + ": " + demand.words() + ". Allow it to be empty:  "
                    + demand.remedy(dataset) + "  Nothing was written.");
        });
    }

    static Optional<Demand> demand(Catalog catalog) {
        return WRITTEN.entrySet().stream()
                .map(table -> new Demand(table.getKey(), demanded(catalog, table.getKey(), table.getValue())))
                .filter(demand -> !demand.columns().isEmpty())
                .min(Comparator.comparing(Demand::table));
    }

    private static List<String> demanded(Catalog catalog, String table, Set<String> leftEmpty) {
        Set<String> given = new HashSet<>(columns(table).keySet());
        given.removeAll(leftEmpty);
        if (table.equals("schedule_recommendations")) {
            given.addAll(THEIR_COLUMNS.keySet());
        }
        return catalog.columns(table).values().stream()
                .filter(column -> column.required() && !given.contains(column.name()))
                .map(Catalog.Column::name)
                .toList();
    }
}
