package io.schedulebuilder.cli;

/** What a person reads who stops a work with Ctrl-C before it is over. */
final class OnInterrupt {
    private final Thread hook;

    private OnInterrupt(Thread hook) {
        this.hook = hook;
    }

    static OnInterrupt say(String sentence, TalkOptions talk) {
        Thread hook = new Thread(() -> talk.say(sentence), "on-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        return new OnInterrupt(hook);
    }

    /** The work is over: nothing is to be said any more. */
    void isOver() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // Too late: it is being said.
        }
    }
}
