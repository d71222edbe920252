package io.schedulebuilder.store;

import io.schedulebuilder.domain.FailureException;

/**
 * A view of a warehouse with the write lock: nobody else can write until it is closed. Hold it for seconds, not
 * minutes.
 */
public interface WriteSession extends Snapshot {
    /**
     * Writes the recommendation, locks and log row of one plan, or nothing.
     *
     * <p>Captions are checked against the current locks, by {@link CaptionKey} and by the days of
     * {@link Snapshot#pool}. Messages imported since the plan was made do not count, because the plan cannot know them.
     *
     * @throws FailureException also if a caption is not in the bank, or two messages would send the same text
     */
    CommitResult commit(Commitment commitment);
}
