package io.schedulebuilder.batch;

import io.schedulebuilder.domain.AsOf;
import io.schedulebuilder.domain.Digest;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.Version;
import io.schedulebuilder.schedule.AllPages;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.store.RecordedSchedule;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.week.NeighborSchedules;
import io.schedulebuilder.week.PageOutcome;
import io.schedulebuilder.week.PageOutcomes;
import io.schedulebuilder.week.PlanningService;
import io.schedulebuilder.week.Refusals;
import io.schedulebuilder.week.Spelling;
import io.schedulebuilder.week.WeekSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds the weeks of many pages. First plans all of them and stores each plan in the output folder as soon as it is
 * made, then records them one after another. If the process dies, each page is either recorded or not, and the plans
 * that are not recorded are still stored. Resuming records exactly the plans that are missing. If one page fails, the
 * others continue.
 */
public final class Batch {
    /** Suggestions help with a few mistyped names; thousands of wrong names mean a wrong file. */
    private static final int SUGGESTIONS = 20;

    private final Warehouse warehouse;
    private final BatchEngine engine;
    private final Path rulesFolder;
    private final Path solverConfig;
    private final InstantSource clock;
    private final BatchLedger ledger;
    private final BatchTimes times = new BatchTimes();
    private Optional<AllPages> allPages = Optional.empty();

    /** Receives the progress of a batch, from several threads but one call at a time. */
    public interface Progress {
        /** Called when a page is planned, or cannot be planned. */
        void planned(PageName page, int done, int total);

        /** Called when a page is recorded, or failed for good. */
        void done(PageOutcome outcome, int done, int total);
    }

    /** Creates a batch for a warehouse, with a folder of rules and a solver configuration file. Runs once. */
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
        this.ledger = new BatchLedger(progress);
    }

    /** The outcomes so far, even if {@link #run} failed. */
    public PageOutcomes soFar() {
        return ledger.soFar();
    }

    /** The CSV of all pages; empty if no page of the folder is recorded. */
    public Optional<AllPages> allPages() {
        return allPages;
    }

    /** Stops the batch soon. Call from another thread: pages in progress are finished, no further page is started. */
    public void stop() {
        ledger.stop();
    }

    /**
     * Builds the weeks.
     *
     * @param pages empty means all active pages of the warehouse; a page that is named twice counts once
     * @param resume continue with the plans stored in the folder; recorded pages stay as they are
     * @throws InputException if the rules, the solver configuration or the engine cannot be used
     * @throws FailureException if the warehouse, the folder or the engine fails
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public PageOutcomes run(List<PageName> pages, WeekSettings settings, BatchFolder folder, boolean resume)
            throws InterruptedException {
        PagePlanner planner = new PagePlanner(rulesFolder, solverConfig);
        String start = settings.start().toString();
        Instant began = folder.stored().begin(fingerprint(settings, planner, folder), resume, clock.instant());
        folder.reserveAllPages(start);
        BatchRecorder recorder = new BatchRecorder(
                warehouse,
                settings,
                folder,
                ledger,
                times,
                clock,
                () -> new PlanningService(warehouse, rulesFolder, solverConfig, clock, step -> {}));
        Agenda agenda = agenda(pages, settings, folder, resume, began, planner);
        agenda.recorded().forEach(recorder::recordedBefore);
        if (!agenda.missing().isEmpty()) {
            plan(agenda.missing(), settings, began, planner, folder, recorder);
        }
        if (!ledger.isStopped()) {
            // A batch can be resumed for some of its pages.
            recorder.record(folder.stored().byPage().entrySet().stream()
                    .filter(plan -> agenda.pages().contains(plan.getKey()))
                    .toList());
        }
        ledger.logFailures(warehouse);
        Set<String> built =
                soFar().built().stream().map(PageOutcome.Built::scheduleId).collect(Collectors.toSet());
        allPages = AllPagesOfFolder.write(start, folder, built, warehouse);
        // Resuming needs the start time to tell this batch's replacing schedules from older ones, so the folder that
        // stores it stays.
        boolean resumable = settings.earlier() != WeekSettings.Earlier.STAND
                && !soFar().failed().isEmpty();
        if (!ledger.isStopped() && !resumable) {
            folder.stored().end();
        }
        return soFar();
    }

    private String fingerprint(WeekSettings settings, PagePlanner planner, BatchFolder folder) {
        return Digest.of(
                        Version.current(),
                        settings.start() + " " + settings.weeks() + " " + settings.asOf() + " " + settings.zone() + " "
                                + settings.earlier(),
                        Long.toString(settings.seed()),
                        planner.fingerprint(),
                        warehouse.name(),
                        folder.reader().name())
                .hex();
    }

    private void plan(
            List<PageName> missing,
            WeekSettings settings,
            Instant began,
            PagePlanner planner,
            BatchFolder folder,
            BatchRecorder recorder)
            throws InterruptedException {
        // Pages that are already planned still compete for captions. Without them, the missing pages would choose
        // differently.
        SortedSet<PageName> sharing = new TreeSet<>(folder.stored().byPage().keySet());
        sharing.addAll(missing);
        times.planningBegins();
        try {
            engine.plan(
                    new BatchJob(
                            settings,
                            began,
                            List.copyOf(sharing),
                            Set.copyOf(missing),
                            warehouse,
                            planner,
                            rulesFolder,
                            solverConfig,
                            folder.stored().scratch()),
                    listener(folder, recorder));
        } finally {
            times.planningEnds(sharing.size());
            folder.stored().removeScratch();
        }
    }

    private BatchEngine.Listener listener(BatchFolder folder, BatchRecorder recorder) {
        return new BatchEngine.Listener() {
            @Override
            public void planned(PageName page, Plan plan, Duration took) {
                folder.stored().store(plan);
                times.solved(page, took);
                ledger.planned(page);
            }

            @Override
            public void failed(PageName page, RuntimeException error) {
                recorder.fail(page, error);
                ledger.planned(page);
            }

            @Override
            public boolean isStopped() {
                return ledger.isStopped();
            }
        };
    }

    /**
     * The work to do.
     *
     * @param pages the requested pages
     * @param missing those of them that must be planned: neither recorded nor stored as a plan
     * @param recorded the plans of the recorded pages
     */
    private record Agenda(Set<PageName> pages, List<PageName> missing, List<Plan> recorded) {}

    /**
     * When schedules are replaced, one that is older than the batch is not its result; it is what the batch replaces.
     */
    private Agenda agenda(
            List<PageName> named,
            WeekSettings settings,
            BatchFolder folder,
            boolean resume,
            Instant began,
            PagePlanner planner) {
        Set<PageName> storedPages = folder.stored().byPage().keySet();
        LocalDate lastDay = settings.start().plusWeeks(settings.weeks()).minusDays(1);
        List<PageName> missing = new ArrayList<>();
        List<Plan> recordedBefore = new ArrayList<>();
        try (Snapshot snapshot = warehouse.read()) {
            List<PageName> pages = named.isEmpty()
                    // The list may have changed since the plans were stored.
                    ? Stream.concat(snapshot.activePages().stream(), storedPages.stream())
                            .distinct()
                            .sorted()
                            .toList()
                    : Spelling.of(named, snapshot.pageNames());
            ledger.begins(pages.size(), planner.data(snapshot, asOf(settings, began)));
            for (PageName page : knownOf(pages, snapshot)) {
                Optional<RecordedSchedule> recorded = resume
                        ? snapshot.schedules(page, settings.start(), settings.start()).stream()
                                .filter(schedule -> schedule.firstDay().equals(settings.start())
                                        && schedule.lastDay().equals(lastDay))
                                .filter(schedule -> settings.earlier() == WeekSettings.Earlier.STAND
                                        || !schedule.createdAt().isBefore(began))
                                .findFirst()
                        : Optional.empty();
                if (!storedPages.contains(page) && recorded.isEmpty()) {
                    missing.add(page);
                } else {
                    ledger.plannedBefore();
                    recorded.filter(schedule -> !storedPages.contains(page))
                            .map(NeighborSchedules::plan)
                            .ifPresent(recordedBefore::add);
                }
            }
            return new Agenda(Set.copyOf(pages), missing, recordedBefore);
        }
    }

    /** The batch's as-of, in the default time zone. */
    private static Instant asOf(WeekSettings settings, Instant began) {
        Horizon horizon =
                new Horizon(settings.start(), settings.weeks(), settings.zone().orElse(Page.DEFAULT_ZONE));
        return AsOf.resolve(settings.asOf(), horizon, InstantSource.fixed(began));
    }

    /** The pages that exist. Every other name fails, without a log row, because there is no page to log it for. */
    private List<PageName> knownOf(List<PageName> pages, Snapshot snapshot) {
        List<PageName> there = snapshot.pageNames();
        Set<PageName> known = Set.copyOf(there);
        if (known.isEmpty()) {
            throw new InputException(Refusals.NO_PAGE);
        }
        int suggestions = 0;
        for (PageName page : pages) {
            if (!known.contains(page)) {
                ledger.done(new PageOutcome.Failed(
                        page,
                        ++suggestions <= SUGGESTIONS ? Refusals.noSuchPage(page, there) : Refusals.noSuchPage(page)));
                ledger.planned(page);
            }
        }
        return pages.stream().filter(known::contains).toList();
    }
}
