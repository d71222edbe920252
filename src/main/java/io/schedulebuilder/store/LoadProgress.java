package io.schedulebuilder.store;

/** Receives the progress of a load, on the loading thread. */
@FunctionalInterface
public interface LoadProgress {
    /** {@code done} of about {@code total} units of {@code what} ("messages.csv") are done. */
    void at(String what, long done, long total);

    /** Ignores the progress. */
    LoadProgress SILENT = (what, done, total) -> {};
}
