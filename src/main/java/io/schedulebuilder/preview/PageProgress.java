package io.schedulebuilder.preview;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.terminal.ConsoleOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** How far a run over many pages is: a bar with the time left on a terminal, else a line a page. Thread-safe. */
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

    /** Time left as if the rest took as long a page as those before. */
    static String line(int done, int total, Duration elapsed) {
        Duration left = elapsed.multipliedBy(total - done).dividedBy(done);
        return String.format(
                Locale.ROOT,
                "%d of %s %s, %d:%02d left",
                done,
                Counted.of(total, "page"),
                ConsoleOptions.bar((double) done / total),
                left.toMinutes(),
                left.toSecondsPart());
    }
}
