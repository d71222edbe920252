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
 * Plans a batch on a Spark cluster, with two maps over the pages. First, executors read a copy of the warehouse, draw
 * candidates for their pages and keep them. The driver collects the bids of all pages and divides the captions by the
 * same rule as a single process. Then each executor solves the weeks of the pages that it keeps. If an executor dies,
 * its draws are lost, and another executor draws the same again.
 *
 * <p>Plans come back one task at a time and are stored on the driver, where the batch records them. A task that runs
 * twice stores the same file twice, and records nothing.
 */
final class SparkEngine implements BatchEngine {
    /** The number of pages read with one query, and lost if an executor dies. Progress is reported after each task. */
    private static final int MOST_PAGES_OF_A_TASK = 20;

    /** More than one, so that executors of different speeds finish at about the same time. */
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
                .persist(StorageLevel.MEMORY_ONLY()); // the draws stay on the executors

        SortedMap<PageName, Bids> bids = new TreeMap<>();
        Results.of(drawn.map(Drawing::bid), bid -> take(bid, bids, listener));
        SortedMap<PageName, Share> shares = FairShares.of(bids);

        // The same pages in the same partitions, so that each award reaches the task that has its page.
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
