package io.schedulebuilder.policy.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.language.Fault;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.language.RuleFile;
import io.schedulebuilder.policy.trace.Trace.Fate;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who fired, and what kept the others. */
class TraceTest {
    private static final RuleBook SHIPPED = RuleBook.read(Path.of("rules"));

    @Test
    void rules_thatDidNotFire_nameTheBorderThatIsNearest_andWhoOwnsIt() {
        Trace trace = trace(account("60000", 0.45, 1.5, 30));

        assertThat(remedies(trace, "MICRO: below 5 thousand dollars")).containsExactly("below revenue 5,000");
        assertThat(remedies(trace, "SMALL: 5 to 25 thousand dollars")).containsExactly("below revenue 25,000");
        assertThat(remedies(trace, "LARGE: 100 to 500 thousand dollars")).containsExactly("from revenue 100,000");
        assertThat(remedies(trace, "MEGA: above 500 thousand dollars")).containsExactly("above revenue 500,000");
        assertThat(remedies(trace, "GREEN: the audience is rested")).containsExactly("below saturation 0.30");
        assertThat(remedies(trace, "RED: the audience is tired")).containsExactly("above saturation 0.60");
        assertThat(remedies(trace(account("60000", 0.9, 1, 30)), "YELLOW: the audience is getting tired"))
                .containsExactly("up to saturation 0.60");
        assertThat(remedies(trace, "PREMIUM: 2 to 5 dollars a recipient")).containsExactly("from average rpr 2");
    }

    @Test
    void rule_ofTheSecondRound_firesByTheNameOrByTheFigureThatMakesIt() {
        Trace trace = trace(account("60000", 0.45, 1.5, 30));

        Trace.Silent dear = silent(trace, "Dear mix: audiences that pay well");
        assertThat(dear.failures())
                .containsExactly(new Failure(
                        dear.failures().get(0).place(),
                        "Segment( name in (\"PREMIUM\", \"LUXURY\") )",
                        "segment STANDARD"));
        assertThat(dear.failures().get(0).place()).hasToString("rules/prices.drl:23");
        assertThat(dear.remedies()).containsExactly("if segment were PREMIUM or LUXURY", "from average rpr 2");
    }

    @Test
    void rule_thatTwoFiguresKeepFromFiring_namesBothFailures_andBothBorders() {
        Trace.Silent luxury = silent(trace(account("60000", 0.45, 0, 0)), "LUXURY: 5 dollars a recipient and more");

        assertThat(luxury.failures())
                .extracting(Failure::written, Failure::has)
                .containsExactly(
                        tuple("messageCount >= 20", "message count 0"), tuple("averageRpr >= 5", "average rpr 0"));
        assertThat(luxury.remedies()).containsExactly("from average rpr 5 and from message count 20 together");
    }

    @Test
    void segment_given_isNotAskedOfTheRules() {
        Trace trace = Trace.of(PolicyEngine.compiling(SHIPPED), account("1", 0, 9, 30), Optional.of(Segment.BUDGET));

        assertThat(trace.fired().stream()
                        .flatMap(fired -> fired.outcomes().stream())
                        .filter(outcome -> outcome.fate() == Fate.NOT_ASKED)
                        .map(outcome -> outcome.setting().shown()))
                .containsExactly("LUXURY");
        assertThat(remedies(trace, "Dear mix: audiences that pay well"))
                .containsExactly("if segment were PREMIUM or LUXURY");
    }

    @Test
    void settings_tellWhatBecameOfThem() {
        Trace trace = trace(
                account("1", 0, 1, 30),
                """
                rule "fixed" when Account() then policy.tier("MICRO").zone("RED").segment("BUDGET"); end
                rule "base" when Account() then policy.dailyCap(5).coolingDays(1).slotMinutes(15); end
                rule "wins" salience 10 when Account() then policy.dailyCap(9); end
                rule "agrees" when Account() then policy.coolingDays(1).slotMinutes(30); end
                """);

        assertThat(trace.fired())
                .flatExtracting(Trace.Fired::outcomes)
                .extracting(outcome -> outcome.setting().parameter() + " "
                        + outcome.setting().shown() + " " + outcome.fate()
                        + outcome.other().map(by -> " " + by.rule().name()).orElse(""))
                .containsExactly(
                        "tier MICRO COUNTS",
                        "zone RED COUNTS",
                        "segment BUDGET COUNTS",
                        "daily_cap 5 OVERRIDDEN wins",
                        "cooling_days 1 COUNTS",
                        "slot_minutes 15 CLASHES agrees",
                        "daily_cap 9 COUNTS",
                        "cooling_days 1 SAID_ALREADY base",
                        "slot_minutes 30 CLASHES base");
    }

    @Test
    void rule_ofTheSecondRound_whileTheTierIsInDoubt_wasNotAsked() {
        Trace trace = trace(
                account("10", 0, 1, 30),
                """
                rule "tier" when Account( revenue < 5 ) then policy.tier("MICRO"); end
                rule "hours" when Account() then policy.slotMinutes(15); end
                rule "late" when Tier( name == "MICRO" ) then policy.dailyCap(9); end
                """);

        assertThat(silent(trace, "late").asked()).isFalse();
        assertThat(silent(trace, "late").failures()).isEmpty();
        assertThat(silent(trace, "tier").remedies()).containsExactly("below revenue 5");
        assertThat(trace.fired())
                .flatExtracting(Trace.Fired::outcomes)
                .extracting(Trace.Outcome::fate)
                .containsExactly(Fate.NOT_SETTLED);
    }

    @Test
    void conditions_ofEveryShape_nameThePartThatFails() {
        Trace trace = trace(
                account("3.5", 0.2, 1, 30),
                """
                rule "not" when not Account( revenue < 5 ) then policy.dailyCap(1); end
                rule "or" when Account( revenue > 5 || saturation > 0.5 ) then policy.dailyCap(2); end
                rule "page" when Account( pageName == "mia" ) then policy.dailyCap(3); end
                rule "point" when Account( revenue in (3, 9) ) then policy.dailyCap(4); end
                rule "never" when Account( revenue < 1, revenue > 2 ) then policy.dailyCap(5); end
                """);

        assertThat(silent(trace, "not").failures())
                .extracting(Failure::toString)
                .containsExactly("Failure[place=rules/x.drl:1, written=not Account( revenue < 5 ), has=revenue 3.5]");
        assertThat(silent(trace, "not").remedies()).containsExactly("from revenue 5");
        assertThat(silent(trace, "or").failures())
                .extracting(Failure::written)
                .containsExactly("revenue > 5", "saturation > 0.5");
        assertThat(silent(trace, "or").remedies()).containsExactly("above revenue 5", "above saturation 0.5");
        assertThat(silent(trace, "page").remedies()).containsExactly("if the page were mia");
        assertThat(silent(trace, "point").remedies()).containsExactly("at revenue 3");
        assertThat(silent(trace, "never").remedies()).isEmpty();
    }

    private static Trace trace(Account account) {
        return Trace.of(PolicyEngine.interpreting(SHIPPED), account, Optional.empty());
    }

    private static Trace trace(Account account, String rules) {
        List<Fault> faults = new ArrayList<>();
        RuleBook book = RuleBook.of("rules", "", List.of(new RuleFile("rules/x.drl", rules)), faults);
        assertThat(faults).isEmpty();
        return Trace.of(PolicyEngine.compiling(book), account, Optional.empty());
    }

    private static Trace.Silent silent(Trace trace, String rule) {
        return trace.silent().stream()
                .filter(silent -> silent.rule().name().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> remedies(Trace trace, String rule) {
        return silent(trace, rule).remedies();
    }

    private static Account account(String revenue, double saturation, double rpr, int messages) {
        return new Account(new PageName("ava"), new BigDecimal(revenue), saturation, rpr, 0.1, messages, 0);
    }
}
