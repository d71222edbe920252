package io.schedulebuilder.policy.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleFormatterTest {
    private static final List<String> BLANKS = List.of(
            " ",
            "\n",
            "\n\n\n",
            "\t",
            "   \n",
            " // why\n",
            "\n// a line of its own\n",
            "\n    // indented   \n\n",
            " /* within */ ",
            "\n/* before */ ",
            " /* over\n   lines */ ",
            "\n/* over\n     lines */\n",
            " /* one */ /* two */ // three\n");

    static List<Path> shippedFiles() {
        try (Stream<Path> files = Files.list(Path.of("rules"))) {
            return files.filter(path -> path.toString().endsWith(".drl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("shippedFiles")
    void shippedFile_laidOut_isAsItWas(Path path) {
        assertThat(format(read(path))).isEqualTo(read(path));
    }

    @Test
    void rule_onOneLine_isSpreadOut() {
        assertThat(format("rule \"x\" salience -5 when Account(revenue>=5000,revenue<25000)not Zone(name in(\"RED\","
                        + "\"GREEN\"))or exists Tier() then policy.tier( \"SMALL\" ).weeklyPpvs(7,10);policy"
                        + ".dailyCap ( 5 ) ; end rule \"y\" when Account() then policy.dailyCap(6); end"))
                .isEqualTo(
                        """
                        rule "x"
                            salience -5
                        when
                            Account( revenue >= 5000, revenue < 25000 )
                            not Zone( name in ("RED", "GREEN") )
                            or exists Tier()
                        then
                            policy.tier("SMALL").weeklyPpvs(7, 10);
                            policy.dailyCap(5);
                        end

                        rule "y"
                        when
                            Account()
                        then
                            policy.dailyCap(6);
                        end
                        """);
    }

    @Test
    void brackets_thatGroup_haveNoBlanksInside_andThoseOfFactsHave() {
        assertThat(format("rule \"x\" when ( Account( (revenue>1||saturation<0.5)&&messageCount not in( 1,2 ) ) or"
                        + " Tier() ) and Zone() then policy.dailyCap(5); end"))
                .contains(
                        """
                        when
                            (Account( (revenue > 1 || saturation < 0.5) && messageCount not in (1, 2) ) or Tier())
                            and Zone()
                        then
                        """);
    }

    @Test
    void comments_ofEveryKind_stayWhereTheyBelong() {
        assertThat(
                        format(
                                """
                        // The head of the file.


                        /* Belongs to
                             the rule. */
                        rule "x" // its name
                        when   // all of:
                          // first
                          Account( revenue > 1, // dollars
                                   /* of 1 */ saturation < 0.5 )
                        // last
                        then
                          /* calls */ policy.dailyCap(5); // a
                            policy.weeklyPpvs(10, 12);//b
                        end // x
                        // The foot of the file. \s"""))
                .isEqualTo(
                        """
                        // The head of the file.

                        /* Belongs to
                             the rule. */
                        rule "x"   // its name
                        when       // all of:
                            // first
                            Account( revenue > 1,   // dollars
                                /* of 1 */ saturation < 0.5 )
                            // last
                        then
                            /* calls */ policy.dailyCap(5);   // a
                            policy.weeklyPpvs(10, 12);        //b
                        end   // x

                        // The foot of the file.
                        """);
    }

    @Test
    void line_overItsWidth_breaksAfterCommas_andBeforeCallsAndJoins() {
        String pages = "\"a-page-with-a-long-name\", ".repeat(6) + "\"last\"";
        assertThat(format(
                        "rule \"x\" when Account( pageName in (" + pages + "), revenue > 1 ) then policy.tier(\"MEGA\")"
                                + ".weeklyPpvs(18, 25).weeklyBumps(14, 18).ppvGapMinutes(75).dailyCap(25).coolingDays(2)"
                                + ".bumpVolume(2.00); end"))
                .isEqualTo(
                        """
                        rule "x"
                        when
                            Account( pageName in ("a-page-with-a-long-name", "a-page-with-a-long-name", "a-page-with-a-long-name",
                                "a-page-with-a-long-name", "a-page-with-a-long-name", "a-page-with-a-long-name", "last"), revenue > 1 )
                        then
                            policy.tier("MEGA").weeklyPpvs(18, 25).weeklyBumps(14, 18).ppvGapMinutes(75).dailyCap(25).coolingDays(2)
                                .bumpVolume(2.00);
                        end
                        """);
    }

    @Test
    void fileOfNothing_isNothing() {
        assertThat(format("")).isEmpty();
        assertThat(format("\n\n// only this\n\n\n")).isEqualTo("// only this\n");
    }

    /** The words of a shipped file between blanks and comments that a person might put there. */
    @Property(tries = 300)
    void anyLayout_isLaidOutOnceAndForAll_andMeansTheSame(@ForAll("layouts") String text) {
        List<Fault> faults = new ArrayList<>();
        String meaning = meaning(text, faults);
        assertThat(faults).isEmpty();

        String laidOut = format(text);

        assertThat(meaning(laidOut, faults)).isEqualTo(meaning);
        assertThat(faults).isEmpty();
        assertThat(format(laidOut)).isEqualTo(laidOut);
        assertThat(comments(laidOut)).isEqualTo(comments(text));
        assertThat(laidOut.lines()).allMatch(line -> line.equals(line.stripTrailing()));
    }

    @Provide
    Arbitrary<String> layouts() {
        return Arbitraries.randomValue(RuleFormatterTest::layout);
    }

    private static String layout(Random random) {
        List<Path> files = shippedFiles();
        String source = random.nextInt(4) == 0
                ? "rule odd salience 7 when (Account( (revenue > 1 || revenue < -1), saturation != 0.5 && pageName not in"
                        + " (\"a // b\", \"/*\") ) or not Account( revenue == 3 )) and exists Account() then"
                        + " policy.weekdayPeakHours(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16).dailyCap(5);"
                        + " policy.weight(\"least change\", 5); end"
                : read(files.get(random.nextInt(files.size())));
        StringBuilder text = new StringBuilder();
        for (Token token : Tokens.withComments(source)) {
            if (!token.is(Token.Kind.COMMENT) || random.nextBoolean()) {
                text.append(token.is(Token.Kind.QUOTED) ? '"' + token.text() + '"' : token.text());
                boolean lineComment = token.text().startsWith("//");
                String blank = random.nextInt(3) == 0 ? BLANKS.get(random.nextInt(BLANKS.size())) : " ";
                text.append(lineComment ? "\n" : blank);
            }
        }
        return text.toString();
    }

    /** The rules without their lines. */
    private static String meaning(String text, List<Fault> faults) {
        return RuleParser.parse(new RuleFile("rules/x.drl", text), faults)
                .toString()
                .replaceAll("line=\\d+|x\\.drl:\\d+", "");
    }

    private static List<String> comments(String text) {
        return Tokens.withComments(text).stream()
                .filter(token -> token.is(Token.Kind.COMMENT))
                .map(StatementLayout::written)
                .toList();
    }

    private static String format(String text) {
        return RuleFormatter.format(new RuleFile("rules/x.drl", text));
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
