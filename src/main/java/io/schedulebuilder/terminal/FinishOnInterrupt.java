package io.schedulebuilder.terminal;

import io.schedulebuilder.files.LastWork;
import java.util.concurrent.Callable;

/** On Ctrl-C, asks the work to stop and keeps the process alive until its results are written. */
public final class FinishOnInterrupt {
    private FinishOnInterrupt() {}

    /**
     * Runs the work.
     *
     * @param stop makes the work end soon; called from another thread
     * @param late called if the work does not end in time, just before the process ends
     */
    public static <T> T run(Runnable stop, Runnable late, Callable<T> work) throws Exception {
        LastWork last = LastWork.begin();
        Thread hook = new Thread(
                () -> {
                    stop.run();
                    if (!last.await()) {
                        late.run();
                    }
                },
                "finish-on-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.call();
        } finally {
            last.finish();
            remove(hook);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending: the hook itself stopped the work.
        }
    }
}
