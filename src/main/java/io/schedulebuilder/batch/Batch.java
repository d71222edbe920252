package io.schedulebuilder.batch;

import io.schedulebuilder.domain.AsOf;
import io.schedulebuilder.domain.DataState;
import io.schedulebuilder.domain.Digest;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Fault;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.schedule.AllPages;
import io.schedulebuilder.schedule.FilePair;
import io.schedulebuilder.schedule.PlanFile;
import io.schedulebuilder.schedule.PlanJson;
import io.schedulebuilder.schedule.ScheduleFiles;
import io.schedulebuilder.store.CommitResult;
import io.schedulebuilder.store.RecordedSchedule;
import io.schedulebuilder.store.RunRecord;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.store.WriteSession;
import io.schedulebuilder.week.BuiltWeek;
import io.schedulebuilder.week.Changes;
import io.schedulebuilder.week.Commitments;
import io.schedulebuilder.week.KeptMessages;
import io.schedulebuilder.week.NeighborSchedules;
import io.schedulebuilder.week.PageOutcome;
import io.schedulebuilder.week.PageOutcomes;
import io.schedulebuilder.week.PlanningService;
import io.schedulebuilder.week.Refusals;
import io.schedulebuilder.week.RunLog;
import io.schedulebuilder.week.Spelling;
import io.schedulebuilder.week.StepTimer;
import io.schedulebuilder.week.Version;
import io.schedulebuilder.week.WeekRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds the weeks of many pages: plans all of them, laying each plan aside in the output folder as it is made, then
 * records them one after another. A process that ends at any point leaves each page recorded or not, and its plan lying
 * there; going on records exactly the plans that were missing. One page's failure stops no other.
 */
public final class Batch {
    /** So that the write lock is held for a second or two, and others come in between. */
    private static final int RECORDED_AT_ONCE = 20;

    /** Someone who mistyped a few names wants the right ones; who has thousands wrong has the wrong file. */
    private static final int SUGGESTIONS = 20;

    private final Warehouse warehouse;
    private final BatchEngine engine;
    private final Path rulesFolder;
    private final Path solverConfig;
    private final InstantSource clock;
    private final Progress progress;
    private final SortedMap<PageName, PageOutcome> outcomes = new TreeMap<>();
    private final BatchTimes times = new BatchTimes();
    private final List<Supplier<RunRecord>> failures = Collections.synchronizedList(new ArrayList<>());
    private Set<PageName> wanted = Set.of();
    private Optional<DataState> data = Optional.empty();
    private int total;
    private int planned;
    private Optional<AllPages> allPages = Optional.empty();
    private volatile boolean stopped;

    /** Is told how far a batch is, from several threads, one at a time. */
    public interface Progress {
        /** A page is planned, or cannot be. */
        void planned(PageName page, int done, int total);

        /** A page is recorded, or failed for good. */
        void done(PageOutcome outcome, int done, int total);
    }

    /** A batch on a warehouse, with a folder of rules and a solver configuration file. Runs once. */
    public Batch(
            Warehouse warehouse,
            BatchEngine engine,
            Path rules,
            Path solverConfig,
            InstantSource clock,
            Progress progress) {
        this.warehouse = warehouse;
        this.engine = engine;
        this.rulesFolder = rules;
        this.solverConfig = solverConfig;
        this.clock = clock;
        this.progress = progress;
    }

    /** What is done by now; also when {@link #run} ended with an error. */
    public synchronized PageOutcomes soFar() {
        return new PageOutcomes(List.copyOf(outcomes.values()), total, stopped, data);
    }

    /** The CSV of all pages; empty if none of the folder is recorded. */
    public Optional<AllPages> allPages() {
        return allPages;
    }

    /** Ends the batch soon, from another thread: the pages at hand are finished, no further one is begun. */
    public void stop() {
        stopped = true;
    }

    /**
     * Builds the weeks.
     *
     * @param resume go on with what lies in the folder; pages that are recorded are left as they are
     * @throws InputException if rules, solver configuration or engine cannot be used
     * @throws FailureException if the warehouse, the folder or the engine refuses
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    public PageOutcomes run(BatchSettings request, BatchFolder folder, boolean resume) throws InterruptedException {
        PagePlanner planner = PagePlanner.load(rulesFolder, solverConfig);
        Instant began = folder.begin(
                Digest.of(
                                Version.current(),
                                request.start() + " " + request.weeks() + " " + request.asOf() + " " + request.zone()
                                        + " " + request.earlier(),
                                Long.toString(request.seed()),
                                planner.fingerprint(),
                                warehouse.name(),
                                folder.reader().name())
                        .hex(),
                resume,
                clock.instant());
        folder.reserveAllPages(request.start().toString());
        List<PageName> missing = open(request, folder, resume, began, planner);
        if (!missing.isEmpty()) {
            List<PageName> sharing = sharing(missing, folder);
            times.planningBegins();
            try {
                engine.plan(
                        new BatchJob(
                                request,
                                began,
                                sharing,
                                Set.copyOf(missing),
                                warehouse,
                                planner,
                                rulesFolder,
                                solverConfig,
                                folder.scratch()),
                        laying(folder));
            } finally {
                times.planningEnds(sharing.size());
                folder.removeScratch();
            }
        }
        if (!stopped) {
            record(request, folder);
        }
        logFailures();
        allPages = allPages(request.start().toString(), folder);
        // A schedule that took another's place is this batch's own by when it began: that is kept for who goes on.
        boolean goneOnWith = request.earlier() != WeekRequest.Earlier.STAND
                && !soFar().failed().isEmpty();
        if (!stopped && !goneOnWith) {
            folder.end();
        }
        return soFar();
    }

    /**
     * The pages that have to be planned: neither recorded nor laid aside. Where schedules are replaced, one that is older than
     * the batch is not what it has done, but what it is to replace.
     */
    private List<PageName> open(
            BatchSettings request, BatchFolder folder, boolean resume, Instant began, PagePlanner planner) {
        Set<PageName> laidAside = folder.laidAside().keySet();
        LocalDate lastDay = request.start().plusWeeks(request.weeks()).minusDays(1);
        List<PageName> missing = new ArrayList<>();
        List<PlanFile> recordedBefore = new ArrayList<>();
        try (Snapshot snapshot = warehouse.read()) {
            List<PageName> pages = request.pages().isEmpty()
                    // The list may have changed since plans were laid aside.
                    ? Stream.concat(snapshot.activePages().stream(), laidAside.stream())
                            .distinct()
                            .sorted()
                            .toList()
                    : Spelling.of(request.pages(), snapshot.pageNames());
            total = pages.size();
            data = planner.data(snapshot, asOf(request, began));
            wanted = Set.copyOf(pages);
            for (PageName page : knownOf(pages, snapshot)) {
                List<RecordedSchedule> recorded = resume
                        ? snapshot.schedules(page, request.start(), request.start()).stream()
                                .filter(schedule -> schedule.firstDay().equals(request.start())
                                        && schedule.lastDay().equals(lastDay))
                                .filter(schedule -> request.earlier() == WeekRequest.Earlier.STAND
                                        || !schedule.createdAt().isBefore(began))
                                .toList()
                        : List.of();
                if (laidAside.contains(page)) {
                    planned++;
                } else if (!recorded.isEmpty()) {
                    planned++;
                    PlanFile plan = PlanJson.read(
                            recorded.get(0).planJson(),
                            "schedule " + recorded.get(0).id());
                    recordedBefore.add(plan);
                } else {
                    missing.add(page);
                }
            }
        }
        recordedBefore.forEach(plan -> done(PageOutcome.Built.of(
                plan, published(plan, folder), Duration.ZERO, kept(request, plan, replaced(plan)))));
        return missing;
    }

    /** The batch's moment, as a page in the default zone has it. */
    private static Instant asOf(BatchSettings request, Instant began) {
        Horizon horizon =
                new Horizon(request.start(), request.weeks(), request.zone().orElse(Page.DEFAULT_ZONE));
        return AsOf.resolve(request.asOf(), horizon, InstantSource.fixed(began));
    }

    /** The pages that there are. Each other name fails; it gets no row in the log, as it is none of a page. */
    private List<PageName> knownOf(List<PageName> pages, Snapshot snapshot) {
        List<PageName> there = snapshot.pageNames();
        Set<PageName> known = Set.copyOf(there);
        if (known.isEmpty()) {
            throw new InputException(Refusals.NO_PAGE);
        }
        int suggestions = 0;
        for (PageName page : pages) {
            if (!known.contains(page)) {
                done(new PageOutcome.Failed(
                        page,
                        ++suggestions <= SUGGESTIONS ? Refusals.noSuchPage(page, there) : Refusals.noSuchPage(page)));
                tell(page);
            }
        }
        return pages.stream().filter(known::contains).toList();
    }

    /** Those that wait to be recorded, of the pages that are wanted: a batch may be gone on with in part. */
    private List<Map.Entry<PageName, Path>> waiting(BatchFolder folder) {
        return folder.laidAside().entrySet().stream()
                .filter(plan -> wanted.contains(plan.getKey()))
                .toList();
    }

    /** Those that are planned already share the captions with those that are not: else these would choose otherwise. */
    private static List<PageName> sharing(List<PageName> missing, BatchFolder folder) {
        SortedSet<PageName> pages = new TreeSet<>(folder.laidAside().keySet());
        pages.addAll(missing);
        return List.copyOf(pages);
    }

    /** A recorded page's files, written again if they are gone, or one is still of an earlier schedule. */
    private static Path published(PlanFile plan, BatchFolder folder) {
        Path csv = folder.csv(plan.pageName(), plan.startDate());
        if (FilePair.ofCsv(csv).isOf(plan.scheduleId())) {
            return csv;
        }
        try (ScheduleFiles files = folder.files(plan.pageName(), plan.startDate())) {
            files.write(plan);
            return files.publish().csv();
        }
    }

    /**
     * Writes the weeks of all pages: of this batch and of earlier ones, as the warehouse has them. What lies in the folder and
     * is not recorded, or not any more, is left out by name.
     */
    private Optional<AllPages> allPages(String start, BatchFolder folder) {
        Set<String> ofThisBatch =
                soFar().built().stream().map(PageOutcome.Built::scheduleId).collect(Collectors.toSet());
        AllPages.Scan scan = folder.plans(start);
        List<AllPages.LeftOut> leftOut = new ArrayList<>(scan.unreadable());
        SortedMap<PageName, PlanFile> weeks = new TreeMap<>();
        for (AllPages.Found found : scan.plans()) {
            PlanFile plan = found.plan();
            PageName page = new PageName(plan.pageName());
            if (ofThisBatch.contains(plan.scheduleId()) && !weeks.containsKey(page)) {
                weeks.put(page, plan);
                continue;
            }
            Optional<RecordedSchedule> recorded = warehouse.schedule(new ScheduleId(plan.scheduleId()));
            Optional<String> fault = recorded.map(schedule -> fault(plan, schedule))
                    .orElse(Optional.of("schedule " + plan.scheduleId() + " is not recorded in " + warehouse.name()));
            fault.ifPresent(reason ->
                    leftOut.add(new AllPages.LeftOut(String.valueOf(found.file().getFileName()), reason)));
            recorded.filter(schedule -> schedule.replacedBy().isEmpty())
                    .ifPresent(schedule ->
                            weeks.putIfAbsent(page, PlanJson.read(schedule.planJson(), "schedule " + schedule.id())));
        }
        return weeks.isEmpty() && leftOut.isEmpty() && !folder.hasAllPages()
                ? Optional.empty()
                : Optional.of(folder.writeAll(weeks.values(), start, leftOut));
    }

    /** What keeps a file's own messages out; the warehouse's are taken where it has the schedule. */
    private static Optional<String> fault(PlanFile plan, RecordedSchedule schedule) {
        if (schedule.replacedBy().isPresent()) {
            return Optional.of("schedule " + plan.scheduleId() + " was replaced by "
                    + schedule.replacedBy().get());
        }
        return plan.equals(PlanJson.read(schedule.planJson(), "schedule " + schedule.id()))
                ? Optional.empty()
                : Optional.of(
                        "it differs from schedule " + plan.scheduleId() + " as recorded, whose messages are taken");
    }

    private BatchEngine.Listener laying(BatchFolder folder) {
        return new BatchEngine.Listener() {
            @Override
            public void planned(PageName page, PlanFile plan, Duration took) {
                folder.layAside(plan);
                times.solved(page, took);
                tell(page);
            }

            @Override
            public void failed(PageName page, RuntimeException error) {
                fail(page, error);
                tell(page);
            }

            @Override
            public boolean isStopped() {
                return stopped;
            }
        };
    }

    private synchronized void tell(PageName page) {
        progress.planned(page, ++planned, total);
    }

    private synchronized void done(PageOutcome outcome) {
        outcomes.put(outcome.page(), outcome);
        progress.done(outcome, outcomes.size(), total);
    }

    private void fail(PageName page, RuntimeException error) {
        Instant at = clock.instant();
        fail(page, () -> new RunLog(warehouse, page, times.ofPlanning(page), at).failure(error), error);
    }

    /** @param row for the log, which is asked for when all is known of the batch */
    private void fail(PageName page, Supplier<RunRecord> row, RuntimeException error) {
        failures.add(row);
        done(new PageOutcome.Failed(page, Fault.words(error)));
    }

    /** Records what lies aside, some pages under one lock; who was overtaken is planned anew after all others. */
    private void record(BatchSettings request, BatchFolder folder) {
        List<Map.Entry<PageName, Path>> waiting = waiting(folder);
        List<PageName> overtaken = new ArrayList<>();
        times.recordingBegins();
        for (int from = 0; from < waiting.size() && !stopped; from += RECORDED_AT_ONCE) {
            recordSome(
                    request,
                    waiting.subList(from, Math.min(waiting.size(), from + RECORDED_AT_ONCE)),
                    folder,
                    overtaken);
        }
        for (PageName page : overtaken) {
            if (!stopped) {
                buildAlone(request.week(page), folder);
            }
        }
    }

    /** All rows at once: one by one they would wait for the lock as often as pages failed. */
    private void logFailures() {
        try {
            if (!failures.isEmpty()) {
                warehouse.logFailures(failures.stream().map(Supplier::get).toList());
            }
        } catch (FailureException | InputException unlogged) {
            // What failed is told anyway; a warehouse that cannot take the rows changes nothing of it.
        }
    }

    /** A plan that waits, with what its commitment needs from the warehouse. */
    private record Waiting(Path file, PlanFile plan, List<RecordedSchedule> replaced) {
        Set<String> sent() {
            return NeighborSchedules.sentTexts(replaced, Instant.parse(plan.asOf()));
        }
    }

    private void recordSome(
            BatchSettings request, List<Map.Entry<PageName, Path>> some, BatchFolder folder, List<PageName> overtaken) {
        List<Waiting> plans = new ArrayList<>();
        for (Map.Entry<PageName, Path> entry : some) {
            PagePlanner.attempt(
                    () -> {
                        PlanFile plan = BatchFolder.read(entry.getValue());
                        plans.add(new Waiting(entry.getValue(), plan, replaced(plan)));
                    },
                    error -> fail(entry.getKey(), error));
        }
        int next = 0;
        while (next < plans.size() && !stopped) {
            // Without the lock nothing is recorded; the plans stay where they lie. A failure may have cost the lock, so
            // the next page takes its own.
            WriteSession session = warehouse.lock();
            try (session) {
                boolean held = true;
                while (held && next < plans.size() && !stopped) {
                    held = record(request, plans.get(next++), session, folder, overtaken);
                }
            } catch (InputException | FailureException e) {
                fail(new PageName(plans.get(next - 1).plan().pageName()), e);
            }
        }
    }

    /** @return whether nothing went wrong with the warehouse or the files */
    private boolean record(
            BatchSettings request,
            Waiting waiting,
            WriteSession session,
            BatchFolder folder,
            List<PageName> overtaken) {
        PlanFile plan = waiting.plan();
        PageName page = new PageName(plan.pageName());
        Instant now = clock.instant();
        StepTimer stepTimer = times.ofTurn(page);
        RunLog log = new RunLog(warehouse, page, stepTimer, now);
        try (ScheduleFiles files = folder.files(plan.pageName(), plan.startDate())) {
            stepTimer.time("write files", () -> files.write(plan));
            CommitResult result = session.commit(Commitments.of(plan, waiting.sent(), now, log.success(plan)));
            if (result instanceof CommitResult.Committed || result instanceof CommitResult.AlreadyCommitted) {
                Path csv = files.publish().csv();
                folder.recorded(waiting.file());
                done(PageOutcome.Built.of(plan, csv, stepTimer.elapsed(), kept(request, plan, waiting.replaced())));
            } else if (result instanceof CommitResult.AlreadyScheduled scheduled
                    && request.earlier() == WeekRequest.Earlier.STAND) {
                folder.recorded(waiting.file());
                fail(page, Refusals.alreadyScheduled(scheduled));
            } else {
                folder.recorded(waiting.file());
                overtaken.add(page);
            }
            return true;
        } catch (InputException | FailureException e) {
            RunRecord row = log.failure(e); // of the run that its commitment named, so that not both are in the log
            fail(page, () -> row, e);
            return false;
        }
    }

    private List<RecordedSchedule> replaced(PlanFile plan) {
        return plan.replaces().stream()
                .flatMap(id -> warehouse.schedule(new ScheduleId(id)).stream())
                .toList();
    }

    private static Optional<KeptMessages> kept(BatchSettings request, PlanFile plan, List<RecordedSchedule> replaced) {
        return request.earlier() == WeekRequest.Earlier.ARE_KEPT && !replaced.isEmpty()
                ? Optional.of(KeptMessages.of(Changes.diff(replaced, plan)))
                : Optional.empty();
    }

    private void buildAlone(WeekRequest request, BatchFolder folder) {
        try (ScheduleFiles files =
                folder.files(request.page().value(), request.start().toString())) {
            Instant began = clock.instant();
            BuiltWeek week = PlanningService.on(warehouse, rulesFolder, solverConfig, clock, step -> {})
                    .build(request, files);
            done(PageOutcome.Built.of(
                    week.plan(),
                    folder.csv(request.page().value(), week.plan().startDate()),
                    Duration.between(began, clock.instant()),
                    week.changes().map(Changes::counts)));
        } catch (RuntimeException | Error e) { // its log row is written already
            done(new PageOutcome.Failed(request.page(), Fault.words(e)));
        }
    }
}
