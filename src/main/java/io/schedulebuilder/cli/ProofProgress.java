package io.schedulebuilder.cli;

import io.schedulebuilder.app.ContestProofs;
import io.schedulebuilder.comparison.solvers.Proven;
import java.util.function.BiConsumer;

/** How far proofs are: the week that is being proven. */
final class ProofProgress implements ContestProofs.Listener {
    private final TalkOptions talk;
    private final BiConsumer<String, Proven> journal;

    /** @param journal keeps each proof, by the problem's digest */
    ProofProgress(TalkOptions talk, BiConsumer<String, Proven> journal) {
        this.talk = talk;
        this.journal = journal;
    }

    @Override
    public void begins(String week, int number, int total) {
        String words = "proving " + week + ", " + number + " of " + total;
        if (talk.draws()) {
            talk.draw(words + " " + TalkOptions.bar((number - 1.0) / total));
        } else {
            talk.say(words);
        }
    }

    @Override
    public void proven(String digest, Proven proven) {
        journal.accept(digest, proven);
    }
}
