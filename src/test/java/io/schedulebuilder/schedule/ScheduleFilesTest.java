package io.schedulebuilder.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.files.LockHolder;
import io.schedulebuilder.files.Outputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleFilesTest {
    private static final Plan PLAN = Plans.planWith(Plans.ppv(1, "a"));

    @TempDir
    Path folder;

    @Test
    void files_writtenButNotPublished_leaveNothing() throws Exception {
        try (ScheduleFiles files = ScheduleFiles.at(folder.resolve("x.csv"), ScheduleCsv.Reader.PROGRAM)) {
            files.write(PLAN);
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void files_published_areBothThereAndNothingElse() throws Exception {
        try (ScheduleFiles files = ScheduleFiles.at(folder.resolve("x.csv"), ScheduleCsv.Reader.PROGRAM)) {
            files.write(PLAN);
            assertThat(files.publish())
                    .isEqualTo(new ScheduleFiles.Published(
                            folder.resolve("x.csv"), Optional.of(folder.resolve("x.plan.json"))));
        }
        assertThat(names()).containsExactly("x.csv", "x.plan.json");
    }

    @Test
    void files_withoutAName_takeTheScheduleId() throws Exception {
        try (ScheduleFiles files =
                ScheduleFiles.in(Outputs.toFiles(), folder, Optional.empty(), ScheduleCsv.Reader.PROGRAM)) {
            files.write(PLAN);
            files.publish();
        }
        assertThat(names()).containsExactly("ava-2025-11-03-0f3a9b2c.csv", "ava-2025-11-03-0f3a9b2c.plan.json");
    }

    @Test
    void files_missingParents_areMade() {
        Path csv = folder.resolve("a/b/x.csv");
        try (ScheduleFiles files = ScheduleFiles.at(csv, ScheduleCsv.Reader.PROGRAM)) {
            files.write(PLAN);
            files.publish();
        }
        assertThat(csv).exists();
    }

    @Test
    void files_aKilledRunsLitter_isTakenOver_andALivingOnesIsRefused() throws Exception {
        Path killed = Files.writeString(folder.resolve(".x.csv.schedule-builder.tmp"), "half");
        Path living = folder.resolve(".y.csv.schedule-builder.tmp");
        Path foreign = Files.writeString(folder.resolve(".x.csv.999999999999.tmp"), "of someone else");
        try (LockHolder run = LockHolder.of(living)) {
            assertThat(run.isAlive()).isTrue();
            try (ScheduleFiles files = ScheduleFiles.at(folder.resolve("x.csv"), ScheduleCsv.Reader.PROGRAM)) {
                files.write(PLAN);
            }
            assertThatThrownBy(() -> ScheduleFiles.at(folder.resolve("y.csv"), ScheduleCsv.Reader.PROGRAM))
                    .isInstanceOf(FailureException.class)
                    .hasMessage(folder.resolve("y.csv")
                            + " is being written by another run. Wait for it, or choose another place.");
        }
        assertThat(killed).doesNotExist();
        assertThat(living).exists();
        assertThat(foreign).hasContent("of someone else");
        ScheduleFiles.at(folder.resolve("y.csv"), ScheduleCsv.Reader.PROGRAM).close();
        assertThat(living).doesNotExist();
    }

    @Test
    void output_thatIsAFolder_isRefusedBeforeAnyWork() {
        assertThatThrownBy(() -> ScheduleFiles.at(folder, ScheduleCsv.Reader.PROGRAM))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        folder + " is a folder. Name a file in it, such as " + folder.resolve("schedule.csv") + ".");
    }

    @Test
    void output_whosePlanPathIsAFolder_isRefused() throws Exception {
        Files.createDirectory(folder.resolve("x.plan.json"));
        assertThatThrownBy(() -> ScheduleFiles.at(folder.resolve("x.csv"), ScheduleCsv.Reader.PROGRAM))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("where the plan would go, is a folder");
    }

    @Test
    void output_underAFile_isRefused() throws Exception {
        Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> ScheduleFiles.at(folder.resolve("file").resolve("x.csv"), ScheduleCsv.Reader.PROGRAM))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cannot be created");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
