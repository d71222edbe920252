package io.schedulebuilder.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class FuturesTest {
    @Test
    void get_throwsWhatTheWorkThrew() {
        InputException wrong = new InputException("rules/tiers.drl:3: wrong.");
        assertThatThrownBy(() -> Futures.get(CompletableFuture.supplyAsync(() -> {
                    throw wrong;
                })))
                .isSameAs(wrong);
        AssertionError error = new AssertionError();
        assertThatThrownBy(() -> Futures.get(CompletableFuture.failedFuture(error)))
                .isSameAs(error);
    }

    @Test
    void get_ofAPool_throwsWhatTheWorkThrew_andKeepsCheckedOnesAsCause() throws Exception {
        ExecutorService pool = Futures.pool(1, "test");
        Future<Boolean> daemon = pool.submit(() -> Thread.currentThread().isDaemon());
        assertThat(Futures.get(daemon)).isTrue();
        FailureException failure = new FailureException("the disk is full.");
        assertThatThrownBy(() -> Futures.get(pool.submit(() -> {
                    throw failure;
                })))
                .isSameAs(failure);
        IOException checked = new IOException("gone");
        assertThatThrownBy(() -> Futures.get(pool.submit(() -> {
                    throw checked;
                })))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCause(checked);
        pool.shutdown();
    }
}
