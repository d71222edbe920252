package io.schedulebuilder;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds code that does not end. What counts is the processor time of the code's own thread, so that a busy machine fails no
 * test; only code that waits for ever is given up by the clock.
 */
public final class Hang {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long CLOCK = Duration.ofMinutes(10).toNanos();

    /** Code without a result. */
    @FunctionalInterface
    public interface Code {
        void run() throws Exception;
    }

    private Hang() {}

    /** Runs code that may use the processor so long, and throws what it throws. */
    public static void within(Duration limit, Code code) {
        within(limit, () -> {
            code.run();
            return true;
        });
    }

    /** Runs code that may use the processor so long, gives what it gives, and throws what it throws. */
    public static <T> T within(Duration limit, Callable<T> code) {
        CompletableFuture<T> end = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        end.complete(code.call());
                    } catch (Throwable thrown) {
                        end.completeExceptionally(thrown);
                    }
                },
                "guarded");
        thread.setDaemon(true);
        long began = System.nanoTime();
        thread.start();
        while (true) {
            try {
                return end.get(100, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (THREADS.getThreadCpuTime(thread.getId()) > limit.toNanos() || System.nanoTime() - began > CLOCK) {
                    AssertionError endless = new AssertionError("still at work after " + limit + " of processor time");
                    endless.setStackTrace(thread.getStackTrace());
                    thread.interrupt();
                    throw endless;
                }
            } catch (java.util.concurrent.ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e.getCause() instanceof RuntimeException thrown ? thrown : new CompletionException(e.getCause());
            } catch (InterruptedException e) {
                thread.interrupt();
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
