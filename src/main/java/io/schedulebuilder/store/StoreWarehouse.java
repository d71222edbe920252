package io.schedulebuilder.store;

import io.schedulebuilder.domain.ScheduleId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A warehouse that reads its records with the queries in {@link Query}. */
public abstract class StoreWarehouse implements Warehouse {
    /** Opens the store for queries, until the reader returns. */
    public abstract <T> T reading(Function<Queries, T> reader);

    @Override
    public final List<RunRecord> runs(int limit) {
        return reading(queries -> new Records(queries).runs(limit));
    }

    @Override
    public final Optional<RunRecord> run(String id) {
        return reading(queries -> new Records(queries).run(id));
    }

    @Override
    public final List<RunOutcome> outcomes(Instant from, Instant before) {
        return reading(queries -> new Records(queries).outcomes(from, before));
    }

    @Override
    public final Optional<RecordedSchedule> schedule(ScheduleId id) {
        return reading(queries -> new Records(queries).schedule(id));
    }
}
