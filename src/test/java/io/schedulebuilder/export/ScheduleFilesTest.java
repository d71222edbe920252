package io.schedulebuilder.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleFilesTest {
    private static final PlanFile PLAN = Plans.planWith(Plans.ppv(1, "a"));

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
            assertThat(files.publish()).isEqualTo(folder.resolve("x.csv"));
        }
        assertThat(names()).containsExactly("x.csv", "x.plan.json");
    }

    @Test
    void files_withoutAName_takeTheScheduleId() throws Exception {
        try (ScheduleFiles files = ScheduleFiles.in(folder, ScheduleCsv.Reader.PROGRAM)) {
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
    void files_aKilledRunsLitter_goesWithTheNextRun_andALivingOnesStays() throws Exception {
        Path dead = folder.resolve(".x.csv.999999999999.tmp");
        Path living = folder.resolve(
                ".x.csv." + ProcessHandle.current().parent().orElseThrow().pid() + ".tmp");
        Path other = folder.resolve(".y.csv.999999999999.tmp");
        for (Path file : List.of(dead, living, other)) {
            Files.writeString(file, "half");
        }
        try (ScheduleFiles files = ScheduleFiles.at(folder.resolve("x.csv"), ScheduleCsv.Reader.PROGRAM)) {
            files.write(PLAN);
        }
        assertThat(dead).doesNotExist();
        assertThat(living).exists();
        assertThat(other).exists();
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
                .hasMessageContaining("where the plan belongs, is a folder");
    }

    @Test
    void output_underAFile_isRefused() throws Exception {
        Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> ScheduleFiles.at(folder.resolve("file").resolve("x.csv"), ScheduleCsv.Reader.PROGRAM))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cannot be made");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
