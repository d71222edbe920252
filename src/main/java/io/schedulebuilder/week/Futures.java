package io.schedulebuilder.week;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Work that was begun early. */
public final class Futures {
    private Futures() {}

    /** Waits for what was begun early, and lets its own error through. */
    public static <T> T get(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw unchecked(e);
        }
    }

    /** What another thread's work threw, to be thrown on. */
    public static RuntimeException unchecked(Exception wrapper) {
        Throwable cause = wrapper.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(wrapper);
    }
}
