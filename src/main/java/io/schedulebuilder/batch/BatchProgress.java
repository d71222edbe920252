package io.schedulebuilder.batch;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.Progress;
import io.schedulebuilder.week.PageOutcome;
import java.time.InstantSource;

/** Shows the progress of a batch: a bar with the time left on a terminal, otherwise one line per page. Thread-safe. */
final class BatchProgress implements Batch.Progress {
    private final ConsoleOptions talk;
    private final Progress planning;

    BatchProgress(ConsoleOptions talk, InstantSource clock) {
        this.talk = talk;
        this.planning = new Progress(talk, clock);
    }

    @Override
    public synchronized void planned(PageName page, int done, int total) {
        if (talk.draws()) {
            planning.oneMore(done, total, Counted.of(total, "page") + " planned", () -> "");
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
