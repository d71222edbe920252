package io.schedulebuilder.store.bigquery;

import com.google.api.services.bigquery.model.QueryParameter;
import io.schedulebuilder.domain.PageName;
import java.util.List;
import java.util.Optional;

/**
 * SQL ready to run.
 *
 * @param step what it is for: the name of its file
 * @param page that it is run for; empty for many or none
 */
record Statement(String step, String sql, List<QueryParameter> parameters, Optional<PageName> page) {
    /** One without parameters. */
    static Statement of(String step, String sql) {
        return new Statement(step, sql, List.of(), Optional.empty());
    }

    Statement of(PageName name) {
        return new Statement(step, sql, parameters, Optional.of(name));
    }

    /** Whether it reads or writes a table. */
    boolean names(String table) {
        return sql.contains("." + table + "`");
    }
}
