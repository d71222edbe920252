package io.schedulebuilder.policy.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A word that only looks like the right one: the message says where it differs. */
class LookAlikeTest {
    private static final List<String> ZONES = List.of("GREEN", "YELLOW", "RED");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "R\u0415D | RED | Sign 2 is U+0415 CYRILLIC CAPITAL LETTER IE, not E.",
                "\u0395 | | ",
                "R\u0395D | RED | Sign 2 is U+0395 GREEK CAPITAL LETTER EPSILON, not E.",
                "\uFF32\uFF25\uFF24 | RED | Sign 1 is U+FF32 FULLWIDTH LATIN CAPITAL LETTER R, not R; sign 2 is U+FF25"
                        + " FULLWIDTH LATIN CAPITAL LETTER E, not E; sign 3 is U+FF24 FULLWIDTH LATIN CAPITAL LETTER D, not"
                        + " D.",
                "RED\u200B | RED | Sign 4 is U+200B ZERO WIDTH SPACE, which is invisible.",
                "GR\u0415AN | GREEN | Sign 3 is U+0415 CYRILLIC CAPITAL LETTER IE, not E.",
                "\uD835\uDC11ED | RED | Sign 1 is U+1D411 MATHEMATICAL BOLD CAPITAL R, not R.",
            })
    void unknownName_thatLooksLikeAKnownOne_namesTheSignsThatDiffer(String written, String near, String differences) {
        String said = Wording.unknown("zone", written, "Zones", ZONES);
        assertThat(said)
                .isEqualTo("unknown zone \"" + written + "\"."
                        + (near == null ? "" : " Did you mean " + near + "? " + differences)
                        + " Zones: GREEN, YELLOW, RED.");
    }

    @Test
    void unknownName_inLatinLetters_saysNothingOfLetters() {
        assertThat(Wording.unknown("zone", "REDD", "Zones", ZONES))
                .isEqualTo("unknown zone \"REDD\". Did you mean RED? Zones: GREEN, YELLOW, RED.");
    }

    @Test
    void wordOutsideQuotes_namesTheSignThatDiffers() {
        assertThat(faultsOf("rule \"x\"\nwhen\n    Acc\u043Eunt( revenue < 5 )\nthen\n    policy.dailyCap(7);\nend\n"))
                .containsExactly(
                        "rules/x.drl:3: \"Acc\u043Eunt\" is not allowed here. Did you mean Account? Sign 4 is U+043E "
                                + "CYRILLIC SMALL LETTER O, not o.");
        assertThat(faultsOf("rule \"x\"\nwhen\n    \u041F( revenue < 5 )\nthen\n    policy.dailyCap(7);\nend\n"))
                .containsExactly(
                        "rules/x.drl:3: the letter U+041F CYRILLIC CAPITAL LETTER PE is not allowed here. Type it in "
                                + "Latin letters.");
    }

    private static List<String> faultsOf(String text) {
        List<Fault> faults = new ArrayList<>();
        RuleParser.parse(new RuleFile("rules/x.drl", text), faults);
        return faults.stream().map(Fault::toString).toList();
    }
}
