package io.schedulebuilder.compare;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.report.Figures;
import io.schedulebuilder.terminal.ConsoleOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Progress of a comparison: a bar with the time left on a terminal, or else one line per run. Thread-safe. */
final class ComparisonProgress implements ComparisonRunner.Listener {
    private final ConsoleOptions talk;
    private final InstantSource clock;
    private final Instant began;
    private final Consumer<SolverRun> journal;
    private int here;

    /** @param journal saves each run before its progress is shown */
    ComparisonProgress(ConsoleOptions talk, InstantSource clock, Consumer<SolverRun> journal) {
        this.talk = talk;
        this.clock = clock;
        this.began = clock.instant();
        this.journal = journal;
    }

    @Override
    public synchronized void runDone(SolverRun run, int done, int total) {
        journal.accept(run);
        here++;
        if (talk.draws()) {
            Duration left = Duration.between(began, clock.instant())
                    .multipliedBy(total - done)
                    .dividedBy(here);
            talk.draw(ConsoleOptions.progress(done, total, "run", left));
        } else {
            talk.say(run.contender() + ", " + run.problem().week() + ", seed "
                    + run.problem().seed() + ": "
                    + Figures.whole((double) run.score().soft()) + " soft, " + done + " of " + total);
        }
    }

    @Override
    public synchronized void dropped(Contender contender, int round, int rounds) {
        talk.say(contender.name() + " stops after " + round + " of " + Counted.of(rounds, "seed")
                + ": it can no longer win.");
    }
}
