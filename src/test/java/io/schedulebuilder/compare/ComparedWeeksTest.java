package io.schedulebuilder.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparedWeeksTest {
    private static final Path MICRO = Path.of("benchmarks/suite/micro-red.plan.json");
    private static final Path SMALL = Path.of("benchmarks/suite/small-red.plan.json");

    @TempDir
    Path folder;

    @Test
    void written_comeSeedBySeed_andOneProblemHasOneDigest() {
        ComparedWeeks weeks = ComparedWeeks.written(List.of(SMALL, MICRO), 2);
        assertThat(weeks.weeks())
                .extracting(week -> week.problem().week() + " " + week.problem().seed())
                .containsExactly("small-red 1", "micro-red 1", "small-red 2", "micro-red 2");
        assertThat(weeks.weeks().get(0).problem().digest())
                .isEqualTo(weeks.weeks().get(2).problem().digest())
                .isNotEqualTo(weeks.weeks().get(1).problem().digest());
        assertThat(weeks.weeks().get(0).referee().seed())
                .as("each seed and week searches by itself")
                .isNotEqualTo(weeks.weeks().get(2).referee().seed());
        assertThat(weeks.count()).isEqualTo(2);
    }

    @Test
    void written_twoFilesOfOneName_areCalledByTheirPaths() throws IOException {
        Path copy = Files.copy(MICRO, folder.resolve("micro-red.plan.json"));
        assertThat(ComparedWeeks.written(List.of(MICRO, copy), 1).weeks())
                .extracting(week -> week.problem().week())
                .containsExactly(MICRO.toString(), copy.toString());
    }

    @Test
    void written_planThatCannotBeRead_failsAlone_unlessItIsAlone() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.plan.json"), "{}");
        ComparedWeeks weeks = ComparedWeeks.written(List.of(broken, MICRO), 1);
        assertThat(weeks.weeks()).hasSize(1);
        assertThat(weeks.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.week()).isEqualTo("broken"))
                .satisfies(failure -> assertThat(failure.contender()).isEqualTo(FailedRun.ALL));
        assertThatThrownBy(() -> ComparedWeeks.written(List.of(broken), 1)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> ComparedWeeks.written(List.of(MICRO, MICRO), 1))
                .isInstanceOf(InputException.class)
                .hasMessage("--suite lists a plan twice. List each plan once.");
    }
}
