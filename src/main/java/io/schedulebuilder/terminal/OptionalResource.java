package io.schedulebuilder.terminal;

import java.util.Optional;

/** A resource that may be absent, for try-with-resources. */
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
