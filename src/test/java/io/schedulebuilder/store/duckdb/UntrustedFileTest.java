package io.schedulebuilder.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.store.LoadProgress;
import io.schedulebuilder.store.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and paths from someone who means no good. */
@Tag("slow")
class UntrustedFileTest {
    private static final String SECRET = "root-password-4711";

    @TempDir
    Path folder;

    private Path file;
    private Path secret;

    @BeforeEach
    void makeSecret() throws IOException {
        file = folder.resolve("theirs.duckdb");
        secret = Files.writeString(folder.resolve("secret.csv"), "page_name\n" + SECRET + "\n");
    }

    private void sql(String... statements) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private DuckDbWarehouse warehouse() {
        return DuckDbWarehouse.open(file, Duration.ofSeconds(5), waiting -> {}, DuckDbFile::connect);
    }

    /** All that a command may do first: each refuses the file in our words, and shows nothing of what is beside it. */
    private void assertRefused(String because) {
        for (Runnable use : List.<Runnable>of(
                () -> warehouse().read(),
                () -> warehouse().lock(),
                () -> warehouse().runs(3),
                () -> warehouse().load(OtherProcess.bank(), LoadProgress.SILENT))) {
            assertThatThrownBy(use::run)
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith(file + ": ")
                    .hasMessageContaining(because)
                    .hasMessageNotContaining(SECRET)
                    .hasMessageNotContaining("Error:");
        }
        assertThat(warehouse().examine().toString()).contains(because).doesNotContain(SECRET);
    }

    // ---- what is in the file

    @ParameterizedTest
    @ValueSource(strings = {"mass_messages", "caption_bank", "page_settings", "active_creators", "holiday_calendar"})
    void viewInATablesPlace_isRefused(String table) {
        warehouse().init();
        sql("DROP TABLE " + table, "CREATE VIEW " + table + " AS SELECT * FROM read_csv('" + secret + "')");

        assertRefused(table + " is a view, not a table");
        assertThatThrownBy(() -> warehouse().init()).isInstanceOf(InputException.class);
    }

    @Test
    void fileOfViewsAlone_isNoWarehouse() {
        sql(
                "CREATE VIEW schedule_builder_schema AS SELECT 1 AS version",
                "CREATE VIEW mass_messages AS SELECT * FROM read_csv('" + secret + "')");

        assertRefused("a DuckDB file without the tables of a warehouse");
        assertThatThrownBy(() -> warehouse().init())
                .isInstanceOf(InputException.class)
                .hasMessage(file
                        + ": this DuckDB file is not a warehouse, but already has a schedule_builder_schema. Name another "
                        + "file.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"available_captions", "typed_messages", "resting_locks", "active_creator_caption_restrictions_v"
            })
    void viewThatIsOurs_thatReadsAnotherFile_isRefused_andRestoredByInit(String view) {
        warehouse().init();
        sql("CREATE OR REPLACE VIEW " + view + " AS SELECT * FROM read_csv('" + secret + "')");

        assertRefused("the view " + view + " is not the one that this program creates");
        warehouse().init();
        warehouse().read().close();
    }

    @Test
    void viewOfTheirOwn_isNeverTouched() {
        warehouse().init();
        sql("CREATE VIEW theirs AS SELECT * FROM read_csv('" + secret + "')");
        secret.toFile().delete();

        warehouse().load(OtherProcess.bank(), LoadProgress.SILENT);
        assertThat(warehouse().examine()).noneMatch(finding -> !finding.advice().isEmpty());
    }

    @Test
    void generatedColumn_isRefused() {
        warehouse().init();
        sql(
                "DROP TABLE active_creators",
                "CREATE TABLE active_creators (theirs VARCHAR PRIMARY KEY, page_name VARCHAR GENERATED ALWAYS AS"
                        + " (theirs || 'x'))");

        assertRefused("active_creators has a generated column");
    }

    @Test
    void macrosInPlaceOfTheEnginesFunctions_areNotCalled() {
        warehouse().init();
        sql(
                "INSERT INTO mass_messages (row_id, page_name, message, sending_time, message_type) VALUES (1, 'ava',"
                        + " 'a', '2025-11-01T20:00:00Z', ' PPV ')",
                "CREATE MACRO lower(x) AS 'bump'",
                "CREATE MACRO \"trim\"(x) AS 'bump'",
                "CREATE MACRO epoch_us(x) AS 0",
                "CREATE MACRO hash(x) AS 0",
                "CREATE MACRO count_star() AS 0",
                "CREATE MACRO current_setting(x) AS true",
                "CREATE MACRO duckdb_tables() AS TABLE SELECT 'evil' AS table_name",
                "CREATE MACRO duckdb_databases() AS TABLE SELECT 'evil' AS database_name, false AS internal");

        try (Snapshot snapshot = warehouse().read()) {
            assertThat(snapshot.lastMessage()).contains(Instant.parse("2025-11-01T20:00:00Z"));
            Page ava = snapshot.page(new PageName("ava")).orElseThrow();
            assertThat(snapshot.history(ava, Instant.parse("2025-11-03T08:00:00Z"))
                            .messages())
                    .singleElement()
                    .satisfies(message -> assertThat(message.type().name()).isEqualTo("PPV"));
        }
    }

    @Test
    void openFile_canReachNothingElse() {
        warehouse().init();
        for (boolean writing : List.of(false, true)) {
            DuckDbFile opened = new DuckDbFile(
                    file,
                    new LockWait.Limits(Duration.ofSeconds(5), Duration.ofSeconds(5)),
                    say -> {},
                    DuckDbFile::connect);
            try (Session session = writing ? opened.write() : opened.read()) {
                for (String reach : List.of(
                        "SELECT * FROM read_csv('" + secret + "')",
                        "SELECT * FROM read_text('" + secret + "')",
                        "SELECT * FROM '" + secret + "'",
                        "SELECT * FROM glob('" + folder + "/*')",
                        "ATTACH '" + folder.resolve("other.duckdb") + "'",
                        "COPY (SELECT 1) TO '" + folder.resolve("out.csv") + "'",
                        "INSTALL httpfs",
                        "LOAD httpfs",
                        "SET enable_external_access = true",
                        "SET lock_configuration = false",
                        "SET autoload_known_extensions = true")) {
                    assertThat(session.objection(reach)).as(reach).isPresent();
                }
            }
        }
        assertThat(folder.resolve("out.csv")).doesNotExist();
        assertThat(folder.resolve("other.duckdb")).doesNotExist();
    }

    /** The settings are those of the file's engine, which two readers of one process share. */
    @Test
    void twoReaders_seeTheSameSettings() {
        warehouse().init();
        DuckDbFile opened = new DuckDbFile(
                file,
                new LockWait.Limits(Duration.ofSeconds(5), Duration.ofSeconds(5)),
                say -> {},
                DuckDbFile::connect);
        try (Session one = opened.read();
                Session two = opened.read()) {
            for (Session session : List.of(one, two)) {
                assertThat(session.first("SELECT '2025-11-03 00:00:00'::TIMESTAMPTZ::VARCHAR", row -> row.text(0)))
                        .contains("2025-11-03 00:00:00+00");
            }
        }
    }

    // ---- what is no database

    @Test
    void fileOfAnotherKind_isRefused_andNotChanged() throws IOException {
        byte[] sqlite = Arrays.copyOf("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII), 4096);
        byte[] parquet = "PAR1 some columns PAR1".getBytes(StandardCharsets.US_ASCII);
        byte[] noise = new byte[5000];
        new Random(4711).nextBytes(noise);
        for (byte[] content : List.of(sqlite, parquet, noise, Files.readAllBytes(secret), new byte[] {1, 2, 3})) {
            Files.write(file, content);
            assertRefused("this is not a warehouse: it is not a DuckDB file. Name another file.");
            assertThatThrownBy(() -> warehouse().init()).hasMessageContaining("this is not a warehouse");
            assertThat(file).hasBinaryContent(content);
        }
    }

    @Test
    void csvFile_ofOneName_isRefused() throws IOException {
        file = Files.copy(secret, folder.resolve("p.csv"));

        assertRefused("this is not a warehouse");
        assertThatThrownBy(() -> warehouse().init()).hasMessageContaining("this is not a warehouse");
    }

    @Test
    void emptyFile_isRefused() throws IOException {
        Files.createFile(file);

        assertRefused("this file is empty. Remove it, or name another file.");
        assertThatThrownBy(() -> warehouse().init()).hasMessageContaining("this file is empty");
        assertThat(file).isEmptyFile();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void deviceOrPipe_isRefused_andNotRead() throws Exception {
        file = Path.of("/dev/zero");
        assertRefused("this is a device or a pipe, not a file.");

        file = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
        assertRefused("this is a device or a pipe, not a file.");

        file = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/null"));
        assertRefused("this is a device or a pipe, not a file.");
    }

    /** A database with bytes missing or changed may be refused by the engine, but never breaks the program. */
    @Test
    void damagedFile_isRefusedInOneLine_orRead() throws IOException {
        warehouse().init();
        warehouse().load(OtherProcess.bank(), LoadProgress.SILENT);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(17);
        for (int i = 0; i < 20; i++) {
            byte[] damaged = i < 5 ? Arrays.copyOf(whole, random.nextInt(12, whole.length)) : whole.clone();
            damaged[random.nextInt(12, Math.min(damaged.length, 9000))] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, damaged);
            assertThatCode(() -> {
                        try {
                            warehouse().read().close();
                        } catch (io.schedulebuilder.domain.FailureException | InputException e) {
                            assertThat(e.getMessage()).startsWith(file + ": ").doesNotContain("\n");
                        }
                    })
                    .doesNotThrowAnyException();
        }
    }

    // ---- what is in the path

    @Test
    void pathWithSettingsOrSql_isRefused_andRunsNothing() throws IOException {
        Path init = Files.writeString(
                folder.resolve("init.sql"), "COPY (SELECT 1) TO '" + folder.resolve("made.csv") + "'");
        for (String name : List.of(
                "x.duckdb;session_init_sql_file=" + init,
                "x.duckdb;enable_external_access=true",
                "x;y.duckdb",
                "x?y.duckdb",
                "x.duckdb;",
                "x.duckdb ",
                "x\ny.duckdb",
                "x.duckdb\t")) {
            Path path = Path.of(folder + "/" + name);
            assertThatThrownBy(() -> DuckDbWarehouse.open(path).init())
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("DuckDB cannot open a path that contains \";\", \"?\" or a line break")
                    .hasMessageEndingWith("Rename the file or its folder.");
        }
        assertThat(folder).isDirectoryNotContaining("glob:**/{x,made}*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it's.duckdb",
                "a\"b.duckdb",
                "with blanks inside.duckdb",
                "system.duckdb",
                "temp.duckdb",
                "main.duckdb",
                "memory.duckdb",
                "Käse-日本.duckdb",
                "a.b.c",
                "%41.duckdb",
                "*.duckdb",
                "a,b.duckdb"
            })
    void nameThatAnyFileMayHave_isItsName(String name) {
        file = folder.resolve(name);
        warehouse().init();
        warehouse().load(OtherProcess.bank(), LoadProgress.SILENT);

        assertThat(file).isRegularFile();
        warehouse().read().close();
    }

    // ---- what we need ourselves

    @Test
    void sorting_moreThanMemoryHolds_goesToTheDisk() {
        warehouse().init();
        DuckDbFile small = new DuckDbFile(
                file,
                new LockWait.Limits(Duration.ofSeconds(5), Duration.ofSeconds(5)),
                say -> {},
                (path, readOnly) -> {
                    Connection connection = DuckDbFile.connect(path, readOnly);
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("SET memory_limit = '40MB'");
                        statement.execute("SET threads = 1");
                    }
                    return connection;
                });
        try (Session session = small.read()) {
            session.run("CREATE TEMP TABLE many AS SELECT repeat('x', 200) || hash(i) AS s FROM range(400000) r(i)");
            assertThat(session.first(
                            "SELECT count(*) FROM (SELECT row_number() OVER (ORDER BY s) FROM many)",
                            row -> row.number(0)))
                    .contains(400_000L);
        }
    }
}
