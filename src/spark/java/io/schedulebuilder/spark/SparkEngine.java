package io.schedulebuilder.spark;

import io.schedulebuilder.batch.BatchEngine;
import io.schedulebuilder.batch.BatchJob;
import io.schedulebuilder.batch.PagePlanner;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.schedule.PlanReader;
import io.schedulebuilder.selection.Bids;
import io.schedulebuilder.selection.FairShares;
import io.schedulebuilder.selection.Share;
import io.schedulebuilder.spark.ExecutorPlanner.Award;
import io.schedulebuilder.spark.ExecutorPlanner.Bid;
import io.schedulebuilder.spark.ExecutorPlanner.Drawing;
import io.schedulebuilder.spark.ExecutorPlanner.Planned;
import io.schedulebuilder.store.WarehouseCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * Plans a batch on a Spark cluster: a map over pages, twice. Executors read a copy of the warehouse, let their pages draw
 * and keep what they drew; the bids of all pages meet here, where captions are divided by the same rule as in one process;
 * executors solve the weeks of the pages that they hold. An executor that dies takes what its pages drew with it, and
 * another draws the same again.
 *
 * <p>Plans come back one task at a time and are laid aside here, where the batch records them: a task that runs twice
 * leaves the same file twice, and records nothing.
 */
final class SparkEngine implements BatchEngine {
    /** So many are read with one query, and lost with one executor; progress is told as often. */
    private static final int MOST_PAGES_OF_A_TASK = 20;

    /** So that executors of different speeds are done at the same time. */
    private static final int TASKS_OF_A_CORE = 3;

    private final String master;
    private final Consumer<String> talk;

    SparkEngine(String master, Consumer<String> talk) {
        this.master = master;
        this.talk = talk;
    }

    @Override
    public void plan(BatchJob job, Listener listener) throws InterruptedException {
        try (Cluster cluster = Cluster.start(master, job.scratch(), talk)) {
            Path files = folder(job.scratch().resolve("warehouse"));
            WarehouseCopy copy = job.warehouse().copyInto(files);
            cluster.send(files);
            BatchSpec batchSpec = new BatchSpec(
                    UUID.randomUUID().toString(),
                    job.settings(),
                    job.began(),
                    copy,
                    PlanningFiles.read(job.rules(), job.solverConfig()));
            cluster.until(listener::isStopped, spark -> plan(spark, batchSpec, job, listener));
        }
    }

    private static void plan(JavaSparkContext spark, BatchSpec batchSpec, BatchJob job, Listener listener) {
        Broadcast<BatchSpec> sent = spark.broadcast(batchSpec);
        List<String> pages = job.pages().stream().map(PageName::value).toList();
        int tasks = Math.max(
                Math.min(pages.size(), TASKS_OF_A_CORE * spark.defaultParallelism()),
                (pages.size() + MOST_PAGES_OF_A_TASK - 1) / MOST_PAGES_OF_A_TASK);
        JavaRDD<Drawing> drawn = spark.parallelize(pages, tasks)
                .mapPartitions(some ->
                        ExecutorPlanner.of(sent.value()).draw(list(some)).iterator())
                .persist(StorageLevel.MEMORY_ONLY()); // what was drawn does not travel

        SortedMap<PageName, Bids> bids = new TreeMap<>();
        Results.of(drawn.map(Drawing::bid), bid -> take(bid, bids, listener));
        SortedMap<PageName, Share> shares = FairShares.of(bids);

        // The same pages in the same slices, so that each award comes to the task that holds its page.
        JavaRDD<Award> awards = spark.parallelize(
                job.pages().stream()
                        .map(page -> new Award(
                                page.value(), shares.get(page), job.missing().contains(page)))
                        .toList(),
                tasks);
        Results.of(
                drawn.zipPartitions(awards, (some, awarded) -> ExecutorPlanner.of(sent.value())
                        .solve(list(some), list(awarded))
                        .iterator()),
                planned -> take(planned, listener));
    }

    private static void take(Bid bid, SortedMap<PageName, Bids> bids, Listener listener) {
        PageName page = new PageName(bid.page());
        if (bid.fault() != null) {
            listener.failed(page, bid.fault().error());
        } else if (bid.bids() != null) {
            bids.put(page, bid.bids());
        }
    }

    private static void take(Planned planned, Listener listener) {
        PageName page = new PageName(planned.page());
        PagePlanner.attempt(
                () -> {
                    if (planned.fault() != null) {
                        throw planned.fault().error();
                    }
                    listener.planned(
                            page,
                            PlanReader.read(String.valueOf(planned.plan()), "the plan of " + page),
                            planned.spent());
                },
                error -> listener.failed(page, error));
    }

    private static <T> List<T> list(java.util.Iterator<T> some) {
        List<T> all = new java.util.ArrayList<>();
        some.forEachRemaining(all::add);
        return all;
    }

    private static Path folder(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new FailureException(path + " cannot be created (" + e.getMessage() + ").", e);
        }
    }
}
