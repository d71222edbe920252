package io.schedulebuilder.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.files.LockHolder;
import io.schedulebuilder.files.Outputs;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.PlanReader;
import io.schedulebuilder.schedule.ScheduleCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchFolderTest {
    private static final Plan PLAN = PlanReader.read(Path.of("benchmarks/suite/example-jadebri.plan.json"));

    @TempDir
    Path folder;

    @Test
    void csv_ofAnyNames_isAFileOfItsOwn() throws Exception {
        try (BatchFolder batch = BatchFolder.at(folder, ScheduleCsv.Reader.PROGRAM, Outputs.toFiles())) {
            assertThat(batch.csv("ava", "2025-11-04")).hasFileName("ava-2025-11-04.csv");
            Set<Path> files = new HashSet<>();
            files.add(folder.toAbsolutePath().resolve("all-pages-2025-11-04.csv"));
            // The fourth and fifth have one hash code, the last two one beginning.
            List<String> names = List.of(
                    "ava",
                    "all-pages",
                    "a/b",
                    "x!@",
                    "x\"!",
                    "\uD83D\uDE00",
                    "../up",
                    "y".repeat(260),
                    "y".repeat(261));
            for (String name : names) {
                Path file = batch.csv(name, "2025-11-04");
                assertThat(files.add(file)).as(name).isTrue();
                assertThat(file.getParent()).isEqualTo(folder.toAbsolutePath());
                Files.writeString(file, name);
            }
        }
    }

    @Test
    void at_aFolderWhereARunWasKilled_removesItsTemporaryFiles_andNoOthers() throws Exception {
        for (String name : List.of(
                ".ava-2025-11-04.csv.schedule-builder.tmp",
                ".all-pages-2025-11-04.csv.schedule-builder.tmp",
                ".held.csv.schedule-builder.tmp",
                ".ava.csv.123456.tmp",
                ".notes.tmp",
                "ava.csv")) {
            Files.writeString(folder.resolve(name), "half");
        }
        Path theirs = Files.writeString(folder.resolve("theirs"), "precious");
        Files.createSymbolicLink(folder.resolve(".link.csv.schedule-builder.tmp"), theirs);
        Path half = Files.createDirectory(folder.resolve(".batch-12-34.schedule-builder.tmp"));
        Files.writeString(half.resolve("batch.json"), "{}");
        Path other = Files.createDirectory(folder.resolve(".batch-12-35.schedule-builder.tmp"));
        Files.writeString(other.resolve("letter"), "of someone else");

        try (LockHolder holder = LockHolder.of(folder.resolve(".held.csv.schedule-builder.tmp"))) {
            assertThat(holder.isAlive()).isTrue();
            BatchFolder.at(folder, ScheduleCsv.Reader.PROGRAM, Outputs.toFiles())
                    .close();
        }

        assertThat(names(folder))
                .containsExactlyInAnyOrder(
                        ".held.csv.schedule-builder.tmp",
                        ".ava.csv.123456.tmp",
                        ".notes.tmp",
                        "ava.csv",
                        "theirs",
                        ".link.csv.schedule-builder.tmp",
                        ".batch-12-35.schedule-builder.tmp");
        assertThat(theirs).hasContent("precious");
        assertThat(other.resolve("letter")).exists();
    }

    @Test
    void hiddenFolder_thatIsALink_isRefused_andItsTargetIsUntouched() throws Exception {
        Path theirs = Files.createDirectory(folder.resolve("theirs"));
        Files.writeString(theirs.resolve("batch.json"), "{\"batch\":\"x\",\"began\":\"2025-11-01T00:00:00Z\"}");
        Files.writeString(theirs.resolve("a-00000000.plan.json"), "precious");
        Path week = Files.createDirectory(folder.resolve("week"));
        Files.createSymbolicLink(week.resolve(".batch"), theirs);

        assertThatThrownBy(() -> BatchFolder.at(week, ScheduleCsv.Reader.PROGRAM, Outputs.toFiles()))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "--output-dir " + week + ": " + week.toAbsolutePath().resolve(".batch")
                                + " is a symbolic link. A batch keeps its own files in a folder of that name. Move it, or choose a "
                                + "different --output-dir.");
        assertThat(names(theirs)).containsExactlyInAnyOrder("batch.json", "a-00000000.plan.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing like it", "{}", "{\"batch\":\"x\",\"began\":\"soon\"}", "{\"batch\":\"x\"}"})
    void hiddenFolder_withoutOurHeader_isRefused_andUntouched(String header) throws Exception {
        Path theirs = Files.createDirectory(folder.resolve(".batch"));
        Files.writeString(theirs.resolve("lock"), "");
        Files.writeString(theirs.resolve("ava-2025-11-04-00000000.plan.json"), "precious");
        if (!header.isEmpty()) {
            Files.writeString(theirs.resolve("batch.json"), header);
        }
        List<String> before = names(theirs);

        assertThatThrownBy(() -> BatchFolder.at(folder, ScheduleCsv.Reader.PROGRAM, Outputs.toFiles()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("was not created by a batch");
        assertThat(names(theirs)).isEqualTo(before);
    }

    @Test
    void hiddenFolder_thatIsEmptyOrAFileOrHasALinkForAHeader_isRefused() throws Exception {
        Path aside = folder.resolve(".batch");
        Files.createDirectory(aside);
        assertRefused("was not created by a batch");
        Path header =
                Files.writeString(folder.resolve("header"), "{\"batch\":\"x\",\"began\":\"2025-11-01T00:00:00Z\"}");
        Files.createSymbolicLink(aside.resolve("batch.json"), header);
        assertRefused("was not created by a batch");
        Files.delete(aside.resolve("batch.json"));
        Files.delete(aside);
        Files.writeString(aside, "");
        assertRefused("is not a folder");
    }

    @Test
    void batch_thatBeginsAndEnds_removesWhatItWrote_andNothingElse() throws Exception {
        Path aside = folder.resolve(".batch");
        Path outside = Files.writeString(folder.resolve("outside"), "precious");
        try (BatchFolder batch = BatchFolder.at(folder, ScheduleCsv.Reader.PROGRAM, Outputs.toFiles())) {
            batch.stored().begin("first", false, Instant.EPOCH);
            batch.stored().store(PLAN);
            Files.writeString(
                    Files.createDirectory(batch.stored().scratch().resolve("spark-1"))
                            .resolve("x"),
                    "x");
            Files.createSymbolicLink(batch.stored().scratch().resolve("link"), outside);
            assertThat(batch.stored().byPage()).hasSize(1);
        }
        Files.writeString(aside.resolve("letter"), "of someone else");
        Files.createSymbolicLink(aside.resolve("b-2025-11-04-00000000.plan.json"), outside);

        try (BatchFolder batch = BatchFolder.at(folder, ScheduleCsv.Reader.PROGRAM, Outputs.toFiles())) {
            batch.stored().begin("second", false, Instant.EPOCH);
            assertThat(batch.stored().byPage()).isEmpty();
            batch.stored().store(PLAN);
            batch.stored().end();
        }

        assertThat(names(aside)).containsExactlyInAnyOrder("batch.json", "letter", "b-2025-11-04-00000000.plan.json");
        assertThat(outside).hasContent("precious");
    }

    @Test
    void batch_thatEnds_leavesNothing_andOneThatIsStopped_itsPlans() throws Exception {
        try (BatchFolder batch = BatchFolder.at(folder, ScheduleCsv.Reader.PROGRAM, Outputs.toFiles())) {
            batch.stored().begin("first", false, Instant.EPOCH);
            batch.stored().store(PLAN);
        }
        assertThat(names(folder.resolve(".batch")))
                .containsExactlyInAnyOrder("batch.json", PLAN.scheduleId() + ".plan.json");
        try (BatchFolder batch = BatchFolder.at(folder, ScheduleCsv.Reader.PROGRAM, Outputs.toFiles())) {
            assertThat(batch.stored().begin("first", true, Instant.MAX)).isEqualTo(Instant.EPOCH);
            assertThat(batch.stored().byPage()).hasSize(1);
            batch.stored().end();
        }
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void scratchFolder_thatIsNotOurs_isNeitherUsedNorRemoved() throws Exception {
        Path theirs = folder.resolve(".batch/scratch");
        try (BatchFolder batch = BatchFolder.at(folder, ScheduleCsv.Reader.PROGRAM, Outputs.toFiles())) {
            batch.stored().begin("first", false, Instant.EPOCH);
            Files.writeString(Files.createDirectory(theirs).resolve("letter"), "of someone else");
            assertThatThrownBy(() -> batch.stored().scratch()).hasMessageContaining("was not created by a batch");
            batch.stored().end();
        }
        assertThat(theirs.resolve("letter")).exists();
    }

    private void assertRefused(String why) {
        assertThatThrownBy(() -> BatchFolder.at(folder, ScheduleCsv.Reader.PROGRAM, Outputs.toFiles()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(why);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
