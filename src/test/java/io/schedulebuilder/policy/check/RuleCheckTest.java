package io.schedulebuilder.policy.check;

import static io.schedulebuilder.policy.check.RuleFolders.append;
import static io.schedulebuilder.policy.check.RuleFolders.findings;
import static io.schedulebuilder.policy.check.RuleFolders.replace;
import static io.schedulebuilder.policy.check.RuleFolders.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.Hang;
import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.language.RuleBook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an analyst reads of a rule book as a whole: one folder for each kind of finding, each message whole. */
class RuleCheckTest {
    private static final String HEADER = "statement,more,parameter,must,severity\n";

    @TempDir
    Path parent;

    private Path rules;

    @BeforeEach
    void shippedCopy() {
        rules = RuleFolders.copy(parent);
    }

    @Test
    void shippedRules_areFit_withOneNote() {
        assertThat(findings(RuleFolders.SHIPPED))
                .containsExactly(
                        "rules/zones.drl:29: note: rule \"RED: the audience is tired\": \"A more saturated page gets no "
                                + "more messages in all\" (rules/tests/directions.csv:7) does not hold. Total messages for GREEN, "
                                + "YELLOW, RED: MICRO 10, 8, 11; SMALL 14, 13, 16; MEDIUM 20, 18, 22; LARGE 28, 26, 32; MEGA 37, "
                                + "34, 42. The cause: bump volume from 1 to 2.");
    }

    @Test
    void shippedRules_proof_countsRegionsPagesStatementsAndWeeks() {
        Set<List<Object>> asked = new HashSet<>();
        CheckResult result = new RuleCheck(Optional.of(policy -> {
                    asked.add(List.of(policy.tier(), policy.zone()));
                    return List.of();
                }))
                .check(RuleFolders.SHIPPED);

        // 9 of revenue, 5 of saturation, 7 x 3 of the segment's fields, 5 segments, 8 sets of rules without conditions
        assertThat(result.proof()).contains(new CheckResult.Proof(50, 15, 5, 6, Optional.of(75), true));
        assertThat(asked).hasSize(15);
        assertThat(result.isFit()).isTrue();
    }

    @Test
    void statements_besideTheRules_changeNeitherTheRulesNorTheirHash() {
        String before = RuleBook.read(rules).sha256();

        write(rules.resolve("tests/directions.csv"), HEADER);
        write(rules.resolve("tests/x.drl"), "no rule at all");

        assertThat(RuleBook.read(rules).sha256()).isEqualTo(before);
        assertThat(findings(rules)).isEmpty();
    }

    @Test
    void missingFolder_isWrongInput() {
        assertThatThrownBy(() -> findings(parent.resolve("nowhere")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the folder does not exist");
    }

    @Test
    void faults_ofAllFiles_areNamedAtOnce_withTheirRules() {
        replace(rules.resolve("tiers.drl"), "weeklyPpvs(7, 10)", "weeklyPpvs(10, 7)");
        replace(rules.resolve("zones.drl"), "ppvVolume(0.75)", "ppvVolume(75)");
        append(rules.resolve("hours.drl"), "rul\n");

        assertThat(findings(rules))
                .containsExactly(
                        "rules/hours.drl:25: error: \"rul\" is outside a rule. Did you mean rule? A file contains only "
                                + "rules and comments: rule \"name\" when Account( ... ) then policy. ... ; end",
                        "rules/tiers.drl:23: error: rule \"SMALL: 5 to 25 thousand dollars\": weeklyPpvs(10, 7) runs "
                                + "backwards. Write weeklyPpvs(7, 10).",
                        "rules/zones.drl:22: error: rule \"YELLOW: the audience is getting tired\": ppvVolume(75): 75 is "
                                + "not a number from 0 to 10. 75 percent is 0.75.");
    }

    @Test
    void gap_betweenTwoTiers_isNamedOnce_withItsInterval() {
        replace(rules.resolve("tiers.drl"), "revenue >= 25000", "revenue >= 30000");

        assertThat(findings(rules))
                .containsExactly("rules/tiers.drl:21: error: rule \"SMALL: 5 to 25 thousand dollars\": revenue from "
                        + "25,000 to below 30,000 has no tier, weekly PPVs, weekly bumps, PPV gap or daily cap. Widen "
                        + "this rule or rule \"MEDIUM: 25 to 100 thousand dollars\" (rules/tiers.drl:26), or add one.");
    }

    @Test
    void gap_atABorder_isOneValue() {
        replace(rules.resolve("zones.drl"), "saturation >= 0.30", "saturation > 0.30");

        assertThat(findings(rules))
                .containsExactly("rules/zones.drl:13: error: rule \"GREEN: the audience is rested\": saturation at 0.3 "
                        + "has no zone, PPV volume, bump volume, addition to the PPV gap or cooling days. Widen this "
                        + "rule or rule \"YELLOW: the audience is getting tired\" (rules/zones.drl:18), or add one.");
    }

    @Test
    void gap_atTheEnds_isOpen() {
        replace(rules.resolve("tiers.drl"), "revenue < 5000", "revenue < 5000, revenue > 0");
        replace(rules.resolve("tiers.drl"), "revenue > 500000", "revenue > 500000, revenue <= 900000");

        assertThat(findings(rules))
                .containsExactly(
                        "rules/tiers.drl:14: error: rule \"MICRO: below 5 thousand dollars\": revenue at 0 has no tier, "
                                + "weekly PPVs, weekly bumps, PPV gap or daily cap. Widen this rule, or add one.",
                        "rules/tiers.drl:42: error: rule \"MEGA: above 500 thousand dollars\": revenue above 900,000 has "
                                + "no tier, weekly PPVs, weekly bumps, PPV gap or daily cap. Widen this rule, or add one.");
    }

    @Test
    void gap_ofTwoAxes_joinsThem_andWholeNumbersHaveNothingBetween() {
        replace(rules.resolve("segments.drl"), "messageCount < 20", "messageCount < 19.5"); // 19 is still below
        replace(rules.resolve("segments.drl"), "averageRpr < 2", "averageRpr < 1.5");

        assertThat(findings(rules))
                .containsExactly("rules/segments.drl:25: error: rule \"STANDARD: 50 cents to 2 dollars a recipient\": "
                        + "average rpr from 1.5 to below 2 and message count from 20 on has no segment. Widen this rule "
                        + "or rule \"PREMIUM: 2 to 5 dollars a recipient\" (rules/segments.drl:30), or add one.");
    }

    @Test
    void gap_ofASegment_isSeen_thoughNoAxisOfThePageShowsIt() {
        replace(rules.resolve("prices.drl"), "(\"PREMIUM\", \"LUXURY\")", "(\"PREMIUM\")");

        assertThat(findings(rules))
                .containsExactly(
                        "rules/prices.drl:7: error: rule \"Cheap mix: audiences that buy little, or that we do "
                                + "not know\": segment LUXURY has no price mix. Widen this rule, or add one.");
    }

    @Test
    void gap_ofAPage_isNamed_andOtherPagesAreNot() {
        replace(rules.resolve("hours.drl"), "Account()", "Account( pageName != \"ava\" )");

        assertThat(findings(rules))
                .containsExactly(
                        "rules/hours.drl:12: error: rule \"Active hours\": page ava has no message gap, active hours or "
                                + "slot minutes. Widen this rule, or add one.",
                        "rules/hours.drl:19: error: rule \"Default peak hours\": page ava has no weekday peak hours, "
                                + "weekend peak hours or peak hour factor. Widen this rule, or add one.");
    }

    @Test
    void parameter_thatNobodySets_isNamedWithItsCall() {
        replace(rules.resolve("selection.drl"), ".messagesPerCategory(20)", "");

        assertThat(findings(rules))
                .containsExactly("rules: error: no rule sets the messages per category. Add a rule that calls "
                        + "policy.messagesPerCategory(...).");
    }

    @Test
    void clash_ofTwoTiers_namesBothRulesValuesAndTheInterval() {
        replace(rules.resolve("tiers.drl"), "revenue >= 100000", "revenue >= 90000");

        assertThat(findings(rules))
                .containsExactly(
                        "rules/tiers.drl:26: error: rule \"MEDIUM: 25 to 100 thousand dollars\": for revenue from 90,000 "
                                + "to below 100,000, rule \"LARGE: 100 to 500 thousand dollars\" (rules/tiers.drl:33) also applies "
                                + "and sets a different value: tier (MEDIUM, LARGE), weekly PPVs (10–14, 14–18), weekly bumps "
                                + "(7–10, 10–14), PPV gap (120, 90), daily cap (15, 20). Make their conditions exclude each other, "
                                + "or give one a salience.");
    }

    @Test
    void clash_ofRulesThatReadTheTier_isSeenWhereTheTierIs_andNotElsewhere() {
        write(
                rules.resolve("x.drl"),
                """
                rule "Large pages have few urgent PPVs"
                salience 1
                when
                    Tier( name in ("LARGE", "MEGA") )
                then
                    policy.urgentPpvs(2);
                end

                rule "Rich pages have more"
                salience 1
                when
                    Tier() and Account( revenue > 400000 )
                then
                    policy.urgentPpvs(9);
                end

                rule "Small pages have none"
                salience 1
                when
                    Tier( name == "SMALL" )
                then
                    policy.urgentPpvs(0);
                end
                """);

        assertThat(findings(rules))
                .containsExactly(
                        "rules/x.drl:1: error: rule \"Large pages have few urgent PPVs\": for revenue above 400,000, "
                                + "rule \"Rich pages have more\" (rules/x.drl:9) also applies and sets a different value: urgent "
                                + "PPVs (2, 9). Make their conditions exclude each other, or give one a salience.");
    }

    @Test
    void sameValue_setByTwoRules_isNoClash() {
        append(rules.resolve("hours.drl"), "rule \"x\" when Account() then policy.messageGapMinutes(30); end\n");

        assertThat(findings(rules)).isEmpty();
    }

    @Test
    void rule_thatCanNeverFire_isNamed() {
        append(
                rules.resolve("hours.drl"),
                """
                rule "x" when Account( revenue > 7, revenue < 5 ) then policy.messageGapMinutes(45); end
                rule "y" when Account( messageCount > 19, messageCount < 20 ) then policy.messageGapMinutes(45); end
                """);

        assertThat(findings(rules))
                .containsExactly(
                        "rules/hours.drl:25: warning: rule \"x\": can never fire: no page meets its conditions. Correct "
                                + "a bound, or remove the rule.",
                        "rules/hours.drl:26: warning: rule \"y\": can never fire: no page meets its conditions. Correct "
                                + "a bound, or remove the rule.");
    }

    @Test
    void rule_thatIsAlwaysOverridden_isNamed_withItsOverrider() {
        append(
                rules.resolve("hours.drl"),
                "rule \"x\" salience -1 when Account( revenue > 7 ) then policy.messageGapMinutes(45); end\n");

        assertThat(findings(rules))
                .containsExactly(
                        "rules/hours.drl:25: warning: rule \"x\": has no effect: everything it sets is always overridden "
                                + "by rule \"Active hours\" (rules/hours.drl:12). Give it a higher salience, or remove the rule.");
    }

    @Test
    void value_thatIsAlwaysOverridden_isNamed_butNotOneThatWinsSomewhere() {
        append(
                rules.resolve("hours.drl"),
                """
                rule "x" salience 1 when Account() then policy.messageGapMinutes(45); end
                rule "y" salience 2 when Account( revenue > 7 ) then policy.slotMinutes(10); end
                """);

        assertThat(findings(rules))
                .containsExactly(
                        "rules/hours.drl:16: warning: rule \"Active hours\": message gap 30 has no effect: it is always "
                                + "overridden by rule \"x\" (rules/hours.drl:25). Give the rule a higher salience, or remove the "
                                + "value.");
    }

    @Test
    void weightOfZero_isNoted() {
        replace(rules.resolve("weights.drl"), "\"minutes varied\", 10", "\"minutes varied\", 0");

        assertThat(findings(rules))
                .containsExactly(
                        "rules/weights.drl:38: note: rule \"Rhythm\": weight of minutes varied is 0, so it is switched "
                                + "off.");
    }

    @Test
    void direction_thatDoesNotHold_hasTheFiguresAndTheRule() {
        write(
                rules.resolve("tests/directions.csv"),
                HEADER + "\"Larger pages get no fewer PPVs, ever\",revenue,weekly_ppvs,not fall,error\n");
        replace(rules.resolve("tiers.drl"), "weeklyPpvs(14, 18)", "weeklyPpvs(8, 10)");

        assertThat(findings(rules))
                .containsExactly(
                        "rules/tiers.drl:37: error: rule \"LARGE: 100 to 500 thousand dollars\": \"Larger pages "
                                + "get no fewer PPVs, ever\" (rules/tests/directions.csv:2) does not hold. Weekly PPVs for "
                                + "MICRO, SMALL, MEDIUM, LARGE, MEGA: GREEN 6, 8, 12, 9, 21; YELLOW 4, 6, 9, 6, 15; RED 3, 4, "
                                + "6, 4, 10. The cause: weekly PPVs from 10–14 to 8–10. Change a value, or the statement.");
    }

    @Test
    void direction_withinATier_isNamedByInterval() {
        write(
                rules.resolve("tests/directions.csv"),
                HEADER + "More revenue never lowers the cap,revenue,daily_cap,not fall,warning\n");
        append(
                rules.resolve("tiers.drl"),
                "rule \"x\" salience 1 when Account( revenue > 50000, revenue < 60000, pageName == \"ava\" ) then"
                        + " policy.dailyCap(9); end\n");

        assertThat(findings(rules))
                .containsExactly("rules/tiers.drl:46: warning: rule \"x\": \"More revenue never lowers the cap\" "
                        + "(rules/tests/directions.csv:2) does not hold. Daily cap for MICRO, SMALL, revenue from "
                        + "25,000 to 50,000, revenue above 50,000 to below 60,000, revenue from 60,000 to below "
                        + "100,000, LARGE, MEGA: page ava 8, 10, 15, 9, 15, 20, 25. The cause: daily cap from 10 to 9. "
                        + "Change a value, or the statement.");
    }

    @Test
    void statements_thatCannotBeRead_areNamedByLine_andTheOthersStillCount() {
        write(
                rules.resolve("tests/directions.csv"),
                HEADER
                        + "a,revenu,weekly_ppvs,not rise,note\n"
                        + "b,revenue,weekly_ppv,not rise,note\n"
                        + "c,revenue,weekly_ppvs,rise,note\n"
                        + "d,revenue,weekly_ppvs,not rise,eror\n"
                        + ",revenue,daily_cap,not fall,note\n"
                        + "e,revenue,daily_cap\n"
                        + "\"over\ntwo lines\",revenue,daily_cap,not fall,note\n"
                        + "f,revenue,daily_cap,not rise,note\n");

        assertThat(findings(rules))
                .containsExactly(
                        "rules/tests/directions.csv:2: error: unknown field \"revenu\". Did you mean revenue? Fields: "
                                + "revenue, saturation, averageRpr, averageConversion, messageCount, tierMessages.",
                        "rules/tests/directions.csv:3: error: unknown parameter \"weekly_ppv\". Did you mean "
                                + "weekly_ppvs? Parameters: weekly_ppvs, weekly_bumps, messages, min_gap_minutes, "
                                + "message_gap_minutes, cooling_days, daily_cap, urgent_ppvs, messages_per_category.",
                        "rules/tests/directions.csv:4: error: unknown direction \"rise\". Directions: not rise, not "
                                + "fall.",
                        "rules/tests/directions.csv:5: error: unknown severity \"eror\". Did you mean error? "
                                + "Severities: error, warning, note.",
                        "rules/tests/directions.csv:6: error: the statement is empty. Write in your own words what must "
                                + "be true.",
                        "rules/tests/directions.csv:7: error: 3 fields, but the first line has 5. Put text that contains "
                                + "a comma in quotes.",
                        "rules/tiers.drl:44: note: rule \"MEGA: above 500 thousand dollars\": \"f\" "
                                + "(rules/tests/directions.csv:10) does not hold. Daily cap for MICRO, SMALL, MEDIUM, "
                                + "LARGE, MEGA: 8, 10, 15, 20, 25. The cause: daily cap from 8 to 25.");
    }

    @Test
    void statements_ofAnotherLayout_areRefusedByTheFirstLine() {
        write(rules.resolve("tests/directions.csv"), "statement;more;parameter;must;severity\n");
        assertThat(findings(rules))
                .containsExactly(
                        "rules/tests/directions.csv:1: error: the columns are separated by semicolons. Save the "
                                + "file with commas.");

        write(rules.resolve("tests/directions.csv"), "statement,more,must,severity\n");
        assertThat(findings(rules))
                .containsExactly("rules/tests/directions.csv:1: error: the first line must name the columns statement, "
                        + "more, parameter, must, severity; missing: parameter.");
    }

    @Test
    void statements_withAByteOrderMark_areRead() {
        write(rules.resolve("tests/directions.csv"), "\uFEFF" + HEADER);

        assertThat(findings(rules)).isEmpty();
    }

    @Test
    void week_thatDoesNotFit_isNamedForItsTierZoneAndSegments() {
        WeekFit fit = policy -> policy.tier() == AccountTier.MEGA && policy.zone() == SaturationZone.RED
                ? List.of("the gap is too long. Write gapPlusMinutes(30).")
                : List.of();

        CheckResult result = new RuleCheck(Optional.of(fit)).check(rules);

        assertThat(result.findings())
                .map(Finding::toString)
                .containsExactly(
                        "rules/tiers.drl:44: error: rule \"MEGA: above 500 thousand dollars\": the week of MEGA, "
                                + "RED cannot be scheduled: the gap is too long. Write gapPlusMinutes(30).");
        assertThat(result.proof().orElseThrow().everyWeekFits()).isFalse();
    }

    @Test
    void week_ofOneSegmentOnly_namesTheSegment() {
        append(
                rules.resolve("prices.drl"),
                "rule \"x\" salience 1 when Segment( name == \"LUXURY\" ) then policy.dailyCap(1); end\n");
        WeekFit fit = policy -> policy.segment() == Segment.LUXURY && policy.tier() == AccountTier.MICRO
                ? List.of("one a day is too few.")
                : List.of();

        assertThat(findings(rules, Optional.of(fit)))
                .containsExactly(
                        "rules/tiers.drl:16: error: rule \"MICRO: below 5 thousand dollars\": the week of MICRO, "
                                + "GREEN, LUXURY cannot be scheduled: one a day is too few.",
                        "rules/tiers.drl:16: error: rule \"MICRO: below 5 thousand dollars\": the week of MICRO, "
                                + "RED, LUXURY cannot be scheduled: one a day is too few.",
                        "rules/tiers.drl:16: error: rule \"MICRO: below 5 thousand dollars\": the week of MICRO, "
                                + "YELLOW, LUXURY cannot be scheduled: one a day is too few.");
    }

    @Test
    void engine_thatDecidesDifferently_isNamed() {
        RuleBook book = RuleBook.read(rules);
        replace(rules.resolve("tiers.drl"), "dailyCap(25)", "dailyCap(24)");
        PolicyEngine other = PolicyEngine.interpreting(RuleBook.read(rules));

        assertThat(EngineCheck.of(book, other).findings())
                .map(Finding::text)
                .hasSize(3)
                .first()
                .isEqualTo("the rule engine's decision does not match the rules for MEGA, GREEN (revenue 1,000,001, "
                        + "saturation 0.15). This is a bug in schedule-builder, not in your rules. Please report it with "
                        + "the rules.");
        assertThat(EngineCheck.of(book).findings()).isEmpty();
    }

    @Test
    void regions_tooManyToLookAt_areSaid_ratherThanWaitedFor() {
        String numbers =
                IntStream.rangeClosed(1, 150).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        append(
                rules.resolve("hours.drl"),
                "rule \"x\" salience 1 when Account( revenue in (" + numbers
                        + ") ) then policy.slotMinutes(10); end\nrule \"y\" salience 2 when Account( averageRpr in ("
                        + numbers + ") ) then policy.slotMinutes(20); end\n");

        assertThat(findings(rules))
                .containsExactly(
                        "rules/hours.drl:25: warning: rule \"x\": slot minutes: the rules compare revenue and average "
                                + "rpr with so many values that there are 90,601 regions; at most 50,000 are checked, so problems "
                                + "here may be missed. Compare fewer fields or fewer values.");
    }

    @Test
    void check_ofABigFolder_isDoneInTime() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "rule \"p%d\" salience %d when Account( pageName == \"page%d\", saturation > 0.%02d ) then",
                    i,
                    i + 1,
                    i,
                    i + 10));
            text.append(String.format(Locale.ROOT, " policy.dailyCap(%d); end%n", i + 5));
        }
        Files.writeString(rules.resolve("pages.drl"), text);

        List<String> findings = Hang.within(Duration.ofSeconds(20), () -> findings(rules));

        assertThat(findings).isEmpty();
    }
}
