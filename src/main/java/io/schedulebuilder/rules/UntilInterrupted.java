package io.schedulebuilder.rules;

import io.schedulebuilder.terminal.ExitCodes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes Ctrl-C the proper end of work that has no other: the work is stopped, and the process answers 0 rather than the
 * 130 of an interrupted one.
 */
final class UntilInterrupted {
    private static final long PATIENCE_SECONDS = 2;

    private UntilInterrupted() {}

    /** Something that goes on until it is stopped. */
    interface Work {
        /** Returns once it was stopped. */
        void run() throws InterruptedException;

        /** Makes it end soon; called from another thread. */
        void stop();
    }

    /** Works until Ctrl-C, or until this thread is interrupted. */
    static void run(Work work) {
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = new Thread(() -> {
            work.stop();
            if (hasEnded(ended)) {
                Runtime.getRuntime().halt(ExitCodes.DONE);
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
            remove(hook);
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

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending: it is the hook that made the work end.
        }
    }
}
