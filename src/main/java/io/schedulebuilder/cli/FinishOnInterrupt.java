package io.schedulebuilder.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** On Ctrl-C asks a work to end, and keeps the process alive until what it has is written down. */
final class FinishOnInterrupt {
    private static final long PATIENCE_SECONDS = 10;

    private FinishOnInterrupt() {}

    /**
     * Does a work.
     *
     * @param stop makes the work end soon; called from another thread
     * @param late is called if it does not, before the process ends all the same
     */
    static <T> T run(Runnable stop, Runnable late, Callable<T> work) throws Exception {
        CountDownLatch finished = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    stop.run();
                    if (!await(finished)) {
                        late.run();
                    }
                },
                "finish-on-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.call();
        } finally {
            finished.countDown();
            remove(hook);
        }
    }

    /** No longer than patience: what a work that hangs has written so far is kept. */
    private static boolean await(CountDownLatch finished) {
        try {
            return finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
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
