package io.schedulebuilder.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.launch.Cli;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesFmtCommandTest {
    private static final String RAGGED = "rule \"x\" when Account( revenue<5 ) then policy.dailyCap( 5 ); // why\nend";
    private static final String LAID_OUT =
            "rule \"x\"\nwhen\n    Account( revenue < 5 )\nthen\n    policy.dailyCap(5);   // why\nend\n";

    @TempDir
    Path folder;

    private Path rules;
    private Cli cli;

    @BeforeEach
    void folderOfRules() throws IOException {
        rules = Files.createDirectory(folder.resolve("rules"));
        cli = Cli.fresh(folder.resolve("data"));
        Files.writeString(rules.resolve("good.drl"), LAID_OUT.replace("\"x\"", "\"y\""));
        Files.writeString(rules.resolve("ragged.drl"), RAGGED);
    }

    @Test
    void shippedRules_areLaidOut() {
        assertThat(cli.run("rules", "fmt", "--check")).isEqualTo(new Cli.Result(0, "", "Nothing to do.\n"));
    }

    @Test
    void check_listsWhatWouldChange_andTouchesNothing() throws IOException {
        assertThat(fmt("--check"))
                .isEqualTo(
                        new Cli.Result(5, "rules/ragged.drl\n", "1 file to format. Run rules fmt without --check.\n"));
        assertThat(rules.resolve("ragged.drl")).hasContent(RAGGED);
    }

    @Test
    void fmt_writesWhatChanges_andLeavesNothingElseBehind() throws IOException {
        assertThat(fmt()).isEqualTo(new Cli.Result(0, "rules/ragged.drl\n", "1 file formatted.\n"));
        assertThat(Files.readString(rules.resolve("ragged.drl"))).isEqualTo(LAID_OUT);
        assertThat(fmt()).isEqualTo(new Cli.Result(0, "", "Nothing to do.\n"));
        try (Stream<Path> files = Files.list(rules)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void fmt_ofFilesThatAreNamed_leavesTheOthers() throws IOException {
        Path other = Files.writeString(folder.resolve("other.drl"), RAGGED);
        assertThat(cli.run("rules", "fmt", "--json", "--quiet", other.toString()))
                .isEqualTo(new Cli.Result(
                        0, "{\n  \"changed\" : [\n    \"" + folder.getFileName() + "/other.drl\"\n  ]\n}\n", ""));
        assertThat(rules.resolve("ragged.drl")).hasContent(RAGGED);
    }

    @Test
    void carriageReturnsAndByteOrderMark_go() throws IOException {
        Path file = rules.resolve("windows.drl");
        Files.write(file, ("\uFEFF" + LAID_OUT.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8));
        assertThat(fmt(file.toString()).exitCode()).isZero();
        assertThat(Files.readString(file)).isEqualTo(LAID_OUT);
    }

    @Test
    void oneFileWithAFault_isReported_andNoFileIsTouched() throws IOException {
        Files.writeString(
                rules.resolve("wrong.drl"), "rule \"z\" when Account( revenu < 5 ) then policy.dailyCap(5); end");
        Cli.Result result = fmt();
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("error: rules/wrong.drl:1: unknown field \"revenu\". Did you mean revenue?");
        assertThat(rules.resolve("ragged.drl")).hasContent(RAGGED);
    }

    @Test
    void fileThatIsNoRuleFile_isRefused() throws IOException {
        Path csv = Files.writeString(folder.resolve("a.csv"), "");
        assertThat(fmt(csv.toString()).err())
                .isEqualTo("error: " + csv + ": not a .drl file. Only .drl files can be formatted.\n");
        assertThat(fmt("gone.drl").err())
                .isEqualTo(
                        "error: gone.drl: no such file. Name rule files, or name none to format the whole folder.\n");
    }

    private Cli.Result fmt(String... more) {
        return cli.run(Stream.concat(Stream.of("rules", "fmt", "--rules", rules.toString()), Stream.of(more))
                .toArray(String[]::new));
    }
}
