package io.schedulebuilder.batch;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.Futures;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.selection.Bids;
import io.schedulebuilder.selection.Choice;
import io.schedulebuilder.selection.FairShares;
import io.schedulebuilder.selection.Share;
import io.schedulebuilder.store.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Plans a batch in this process, one page per core. Keeps the best candidates of each page in memory, not its history.
 *
 * @param parallel the number of pages to plan at the same time
 */
public record LocalEngine(int parallel) implements BatchEngine {
    @Override
    public void plan(BatchJob job, Listener listener) throws InterruptedException {
        int threads = Math.max(1, Math.min(parallel, job.pages().size()));
        ExecutorService cores = Futures.pool(threads, "batch");
        try {
            SortedMap<PageName, PageDraw> drawn;
            Map<PageName, Choice> choices = new HashMap<>();
            Map<CaptionId, Caption> captions;
            try (Snapshot snapshot = job.warehouse().read()) {
                drawn = draw(job, snapshot, cores, threads, listener);
                if (listener.isStopped()) {
                    return;
                }
                SortedMap<PageName, Bids> bids = new TreeMap<>();
                drawn.forEach((page, one) -> bids.put(page, one.bids()));
                SortedMap<PageName, Share> shares = FairShares.of(bids);
                Map<PageName, Future<Choice>> choosing = new TreeMap<>();
                drawn.forEach((page, one) ->
                        choosing.put(page, cores.submit(() -> one.choice(Optional.ofNullable(shares.get(page))))));
                for (Map.Entry<PageName, Future<Choice>> page : choosing.entrySet()) {
                    PagePlanner.attempt(
                            () -> choices.put(page.getKey(), Futures.get(page.getValue())),
                            error -> listener.failed(page.getKey(), error));
                }
                captions = snapshot.captions(
                        choices.values().stream().flatMap(Choice::captions).toList());
            }
            List<Callable<Boolean>> work = new ArrayList<>();
            drawn.forEach((page, one) -> {
                Choice choice = choices.get(page);
                if (job.missing().contains(page) && choice != null) {
                    work.add(() -> solve(job, one, choice, captions, listener));
                }
            });
            for (Future<Boolean> solved : cores.invokeAll(work)) {
                Futures.get(solved);
            }
        } finally {
            cores.shutdown();
        }
    }

    /** Reads one page after another, and draws candidates for each on another core. */
    private static SortedMap<PageName, PageDraw> draw(
            BatchJob job, Snapshot snapshot, ExecutorService cores, int threads, Listener listener)
            throws InterruptedException {
        SortedMap<PageName, Future<PageDraw>> drawing = new TreeMap<>();
        // Limits the pages whose rows are in memory to the number of cores that can draw for them, plus one.
        Semaphore room = new Semaphore(threads + 1);
        job.planner()
                .read(
                        job.settings(),
                        job.began(),
                        job.pages(),
                        snapshot,
                        (page, draw) -> {
                            if (!listener.isStopped()) {
                                room.acquireUninterruptibly();
                                drawing.put(page, cores.submit(() -> {
                                    try {
                                        return draw.get();
                                    } finally {
                                        room.release();
                                    }
                                }));
                            }
                        },
                        listener::failed);
        SortedMap<PageName, PageDraw> drawn = new TreeMap<>();
        for (Map.Entry<PageName, Future<PageDraw>> page : drawing.entrySet()) {
            PagePlanner.attempt(
                    () -> drawn.put(page.getKey(), Futures.get(page.getValue())),
                    error -> listener.failed(page.getKey(), error));
        }
        return drawn;
    }

    private static boolean solve(
            BatchJob job, PageDraw drawn, Choice choice, Map<CaptionId, Caption> captions, Listener listener) {
        if (listener.isStopped()) {
            return false;
        }
        long began = System.nanoTime();
        PagePlanner.attempt(
                () -> listener.planned(
                        drawn.page(),
                        job.planner().solve(job.settings().seed(), drawn, choice, captions),
                        Duration.ofNanos(System.nanoTime() - began)),
                error -> listener.failed(drawn.page(), error));
        return true;
    }
}
