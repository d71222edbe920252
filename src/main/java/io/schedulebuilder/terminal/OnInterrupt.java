package io.schedulebuilder.terminal;

/** What happens if the user stops the process with Ctrl-C before this is closed. */
public final class OnInterrupt implements AutoCloseable {
    private final Thread hook;

    public OnInterrupt(Runnable action) {
        this.hook = new Thread(action, "on-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    public static OnInterrupt say(String sentence, ConsoleOptions talk) {
        return new OnInterrupt(() -> talk.say(sentence));
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // Too late: the process is ending, and the action runs.
        }
    }
}
