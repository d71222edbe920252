package io.schedulebuilder.store.bigquery;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.store.CommitResult;
import io.schedulebuilder.store.Commitment;
import io.schedulebuilder.store.WriteSession;
import java.util.List;

/**
 * A view with the write lock. The guard's row contains the holder of the lock, and every transaction that writes checks
 * it. The lock expires after two minutes if this process ends without releasing it.
 */
final class BigQueryWriteSession extends BigQuerySnapshot implements WriteSession {
    /** Longer than reading and planning take with the lock. Each commit renews it. */
    private static final long HELD_SECONDS = 120;

    private final Session session;
    private boolean held = true;

    private BigQueryWriteSession(Session session) {
        super(session);
        this.session = session;
    }

    /**
     * Waits for the write lock.
     *
     * @throws FailureException if others hold it for longer than the limits allow
     */
    static BigQueryWriteSession take(Session session) {
        Backoff backoff = session.limits().ofQuery();
        while (true) {
            hold(session);
            List<ResultRow> holders = session.query("see who holds the write lock", session.statement("holder"));
            if (holders.stream().anyMatch(row -> row.text(0).equals(session.run()))) {
                return new BigQueryWriteSession(session);
            }
            if (!backoff.hasTime()) {
                throw new FailureException(session.dataset()
                        + ": another run has held the write lock for more than "
                        + session.limits().query().toSeconds() + " s. Wait until it is done, then try again.");
            }
            backoff.pause();
        }
    }

    @Override
    public CommitResult commit(Commitment commitment) {
        hold(session);
        return new PlanWriter(session, commitment).write();
    }

    private static void hold(Session session) {
        session.update("take the write lock", session.statement("hold", session.run(), HELD_SECONDS));
    }

    @Override
    public void close() {
        if (held) {
            held = false;
            try {
                session.update("release the write lock", session.statement("let_go", session.run()));
            } catch (FailureException e) {
                // The lock expires by itself, and what was written stays.
            }
        }
    }
}
