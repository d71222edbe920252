package io.schedulebuilder.policy.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokensTest {
    @Test
    void text_isCutIntoWordsNumbersQuotesSignsAndComments() {
        assertThat(Tokens.withComments("rule \"a b\" // why\n\tx1 >= 5.0 /* two\nlines */ && -3e5"))
                .extracting(token -> token.kind() + " " + token.text() + " " + token.line())
                .containsExactly(
                        "WORD rule 1",
                        "QUOTED a b 1",
                        "COMMENT // why 1",
                        "WORD x1 2",
                        "SIGN >= 2",
                        "NUMBER 5.0 2",
                        "COMMENT /* two\nlines */ 2",
                        "SIGN && 3",
                        "SIGN - 3",
                        "NUMBER 3e5 3");
    }

    @Test
    void quote_thatIsNeverClosed_takesTheRestOfItsLine() {
        assertThat(Tokens.withComments("a \"b c\nd \"\" \""))
                .extracting(token -> token.kind() + " " + token.text())
                .containsExactly("WORD a", "UNCLOSED \"", "WORD d", "QUOTED ", "UNCLOSED \"");
    }

    @Test
    void comment_thatIsNeverClosed_takesTheRestOfTheFile() {
        assertThat(Tokens.withComments("a /*/ b\nc"))
                .extracting(token -> token.kind() + " " + token.text())
                .containsExactly("WORD a", "UNCLOSED /*", "COMMENT /*/ b\nc");
    }

    @Test
    void sign_ofAnyScript_isOne() {
        assertThat(Tokens.withComments("Е\uD83D\uDE00=!="))
                .extracting(Token::text)
                .containsExactly("Е", "\uD83D\uDE00", "=", "!=");
    }
}
