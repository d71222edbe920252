package io.schedulebuilder.cli;

import io.schedulebuilder.app.ContestRunner;
import io.schedulebuilder.comparison.solvers.Contender;
import io.schedulebuilder.comparison.solvers.Run;
import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.report.Figures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;

/** How far a contest is: a bar with the time left on a terminal, else a line a run. Thread-safe. */
final class ContestProgress implements ContestRunner.Listener {
    private final TalkOptions talk;
    private final InstantSource clock;
    private final Instant began;
    private final Consumer<Run> journal;
    private int here;

    /** @param journal keeps each run before it is told of */
    ContestProgress(TalkOptions talk, InstantSource clock, Consumer<Run> journal) {
        this.talk = talk;
        this.clock = clock;
        this.began = clock.instant();
        this.journal = journal;
    }

    @Override
    public synchronized void runDone(Run run, int done, int total) {
        journal.accept(run);
        here++;
        if (talk.draws()) {
            Duration left = Duration.between(began, clock.instant())
                    .multipliedBy(total - done)
                    .dividedBy(here);
            talk.draw(String.format(
                    Locale.ROOT,
                    "%d of %s %s, %d:%02d left",
                    done,
                    Counted.of(total, "run"),
                    TalkOptions.bar((double) done / total),
                    left.toMinutes(),
                    left.toSecondsPart()));
        } else {
            talk.say(run.contender() + ", " + run.problem().week() + ", seed "
                    + run.problem().seed() + ": "
                    + Figures.whole((double) run.score().soft()) + " soft, " + done + " of " + total);
        }
    }

    @Override
    public synchronized void dropped(Contender contender, int round, int rounds) {
        talk.say(contender.name() + " cannot win any more after " + round + " of " + Counted.of(rounds, "seed")
                + "; it runs no further.");
    }
}
