package io.schedulebuilder.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an analyst reads after a slip: each message whole, with its line. */
class BrokenRulesTest {
    private static final String WORDS =
            "Words: tier, zone, segment, weeklyPpvs, weeklyBumps, ppvVolume, bumpVolume, ppvGapMinutes, "
                    + "gapPlusMinutes, messageGapMinutes, coolingDays, dailyCap, activeHours, slotMinutes, "
                    + "weekdayPeakHours, weekendPeakHours, peakHourFactor, priceMix, urgentPpvs, "
                    + "messagesPerCategory, evidenceHalfLifeDays, bumpPoints, weight.";
    private static final String FIELDS =
            "Fields of Account: pageName, revenue, saturation, averageRpr, averageConversion, messageCount.";
    private static final String CONSTRAINTS =
            "Constraints: PPV left unplaced, bump left unplaced, expected revenue, price tier three in "
                    + "a row, category twice in a row, urgency twice in a row, PPVs spread over days, bump "
                    + "between PPVs, minutes varied, least change.";
    private static final String RULE = "rule \"name\" when Account( ... ) then policy. ... ; end";
    private static final String CONDITIONS =
            "Conditions are facts with comparisons: Account( revenue >= 5000, revenue < 25000 ).";

    static Stream<Arguments> slips() {
        return Stream.of(
                slip(
                        "a word beside a rule",
                        "rul \"x\" when Account() then policy.dailyCap(5); end",
                        "1: \"rul\" stands outside a rule. Did you mean rule? A file holds rules and comments only: "
                                + RULE),
                slip(
                        "a line of prose",
                        "// fine\nThese are my rules.\nrule \"x\" when Account() then policy.dailyCap(5); end",
                        "2: \"These\" stands outside a rule. A file holds rules and comments only: " + RULE),
                slip(
                        "no name",
                        "rule\nwhen Account() then policy.dailyCap(5); end",
                        "1: this rule has no name. Write rule \"a few words\"."),
                slip(
                        "no when",
                        "rule \"x\"\nthen policy.dailyCap(5); end",
                        "1: rule \"x\" has no \"when\". A rule reads: " + RULE),
                slip(
                        "no then",
                        "rule \"x\"\nwhen Account()\nend",
                        "1: rule \"x\" has no \"then\". A rule reads: " + RULE),
                slip(
                        "no end",
                        "rule \"x\"\nwhen Account()\nthen policy.dailyCap(5);\nrule \"y\" when Account() then policy.dailyCap(5); end",
                        "1: rule \"x\" has no \"end\". A rule reads: " + RULE),
                slip(
                        "no end of the last",
                        "// top\nrule \"x\"\nwhen Account()\nthen policy.dailyCap(5);\n",
                        "2: rule \"x\" has no \"end\". A rule reads: " + RULE),
                slip(
                        "misspelt when",
                        "rule \"x\"\nwen Account()\nthen policy.dailyCap(5); end",
                        "2: \"wen\" cannot stand between a rule's name and its conditions. Did you mean when? Only salience and a whole number can."),
                slip(
                        "misspelt then",
                        "rule \"x\"\nwhen Account()\nthem policy.dailyCap(5);\nend",
                        "3: \"them\" cannot stand among the conditions. Did you mean then? They are facts, joined by and, or, not, exists, and end with then."),
                slip(
                        "misspelt salience",
                        "rule \"x\"\nsalence 5\nwhen Account() then policy.dailyCap(5); end",
                        "2: \"salence\" cannot stand between a rule's name and its conditions. Did you mean salience? Only salience and a whole number can."),
                slip(
                        "salience that is no number",
                        "rule \"x\"\nsalience high\nwhen Account() then policy.dailyCap(5); end",
                        "2: \"high\" cannot stand between a rule's name and its conditions. Only salience and a whole number can."),
                slip(
                        "salience too high",
                        "rule \"x\"\nsalience 5000\nwhen Account() then policy.dailyCap(5); end",
                        "2: salience 5000 is no whole number from -1000 to 1000. Write one, as in salience 10."),
                slip(
                        "unclosed bracket",
                        when("Account( revenue > 5"),
                        "3: this \"(\" is never closed. Write \")\" at its end."),
                slip("extra bracket", when("Account( revenue > 5 ))"), "3: this \")\" closes nothing. Remove it."),
                slip(
                        "unclosed quote",
                        then("policy.tier(\"SMALL);"),
                        "5: this quote is never closed. Close it on the same line."),
                slip(
                        "unclosed comment",
                        "rule \"x\" /* here\nwhen Account() then policy.dailyCap(5); end",
                        "1: this comment is never closed. Write */ at its end."),
                slip(
                        "curly quotes",
                        then("policy.tier(“SMALL”);"),
                        "5: only straight double quotes are quotes here. Write them, as in \"SMALL\"."),
                slip(
                        "no-break space",
                        when("Account(\u00a0revenue > 5 )"),
                        "3: the sign U+00A0 cannot be read here. Remove it or type it anew."),
                slip(
                        "a control sign",
                        "rule \"x\"\0 when Account() then policy.dailyCap(5); end",
                        "1: the sign U+0000 cannot be read here. Remove it or type it anew."),
                slip(
                        "a hash comment",
                        "# tiers\nrule \"x\" when Account() then policy.dailyCap(5); end",
                        "1: \"#\" begins no comment. Write //."),
                slip(
                        "backslash",
                        "rule \"a\\b\" when Account() then policy.dailyCap(5); end",
                        "1: a backslash has no meaning in a rule file. Remove it."),
                slip(
                        "misspelt fact",
                        when("Acount( revenue > 5 )"),
                        "3: unknown fact \"Acount\". Did you mean Account? Facts: Account, Tier, Zone, Segment."),
                slip(
                        "fact in lower case",
                        when("account( revenue > 5 )"),
                        "3: unknown fact \"account\". Did you mean Account? Facts: Account, Tier, Zone, Segment."),
                slip(
                        "unknown fact",
                        when("Page( revenue > 5 )"),
                        "3: unknown fact \"Page\". Facts: Account, Tier, Zone, Segment."),
                slip(
                        "misspelt field",
                        when("Account( revnue > 5 )"),
                        "3: unknown field \"revnue\". Did you mean revenue? " + FIELDS),
                slip("unknown field", when("Account( followers > 5 )"), "3: unknown field \"followers\". " + FIELDS),
                slip(
                        "field of another fact",
                        when("Tier( revenue > 5 )"),
                        "3: unknown field \"revenue\". Fields of Tier: name."),
                slip(
                        "field in a later line",
                        when("Account( revenue > 5,\n        saturaton < 0.3 )"),
                        "4: unknown field \"saturaton\". Did you mean saturation? " + FIELDS),
                slip(
                        "two slips in one rule",
                        when("Account( revnue > 5, saturaton < 0.3 )"),
                        "3: unknown field \"revnue\". Did you mean revenue? " + FIELDS,
                        "3: unknown field \"saturaton\". Did you mean saturation? " + FIELDS),
                slip(
                        "number compared with a text",
                        when("Account( revenue > \"lots\" )"),
                        "3: revenue is compared with \"lots\". Write a number, as in 5000 or 0.75."),
                slip(
                        "text compared with a number",
                        when("Account( pageName == 5 )"),
                        "3: pageName is compared with 5. Write a text in quotes, as in \"ava\"."),
                slip(
                        "text without quotes",
                        when("Tier( name == SMALL )"),
                        "3: name is compared with SMALL. Write a text in quotes, as in \"SMALL\"."),
                slip(
                        "order of texts",
                        when("Tier( name >= \"SMALL\" )"),
                        "3: \">=\" is no comparison for name. Write ==, !=, in (...) or not in (...)."),
                slip(
                        "unknown tier",
                        when("Tier( name == \"SMAL\" )"),
                        "3: unknown tier \"SMAL\". Did you mean SMALL? Tiers: MICRO, SMALL, MEDIUM, LARGE, MEGA."),
                slip(
                        "unknown zone in a list",
                        when("Zone( name in (\"RED\", \"BLUE\") )"),
                        "3: unknown zone \"BLUE\". Zones: GREEN, YELLOW, RED."),
                slip(
                        "unknown segment",
                        when("Segment( name != \"luxury\" )"),
                        "3: unknown segment \"luxury\". Did you mean LUXURY? Segments: BUDGET, STANDARD, PREMIUM, LUXURY, EXPLORATORY."),
                slip(
                        "positional",
                        when("Tier( \"SMALL\" )"),
                        "3: a condition cannot begin with \"SMALL\". Write a field, a comparison and a value, as in name == \"MICRO\"."),
                slip(
                        "percent in a condition",
                        when("Account( saturation > 60 )"),
                        "3: saturation goes from 0 to 1; 60 is outside. 60 percent is 0.60."),
                slip(
                        "negative fraction",
                        when("Account( saturation > -0.5 )"),
                        "3: saturation goes from 0 to 1; -0.5 is outside."),
                slip(
                        "thousands comma",
                        when("Account( revenue > 5,000 )"),
                        "3: a condition cannot begin with 000. Write a field, a comparison and a value, as in revenue >= 5000, and numbers without a comma."),
                slip(
                        "number with a suffix",
                        when("Account( revenue > 5k )"),
                        "3: cannot be read at \"k\". " + CONDITIONS),
                slip(
                        "arrow for at least",
                        when("Account( revenue => 5 )"),
                        "3: cannot be read at \"=\". Write ==, >= or <=. " + CONDITIONS),
                slip(
                        "one equals sign",
                        when("Account( messageCount = 5 )"),
                        "3: cannot be read at \"=\". Write ==, >= or <=. " + CONDITIONS),
                slip(
                        "and within a fact",
                        when("Account( revenue > 5 and saturation < 0.3 )"),
                        "3: cannot be read at \"and\". Within a fact, write a comma or &&. " + CONDITIONS),
                slip(
                        "no comma",
                        when("Account( revenue > 5 saturation < 0.3 )"),
                        "3: cannot be read at \"saturation\". Write a comma before it. " + CONDITIONS),
                slip(
                        "nothing to compare with",
                        when("Account( revenue > )"),
                        "3: cannot be read at \")\". " + CONDITIONS),
                slip(
                        "only a field",
                        when("Account( revenue )"),
                        "3: revenue is compared with nothing. Write a number, as in 5000 or 0.75."),
                slip(
                        "value before field",
                        when("Account( 5 < revenue )"),
                        "3: a condition cannot begin with 5. Write a field, a comparison and a value, as in revenue >= 5000, and numbers without a comma."),
                slip(
                        "not of two",
                        when("not( Tier() and Zone() )"),
                        "3: not takes one fact. Write not Account( ... )."),
                slip(
                        "misspelt word",
                        then("policy.weeklyPvps(7, 10);"),
                        "5: unknown policy word \"weeklyPvps\". Did you mean weeklyPpvs? " + WORDS),
                slip("unknown word", then("policy.discount(5);"), "5: unknown policy word \"discount\". " + WORDS),
                slip(
                        "another object",
                        then("polcy.dailyCap(5);"),
                        "5: \"polcy\" is not policy. A rule can only call policy, as in policy.tier(\"SMALL\");"),
                slip(
                        "no semicolon",
                        then("policy.weeklyPpvs(7, 10)\n    policy.dailyCap(5);"),
                        "5: a \";\" is missing after weeklyPpvs(7, 10). Write it."),
                slip(
                        "no bracket after a word",
                        then("policy.dailyCap;"),
                        "5: \";\" is out of place. Calls read policy.word(value, value); with values that are numbers or texts in quotes."),
                slip(
                        "two slips in two calls",
                        then("policy.weeklyPpvs(10, 7);\n    policy.dailyCap(\"5\");"),
                        "5: weeklyPpvs(10, 7) runs backwards. Write weeklyPpvs(7, 10).",
                        "6: dailyCap(\"5\"): \"5\" is not a whole number from 0 to 1,440."),
                slip(
                        "range upside down",
                        then("policy.weeklyPpvs(10, 7);"),
                        "5: weeklyPpvs(10, 7) runs backwards. Write weeklyPpvs(7, 10)."),
                slip(
                        "too few values",
                        then("policy.weeklyPpvs(7);"),
                        "5: weeklyPpvs(7) has 1 value, not 2. weeklyPpvs takes a whole number from 0 to 1,000, a whole number from 0 to 1,000."),
                slip(
                        "too many values",
                        then("policy.dailyCap(7, 8);"),
                        "5: dailyCap(7, 8) has 2 values, not 1. dailyCap takes a whole number from 0 to 1,440."),
                slip("number for a text", then("policy.tier(5);"), "5: tier(5): 5 is not a tier in quotes."),
                slip(
                        "text for a number",
                        then("policy.dailyCap(\"5\");"),
                        "5: dailyCap(\"5\"): \"5\" is not a whole number from 0 to 1,440."),
                slip(
                        "decimals where a whole number belongs",
                        then("policy.dailyCap(7.5);"),
                        "5: dailyCap(7.5): 7.5 is not a whole number from 0 to 1,440."),
                slip(
                        "negative",
                        then("policy.dailyCap(-1);"),
                        "5: dailyCap(-1): -1 is not a whole number from 0 to 1,440."),
                slip(
                        "too long a gap",
                        then("policy.ppvGapMinutes(20000);"),
                        "5: ppvGapMinutes(20000): 20000 is not a whole number from 0 to 10,080."),
                slip(
                        "number as programmers write it",
                        then("policy.dailyCap(5L);"),
                        "5: dailyCap(5L): 5L is not a whole number from 0 to 1,440."),
                slip(
                        "unknown value of a word",
                        then("policy.zone(\"YELOW\");"),
                        "5: unknown zone \"YELOW\". Did you mean YELLOW? Zones: GREEN, YELLOW, RED."),
                slip(
                        "value without quotes",
                        then("policy.zone(RED);"),
                        "5: \"RED\" is out of place. Calls read policy.word(value, value); with values that are numbers or texts in quotes."),
                slip(
                        "percent volume",
                        then("policy.ppvVolume(75);"),
                        "5: ppvVolume(75): 75 is not a number from 0 to 10. 75 percent is 0.75."),
                slip(
                        "volume out of range",
                        then("policy.ppvVolume(2000);"),
                        "5: ppvVolume(2000): 2000 is not a number from 0 to 10."),
                slip(
                        "percent price mix",
                        then("policy.priceMix(60, 30, 10);"),
                        "5: priceMix(60, 30, 10): 60 is not a number from 0 to 1. 60 percent is 0.60."),
                slip(
                        "price mix beyond one",
                        then("policy.priceMix(0.60, 0.30, 0.20);"),
                        "5: priceMix(0.60, 0.30, 0.20) adds up to 1.1. Write fractions that add up to 1."),
                slip(
                        "hours backwards",
                        then("policy.activeHours(\"22:00\", \"08:00\");"),
                        "5: activeHours(\"22:00\", \"08:00\") runs backwards. Write activeHours(\"08:00\", \"22:00\")."),
                slip(
                        "no hours",
                        then("policy.activeHours(\"08:00\", \"08:00\");"),
                        "5: activeHours(\"08:00\", \"08:00\") leaves no time. Write a later end."),
                slip(
                        "hours malformed",
                        then("policy.activeHours(\"8am\", \"22:00\");"),
                        "5: activeHours(\"8am\", \"22:00\"): \"8am\" is not a time of day in quotes, as in \"08:00\"."),
                slip(
                        "slots that do not divide",
                        then("policy.slotMinutes(25);"),
                        "5: slotMinutes(25) does not divide the hour. Write 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30 or 60."),
                slip(
                        "hour of no day",
                        then("policy.weekdayPeakHours(9, 24);"),
                        "5: weekdayPeakHours(9, 24): 24 is not a whole number from 0 to 23."),
                slip(
                        "unknown constraint",
                        then("policy.weight(\"category twice in row\", 200);"),
                        "5: unknown constraint \"category twice in row\". Did you mean category twice in a row? "
                                + CONSTRAINTS),
                slip(
                        "weight of a hard constraint",
                        then("policy.weight(\"PPV gap\", 200);"),
                        "5: unknown constraint \"PPV gap\". " + CONSTRAINTS),
                slip(
                        "set twice",
                        then("policy.dailyCap(5).dailyCap(6);"),
                        "5: rule \"x\" sets the daily cap a second time. Keep one."),
                slip(
                        "sets nothing",
                        then("// later"),
                        "1: rule \"x\" sets nothing. Write at least one policy call after then, or remove the rule."),
                slip(
                        "tier fixed in the second round",
                        "rule \"x\"\nwhen\n    Zone( name == \"RED\" )\nthen\n    policy.dailyCap(5)\n          .tier(\"MICRO\");\nend",
                        "6: rule \"x\" reads what other rules fix and cannot fix the tier itself. Ask Account only."),
                slip(
                        "a word that is far too long",
                        then(
                                "policy.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa(5);"),
                        "5: unknown policy word \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...\". "
                                + WORDS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slips")
    void slip_inARuleFile_isNamedWithLineAndRemedy(String name, String text, List<String> expected) {
        assertThat(Rules.faultsOf(text)).isEqualTo(expected);
    }

    private static Arguments slip(String name, String text, String... expected) {
        return Arguments.of(
                name,
                text,
                Arrays.stream(expected).map(fault -> "rules/x.drl:" + fault).toList());
    }

    private static String when(String conditions) {
        return "rule \"x\"\nwhen\n    " + conditions + "\nthen\n    policy.dailyCap(5);\nend\n";
    }

    private static String then(String consequence) {
        return "rule \"x\"\nwhen\n    Account()\nthen\n    " + consequence + "\nend\n";
    }
}
