package io.schedulebuilder.batch;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.Progress;
import io.schedulebuilder.week.PageOutcome;

/** Shows the progress of a batch: a bar with the time left on a terminal, otherwise one line per page. Thread-safe. */
record BatchProgress(ConsoleOptions talk, Progress planning) implements Batch.Progress {
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
