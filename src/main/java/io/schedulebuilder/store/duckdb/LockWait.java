package io.schedulebuilder.store.duckdb;

import io.schedulebuilder.domain.FailureException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * One wait for a file that others use. A holder that keeps it is borne for so long; where holders come and go it is a queue,
 * and we stay in it for longer.
 */
final class LockWait {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(320);
    private static final Duration SAID_AFTER = Duration.ofSeconds(3);

    private final Path file;
    private final Limits limits;
    private final Consumer<String> talk;
    private final long began = System.nanoTime();
    private Duration longest = FIRST_PAUSE;
    private String holder = "";
    private long heldSince = began;
    private boolean said;

    /**
     * How long a wait may last.
     *
     * @param oneHolder while the same process is in the way
     * @param inAll whoever is
     */
    record Limits(Duration oneHolder, Duration inAll) {}

    /** @param talk is told, once, that the wait is long, and for whom */
    LockWait(Path file, Limits limits, Consumer<String> talk) {
        this.file = file;
        this.limits = limits;
        this.talk = talk;
    }

    /**
     * How long to pause after a refusal, before asking again: by chance, so that those who wait do not ask all at once.
     *
     * @throws FailureException if it has been asked for long enough
     */
    Duration pause(SQLException refusal) {
        long now = System.nanoTime();
        String inTheWay = EngineErrors.holder(refusal);
        if (!inTheWay.equals(holder)) {
            holder = inTheWay;
            heldSince = now;
        }
        Duration pause = Duration.ofNanos(
                Math.round(longest.toNanos() * ThreadLocalRandom.current().nextDouble(0.5, 1)));
        if (now + pause.toNanos() - heldSince > limits.oneHolder().toNanos()) {
            throw EngineErrors.locked(file, refusal, limits.oneHolder());
        }
        if (now + pause.toNanos() - began > limits.inAll().toNanos()) {
            throw EngineErrors.crowded(file, refusal, limits.inAll());
        }
        if (!said && now - began > SAID_AFTER.toNanos()) {
            said = true;
            talk.accept("Waiting for the warehouse " + file + ": " + holder + " holds it. Ctrl-C ends the wait.");
        }
        longest = longest.compareTo(LONGEST_PAUSE) < 0 ? longest.multipliedBy(2) : longest;
        return pause;
    }
}
