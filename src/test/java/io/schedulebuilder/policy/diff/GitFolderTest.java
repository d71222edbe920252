package io.schedulebuilder.policy.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.policy.language.RuleBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder as it was, out of a repository that the test makes. */
class GitFolderTest {
    @TempDir
    Path temporary;

    @Test
    void folder_atARevision_hasItsFilesByteForByte_andNothingOfItsFolders() throws Exception {
        Path rules = repository();
        Files.writeString(rules.resolve("a.drl"), "now");

        Path copy = new GitFolder(rules).copyAt("HEAD", temporary.resolve("copy"));

        assertThat(copy.getFileName()).hasToString("rules");
        assertThat(copy.resolve("a.drl")).hasContent("then ü\r\n");
        assertThat(copy.resolve("tests")).doesNotExist();
        assertThat(Files.readAllBytes(copy.resolve("table.xlsx"))).containsExactly(0, 13, 10, -1);
    }

    @Test
    void folder_thatIsGone_isReadWhereItWas() throws Exception {
        Path rules = repository();
        Files.delete(rules.resolve("tests/cases.csv"));
        Files.delete(rules.resolve("tests"));
        for (String file : List.of("a.drl", "table.xlsx")) {
            Files.delete(rules.resolve(file));
        }
        Files.delete(rules);

        assertThat(new GitFolder(rules)
                        .copyAt("HEAD", temporary.resolve("copy"))
                        .resolve("a.drl"))
                .exists();
    }

    @Test
    void revision_unknown_orAnOption_isRefused() throws Exception {
        GitFolder rules = new GitFolder(repository());
        for (String revision : List.of("HAED", "--output=x", "HEAD~9")) {
            assertThatThrownBy(() -> rules.copyAt(revision, temporary.resolve("copy")))
                    .isInstanceOf(InputException.class)
                    .hasMessage("\"" + revision + "\" is neither a folder nor a revision of the repository of "
                            + rules.folder() + ". `git log --oneline` lists revisions.");
        }
    }

    @Test
    void revision_withoutTheFolder_isRefused() throws Exception {
        Path other = repository().resolveSibling("other");

        assertThatThrownBy(() -> new GitFolder(other).copyAt("HEAD", temporary.resolve("copy")))
                .hasMessage("\"HEAD\" has no folder other. Name a later revision.");
    }

    @Test
    void folder_inNoRepository_isRefused() throws Exception {
        Path outside = Files.createDirectories(temporary.resolve("outside/rules"));

        assertThatThrownBy(() -> new GitFolder(outside).copyAt("HEAD", temporary.resolve("copy")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is not in a git repository. Name two folders of rule files");
    }

    @Test
    void repository_withoutCommits_saysSo() throws Exception {
        Path rules = Files.createDirectories(temporary.resolve("empty/rules"));
        git(rules, "init", "-q", "..");

        assertThatThrownBy(() -> new GitFolder(rules).copyAt("HEAD", temporary.resolve("copy")))
                .isInstanceOf(InputException.class)
                .hasMessage("the repository of " + rules
                        + " has no commits, so no revisions. Commit the rules, or name two folders of rule files.");
    }

    @Test
    void git_thatRefuses_isQuoted() throws Exception {
        Path rules = repository();
        Files.writeString(rules.resolve("../../.git/config"), "[core]\n\trepositoryformatversion = 99\n");

        assertThatThrownBy(() -> new GitFolder(rules).copyAt("HEAD", temporary.resolve("copy")))
                .isInstanceOf(FailureException.class)
                .hasMessageStartingWith("git cannot read " + rules.getParent() + ": ")
                .hasMessageContaining("99")
                .hasMessageEndingWith(". Correct that, or name two folders of rule files.");
    }

    /** A file that git cannot give back must not be read as an empty one. */
    @Test
    void contentThatIsMissing_isAFailure() throws Exception {
        Path rules = repository();
        try (var files = Files.walk(rules.resolve("../../.git/objects"))) {
            for (Path object : files.filter(Files::isRegularFile)
                    .filter(file -> isBlob(rules, file))
                    .toList()) {
                Files.delete(object);
            }
        }

        assertThatThrownBy(() -> new GitFolder(rules).copyAt("HEAD", temporary.resolve("copy")))
                .isInstanceOf(FailureException.class)
                .hasMessageStartingWith("git cannot read ");
    }

    private static boolean isBlob(Path rules, Path object) {
        try {
            Process git = new ProcessBuilder(
                            "git",
                            "-C",
                            rules.toString(),
                            "cat-file",
                            "-t",
                            object.getParent().getFileName() + "" + object.getFileName())
                    .start();
            return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).startsWith("blob");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shippedRules_atARevision_areReadAsABook() throws Exception {
        Path rules = repository();
        for (var file : RuleBook.read(Path.of("rules")).files()) {
            Files.writeString(rules.resolve(Path.of(file.name()).getFileName()), file.text());
        }
        Files.delete(rules.resolve("a.drl"));
        Files.delete(rules.resolve("table.xlsx"));
        git(rules.getParent(), "add", "-A");
        git(rules.getParent(), "commit", "-q", "-m", "rules");

        RuleBook book = RuleBook.read(new GitFolder(rules).copyAt("HEAD", temporary.resolve("copy")));

        assertThat(book).isEqualTo(RuleBook.read(rules));
    }

    /** With one commit of a rules folder; the repository's own settings only. */
    private Path repository() throws Exception {
        Path root = Files.createDirectories(temporary.resolve("repository/sub folder"));
        Path rules = Files.createDirectories(root.resolve("rules"));
        Files.writeString(rules.resolve("a.drl"), "then ü\r\n");
        Files.write(rules.resolve("table.xlsx"), new byte[] {0, 13, 10, -1});
        Files.createDirectories(rules.resolve("tests"));
        Files.writeString(rules.resolve("tests/cases.csv"), "revenue");
        git(root, "init", "-q", "..");
        git(root, "add", "-A");
        git(root, "commit", "-q", "-m", "rules");
        return rules;
    }

    private static void git(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "git",
                "-C",
                folder.toString(),
                "-c",
                "user.name=Ava",
                "-c",
                "user.email=ava@example.org",
                "-c",
                "core.autocrlf=false",
                "-c",
                "commit.gpgsign=false"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command).inheritIO().start();
        assertThat(git.waitFor()).isZero();
    }
}
