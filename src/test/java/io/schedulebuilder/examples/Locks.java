package io.schedulebuilder.examples;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Prints who holds which captions of a warehouse, one lock a line, in order; for benchmarks/batch-faults.sh. */
final class Locks {
    private Locks() {}

    /** Argument: a DuckDB file. */
    public static void main(String[] arguments) throws SQLException {
        try (Connection warehouse = DriverManager.getConnection("jdbc:duckdb:" + arguments[0]);
                Statement statement = warehouse.createStatement();
                ResultSet locks = statement.executeQuery(
                        "SELECT concat_ws(' ', page_name, schedule_id, caption_id, scheduled_send_date, is_active) AS line"
                                + " FROM active_caption_assignments ORDER BY line")) {
            while (locks.next()) {
                System.out.println(locks.getString(1));
            }
        }
    }
}
