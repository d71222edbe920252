package io.schedulebuilder.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Supplier;

/** Progress of work on many things: a bar with the time left on a terminal, or else lines. Thread-safe. */
public final class Progress {
    private final ConsoleOptions talk;
    private final InstantSource clock;
    private final Instant began;
    private int here;

    public Progress(ConsoleOptions talk, InstantSource clock) {
        this.talk = talk;
        this.clock = clock;
        this.began = clock.instant();
    }

    /**
     * Shows that one more thing is done.
     *
     * @param done includes what was done before this progress began
     * @param all the number of things with their noun: {@code 20 pages}
     * @param line what to print if no bar can be drawn
     */
    public synchronized void oneMore(int done, int total, String all, Supplier<String> line) {
        here++;
        if (talk.draws()) {
            talk.draw(line(done, total, all, Duration.between(began, clock.instant()), here));
        } else {
            talk.say(line.get());
        }
    }

    /** The line for the bar. Time left assumes that the remaining things take as long as those done here. */
    static String line(int done, int total, String all, Duration elapsed, int here) {
        Duration left = elapsed.multipliedBy(total - done).dividedBy(here);
        return String.format(
                Locale.ROOT,
                "%d of %s %s, %d:%02d left",
                done,
                all,
                ConsoleOptions.bar((double) done / total),
                left.toMinutes(),
                left.toSecondsPart());
    }
}
