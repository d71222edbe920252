package io.schedulebuilder.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.policy.cases.CaseFolder;
import io.schedulebuilder.policy.check.Finding;
import io.schedulebuilder.policy.check.RuleCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What git leaves in a file is named as that, whatever kind of file of the folder it is. */
class MergeConflictTest {
    private static final String CONFLICT = "<<<<<<< HEAD\none\n=======\nother\n>>>>>>> main\n";
    private static final String TEXT =
            ": git left a merge conflict on lines 2 to 6. Keep the lines you want, and remove the lines that "
                    + "start with <<<<<<<, ======= and >>>>>>>.";

    @TempDir
    Path folder;

    private Path rules;

    @BeforeEach
    void shippedRules() throws IOException {
        rules = Rules.copyOfShipped(folder);
        Files.createDirectories(rules.resolve("tests"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.drl", "a.csv"})
    void conflictInARuleFile_isNamedByBothItsLines(String name) {
        Rules.write(rules, name, "// a note\n" + CONFLICT);
        assertThat(Rules.faultsOf(rules)).containsExactly("rules/" + name + ":2" + TEXT);

        Rules.write(rules, name, "// a note\r\n" + CONFLICT.replace("\n", "\r\n"));
        assertThat(Rules.faultsOf(rules)).containsExactly("rules/" + name + ":2" + TEXT);
    }

    @Test
    void conflictInCases_andInDirections_isNamedByBothItsLines() {
        Rules.write(rules.resolve("tests"), "a.csv", "revenue,saturation,tier\n" + CONFLICT);
        assertThatThrownBy(() -> CaseFolder.read(rules)).hasMessage("rules/tests/a.csv:2" + TEXT);

        Rules.write(rules.resolve("tests"), "directions.csv", "statement,more,parameter,must,severity\n" + CONFLICT);
        assertThat(new RuleCheck(Optional.empty())
                        .check(rules).findings().stream().map(Finding::toString))
                .containsExactly("rules/tests/directions.csv:2: error" + TEXT);
    }

    @Test
    void halfOfAConflict_isNamedByItsLine() {
        Rules.write(rules, "a.drl", "// a note\n>>>>>>> main\n");
        assertThat(Rules.faultsOf(rules))
                .containsExactly(
                        "rules/a.drl:2: git left a merge conflict marker on line 2. Merge the lines by hand, and remove "
                                + "the marker.");
    }

    @Test
    void lineOfEqualsSigns_isNoConflict() {
        Rules.write(rules, "a.drl", "/*\n=======\n*/\n");
        assertThat(Rules.faultsOf(rules)).isEmpty();
    }
}
