package io.schedulebuilder.policy;

import static io.schedulebuilder.policy.Accounts.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.ParameterType.Range;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.domain.SetBy;
import io.schedulebuilder.policy.language.Fact;
import io.schedulebuilder.policy.language.FaultText;
import io.schedulebuilder.policy.language.RuleFolder;
import io.schedulebuilder.policy.language.Token;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How rules become a policy: rounds, salience, clashes, gaps, and files as people save them. */
class PolicyEngineTest {
    @TempDir
    Path folder;

    private Path rules() {
        return Rules.copyOfShipped(folder);
    }

    private static Policy policy(Path rules) {
        return PolicyEngine.load(rules).policyFor(account("10000", 0.1));
    }

    /** The line of a file on which a text first stands. */
    private static int line(Path rules, String file, String text) {
        List<String> lines = Rules.read(rules.resolve(file)).lines().toList();
        return 1
                + IntStream.range(0, lines.size())
                        .filter(i -> lines.get(i).contains(text))
                        .findFirst()
                        .orElseThrow();
    }

    // Who set what

    @Test
    void setBy_ofAChainOverSeveralLines_namesTheLineOfEachWord() {
        Path rules = rules();
        Rules.write(
                rules,
                "ava.drl",
                """
                // Ava asked for less
                rule "Ava" salience 10
                when
                    Account( pageName == "ava" )   // one page
                then
                    // policy.dailyCap(99);

                    policy.weeklyPpvs(2, 4)
                          .dailyCap(3);
                end
                """);

        Policy policy = policy(rules);

        assertThat(policy.setBy())
                .containsEntry("weekly_ppvs", new SetBy("Ava", "rules/ava.drl", 8))
                .containsEntry("daily_cap", new SetBy("Ava", "rules/ava.drl", 9));
        assertThat(policy.weeklyPpvs()).isEqualTo(3);
        assertThat(policy.dailyCap()).isEqualTo(3);
    }

    @Test
    void salience_ofAHigherRule_overridesAndIsRecorded() {
        Path rules = rules();
        Rules.write(rules, "cap.drl", "rule \"cap\" salience 1 when Account() then policy.dailyCap(9); end");

        Policy policy = policy(rules);

        assertThat(policy.dailyCap()).isEqualTo(9);
        assertThat(policy.overridden())
                .containsExactly(new Policy.Overridden(
                        "daily_cap",
                        "10",
                        new SetBy(
                                "SMALL: 5 to 25 thousand dollars",
                                "rules/tiers.drl",
                                line(rules, "tiers.drl", "tier(\"SMALL\")")),
                        new SetBy("cap", "rules/cap.drl", 1)));
    }

    @Test
    void salience_belowZero_givesWayToTheOthers() {
        Path rules = rules();
        Rules.write(rules, "cap.drl", "rule \"cap\" salience -1 when Account() then policy.dailyCap(9); end");

        assertThat(policy(rules).dailyCap()).isEqualTo(10);
    }

    @Test
    void value_setTwiceAlike_isTheFirstFilesAndNoClash() {
        Path rules = rules();
        Rules.write(rules, "a.drl", "rule \"volume\" when Account() then policy.bumpVolume(1); end");

        Policy policy = policy(rules);

        assertThat(policy.setBy()).containsEntry("bump_volume", new SetBy("volume", "rules/a.drl", 1));
        assertThat(policy.overridden()).isEmpty();
    }

    // Rounds

    @Test
    void ruleOfTheSecondRound_seesTierZoneAndSegment() {
        Path rules = rules();
        Rules.write(
                rules,
                "mild.drl",
                """
                rule "tired but small" salience 1
                when
                    (Tier( name in ("MICRO", "SMALL") ) or Segment( name == "LUXURY" ))
                    not Zone( name == "GREEN" )
                    exists Account( (revenue > 1 || saturation == 1) && messageCount not in (1, 2) )
                then
                    policy.coolingDays(1);
                end
                """);
        PolicyEngine engine = PolicyEngine.load(rules);

        assertThat(engine.policyFor(account("10000", 0.7)).coolingDays()).isEqualTo(1);
        assertThat(engine.policyFor(account("10000", 0.7), Segment.LUXURY).coolingDays())
                .isEqualTo(1);
        assertThat(engine.policyFor(account("50000", 0.7)).coolingDays()).isEqualTo(2);
        assertThat(engine.policyFor(account("10000", 0.1)).coolingDays()).isZero();
    }

    @Test
    void not_ofATierInTheSecondRound_isNotAskedBeforeTheTierIsKnown() {
        Path rules = rules();
        Rules.write(
                rules,
                "a.drl",
                "rule \"not mega\" salience 1 when not Tier( name == \"MEGA\" ) then policy.dailyCap(9); end");
        PolicyEngine engine = PolicyEngine.load(rules);

        assertThat(engine.policyFor(account("10000", 0.1)).dailyCap()).isEqualTo(9);
        assertThat(engine.policyFor(account("800000", 0.1)).dailyCap()).isEqualTo(25);
    }

    @Test
    void rule_withoutConditions_firesForAnyPage() {
        Path rules = rules();
        Rules.write(rules, "a.drl", "rule \"a\" salience 1 when then policy.dailyCap(9); end");

        assertThat(policy(rules).dailyCap()).isEqualTo(9);
    }

    // Clashes and gaps

    @Test
    void tier_fixedDifferentlyAtOneSalience_isNamedWithBothPlaces() {
        Path rules = rules();
        Rules.replace(rules.resolve("tiers.drl"), "revenue < 5000 ", "revenue < 5001 ");

        assertThatThrownBy(() -> PolicyEngine.load(rules).policyFor(account("5000", 0.1)))
                .isInstanceOf(InputException.class)
                .hasMessage("rules/tiers.drl:" + line(rules, "tiers.drl", "tier(\"MICRO\")")
                        + ": rule \"MICRO: below 5 thousand dollars\" and rules/tiers.drl:"
                        + line(rules, "tiers.drl", "tier(\"SMALL\")") + ": rule"
                        + " \"SMALL: 5 to 25 thousand dollars\" both set tier (MICRO, SMALL) for revenue 5,000. Make"
                        + " their conditions exclude each other, or give one a salience.");
    }

    @Test
    void weights_setDifferentlyForAnyPage_areNamed() {
        Path rules = rules();
        Rules.write(rules, "x.drl", "rule \"x\" when Account() then policy.weight(\"least change\", 5); end");

        assertThatThrownBy(() -> policy(rules))
                .hasMessage("rules/weights.drl:" + line(rules, "weights.drl", "least change")
                        + ": rule \"A week planned again\" and rules/x.drl:1: rule \"x\" both set"
                        + " weight of least change (100, 5) for any page. Make their conditions exclude each other, or"
                        + " give one a salience.");
    }

    @Test
    void tier_thatNoRuleFixes_isAnErrorThatNamesTheRevenue() {
        Path rules = rules();
        Rules.replace(rules.resolve("tiers.drl"), "revenue >= 25000", "revenue >= 30000");
        PolicyEngine engine = PolicyEngine.load(rules);

        assertThatThrownBy(() -> engine.policyFor(account("27000", 0.1)))
                .hasMessage("rules: no rule sets the tier for revenue 27,000. Add or widen a rule that calls"
                        + " policy.tier(...).");
        assertThatThrownBy(() -> engine.tierFor(account("27000.50", 0.1)))
                .hasMessage("rules: no rule sets the tier for revenue 27,000.5. Add or widen a rule that calls"
                        + " policy.tier(...).");
    }

    @Test
    void parameters_thatNoRuleSets_areAllNamed() {
        Path rules = rules();
        Rules.replace(rules.resolve("prices.drl"), "== \"STANDARD\"", "== \"LUXURY\"");
        Rules.replace(rules.resolve("weights.drl"), "policy.weight(\"minutes varied\", 10);", "");
        Rules.replace(rules.resolve("hours.drl"), ".slotMinutes(15)", "");

        assertThatThrownBy(() -> policy(rules))
                .hasMessage(
                        """
                        rules: no rule sets the slot minutes for any page. Add or widen a rule that calls policy.slotMinutes(...).
                        rules: no rule sets the price mix for segment STANDARD. Add or widen a rule that calls policy.priceMix(...).
                        rules: no rule sets the weight of minutes varied for any page. Add or widen a rule that calls policy.weight("minutes varied", ...).""");
    }

    @Test
    void tierFor_whileZonesAreWrong_looksAtTheTierOnly() {
        Path rules = rules();
        Rules.replace(rules.resolve("zones.drl"), "saturation < 0.30", "saturation < 0.20");

        assertThat(PolicyEngine.load(rules).tierFor(account("10000", 0.25))).isEqualTo(AccountTier.SMALL);
    }

    // Files as people save them

    @Test
    void edit_ofARule_countsOnTheNextLoad() {
        Path rules = rules();
        PolicyEngine before = PolicyEngine.load(rules);
        Rules.replace(rules.resolve("tiers.drl"), "weeklyPpvs(7, 10)", "weeklyPpvs(9, 12)");

        PolicyEngine after = PolicyEngine.load(rules);

        assertThat(before.policyFor(account("10000", 0.1)).weeklyPpvs()).isEqualTo(8);
        assertThat(after.policyFor(account("10000", 0.1)).weeklyPpvs()).isEqualTo(10);
        assertThat(after.sha256()).isNotEqualTo(before.sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void sha256_ofTheSameFilesElsewhere_isTheSame() {
        assertThat(PolicyEngine.load(rules()).sha256())
                .isEqualTo(Rules.shipped().sha256());
    }

    /** A checkout on Windows and an editor's byte-order mark change no rule, so that a plan stays valid. */
    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r"})
    void sha256_ofTheSameRulesWithOtherLineEndings_isTheSame(String ending) {
        Path rules = rules();
        for (Path file : RuleFolder.ruleFiles(rules)) {
            Rules.write(
                    rules,
                    String.valueOf(file.getFileName()),
                    "\uFEFF" + Rules.read(file).replace("\n", ending));
        }

        assertThat(PolicyEngine.load(rules).sha256()).isEqualTo(Rules.shipped().sha256());
    }

    @Test
    void sha256_ofAFileWithAnotherName_isAnother() throws IOException {
        Path rules = rules();
        Files.move(rules.resolve("tiers.drl"), rules.resolve("account-tiers.drl"));

        assertThat(PolicyEngine.load(rules).sha256())
                .isNotEqualTo(Rules.shipped().sha256());
    }

    @Test
    void file_withByteOrderMarkAndWindowsLineEnds_isReadWithTheSameLines() {
        Path rules = rules();
        String text = Rules.read(rules.resolve("tiers.drl"));
        Rules.write(rules, "tiers.drl", "\uFEFF" + text.replace("\n", "\r\n"));

        assertThat(policy(rules).setBy())
                .isEqualTo(Rules.shipped().policyFor(account("10000", 0.1)).setBy());
    }

    @Test
    void borders_withLeadingZerosOrManyDigits_areDecimal() {
        Path rules = rules();
        Rules.replace(rules.resolve("tiers.drl"), "revenue < 5000 ", "revenue < 0004999.99 ");
        Rules.replace(rules.resolve("tiers.drl"), "revenue >= 5000,", "revenue >= 4999.99,");
        PolicyEngine engine = PolicyEngine.load(rules);

        assertThat(engine.tierFor(account("4999.98", 0))).isEqualTo(AccountTier.MICRO);
        assertThat(engine.tierFor(account("4999.99", 0))).isEqualTo(AccountTier.SMALL);
    }

    @Test
    void ruleNames_ofAnySigns_areKeptApart() {
        Path rules = rules();
        String name = "é 😀 ' / < & ".repeat(50);
        Rules.write(
                rules,
                "names.drl",
                "rule \"" + name + "a-b\" salience 2 when Account() then policy.dailyCap(8); end\n"
                        + "rule \"" + name + "a b\" salience 1 when Account() then policy.dailyCap(7); end\n"
                        + "rule plain when Account( revenue < 0 ) then policy.dailyCap(6); end\n");

        assertThat(policy(rules).dailyCap()).isEqualTo(8);
    }

    @Test
    void engine_underSeveralThreads_givesEachItsOwnPolicy() {
        List<Integer> ppvs = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> Rules.shipped()
                        .policyFor(account(i % 2 == 0 ? "1000" : "800000", 0.1))
                        .weeklyPpvs())
                .toList();

        assertThat(ppvs)
                .isEqualTo(IntStream.range(0, 200)
                        .mapToObj(i -> i % 2 == 0 ? 6 : 21)
                        .toList());
    }

    @Test
    void count_ofMiddleTimesVolume_roundsDownTwiceInDecimals() {
        assertThat(PolicyParameter.count(new Range(7, 10), new BigDecimal("0.75")))
                .isEqualTo(6);
        // 0.1 + 0.2 of floating point would lose one here
        assertThat(PolicyParameter.count(new Range(10, 10), new BigDecimal("1.1")))
                .isEqualTo(11);
        assertThat(PolicyParameter.count(new Range(100, 100), new BigDecimal("1.15")))
                .isEqualTo(115);
    }

    // Faults of the folder

    @Test
    void faults_ofSeveralFiles_comeAllAtOnceInReadingOrder() {
        Path rules = rules();
        Rules.replace(rules.resolve("zones.drl"), "zone(\"RED\")", "zone(\"READ\")");
        Rules.replace(rules.resolve("tiers.drl"), "weeklyPpvs(7, 10)", "weeklyPpvs(10, 7)");
        Rules.replace(rules.resolve("hours.drl"), "end", "");

        assertThat(Rules.faultsOf(rules))
                .containsExactly(
                        "rules/hours.drl:" + line(rules, "hours.drl", "Active hours\"")
                                + ": rule \"Active hours\" has no \"end\". A rule looks like this: rule \"name\" when Account( ... "
                                + ") then policy. ... ; end",
                        "rules/hours.drl:" + line(rules, "hours.drl", "Default peak")
                                + ": rule \"Default peak hours\" has no \"end\". A rule looks like this: rule \"name\" when "
                                + "Account( ... ) then policy. ... ; end",
                        "rules/tiers.drl:" + line(rules, "tiers.drl", "weeklyPpvs(10, 7)")
                                + ": weeklyPpvs(10, 7) runs backwards. Write weeklyPpvs(7, 10).",
                        "rules/zones.drl:" + line(rules, "zones.drl", "READ")
                                + ": unknown zone \"READ\". Did you mean RED? Zones: GREEN, YELLOW, RED.");
    }

    @Test
    void rules_ofTheSameName_areRefused() {
        Path rules = rules();
        Rules.write(rules, "z.drl", "\nrule \"Variety\" when Account() then policy.dailyCap(5); end");

        assertThat(Rules.faultsOf(rules))
                .containsExactly("rules/z.drl:2: rule \"Variety\" has the same name as rules/weights.drl:"
                        + line(rules, "weights.drl", "Variety") + ". Choose a different name.");
    }

    @Test
    void folder_thatIsMissingEmptyOrAFile_isNamed() throws Exception {
        Path missing = folder.resolve("none");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Rules.write(empty, ".hidden.drl", "not read");
        Rules.write(empty, "notes.txt", "not read");
        Path file = Rules.write(folder, "file.drl", "");

        assertThat(Rules.faultsOf(missing))
                .containsExactly(
                        missing + ": the folder does not exist. Use --rules to name the folder with the rule files.");
        assertThat(Rules.faultsOf(empty))
                .containsExactly(empty
                        + ": has no rule files (.drl, or tables as .csv or .xlsx). Use --rules to name the folder with the "
                        + "rule files.");
        assertThat(Rules.faultsOf(file))
                .containsExactly(file + ": not a folder. Use --rules to name the folder with the rule files.");
    }

    @Test
    void folder_ofEmptyFiles_setsNothing() {
        Path rules = folder.resolve("rules");
        Rules.write(rules, "a.drl", "");
        Rules.write(rules, "b.drl", "// nothing yet\n");

        assertThatThrownBy(() -> policy(rules))
                .hasMessage(
                        """
                        rules: no rule sets the tier for any page. Add or widen a rule that calls policy.tier(...).
                        rules: no rule sets the zone for any page. Add or widen a rule that calls policy.zone(...).
                        rules: no rule sets the segment for any page. Add or widen a rule that calls policy.segment(...).""");
    }

    @Test
    void files_thatAreNotTextOrTooLargeOrUnreadable_areAllNamed() throws Exception {
        Path rules = folder.resolve("rules");
        Rules.write(rules, "latin.drl", "// fine\n// caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        Rules.write(rules, "large.drl", new byte[300_000]);
        Files.createSymbolicLink(rules.resolve("gone.drl"), rules.resolve("nowhere"));

        assertThat(Rules.faultsOf(rules))
                .containsExactly(
                        "rules/gone.drl: cannot be read. Check its permissions.",
                        "rules/large.drl: 300,000 bytes; the limit for a rule file is 262,144. Split it.",
                        "rules/latin.drl:2: not UTF-8 text. Save the file as UTF-8.");
    }

    @Test
    void folder_ofTooManyFiles_isRefused() {
        Path rules = folder.resolve("rules");
        IntStream.rangeClosed(1, 101).forEach(i -> Rules.write(rules, i + ".drl", ""));

        assertThat(Rules.faultsOf(rules))
                .containsExactly(rules + ": 101 rule files; the limit for a folder is 100. Combine some.");
    }

    @Test
    void folder_ofTooManyRules_isRefused() {
        Path rules = folder.resolve("rules");
        StringBuilder text = new StringBuilder();
        IntStream.rangeClosed(1, 501)
                .forEach(i -> text.append("rule \"r" + i + "\" when Account() then policy.dailyCap(5); end\n"));
        Rules.write(rules, "a.drl", text.toString());

        assertThat(Rules.faultsOf(rules))
                .containsExactly("rules: 501 rules; the limit for a folder is 500. Combine some.");
    }

    @Test
    void texts_thatOnlyABackstopGives_areSentencesToo() {
        assertThat(FaultText.engine("Line 3")).isEqualTo("the rule engine rejected this rule: Line 3");
        assertThat(FaultText.TOO_COMPLEX).isEqualTo("too complex to read. Split the rules.");
        assertThat(FaultText.tooLong(200)).isEqualTo("this rule has more than 200 facts and values. Split it.");
        assertThat(FaultText.tooManyAlternatives(16))
                .isEqualTo("the \"or\" conditions of this rule expand to more than 16 alternatives. Split the rule.");
        assertThat(FaultText.tooDeep(8)).isEqualTo("parentheses are nested more than 8 deep. Split the rule.");
        assertThat(FaultText.binding("$a"))
                .isEqualTo("\"$a :\" assigns a variable, which rules here cannot use. Remove it.");
        assertThat(FaultText.positional(Fact.ZONE))
                .isEqualTo("a value has no field in Zone. Write its field too, such as name == \"GREEN\".");
        assertThat(FaultText.fieldCalled(new Token(Token.Kind.WORD, "this", 1), new Token(Token.Kind.SIGN, ".", 1)))
                .isEqualTo("\"this.\" accesses a member, which is not allowed. Conditions compare fields with values: "
                        + "revenue >= 5000.");
        assertThat(FaultText.unexpected(new Token(Token.Kind.END, "", 1)))
                .isEqualTo(
                        "the condition is incomplete. Conditions are facts with comparisons: Account( revenue >= 5000, "
                                + "revenue < 25000 ).");
        assertThat(FaultText.UNREADABLE).isEqualTo("cannot be read. Check its permissions.");
        assertThat(FaultText.syntax(""))
                .isEqualTo("cannot be read. Conditions are facts with comparisons: Account("
                        + " revenue >= 5000, revenue < 25000 ).");
        assertThat(FaultText.notAllowed("eval"))
                .isEqualTo("eval is not allowed in a rule. Conditions are facts with comparisons: Account( revenue >="
                        + " 5000, revenue < 25000 ).");
    }
}
