package io.schedulebuilder.store;

import java.util.List;

/** What a load changed in each table. */
public record LoadSummary(List<TableSummary> tables) {
    /** Rows read from files: how many were new, differed from the stored row, or were already stored. */
    public record TableSummary(String table, long read, long added, long changed, long unchanged) {
        /** A row that was neither added nor changed was already stored. */
        public static TableSummary of(String table, long read, long added, long changed) {
            return new TableSummary(table, read, added, changed, read - added - changed);
        }
    }
}
