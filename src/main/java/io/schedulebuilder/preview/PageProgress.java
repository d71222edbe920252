package io.schedulebuilder.preview;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.terminal.ConsoleOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Progress over many pages: a bar with the time left on a terminal, or else one line per page. Thread-safe. */
final class PageProgress implements RulesPreview.Progress {
    private final ConsoleOptions talk;
    private final InstantSource clock;
    private final Instant began;

    PageProgress(ConsoleOptions talk, InstantSource clock) {
        this.talk = talk;
        this.clock = clock;
        this.began = clock.instant();
    }

    @Override
    public synchronized void pageDone(PageName page, int done, int total) {
        if (talk.draws()) {
            talk.draw(line(done, total, Duration.between(began, clock.instant())));
        } else {
            talk.say("page " + page + " done, " + done + " of " + total);
        }
    }

    /** The line for the bar. Time left assumes that the remaining pages take as long as those before. */
    static String line(int done, int total, Duration elapsed) {
        Duration left = elapsed.multipliedBy(total - done).dividedBy(done);
        return ConsoleOptions.progress(done, total, "page", left);
    }
}
