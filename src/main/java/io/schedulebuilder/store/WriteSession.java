package io.schedulebuilder.store;

import io.schedulebuilder.domain.FailureException;

/** A view of a warehouse that nobody else can write to until it is closed. Hold it for seconds, not minutes. */
public interface WriteSession extends Snapshot {
    /**
     * Writes recommendation, locks and log row of one plan, or nothing.
     *
     * <p>Captions are checked against locks as they are now, by {@link CaptionKey} and by the days of
     * {@link Snapshot#captions}. Messages imported since the plan was made do not count: it cannot know them.
     *
     * @throws FailureException also if a caption is not in the bank, or two messages would send one text
     */
    CommitResult commit(Commitment commitment);
}
