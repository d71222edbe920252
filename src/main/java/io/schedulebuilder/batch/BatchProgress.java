package io.schedulebuilder.batch;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.week.PageOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Shows the progress of a batch: a bar with the time left on a terminal, otherwise one line per page. Thread-safe. */
final class BatchProgress implements Batch.Progress {
    private final ConsoleOptions talk;
    private final InstantSource clock;
    private final Instant began;

    BatchProgress(ConsoleOptions talk, InstantSource clock) {
        this.talk = talk;
        this.clock = clock;
        this.began = clock.instant();
    }

    @Override
    public synchronized void planned(PageName page, int done, int total) {
        if (talk.draws()) {
            Duration left = Duration.between(began, clock.instant())
                    .multipliedBy(total - done)
                    .dividedBy(Math.max(1, done));
            talk.draw(String.format(
                    Locale.ROOT,
                    "%d of %s planned %s, %d:%02d left",
                    done,
                    Counted.of(total, "page"),
                    ConsoleOptions.bar((double) done / total),
                    left.toMinutes(),
                    left.toSecondsPart()));
        }
    }

    @Override
    public synchronized void done(PageOutcome outcome, int done, int total) {
        if (talk.draws()) {
            talk.draw(done + " of " + Counted.of(total, "page") + " recorded "
                    + ConsoleOptions.bar((double) done / total));
        } else {
            outcome.built()
                    .ifPresent(built -> talk.say("page " + built.page() + ": " + Counted.of(built.messages(), "message")
                            + ", " + built.unplaced() + " unplaced, " + built.csv() + "; " + done + " of " + total));
        }
    }
}
