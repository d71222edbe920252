package io.schedulebuilder.compare;

import io.schedulebuilder.terminal.ConsoleOptions;
import java.util.function.BiConsumer;

/** Shows the progress of proofs: the week that is being proven. */
final class ProofProgress implements ComparisonProofs.Listener {
    private final ConsoleOptions talk;
    private final BiConsumer<String, Proven> journal;

    /** @param journal saves each proof, by the problem's digest */
    ProofProgress(ConsoleOptions talk, BiConsumer<String, Proven> journal) {
        this.talk = talk;
        this.journal = journal;
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
        journal.accept(digest, proven);
    }
}
