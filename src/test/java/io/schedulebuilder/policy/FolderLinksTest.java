package io.schedulebuilder.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.policy.cases.CaseFolder;
import io.schedulebuilder.policy.check.RuleCheck;
import io.schedulebuilder.policy.diff.GitFolder;
import io.schedulebuilder.policy.language.Fault;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.language.RuleFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that lie in a folder of rules: what is behind one that leaves the folder is never read. */
class FolderLinksTest {
    private static final String SECRET = "s3cret-of-another-folder";

    @TempDir
    Path folder;

    private Path rules;
    private Path secret;

    @BeforeEach
    void rulesAndASecret() throws IOException {
        rules = Rules.copyOfShipped(folder);
        secret = Files.writeString(
                Files.createDirectory(folder.resolve("private")).resolve("key"), SECRET + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.drl", "x.csv", "x.xlsx"})
    void ruleFile_linkedFromOutside_isNamedAndNotShown(String name) throws Exception {
        Files.createSymbolicLink(rules.resolve(name), secret);

        assertThat(Rules.faultsOf(rules)).containsExactly("rules/" + name + ": " + refused(name, secret));
    }

    @Test
    void link_throughAnotherLinkOrARelativePath_isRefused() throws Exception {
        Files.createSymbolicLink(rules.resolve("far.drl"), rules.resolve("near.drl"));
        Files.createSymbolicLink(rules.resolve("near.drl"), Path.of("../private/key"));

        assertThat(Rules.faultsOf(rules))
                .containsExactly(
                        "rules/far.drl: " + refused("far.drl", secret),
                        "rules/near.drl: " + refused("near.drl", secret));
    }

    @Test
    void link_toNowhereOutside_isRefused_insideIsUnreadable() throws Exception {
        Path gone = folder.toRealPath().resolve("gone");
        Files.createSymbolicLink(rules.resolve("a.drl"), gone);
        Files.createSymbolicLink(rules.resolve("b.drl"), Path.of("nowhere"));

        assertThat(Rules.faultsOf(rules))
                .containsExactly(
                        "rules/a.drl: a.drl is a symbolic link to " + gone
                                + ", outside the folder, so it was not read. Replace the link with a copy of the file, or remove "
                                + "it.",
                        "rules/b.drl: cannot be read. Check its permissions.");
    }

    @Test
    void link_withinTheFolder_readsAsTheFile() throws Exception {
        Files.move(
                rules.resolve("zones.drl"),
                Files.createDirectory(rules.resolve("kept")).resolve("zones.txt"));
        Files.createSymbolicLink(rules.resolve("zones.drl"), Path.of("kept/zones.txt"));

        assertThat(RuleBook.read(rules).sha256())
                .isEqualTo(RuleBook.read(Rules.SHIPPED).sha256());
    }

    @Test
    void folder_thatIsALinkItself_isRead() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("here"), rules);

        assertThat(RuleBook.read(link).sha256()).isEqualTo(RuleBook.read(rules).sha256());
    }

    @Test
    void namedFile_thatLeavesItsFolder_isRefused() throws Exception {
        Path link = Files.createSymbolicLink(rules.resolve("x.drl"), secret);
        List<Fault> faults = new ArrayList<>();

        assertThat(RuleFolder.readFile(link, faults)).isEmpty();
        assertThat(faults).extracting(Fault::toString).containsExactly("rules/x.drl: " + refused("x.drl", secret));
    }

    @Test
    void cases_linkedFromOutside_areRefused() throws Exception {
        Path tests = Files.createDirectories(rules.resolve("tests"));
        Files.createSymbolicLink(tests.resolve("cases.csv"), secret);

        assertThatThrownBy(() -> CaseFolder.read(rules))
                .isInstanceOf(InputException.class)
                .hasMessage("rules/tests/cases.csv: " + refused("tests/cases.csv", secret));
    }

    @Test
    void testsFolder_linkedFromOutside_isRefused() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("cases.csv"), SECRET);
        Files.writeString(elsewhere.resolve("directions.csv"), SECRET);
        Files.deleteIfExists(rules.resolve("tests")); // of the shipped rules, empty
        Files.createSymbolicLink(rules.resolve("tests"), elsewhere);
        String fault = refused("tests", elsewhere);

        assertThatThrownBy(() -> CaseFolder.read(rules)).hasMessage("rules/tests/cases.csv: " + fault);
        assertThat(new RuleCheck(Optional.empty()).check(rules).findings())
                .extracting(Object::toString)
                .contains("rules/tests/directions.csv: error: " + fault);
    }

    @Test
    void revision_withALink_isJudgedAsTheFolderWouldBe() throws Exception {
        Files.createSymbolicLink(rules.resolve("inside.drl"), Path.of("zones.txt"));
        Files.move(rules.resolve("zones.drl"), rules.resolve("zones.txt"));
        commit();
        Path inside = new GitFolder(rules).copyAt("HEAD", folder.resolve("one"));
        assertThat(RuleBook.read(inside).rules())
                .hasSameSizeAs(RuleBook.read(Rules.SHIPPED).rules());

        Files.createSymbolicLink(rules.resolve("outside.drl"), secret);
        commit();
        Path outside = new GitFolder(rules).copyAt("HEAD", folder.resolve("two"));
        assertThat(Rules.faultsOf(outside)).containsExactly("rules/outside.drl: " + refused("outside.drl", secret));
    }

    private void commit() throws Exception {
        Path top = rules.getParent();
        for (List<String> arguments : List.of(
                List.of("init", "-q"),
                List.of("add", "rules"),
                List.of("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-q", "-m", "x"))) {
            List<String> command = new ArrayList<>(List.of("git", "-C", top.toString()));
            command.addAll(arguments);
            assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
        }
    }

    private static String refused(String link, Path target) throws IOException {
        return link + " is a symbolic link to " + target.toRealPath()
                + ", outside the folder, so it was not read. Replace the link with a copy of the file, or remove "
                + "it.";
    }
}
