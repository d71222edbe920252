package io.schedulebuilder.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EngineErrorsTest {
    private static final Path FILE = Path.of("w.duckdb");

    @Test
    void explain_fullDisk_saysWhatToDo() {
        assertThat(explained("IO Error: Could not write file \"w.duckdb.wal\": No space left on device"))
                .isEqualTo("w.duckdb: the disk is full. Nothing was written. Free some space, then try again.");
    }

    @Test
    void explain_noPermission_saysWhatToDo() {
        assertThat(explained("IO Error: Cannot open file \"w.duckdb\": Permission denied"))
                .isEqualTo("w.duckdb: no permission to open it. Change its permissions, or name another file.");
    }

    @Test
    void explain_whatIsWrongWithTheFile_isOurSentence() {
        assertThat(explained("IO Error: Corrupt database file: computed checksum 80 does not match stored checksum 10"))
                .isEqualTo("w.duckdb: the file is damaged. Restore it from a copy.");
        assertThat(explained(
                        "IO Error: Could not read enough bytes from file \"w.duckdb\": attempted to read 3192 bytes"))
                .isEqualTo("w.duckdb: the file is damaged. Restore it from a copy.");
        assertThat(explained(
                        "IO Error: Trying to read a database file with version number 99, but we can only read 64."))
                .isEqualTo(
                        "w.duckdb: another version of DuckDB wrote it, which this one cannot read. Name another file.");
        assertThat(explained(
                        "Permission Error: Cannot access file \"/etc/passwd\" - file system operations are disabled"))
                .isEqualTo(
                        "w.duckdb: something in it accesses data outside the file, which is not allowed. Name another "
                                + "file.")
                .doesNotContain("passwd");
    }

    @Test
    void explain_anythingElse_isTheEnginesFirstLine() {
        assertThat(explained("Binder Error: No function matches\n\nLINE 1: SELECT …"))
                .isEqualTo("w.duckdb: the warehouse refused: Binder Error: No function matches");
    }

    @Test
    void locked_holderWithoutItsCommand_isNamedById() {
        assertThat(EngineErrors.locked(
                        FILE,
                        new SQLException(
                                "IO Error: Could not set lock on file \"w.duckdb\": Conflicting lock is held in PID 7."),
                        Duration.ofSeconds(30)))
                .hasMessage(
                        "w.duckdb: process 7 has had the warehouse open for more than 30 s. Wait until it is done, or stop it, then try again.");
    }

    private static String explained(String engine) {
        return EngineErrors.explain(FILE, new SQLException(engine)).getMessage();
    }
}
