package io.schedulebuilder.store.bigquery;

import static java.util.stream.Collectors.joining;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.store.Dataset;
import io.schedulebuilder.store.DeployStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Updates a dataset for this program: creates what is missing, drops nothing, changes no row.
 *
 * @param replaceProcedures whether to replace procedures that have the agency's names
 */
record Deployment(Session session, boolean replaceProcedures) {
    private static final String ADD = "ADD COLUMN IF NOT EXISTS ";

    /** The steps in order, including what stays unchanged. */
    List<DeployStep> plan() {
        List<DeployStep> steps = new ArrayList<>();
        Catalog catalog = session.catalog();
        Tables.ALL.forEach(table -> steps.add(table(catalog, table)));
        steps.add(guardRow(catalog));
        Routines routines = Routines.read(session);
        Routines.ALL.forEach(routine -> steps.add(routine(routines, routine)));
        steps.add(view(catalog)); // after the function that it calls
        return List.copyOf(steps);
    }

    /** Runs the steps. If a step fails, the earlier ones stay; the next deployment continues from there. */
    static void apply(Session session, List<DeployStep> steps) {
        for (DeployStep step : steps) {
            step.sql().ifPresent(sql -> {
                try {
                    run(session, step, sql);
                } catch (FailureException e) {
                    if (!String.valueOf(e.getMessage()).contains("Only one ALTER command")) {
                        throw e;
                    }
                    runOneByOne(session, step, sql);
                }
            });
        }
        session.forgetCatalog();
    }

    private DeployStep table(Catalog catalog, String table) {
        if (!catalog.has(table)) {
            return DeployStep.create("table", table, session.sql(Tables.file(table), Map.of()));
        }
        Map<String, String> missing = Tables.missing(catalog, table);
        if (missing.isEmpty()) {
            return DeployStep.keep("table", table, "has all columns");
        }
        return DeployStep.change(
                "table",
                table,
                "add the columns " + String.join(", ", missing.keySet()),
                alter(session.dataset(), table, missing));
    }

    /**
     * One statement for all columns, because BigQuery allows only five changes of a table in ten seconds.
     *
     * @param missing columns to add, with their types
     */
    static String alter(Dataset dataset, String table, Map<String, String> missing) {
        return missing.entrySet().stream()
                .map(column -> ADD + column.getKey() + " " + column.getValue())
                .collect(joining(", ", "ALTER TABLE " + dataset.quoted(table) + " ", ""));
    }

    private static void run(Session session, DeployStep step, String sql) {
        session.update("make " + step.object(), Statement.of("deploy_" + step.name(), sql));
    }

    /** For an emulator, which adds only one column at a time. */
    private static void runOneByOne(Session session, DeployStep step, String sql) {
        int begin = sql.indexOf(ADD);
        for (String column : sql.substring(begin).split(", (?=" + ADD + ")", -1)) {
            run(session, step, sql.substring(0, begin) + column);
        }
    }

    private DeployStep guardRow(Catalog catalog) {
        Statement insert = session.statement("guard_row");
        boolean there = catalog.has("sb_guard")
                && !session.query("look at the guard", session.statement("guard"))
                        .isEmpty();
        return there
                ? DeployStep.keep("row", "sb_guard", "is there")
                : new DeployStep(
                        "row",
                        "sb_guard",
                        DeployStep.Action.CREATE,
                        "the one that writers update",
                        Optional.of(insert.sql()));
    }

    private DeployStep routine(Routines routines, String routine) {
        String kind = Routines.file(routine).text().contains(" FUNCTION ") ? "function" : "procedure";
        String sql = Routines.sql(session, routine);
        return switch (routines.state(routine)) {
            case ABSENT -> DeployStep.create(kind, routine, sql);
            case CURRENT -> DeployStep.keep(kind, routine, "is this version");
            case OUTDATED -> DeployStep.change(kind, routine, "update to this version", sql);
            case FOREIGN ->
                replaceProcedures || routine.startsWith(Routines.PREFIX)
                        ? DeployStep.change(kind, routine, "replace a different body with ours", sql)
                        : DeployStep.keep(
                                kind,
                                routine,
                                "has a different body and stays; builds use " + Routines.PREFIX + routine
                                        + " (--replace-procedures replaces it)");
        };
    }

    private DeployStep view(Catalog catalog) {
        return catalog.has(Tables.VIEW)
                ? DeployStep.keep("view", Tables.VIEW, "stays as it is; builds do not read it")
                : DeployStep.create(
                        "view", Tables.VIEW, session.sql(SqlFile.of("views/" + Tables.VIEW + ".sql"), Map.of()));
    }
}
