package io.schedulebuilder.store.duckdb;

import io.schedulebuilder.store.CommitResult;
import io.schedulebuilder.store.Commitment;
import io.schedulebuilder.store.WriteSession;

/** A snapshot on a connection that has the file to itself. */
final class DuckDbWriteSession extends DuckDbSnapshot implements WriteSession {
    private final Session session;

    DuckDbWriteSession(Session session) {
        super(session);
        this.session = session;
    }

    @Override
    public CommitResult commit(Commitment commitment) {
        CommitResult result = new PlanWriter(session, commitment).write();
        if (result instanceof CommitResult.Committed) {
            session.commit();
        }
        return result;
    }
}
