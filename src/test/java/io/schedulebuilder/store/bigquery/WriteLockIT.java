package io.schedulebuilder.store.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.RetryPolicy;
import io.schedulebuilder.store.CommitResult;
import io.schedulebuilder.store.Commitment;
import io.schedulebuilder.store.Dataset;
import io.schedulebuilder.store.ImportBatch;
import io.schedulebuilder.store.LoadProgress;
import io.schedulebuilder.store.WarehouseRows;
import io.schedulebuilder.store.WriteSession;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("bigquery")
class WriteLockIT {
    /** Gives up a lock that others hold after a moment. */
    private static final ServiceLimits HASTY = new ServiceLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            new RetryPolicy(Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(20)),
            Duration.ofSeconds(1));

    private static final Commitment PLAN = WarehouseRows.plan("ava-a", WarehouseRows.AVA, WarehouseRows.WEEK)
            .lock(1, "2025-11-05T19:00")
            .commitment();

    private static Dataset dataset;

    private BigQueryWarehouse holder;
    private BigQueryWarehouse other;

    @BeforeAll
    static void deploy() {
        dataset = TestWarehouses.deployed();
    }

    @BeforeEach
    void empty() {
        holder = TestWarehouses.open(dataset);
        other = TestWarehouses.open(dataset, Emulator.shared().address(), HASTY);
        TestWarehouses.empty(holder);
        holder.load(
                new ImportBatch(
                        List.of(), List.of(WarehouseRows.caption(1, "one", "mid")), List.of(), List.of(), Set.of()),
                LoadProgress.SILENT);
    }

    @Test
    void whileOneHoldsIt_nobodyElseWrites_orTakesIt_butTheHolderDoes() {
        try (WriteSession held = holder.lock()) {
            assertThatThrownBy(() -> other.commit(PLAN))
                    .isInstanceOf(FailureException.class)
                    .hasMessageContaining("has held the write lock")
                    .hasMessageEndingWith("Nothing was written. Wait until it is done, then try again.");
            assertThat(other.schedule(PLAN.id())).isEmpty();
            assertThatThrownBy(() -> other.lock()).hasMessageContaining("another run has held the write lock");

            assertThat(held.commit(PLAN)).isEqualTo(new CommitResult.Committed());
        }
    }

    @Test
    void givenBack_othersWrite() {
        holder.lock().close();

        assertThat(other.commit(PLAN)).isEqualTo(new CommitResult.Committed());
    }

    /** A process that was killed holds nothing for ever. */
    @Test
    void whoseTimeIsOver_keepsNobodyOut() {
        WriteSession dead = holder.lock();
        TestWarehouses.run(
                holder,
                String.format(
                        Locale.ROOT,
                        "UPDATE `%s.sb_guard` SET held_until = TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 1 SECOND) WHERE id = 1",
                        dataset.qualified()));

        try (WriteSession held = other.lock()) {
            dead.close(); // gives back what is another's by now: nothing
            assertThatThrownBy(
                            () -> TestWarehouses.open(dataset, Emulator.shared().address(), HASTY)
                                    .commit(PLAN))
                    .hasMessageContaining("has held the write lock");
            assertThat(held.commit(PLAN)).isEqualTo(new CommitResult.Committed());
        }
    }
}
