package io.schedulebuilder.batch;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.store.RunRecord.Step;
import io.schedulebuilder.week.StepTimer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long each page of a batch took: an equal share of the work that pages do together (reading, dividing captions),
 * its own solving, and its turn at being recorded. Summed over all pages, this is the batch's time on all the cores
 * that it used. Thread-safe.
 */
final class BatchTimes {
    private final Map<PageName, Duration> solving = new ConcurrentHashMap<>();
    private long planningBegan = System.nanoTime();
    private Optional<Duration> untilFirstSolved = Optional.empty();
    private Optional<Duration> share = Optional.empty();
    private long turnBegan = planningBegan;

    synchronized void planningBegins() {
        planningBegan = System.nanoTime();
    }

    synchronized void solved(PageName page, Duration took) {
        Duration began = sincePlanningBegan().minus(took);
        if (untilFirstSolved.isEmpty() || began.compareTo(untilFirstSolved.get()) < 0) {
            untilFirstSolved = Optional.of(began.isNegative() ? Duration.ZERO : began);
        }
        solving.put(page, took);
    }

    /** @param pages the number of pages read */
    synchronized void planningEnds(int pages) {
        share = Optional.of(untilFirstSolved.orElseGet(this::sincePlanningBegan).dividedBy(Math.max(1, pages)));
    }

    synchronized void recordingBegins() {
        turnBegan = System.nanoTime();
    }

    /** The steps of a page that cannot be planned. */
    synchronized StepTimer ofPlanning(PageName page) {
        return new StepTimer(step -> {}, shares(page));
    }

    /**
     * The steps of a page whose turn it is to be recorded. They include the time since the previous page's turn: the
     * wait for the warehouse, and the previous page's commit, which its own row could not include yet.
     */
    synchronized StepTimer ofTurn(PageName page) {
        List<Step> steps = new ArrayList<>(shares(page));
        steps.add(new Step("wait for the turn", Duration.ofNanos(System.nanoTime() - turnBegan)));
        turnBegan = System.nanoTime();
        return new StepTimer(step -> {}, steps);
    }

    private List<Step> shares(PageName page) {
        List<Step> steps = new ArrayList<>();
        share.ifPresent(time -> steps.add(new Step("read and divide (share)", time)));
        Optional.ofNullable(solving.get(page)).ifPresent(time -> steps.add(new Step("choose times", time)));
        return steps;
    }

    private Duration sincePlanningBegan() {
        return Duration.ofNanos(System.nanoTime() - planningBegan);
    }
}
