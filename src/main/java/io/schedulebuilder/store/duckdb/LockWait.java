package io.schedulebuilder.store.duckdb;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.RetryPolicy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * One wait for a file that others use. The limit for a single holder is short; the limit for several holders in a row
 * is longer.
 */
final class LockWait {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(320);
    /** The fixed part of each pause. */
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
     * The limits of a wait.
     *
     * @param oneHolder while the same process has the file
     * @param inAll for all holders together
     */
    record Limits(Duration oneHolder, Duration inAll) {}

    /**
     * Starts a wait.
     *
     * @param talk receives one message if the wait is long, with the holder of the file
     */
    LockWait(Path file, Limits limits, Consumer<String> talk) {
        this.file = file;
        this.limits = limits;
        this.talk = talk;
        this.policy = new RetryPolicy(FIRST_PAUSE, LONGEST_PAUSE, limits.inAll());
    }

    /**
     * The pause before the next try. It is random, so that waiting processes do not all retry at once.
     *
     * @throws FailureException if the limit is reached
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
