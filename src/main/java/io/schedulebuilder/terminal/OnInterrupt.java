package io.schedulebuilder.terminal;

/** What a person reads who stops a work with Ctrl-C before it is over. */
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

    /** The work is over: nothing is to be said any more. */
    public void isOver() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // Too late: it is being said.
        }
    }
}
