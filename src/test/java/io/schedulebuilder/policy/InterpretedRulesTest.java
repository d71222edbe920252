package io.schedulebuilder.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.policy.language.Fault;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.language.RuleFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The analyses ask the interpreter, a build asks the engine: they must never disagree. */
class InterpretedRulesTest {
    private static final PolicyEngine INTERPRETED = PolicyEngine.interpreting(RuleBook.read(Rules.SHIPPED));

    @Property(tries = 150)
    void shippedRules_interpreted_decideAsCompiled(@ForAll("accounts") Account account) {
        Decision interpreted = INTERPRETED.decide(account, Optional.empty());

        assertThat(interpreted.policy()).isEqualTo(Rules.shipped().policyFor(account));
        assertThat(names(interpreted.fired()))
                .isEqualTo(
                        names(Rules.shipped().decide(account, Optional.empty()).fired()));
    }

    /** Every operator and join there is, over few values, so that borders are met often. */
    @Property(tries = 60)
    void anyConditions_interpreted_fireAsCompiled(@ForAll("conditions") List<String> conditions) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < conditions.size(); i++) {
            text.append("rule \"r").append(i).append("\" when ").append(conditions.get(i));
            text.append(" then policy.dailyCap(").append(i).append("); end\n");
        }
        List<Fault> faults = new ArrayList<>();
        RuleBook book = RuleBook.of("rules", "", List.of(new RuleFile("rules/x.drl", text.toString())), faults);
        assertThat(faults).isEmpty();
        CompiledRules compiled = CompiledRules.of(book.rules());
        Firing interpreted = Firing.interpreting(book.rules());
        for (String revenue : List.of("0", "1", "2", "3.5")) {
            for (double saturation : new double[] {0, 0.3, 0.31, 1}) {
                for (String page : List.of("ava", "mia")) {
                    Account account =
                            new Account(new PageName(page), new BigDecimal(revenue), saturation, 1, 0.1, 2, 0);
                    RuleFacts ruleFacts = new RuleFacts(account, Optional.empty());
                    assertThat(names(interpreted.firing(rule -> true, ruleFacts)))
                            .isEqualTo(names(compiled.firing(rule -> true, ruleFacts)));
                }
            }
        }
    }

    @Provide
    Arbitrary<Account> accounts() {
        Arbitrary<BigDecimal> revenue = Arbitraries.oneOf(
                Arbitraries.of("0", "4999.99", "5000", "25000", "100000", "500000", "500000.01")
                        .map(BigDecimal::new),
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, new BigDecimal("900000"))
                        .ofScale(2));
        Arbitrary<Double> saturation = Arbitraries.oneOf(
                Arbitraries.of(0.0, 0.2999, 0.30, 0.60, 0.6001, 1.0),
                Arbitraries.doubles().between(0, 1));
        Arbitrary<Double> rpr = Arbitraries.oneOf(
                Arbitraries.of(0.5, 2.0, 5.0), Arbitraries.doubles().between(0, 8));
        return Combinators.combine(revenue, saturation, rpr, Arbitraries.of(0, 19, 20, 300))
                .as((r, s, p, n) -> new Account(new PageName("ava"), r, s, p, 0.05, n, n));
    }

    @Provide
    Arbitrary<List<String>> conditions() {
        Arbitrary<String> comparison = Arbitraries.oneOf(
                Combinators.combine(
                                Arbitraries.of("<", "<=", ">", ">=", "==", "!="), Arbitraries.of("0", "1", "2", "3.5"))
                        .as((sign, number) -> "revenue " + sign + " " + number),
                Combinators.combine(Arbitraries.of("<", "<=", ">", ">="), Arbitraries.of("0", "0.3", "0.31", "1"))
                        .as((sign, number) -> "saturation " + sign + " " + number),
                Arbitraries.of(
                        "pageName == \"ava\"",
                        "pageName != \"ava\"",
                        "pageName in (\"ava\", \"zoe\")",
                        "pageName not in (\"mia\")",
                        "revenue in (1, 2)",
                        "revenue not in (1, 3.5)"));
        Arbitrary<String> tests = Combinators.combine(
                        comparison,
                        comparison,
                        comparison,
                        Arbitraries.of(" && ", " || ", ", "),
                        Arbitraries.of(true, false))
                .as((a, b, c, join, brackets) ->
                        brackets && !join.equals(", ") ? "(" + a + join + b + ") && " + c : a + join + b);
        Arbitrary<String> pattern = Combinators.combine(Arbitraries.of("", "", "not ", "exists "), tests)
                .as((word, test) -> word + "Account( " + test + " )");
        Arbitrary<String> condition = Combinators.combine(pattern, pattern, Arbitraries.of("", " or ", " and ", "\n"))
                .as((a, b, join) -> join.isEmpty() ? a : a + join + b);
        return condition.list().ofMinSize(1).ofMaxSize(6);
    }

    private static List<String> names(List<Rule> rules) {
        return rules.stream().map(Rule::name).toList();
    }
}
