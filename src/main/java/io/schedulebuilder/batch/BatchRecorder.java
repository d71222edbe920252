package io.schedulebuilder.batch;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Fault;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.schedule.FilePair;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.ScheduleFiles;
import io.schedulebuilder.store.CommitResult;
import io.schedulebuilder.store.RunRecord;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.store.WriteSession;
import io.schedulebuilder.week.BuiltWeek;
import io.schedulebuilder.week.Changes;
import io.schedulebuilder.week.Commitments;
import io.schedulebuilder.week.KeptMessages;
import io.schedulebuilder.week.NeighborSchedules;
import io.schedulebuilder.week.PageOutcome;
import io.schedulebuilder.week.PlanningService;
import io.schedulebuilder.week.Refusals;
import io.schedulebuilder.week.RunLog;
import io.schedulebuilder.week.StepTimer;
import io.schedulebuilder.week.WeekSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Records the stored plans of a batch, and publishes their files. */
final class BatchRecorder {
    /** Small enough to hold the write lock for only a second or two, so that others get a turn. */
    private static final int RECORDED_AT_ONCE = 20;

    private final Warehouse warehouse;
    private final WeekSettings settings;
    private final BatchFolder folder;
    private final BatchLedger ledger;
    private final BatchTimes times;
    private final InstantSource clock;
    private final Supplier<PlanningService> alone;
    private final List<PageName> overtaken = new ArrayList<>();

    /** @param alone plans a week again after another run recorded it, or took its captions, first */
    BatchRecorder(
            Warehouse warehouse,
            WeekSettings settings,
            BatchFolder folder,
            BatchLedger ledger,
            BatchTimes times,
            InstantSource clock,
            Supplier<PlanningService> alone) {
        this.warehouse = warehouse;
        this.settings = settings;
        this.folder = folder;
        this.ledger = ledger;
        this.times = times;
        this.clock = clock;
        this.alone = alone;
    }

    /** A plan to record, with the schedules that it replaces. */
    private record Waiting(Plan plan, List<Plan> replaced) {}

    /**
     * Records the plans, some at a time under one lock. A page whose captions or days another run took is planned again
     * at the end.
     */
    void record(List<Map.Entry<PageName, Path>> plans) {
        times.recordingBegins();
        for (int from = 0; from < plans.size() && !ledger.isStopped(); from += RECORDED_AT_ONCE) {
            recordSome(plans.subList(from, Math.min(plans.size(), from + RECORDED_AT_ONCE)));
        }
        for (PageName page : overtaken) {
            if (!ledger.isStopped()) {
                buildAlone(page);
            }
        }
    }

    /**
     * Handles a page that is already recorded: writes its files again if they are missing or belong to an earlier
     * schedule.
     */
    void recordedBefore(Plan plan) {
        Path csv = folder.csv(plan.pageName().value(), plan.startDate().toString());
        if (!FilePair.ofCsv(csv).isOf(plan.scheduleId())) {
            try (ScheduleFiles files =
                    folder.files(plan.pageName().value(), plan.startDate().toString())) {
                files.write(plan);
                csv = files.publish().csv();
            }
        }
        ledger.done(PageOutcome.Built.of(
                plan, csv, Duration.ZERO, kept(plan, NeighborSchedules.replaced(plan, warehouse))));
    }

    /** Records that a page cannot be planned or recorded. */
    void fail(PageName page, RuntimeException error) {
        Instant at = clock.instant();
        ledger.fail(page, () -> new RunLog(warehouse, page, times.ofPlanning(page), at).failure(error), error);
    }

    private void recordSome(List<Map.Entry<PageName, Path>> some) {
        List<Waiting> plans = new ArrayList<>();
        for (Map.Entry<PageName, Path> entry : some) {
            PagePlanner.attempt(
                    () -> {
                        Plan plan = StoredPlans.read(entry.getValue());
                        plans.add(new Waiting(plan, NeighborSchedules.replaced(plan, warehouse)));
                    },
                    error -> fail(entry.getKey(), error));
        }
        int next = 0;
        while (next < plans.size() && !ledger.isStopped()) {
            // If the lock is not available, nothing is recorded and the plans stay stored. A failure may have cost the
            // lock, so the next page takes it again.
            WriteSession session = warehouse.lock();
            try (session) {
                boolean held = true;
                while (held && next < plans.size() && !ledger.isStopped()) {
                    held = record(plans.get(next++), session);
                }
            } catch (InputException | FailureException e) {
                fail(plans.get(next - 1).plan().pageName(), e);
            }
        }
    }

    /** @return whether the warehouse and the files worked */
    private boolean record(Waiting waiting, WriteSession session) {
        Plan plan = waiting.plan();
        PageName page = plan.pageName();
        Instant now = clock.instant();
        StepTimer steps = times.ofTurn(page);
        RunLog log = new RunLog(warehouse, page, steps, now);
        try (ScheduleFiles files =
                folder.files(plan.pageName().value(), plan.startDate().toString())) {
            steps.time("write files", () -> files.write(plan));
            CommitResult result = session.commit(Commitments.of(
                    plan, NeighborSchedules.sentTexts(waiting.replaced(), plan.asOf()), now, log.success(plan)));
            boolean recorded =
                    result instanceof CommitResult.Committed || result instanceof CommitResult.AlreadyCommitted;
            Path csv = recorded ? files.publish().csv() : Path.of("");
            folder.stored().remove(page);
            if (recorded) {
                ledger.done(PageOutcome.Built.of(plan, csv, steps.elapsed(), kept(plan, waiting.replaced())));
            } else if (result instanceof CommitResult.AlreadyScheduled scheduled
                    && settings.earlier() == WeekSettings.Earlier.STAND) {
                fail(page, Refusals.alreadyScheduled(scheduled));
            } else {
                overtaken.add(page);
            }
            return true;
        } catch (InputException | FailureException e) {
            RunRecord row = log.failure(e); // the same run id as the commit, so that the log does not get both rows
            ledger.fail(page, () -> row, e);
            return false;
        }
    }

    private Optional<KeptMessages> kept(Plan plan, List<Plan> replaced) {
        return settings.earlier() == WeekSettings.Earlier.ARE_KEPT && !replaced.isEmpty()
                ? Optional.of(KeptMessages.of(Changes.messages(replaced, plan)))
                : Optional.empty();
    }

    private void buildAlone(PageName page) {
        try (ScheduleFiles files = folder.files(page.value(), settings.start().toString())) {
            Instant began = clock.instant();
            BuiltWeek week = alone.get().build(page, settings, files);
            ledger.done(PageOutcome.Built.of(
                    week.plan(),
                    folder.csv(page.value(), week.plan().startDate().toString()),
                    Duration.between(began, clock.instant()),
                    week.changes().map(Changes::counts)));
        } catch (RuntimeException | Error e) { // its log row is already written
            ledger.done(new PageOutcome.Failed(page, Fault.words(e)));
        }
    }
}
