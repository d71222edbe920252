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

class ContendersTest {
    private static final Path FAST = Path.of("solver-config/fast.xml");
    private static final Path DEFAULT = Path.of("solver-config/default.xml");
    private static final Path RULES = Path.of("rules");

    @TempDir
    Path folder;

    @Test
    void names_sayFile_ruleSetAndBudget_whereTheyDiffer() {
        assertThat(of(List.of(FAST), List.of(), List.of(RULES)).names()).containsExactly("fast");
        assertThat(of(List.of(FAST, DEFAULT), List.of("1k", "5s"), List.of(RULES))
                        .names())
                .containsExactly("fast@1k", "fast@5s", "default@1k", "default@5s");
        assertThat(of(List.of(FAST), List.of(), List.of(RULES, folder)).names())
                .containsExactly("fast/rules", "fast/" + folder.getFileName());
    }

    @Test
    void configurationThatCannotBeUsed_failsAlone_unlessItIsAlone() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.xml"), "<solver/>x");
        Contenders contenders = of(List.of(broken, FAST), List.of(), List.of(RULES));
        assertThat(contenders.names()).containsExactly("fast");
        assertThat(contenders.failures()).extracting(FailedRun::contender).containsExactly("broken");
        assertThatThrownBy(() -> of(List.of(broken), List.of(), List.of(RULES))).isInstanceOf(InputException.class);
    }

    @Test
    void sameContenderTwice_orABudgetThatIsNone_isRefused() {
        assertThatThrownBy(() -> of(List.of(FAST, FAST), List.of(), List.of(RULES)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is named twice");
        assertThatThrownBy(() -> of(List.of(FAST), List.of("5min"), List.of(RULES)))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("--budget: \"5min\" is not a budget.");
    }

    @Test
    void fingerprint_tellsConfigurationsBudgetsAndRules() {
        Contenders fast = of(List.of(FAST), List.of(), List.of(RULES));
        assertThat(fast.fingerprint(List.of("a")))
                .isEqualTo(of(List.of(FAST), List.of(), List.of(RULES)).fingerprint(List.of("a")))
                .isNotEqualTo(fast.fingerprint(List.of("b")))
                .isNotEqualTo(of(List.of(DEFAULT), List.of(), List.of(RULES)).fingerprint(List.of("a")))
                .isNotEqualTo(of(List.of(FAST), List.of("1k"), List.of(RULES)).fingerprint(List.of("a")));
    }

    private static Contenders of(List<Path> configurations, List<String> budgets, List<Path> rules) {
        return Contenders.of(configurations, budgets, rules, rules.size() > 1);
    }
}
