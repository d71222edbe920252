package io.schedulebuilder.warehouse.duckdb;

import io.schedulebuilder.warehouse.CommitResult;
import io.schedulebuilder.warehouse.Commitment;
import io.schedulebuilder.warehouse.WriteSession;

/** A snapshot on a connection that nobody else can write beside. */
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
