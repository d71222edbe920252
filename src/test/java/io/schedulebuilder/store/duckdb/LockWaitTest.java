package io.schedulebuilder.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is waited for, and for how long. */
@Tag("slow")
class LockWaitTest {
    private static final Path FILE = Path.of("w.duckdb");

    private final List<String> said = new ArrayList<>();

    @Test
    void pause_grows_toAThirdOfASecond() {
        LockWait wait = wait(Duration.ofMinutes(1), Duration.ofMinutes(1));
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            pauses.add(wait.pause(heldBy(7)));
        }
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(5), Duration.ofMillis(10));
        assertThat(pauses.subList(6, 20)).allMatch(pause -> pause.toMillis() >= 160 && pause.toMillis() <= 320);
        assertThat(said).isEmpty();
    }

    @Test
    void oneHolder_thatKeepsIt_isNamed() {
        LockWait wait = wait(Duration.ofMillis(1), Duration.ofMinutes(1));
        assertThatThrownBy(() -> wait.pause(heldBy(7)))
                .hasMessageStartingWith(
                        "w.duckdb: process 7 (/usr/bin/java) has had the warehouse open for more than 1 ms.");
    }

    @Test
    void holders_thatComeAndGo_areWaitedForLonger_butNotForEver() throws Exception {
        LockWait wait = wait(Duration.ofMillis(400), Duration.ofMillis(1500));
        int holder = 0;
        long began = System.nanoTime();
        while (System.nanoTime() - began < Duration.ofSeconds(1).toNanos()) {
            Thread.sleep(wait.pause(heldBy(++holder)).toMillis());
        }
        Thread.sleep(500);
        int last = holder + 1;
        assertThatThrownBy(() -> wait.pause(heldBy(last)))
                .hasMessageStartingWith(
                        "w.duckdb: other processes used the warehouse one after another for 1500 ms; the last was process "
                                + last);
    }

    @Test
    void longWait_isTold_withWhoHoldsIt(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("held.duckdb");
        DuckDbWarehouse.open(file).init();
        Process holder = OtherProcess.start("hold", file, "5000");
        try {
            OtherProcess.await(holder, "held");
            DuckDbWarehouse.open(file, said::add).read().close();
            assertThat(said)
                    .singleElement()
                    .asString()
                    .startsWith("Waiting for the warehouse " + file + ": process " + holder.pid() + " (")
                    .endsWith(" has it open. Press Ctrl-C to stop waiting.");
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    private LockWait wait(Duration oneHolder, Duration inAll) {
        return new LockWait(FILE, new LockWait.Limits(oneHolder, inAll), said::add);
    }

    private static SQLException heldBy(long process) {
        return new SQLException("IO Error: Could not set lock on file \"w.duckdb\": Conflicting lock is held in "
                + "/usr/bin/java (PID " + process + "). See also https://duckdb.org");
    }
}
