package io.schedulebuilder.files;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Work that a process which is asked to stop still finishes. The JVM runs its shutdown hooks in no order, and the files
 * that such work writes must not be given up before it is over. Thread-safe.
 */
public final class LastWork {
    /** How long a process that was asked to stop waits for it. */
    public static final Duration LONGEST = Duration.ofSeconds(10);

    private static final Set<LastWork> UNFINISHED = ConcurrentHashMap.newKeySet();

    private final CountDownLatch finished = new CountDownLatch(1);

    private LastWork() {}

    /** Work that begins. */
    public static LastWork begin() {
        LastWork work = new LastWork();
        UNFINISHED.add(work);
        return work;
    }

    /** It is over, or has failed. */
    public void finish() {
        UNFINISHED.remove(this);
        finished.countDown();
    }

    /** Waits until it is over, {@link #LONGEST} at most; tells whether it is. */
    public boolean await() {
        try {
            return finished.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits for all work that has begun. */
    static void awaitAll() {
        UNFINISHED.forEach(LastWork::await);
    }
}
