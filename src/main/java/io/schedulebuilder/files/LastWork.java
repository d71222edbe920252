package io.schedulebuilder.files;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Work that finishes even when the process is asked to stop. The JVM runs its shutdown hooks in no defined order, and
 * the files of this work must not be released before it is done. Thread-safe.
 */
public final class LastWork {
    /** How long a stopping process waits for this work. */
    public static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Set<LastWork> UNFINISHED = ConcurrentHashMap.newKeySet();

    private final CountDownLatch finished = new CountDownLatch(1);

    private LastWork() {}

    /** Marks the start of such work. */
    public static LastWork begin() {
        LastWork work = new LastWork();
        UNFINISHED.add(work);
        return work;
    }

    /** Marks the work as done or failed. */
    public void finish() {
        UNFINISHED.remove(this);
        finished.countDown();
    }

    /** Waits until the work is done, at most {@link #LONGEST}; returns whether it is done. */
    public boolean await() {
        try {
            return finished.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits for all such work. */
    static void awaitAll() {
        UNFINISHED.forEach(LastWork::await);
    }
}
