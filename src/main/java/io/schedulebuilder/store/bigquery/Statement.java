package io.schedulebuilder.store.bigquery;

import com.google.api.services.bigquery.model.QueryParameter;
import io.schedulebuilder.domain.PageName;
import java.util.List;
import java.util.Optional;

/**
 * SQL ready to run.
 *
 * @param step its purpose: the name of its file
 * @param page the page it runs for; empty for several or none
 */
record Statement(String step, String sql, List<QueryParameter> parameters, Optional<PageName> page) {
    /** A statement without parameters. */
    static Statement of(String step, String sql) {
        return new Statement(step, sql, List.of(), Optional.empty());
    }

    Statement of(PageName name) {
        return new Statement(step, sql, parameters, Optional.of(name));
    }

    /** Whether it refers to a table. */
    boolean names(String table) {
        return sql.contains("." + table + "`");
    }
}
