package io.schedulebuilder.store;

/** Told how far a load is; called from the loading thread. */
@FunctionalInterface
public interface LoadProgress {
    /** {@code done} of about {@code total} units of {@code what} ("messages.csv") are through. */
    void at(String what, long done, long total);

    /** Tells nobody. */
    LoadProgress SILENT = (what, done, total) -> {};
}
