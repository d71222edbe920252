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
    @SuppressWarnings("try") // closing it is its use
    public static <T> T run(Runnable stop, Runnable late, Callable<T> work) throws Exception {
        LastWork last = LastWork.begin();
        try (OnInterrupt unused = new OnInterrupt(() -> {
            stop.run();
            if (!last.await()) {
                late.run();
            }
        })) {
            return work.call();
        } finally {
            last.finish();
        }
    }
}
