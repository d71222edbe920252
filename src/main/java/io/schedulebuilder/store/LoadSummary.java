package io.schedulebuilder.store;

import java.util.List;

/** What a load changed, table by table. */
public record LoadSummary(List<TableSummary> tables) {
    /** Rows read from files, of which so many were new, differed from the stored row, or were stored already. */
    public record TableSummary(String table, long read, long added, long changed, long unchanged) {
        /** What was neither added nor changed was stored already. */
        public static TableSummary of(String table, long read, long added, long changed) {
            return new TableSummary(table, read, added, changed, read - added - changed);
        }
    }
}
