package io.schedulebuilder.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real files, pipes, links and devices as places to write. */
class OutputFileTest {
    private static final String OURS =
            "schedule_id,page_name,day_of_week,scheduled_send_time,message_type,caption_id,caption_text\r\n";

    private final StringWriter standardOutput = new StringWriter();
    private final Outputs outputs = new Outputs(new PrintWriter(standardOutput));

    @TempDir
    Path folder;

    @Test
    void file_isWhole_andNothingElseIsLeft() throws Exception {
        Path file = folder.resolve("a/b/x.csv");
        write(file);
        assertThat(file).hasContent(OURS);
        assertThat(names(folder.resolve("a/b"))).containsExactly("x.csv");
    }

    @Test
    void file_thatFailsHalfway_leavesTheEarlierOne() throws Exception {
        Path file = Files.writeString(folder.resolve("x.csv"), OURS + "earlier");
        try (OutputFile out = at(file)) {
            assertThatThrownBy(() -> out.write(writer -> {
                        writer.write("half");
                        throw new IOException("no room");
                    }))
                    .isInstanceOf(FailureException.class)
                    .hasMessageContaining("no room");
        }
        assertThat(file).hasContent(OURS + "earlier");
        assertThat(names(folder)).containsExactly("x.csv");
    }

    @Test
    void standardOutput_getsTheFile() {
        try (OutputFile out = outputs.file(OutputPath.parse("-"), FileKind.SCHEDULE, "--output")) {
            assertThat(out.isStream()).isTrue();
            out.write(writer -> writer.write(OURS));
        }
        assertThat(standardOutput).hasToString(OURS);
        assertThat(outputs.useStandardOutput()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "/proc/thread-self/fd/1"})
    void namesOfStandardOutput_meanTheSame_andStayDevices(String name) throws Exception {
        Path path = Path.of(name);
        Path link = Files.createSymbolicLink(folder.resolve("out"), path);
        Object before =
                Files.readAttributes(path, "*", LinkOption.NOFOLLOW_LINKS).get("isSymbolicLink");

        write(link);

        assertThat(standardOutput).hasToString(OURS);
        assertThat(Files.readAttributes(path, "*", LinkOption.NOFOLLOW_LINKS)).containsEntry("isSymbolicLink", before);
        assertThat(link).isSymbolicLink();
        assertThat(names(folder)).containsExactly("out");
    }

    @Test
    void twoFilesOnStandardOutput_areRefused() {
        outputs.takeStandardOutput("--json");
        assertThatThrownBy(() -> outputs.file(OutputPath.parse("-"), FileKind.SCHEDULE, "--output"))
                .isInstanceOf(InputException.class)
                .hasMessage("--json and --output both write to standard output. Leave one out, or name a file.");
    }

    @Test
    void pipe_isWrittenThrough_andStays() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException e) {
                return e.toString();
            }
        });

        write(pipe);

        assertThat(read.join()).isEqualTo(OURS);
        assertThat(Files.isRegularFile(pipe)).isFalse();
        assertThat(names(folder)).containsExactly("pipe");
    }

    @Test
    void device_isWrittenThrough_andStays() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("null"), Path.of("/dev/null"));
        write(link);
        assertThat(Files.exists(Path.of("/dev/null"))).isTrue();
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
        assertThat(link).isSymbolicLink();
    }

    @Test
    void descriptorThatIsOnlyRead_isRefused() {
        assertThatThrownBy(() -> at(Path.of("/dev/fd/0")))
                .isInstanceOf(InputException.class)
                .hasMessage("--output /dev/fd/0 is not open for writing. Choose another place.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw-------", "rwxrwxrwx"})
    void link_isFollowed_andStays_andItsFileKeepsItsPermissions(String permissions) throws Exception {
        Path file =
                Files.writeString(Files.createDirectory(folder.resolve("far")).resolve("x.csv"), OURS + "earlier");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        Path near = Files.createSymbolicLink(folder.resolve("near.csv"), Path.of("far/x.csv"));
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), near);

        write(link);

        assertThat(link).isSymbolicLink();
        assertThat(near).isSymbolicLink();
        assertThat(file).hasContent(OURS);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo(permissions);
    }

    @Test
    void owner_isKept_whereThatIsPossible() throws Exception {
        Path file = Files.writeString(folder.resolve("x.csv"), OURS);
        assumeTrue(new ProcessBuilder("chown", "65534:65534", file.toString())
                        .start()
                        .waitFor()
                == 0);
        write(file);
        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(65534);
        assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(65534);
    }

    @Test
    void linkToNowhere_makesItsTarget_unlessTheFolderIsMissing() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), folder.resolve("made.csv"));
        write(link);
        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("made.csv")).isRegularFile();

        Path far = Files.createSymbolicLink(folder.resolve("far.csv"), folder.resolve("no/made.csv"));
        assertThatThrownBy(() -> at(far))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("whose folder does not exist");
    }

    @Test
    void linksInACircle_areRefused() throws Exception {
        Files.createSymbolicLink(folder.resolve("a"), folder.resolve("b"));
        Files.createSymbolicLink(folder.resolve("b"), folder.resolve("a"));
        assertThatThrownBy(() -> at(folder.resolve("a"))).isInstanceOf(InputException.class);
    }

    @Property(tries = 200)
    void anyOtherContent_isKept(@ForAll @Size(min = 1, max = 200) List<@ByteRange Byte> content) throws Exception {
        Path file = Files.createTempFile("output", ".csv");
        byte[] bytes = new byte[content.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = content.get(i);
        }
        Files.write(file, bytes);
        Outputs all = new Outputs(new PrintWriter(new StringWriter()));
        for (FileKind kind : FileKind.values()) {
            if (kind != FileKind.RULES) {
                assertThatThrownBy(() -> all.file(new OutputPath(file), kind, "--output"))
                        .isInstanceOf(InputException.class)
                        .hasMessageContaining("was not overwritten: it looks like ");
            }
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        Files.delete(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                OURS,
                "\uFEFF" + OURS,
                "\"schedule_id\",\"page_name\",\"day_of_week\",\"scheduled_send_time\",\"message_type\"\n",
                "schedule_id;page_name;day_of_week;scheduled_send_time;message_type\n"
            })
    void earlierFileOfItsKind_isReplaced_alsoAsASpreadsheetSavesIt(String earlier) throws Exception {
        Path file = Files.writeString(folder.resolve("x.csv"), earlier);
        write(file);
        assertThat(file).hasContent(OURS);
    }

    @Test
    void otherKinds_areNamed() throws Exception {
        assertLooks("a DuckDB database", "12345678DUCK and so on");
        assertLooks("a script", "#!/bin/sh\nrm -rf /\n");
        assertLooks("a workbook or another zipped file", "PK\u0003\u0004");
        assertLooks("a rule file", "rule \"x\"\nwhen\n");
        assertLooks("another CSV", "a,b\n1,2\n");
        assertLooks("other JSON", "{\"a\": 1}");
        assertLooks("a plan", Files.readString(Path.of("benchmarks/suite/example-jadebri.plan.json")));
        assertLooks("a binary file", "\u0000\u0001");
        assertLooks("other text", "Dear all");
    }

    private void assertLooks(String like, String content) throws IOException {
        Path file = Files.writeString(folder.resolve("x.csv"), content, StandardCharsets.UTF_8);
        assertThatThrownBy(() -> at(file))
                .isInstanceOf(InputException.class)
                .hasMessage("--output " + file + " contains something else and was not overwritten: it looks like "
                        + like + ", not like a schedule CSV. Choose another name, or move that file.");
    }

    @Test
    void inputs_areNeverOverwritten_underWhateverName() throws Exception {
        Path input = Files.writeString(folder.resolve("list.txt"), "");
        Path link = Files.createSymbolicLink(folder.resolve("link"), input);
        Path hard = Files.createLink(folder.resolve("hard"), input);
        Path missing = folder.resolve("warehouse.duckdb.wal");
        Path linkedFolder = Files.createSymbolicLink(folder.resolve("here"), folder);
        outputs.protect(input, "the list").protect(missing, "the warehouse");

        for (Path name : List.of(input, link, hard, folder.resolve("./list.txt"), linkedFolder.resolve("list.txt"))) {
            assertThatThrownBy(() -> at(name))
                    .isInstanceOf(InputException.class)
                    .hasMessage("--output " + name
                            + " is the list, which this run reads, so it is not overwritten. Choose another place.");
        }
        assertThatThrownBy(() -> at(linkedFolder.resolve("warehouse.duckdb.wal")))
                .hasMessageContaining("is the warehouse, which this run reads");
    }

    @ParameterizedTest
    @ValueSource(strings = {"new.csv", "NEW.CSV", "x.drl", "tests/cases.csv"})
    void folderOfRules_getsNoFileThatWouldBeRead(String name) throws Exception {
        Path rules = Files.createDirectories(folder.resolve("rules/tests")).getParent();
        Files.writeString(rules.resolve("tiers.drl"), "");
        outputs.protectRules(rules);

        assertThatThrownBy(() -> at(rules.resolve(name)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is in a rules folder");
        assertThatCode(() -> at(rules.resolve("junit.xml")).close()).doesNotThrowAnyException();
    }

    @Test
    void twoOptions_ofOneFile_areRefused_andAPlaceGivenBackIsFree() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("y.csv"), folder.resolve("x.csv"));
        OutputFile first = at(folder.resolve("x.csv"));
        assertThatThrownBy(() -> outputs.file(new OutputPath(link), FileKind.PLAN, "--plan-output"))
                .isInstanceOf(InputException.class)
                .hasMessage("--output and --plan-output name the same file. Use a different file for each.");
        first.close();
        at(folder.resolve("x.csv")).close();
        assertThat(names(folder)).containsExactly("y.csv");
    }

    @Test
    void runThatWrites_keepsOthersOut_untilItIsOver() throws Exception {
        Path file = folder.resolve("x.csv");
        OutputFile first = at(file);
        Outputs ofAnotherRun = new Outputs(new PrintWriter(new StringWriter()));
        assertThatThrownBy(() -> ofAnotherRun.file(new OutputPath(file), FileKind.SCHEDULE, "--output"))
                .isInstanceOf(FailureException.class)
                .hasMessage(
                        "--output " + file + " is being written by another run. Wait for it, or choose another place.");
        first.write(out -> out.write(OURS));
        first.write(out -> out.write(OURS + "again"));
        first.close();
        ofAnotherRun.file(new OutputPath(file), FileKind.SCHEDULE, "--output").close();
        assertThat(file).hasContent(OURS + "again");
        assertThat(names(folder)).containsExactly("x.csv");
    }

    @Test
    void fileThatSomeoneMakesMeanwhile_isKept() throws Exception {
        Path file = folder.resolve("x.csv");
        try (OutputFile out = at(file)) {
            Files.writeString(file, "of someone else");
            assertThatThrownBy(() -> out.write(writer -> writer.write(OURS)))
                    .isInstanceOf(FailureException.class)
                    .hasMessageContaining("it now contains something else");
        }
        assertThat(file).hasContent("of someone else");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void blankName_isRefused(String name) {
        assertThatThrownBy(() -> OutputPath.parse(name)).isInstanceOf(InputException.class);
    }

    @Test
    void placesWhereNothingCanBe_areRefusedBeforeAnyWork() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        for (String name : List.of(
                file + "/x.csv",
                folder + "/" + "x".repeat(300),
                "/proc/x.csv",
                "/sys/x.csv",
                folder.toString(),
                folder + "/.")) {
            assertThatThrownBy(() -> at(Path.of(name)))
                    .as(name)
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("--output " + Path.of(name));
        }
        assertThatThrownBy(() -> OutputPath.parse(folder + "/x.csv/")).isInstanceOf(InputException.class);
        assertThat(names(folder)).containsExactly("file");
    }

    @Test
    void longestName_isWritten() throws Exception {
        Path file = folder.resolve("x".repeat(255));
        write(file);
        assertThat(file).hasContent(OURS);
        assertThat(names(folder)).hasSize(1);
    }

    private OutputFile at(Path path) {
        return outputs.file(new OutputPath(path), FileKind.SCHEDULE, "--output");
    }

    private void write(Path path) {
        try (OutputFile out = at(path)) {
            out.write(writer -> writer.write(OURS));
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
