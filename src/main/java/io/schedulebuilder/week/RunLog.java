package io.schedulebuilder.week;

import io.schedulebuilder.domain.Fault;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.store.RefusedInput;
import io.schedulebuilder.store.RunRecord;
import io.schedulebuilder.store.RunRecord.Status;
import io.schedulebuilder.store.Warehouse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** The log row of one build: written with the plan, or on its own if the build fails. */
public final class RunLog {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Warehouse warehouse;
    private final PageName page;
    private final StepTimer stepTimer;
    private final Instant startedAt;
    private final String runId;

    public RunLog(Warehouse warehouse, PageName page, StepTimer stepTimer, Instant startedAt) {
        this.warehouse = warehouse;
        this.page = page;
        this.stepTimer = stepTimer;
        this.startedAt = startedAt;
        // Two runs within a second on one warehouse need different ids; nothing else depends on it.
        this.runId = STAMP.format(startedAt) + "-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }

    /** The row of a build that succeeds with this plan. */
    public RunRecord success(Plan plan) {
        return new RunRecord(
                runId,
                Optional.of(plan.scheduleId()),
                plan.pageName(), // in the warehouse's spelling
                startedAt,
                plan.unplaced().isEmpty() ? Status.SUCCESS : Status.PARTIAL,
                plan.messages().size(),
                plan.unplaced().size(),
                stepTimer.elapsed(),
                stepTimer.done(),
                Optional.empty(),
                "seed " + plan.run().seed() + ", solver " + plan.run().solverConfig() + ", ended by "
                        + plan.run().endedBy().word());
    }

    /** Runs the build. If it fails, writes a row with the error and rethrows it. */
    public <T> T logFailure(Supplier<T> build) {
        try {
            return build.get();
        } catch (RuntimeException | Error e) {
            failed(e);
            throw e;
        }
    }

    /** Writes a row that says why a build failed. */
    void failed(Throwable error) {
        try {
            warehouse.logFailures(List.of(failure(error)));
        } catch (RuntimeException | Error unlogged) {
            // The build's own error matters more than a failure to write the row.
            error.addSuppressed(unlogged);
        }
    }

    /** The row of a build that failed. */
    public RunRecord failure(Throwable error) {
        return new RunRecord(
                runId,
                Optional.empty(),
                page,
                startedAt,
                Status.FAILED,
                0,
                0,
                stepTimer.elapsed(),
                stepTimer.done(),
                Optional.of(Fault.words(error)),
                error instanceof InputException ? RefusedInput.NOTE : "");
    }
}
