package io.schedulebuilder.compare;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.report.Figures;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.Progress;

/** Saves what a comparison has done, then shows its progress. Thread-safe. */
record ComparisonProgress(ComparisonJournal journal, ConsoleOptions talk, Progress runs)
        implements ComparisonRunner.Listener, ComparisonProofs.Listener {
    @Override
    public void runDone(SolverRun run, int done, int total) {
        journal.append(run);
        runs.oneMore(
                done,
                total,
                Counted.of(total, "run"),
                () -> run.contender() + ", " + run.problem().week() + ", seed "
                        + run.problem().seed() + ": "
                        + Figures.whole((double) run.score().soft()) + " soft, " + done + " of " + total);
    }

    @Override
    public void dropped(Contender contender, int round, int rounds) {
        talk.say(contender.name() + " stops after " + round + " of " + Counted.of(rounds, "seed")
                + ": it can no longer win.");
    }

    @Override
    public void begins(String week, int number, int total) {
        String words = "proving " + week + ", " + number + " of " + total;
        if (talk.draws()) {
            talk.draw(words + " " + ConsoleOptions.bar((number - 1.0) / total));
        } else {
            talk.say(words);
        }
    }

    @Override
    public void proven(String digest, Proven proven) {
        journal.append(digest, proven);
    }
}
