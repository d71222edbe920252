package io.schedulebuilder.cli;

import java.util.Optional;

/** Something to close at the end, if there is anything. */
record Closing<T extends AutoCloseable>(Optional<T> content) implements AutoCloseable {
    @Override
    public void close() {
        content.ifPresent(Closing::close);
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
