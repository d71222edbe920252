package io.schedulebuilder.rules;

import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.OnInterrupt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs work that only Ctrl-C ends. Ctrl-C stops the work, and the process exits with 0 instead of 130. */
final class UntilInterrupted {
    private static final long PATIENCE_SECONDS = 2;

    private UntilInterrupted() {}

    /** Work that continues until it is stopped. */
    interface Work {
        /** Runs until it is stopped. */
        void run() throws InterruptedException;

        /** Asks the work to end soon. Called from another thread. */
        void stop();
    }

    /** Runs the work until Ctrl-C, or until this thread is interrupted. */
    static void run(Work work) {
        CountDownLatch ended = new CountDownLatch(1);
        try (OnInterrupt unused = new OnInterrupt(() -> {
            work.stop();
            if (hasEnded(ended)) {
                Runtime.getRuntime().halt(ExitCodes.DONE);
            }
        })) {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private static boolean hasEnded(CountDownLatch ended) {
        try {
            return ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
