package io.schedulebuilder.cli;

/** While open: what a person reads who stops the work with Ctrl-C. */
final class OnInterrupt implements AutoCloseable {
    private final Thread hook;

    private OnInterrupt(Thread hook) {
        this.hook = hook;
    }

    static OnInterrupt say(String sentence, TalkOptions talk) {
        Thread hook = new Thread(() -> talk.say(sentence), "on-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        return new OnInterrupt(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // Too late: it is being said.
        }
    }
}
