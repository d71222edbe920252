package io.schedulebuilder.terminal;

import java.util.Optional;

/** Something to close at the end, if there is anything. */
public record OptionalResource<T extends AutoCloseable>(Optional<T> content) implements AutoCloseable {
    @Override
    public void close() {
        content.ifPresent(OptionalResource::close);
    }

    private static void close(AutoCloseable content) {
        try {
            content.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
