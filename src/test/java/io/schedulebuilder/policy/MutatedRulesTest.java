package io.schedulebuilder.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.policy.language.Fault;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.RuleFile;
import io.schedulebuilder.policy.language.RuleParser;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Slips that nobody thought of: a shipped file with a piece cut out and another put in. */
class MutatedRulesTest {
    private static final String SHIPPED =
            Rules.read(Rules.SHIPPED.resolve("tiers.drl")) + Rules.read(Rules.SHIPPED.resolve("prices.drl"));

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ascii().ofMaxLength(3),
                Arbitraries.of(
                        "",
                        "\"",
                        "'",
                        "(",
                        ")",
                        "/*",
                        "*/",
                        "//",
                        "\n",
                        ";",
                        ",",
                        ".",
                        "rule",
                        "when",
                        "then",
                        "end",
                        "or",
                        "not",
                        "policy",
                        "Account(",
                        "revenue",
                        "&&",
                        "||",
                        "in",
                        "0",
                        "-1",
                        "from",
                        "eval(",
                        "{",
                        "\u201c",
                        "\u00a0",
                        "\ud800"));
    }

    /** The checks let pass only what the engine compiles, and never throw. */
    @Property(tries = 300)
    void mutation_ofTheShippedRules_isRefusedOrCompiles(
            @ForAll @IntRange(max = 5_000) int at,
            @ForAll @IntRange(max = 12) int cut,
            @ForAll("pieces") String piece) {
        int from = at % SHIPPED.length();
        int to = Math.min(SHIPPED.length(), from + cut);
        String text = SHIPPED.substring(0, from) + piece + SHIPPED.substring(to);
        List<Fault> faults = new ArrayList<>();

        List<Rule> rules = RuleParser.parse(new RuleFile("rules/x.drl", text), faults);

        if (faults.isEmpty() && rules.stream().map(Rule::name).distinct().count() == rules.size()) {
            assertThat(CompiledRules.of(rules).rules()).hasSameSizeAs(rules);
        } else if (!faults.isEmpty()) {
            assertThat(Fault.all(faults).faults()).allMatch(fault -> fault.matches("rules/x\\.drl:\\d+: (?s).+"));
        }
    }
}
