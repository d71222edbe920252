package io.schedulebuilder.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFolderTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"report.html", "results.csv", "results.json", "runs.jsonl"})
    void fileOfSomeoneElse_isKept_alsoWithForce(String name) throws Exception {
        Path file = Files.writeString(folder.resolve(name), "Dear all,\n");
        assertThatThrownBy(() -> at(ReportFolder.IfFull.REPLACE))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("--report " + file + " contains something else and was not overwritten");
        assertThat(file).hasContent("Dear all,\n");
    }

    @Test
    void journal_thatIsADevice_isRefused() throws Exception {
        Files.createSymbolicLink(folder.resolve("runs.jsonl"), Path.of("/dev/null"));
        assertThatThrownBy(() -> at(ReportFolder.IfFull.REPLACE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is not a file");
    }

    @Test
    void secondRun_isRefused_whileTheFirstIsAtWork_andFilesCanBeWrittenTwice() throws Exception {
        try (ReportFolder first = at(ReportFolder.IfFull.REFUSE)) {
            first.json().write(out -> out.write("{\"verdict\": [], \"gates\": []}"));
            first.json().write(out -> out.write("{\"verdict\": [], \"gates\": [\"x\"]}"));
            assertThatThrownBy(() -> at(ReportFolder.IfFull.REPLACE)).isInstanceOf(FailureException.class);
        }
        at(ReportFolder.IfFull.REPLACE).close();
        assertThat(folder.resolve("results.json")).content().contains("\"x\"");
        assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("results.json"));
    }

    @Test
    void standardOutput_isNoFolder() {
        assertThatThrownBy(() -> ReportFolder.at(Path.of("-"), ReportFolder.IfFull.REFUSE, Outputs.toFiles()))
                .isInstanceOf(InputException.class)
                .hasMessage("--report - is standard output, but this option needs a folder. Name a folder.");
    }

    private ReportFolder at(ReportFolder.IfFull ifFull) {
        return ReportFolder.at(folder, ifFull, Outputs.toFiles());
    }
}
