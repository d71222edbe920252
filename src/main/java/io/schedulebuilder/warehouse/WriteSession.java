package io.schedulebuilder.warehouse;

/** A view of a warehouse that nobody else can write to until it is closed. Hold it for seconds, not minutes. */
public interface WriteSession extends Snapshot {
    /** Writes recommendation, locks and log row of one plan, or nothing. */
    CommitResult commit(Commitment commitment);
}
