package io.schedulebuilder.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain ASCII with \"quotes\", a \\ and a tab\tand\ntwo lines",
                "Grüße, café, žluťoučký kůň, cafe\u0301",
                "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", // Persian: I want, with its non-joiner
                "\u0646\u0627\u0645\u0647\u200C\u0627\u06CC", // Persian, after a letter that never joins
                "\u0915\u094D\u200D\u0937", // Hindi: half form
                "\u0915\u094D\u200C\u0937", // Hindi: visible virama
                "\u0D28\u0D4D\u200D", // Malayalam: a word that ends in a joiner
                "\u0DC1\u0DCA\u200D\u0DBB\u0DD3", // Sinhala: Sri
                "\u09B0\u200D\u09CD\u09AF", // Bengali: the joiner stands before the mark
                "\u05E9\u05DC\u05D5\u05DD, \u0645\u0631\u062D\u0628\u0627, \u65E5\u672C\u8A9E, \uD55C\uAD6D\uC5B4, \u0E44\u0E17\u0E22",
                "\u8FBB\uDB40\uDD00", // a Japanese name in its own form
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67", // family
                "\uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDCBB", // with a skin tone
                "\u2764\uFE0F\u200D\uD83D\uDD25", // heart on fire
                "\uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08", // rainbow flag
                "\u2620\uFE0F 1\uFE0F\u20E3 #\uFE0F\u20E3 \u00A9\uFE0F \u263A\uFE0E",
                "\uD83C\uDDE9\uD83C\uDDEA", // flag of letters
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F!", // Scotland
            })
    void of_ordinaryText_isUnchanged(String text) {
        assertThat(VisibleText.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "\u001b[31mred|\\u001b[31mred",
                "bell\u0007|bell\\u0007",
                "back\rspace\b|back\\u000dspace\\u0008",
                "\u009b31m|\\u009b31m",
                "del\u007f|del\\u007f",
                "exe\u202Efdp|exe\\u202efdp",
                "\u2066a\u2069|\\u2066a\\u2069",
                "a\u200Eb\u200Fc\u061Cd|a\\u200eb\\u200fc\\u061cd",
                "av\u200Ba|av\\u200ba",
                "av\u200Da|av\\u200da",
                "av\u200Ca|av\\u200ca",
                "\uFEFFava|\\ufeffava",
                "soft\u00ADhyphen|soft\\u00adhyphen",
                "a\u2028b\u2029c|a\\u2028b\\u2029c",
                "a\u2060b\u2063c|a\\u2060b\\u2063c",
                "a\uFE0Fb|a\\ufe0fb",
                "a\uDB40\uDC41|a\\udb40\\udc41",
                "a\uDB40\uDD00|a\\udb40\\udd00",
                "\uD83C\uDFF4\uDB40\uDC69\uDB40\uDC67\uDB40\uDC7F|\uD83C\uDFF4\\udb40\\udc69\\udb40\\udc67\\udb40\\udc7f",
                "\uD83D\uDE00\u200D|\uD83D\uDE00\\u200d",
                "\u200D\uD83D\uDE00|\\u200d\uD83D\uDE00",
                "\uD83D\uDE00\u200D\u200D\uD83D\uDE00|\uD83D\uDE00\\u200d\\u200d\uD83D\uDE00",
                "half\uD83D|half\\ud83d",
                "\uFFFE\uFDD0|\\ufffe\\ufdd0",
                "\uD83F\uDFFF|\\ud83f\\udfff",
                "a\u3164b\u2800c|a\\u3164b\\u2800c",
                "a\u034Fb|a\\u034fb",
            })
    void of_whatSteersOrHides_isShown(String text, String shown) {
        assertThat(VisibleText.of(text)).isEqualTo(shown);
        assertThat(VisibleText.line(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page\nerror: not ours", "a\tb"})
    void line_breaksAndTabs_areShown(String text) {
        assertThat(VisibleText.line(text))
                .isEqualTo(text.replace("\n", "\\u000a").replace("\t", "\\u0009"));
    }

    @Property
    void of_anyText_isStable_andLeavesNothingThatSteers(@ForAll("anyText") String text) {
        String shown = VisibleText.of(text);
        assertThat(shown.codePoints())
                .noneMatch(c -> (Character.isISOControl(c) && c != '\n' && c != '\t')
                        || Character.getType(c) == Character.SURROGATE
                        || (c >= 0x202A && c <= 0x202E)
                        || (c >= 0x2066 && c <= 0x2069)
                        || c == 0x200B);
        assertThat(VisibleText.of(shown)).isEqualTo(shown);
    }

    @Property
    void of_json_meansTheSameValue(@ForAll("anyText") String text) throws JsonProcessingException {
        String shown = VisibleText.of(JSON.writeValueAsString(text));
        assertThat(JSON.readValue(shown, String.class)).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> anyText() {
        return Arbitraries.strings()
                .withChars(
                        'a', '\\', '"', '\n', '\u001b', '\u200d', '\u200c', '\ufe0f', '\u202e', '\u2764', '\ud83d',
                        '\udc69', '\udb40', '\udc41', '\u0915', '\u094d', '1', '\u20e3')
                .all()
                .ofMaxLength(12);
    }
}
