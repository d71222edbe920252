package io.schedulebuilder.terminal;

/** Prints a sentence if the user stops the work with Ctrl-C. */
public final class OnInterrupt {
    private final Thread hook;

    private OnInterrupt(Thread hook) {
        this.hook = hook;
    }

    public static OnInterrupt say(String sentence, ConsoleOptions talk) {
        Thread hook = new Thread(() -> talk.say(sentence), "on-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        return new OnInterrupt(hook);
    }

    /** Call when the work is done: nothing will be printed anymore. */
    public void isOver() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // Too late: the sentence is being printed.
        }
    }
}
