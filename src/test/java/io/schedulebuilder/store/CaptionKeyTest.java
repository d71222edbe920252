package io.schedulebuilder.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionKeyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hey you, 2 new_pics today!",
                "  hey YOU 2 new_pics today\n",
                "hey\t\r\nyou 2 new_pics   today",
                "hey 😀you 2 new_pics today™€+^",
                "«hey» you: 2 new_pics… today❤️",
            })
    void key_textsThatDifferInCaseSymbolsOrSpaces_areEqual(String text) {
        assertThat(CaptionKey.of(text)).isEqualTo(Digest.hex("hey you 2 new_pics today"));
    }

    @Test
    void key_otherWords_differ() {
        assertThat(CaptionKey.of("new pics")).isNotEqualTo(CaptionKey.of("newpics"));
        assertThat(CaptionKey.of("new pics")).isNotEqualTo(CaptionKey.of("new pic"));
    }

    @Test
    void key_formulaOfTheDataset_isKeptToTheLetter() { // a space before a final emoji stays, as it does there
        assertThat(CaptionKey.of("hi 😀")).isEqualTo(Digest.hex("hi "));
        assertThat(CaptionKey.of("café")).isEqualTo(Digest.hex("caf"));
    }

    @Test
    void key_nothingLeft_isOfTheExactText() {
        assertThat(CaptionKey.of("😀")).isNotEqualTo(CaptionKey.of("😈")).isEqualTo(CaptionKey.of(" 😀\n"));
        assertThat(CaptionKey.of("...")).isNotEqualTo(CaptionKey.of("!!!"));
    }

    @Test
    void key_anotherScript_isOfTheExactText() {
        assertThat(CaptionKey.of("Привет, 5 фото")).isNotEqualTo(CaptionKey.of("Пока, 5 видео"));
    }
}
