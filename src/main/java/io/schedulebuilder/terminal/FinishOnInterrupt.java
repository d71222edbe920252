package io.schedulebuilder.terminal;

import io.schedulebuilder.files.LastWork;
import java.util.concurrent.Callable;

/** On Ctrl-C asks a work to end, and keeps the process alive until what it has is written down. */
public final class FinishOnInterrupt {
    private FinishOnInterrupt() {}

    /**
     * Does a work.
     *
     * @param stop makes the work end soon; called from another thread
     * @param late is called if it does not, before the process ends all the same
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
            // The process is ending: it is the hook that made the work end.
        }
    }
}
