package io.schedulebuilder.store.duckdb;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.RetryPolicy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * One wait for a file that others use. We wait for one holder only so long, and longer where holders come and go.
 */
final class LockWait {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(320);
    /** Of each pause. */
    private static final double CERTAIN = 0.5;

    private static final Duration SAID_AFTER = Duration.ofSeconds(3);

    private final Path file;
    private final Limits limits;
    private final Consumer<String> talk;
    private final long began = System.nanoTime();
    private final RetryPolicy policy;
    private int tries;
    private String holder = "";
    private long heldSince = began;
    private boolean said;

    /**
     * How long a wait may last.
     *
     * @param oneHolder while the same process is in the way
     * @param inAll for all holders together
     */
    record Limits(Duration oneHolder, Duration inAll) {}

    /** @param talk is told, once, that the wait is long, and who holds the file */
    LockWait(Path file, Limits limits, Consumer<String> talk) {
        this.file = file;
        this.limits = limits;
        this.talk = talk;
        this.policy = new RetryPolicy(FIRST_PAUSE, LONGEST_PAUSE, limits.inAll());
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
        Duration pause = policy.pause(++tries, CERTAIN, ThreadLocalRandom.current());
        if (now + pause.toNanos() - heldSince > limits.oneHolder().toNanos()) {
            throw EngineErrors.locked(file, refusal, limits.oneHolder());
        }
        if (now + pause.toNanos() - began > policy.inAll().toNanos()) {
            throw EngineErrors.crowded(file, refusal, policy.inAll());
        }
        if (!said && now - began > SAID_AFTER.toNanos()) {
            said = true;
            talk.accept("Waiting for the warehouse " + file + ": " + holder
                    + " has it open. Press Ctrl-C to stop waiting.");
        }
        return pause;
    }
}
