package io.schedulebuilder.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTextTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!channel>",
                "<!here|here>",
                "<@U024BE7LH>",
                "<#C024BE7LR>",
                "<!subteam^S012>",
                "@everyone",
                "@here",
                "<@123>",
                "<https://evil.example|pay here>",
                "[pay here](https://evil.example)",
                "```code```",
                "\u202E<\u200B!channel>"
            })
    void of_markup_isNone(String markup) {
        assertThat(ChatText.of("page " + markup))
                .startsWith("page ")
                .doesNotContain("<", ">", "@", "`", "](", "\u202E");
    }

    @Test
    void of_ordinaryText_isUnchanged() {
        String text =
                "Week of 2025-11-04 done: 2 of 2 pages built, $1,234 expected. Failed: ava_x (page \"ava_x\" is new).";
        assertThat(ChatText.of(text)).isEqualTo(text);
    }

    @Test
    void json_isTheSameValue_withoutMarkup() throws JsonProcessingException {
        String json = JSON.writeValueAsString("<!channel> @everyone `x` \\ \u202E");
        assertThat(ChatText.json(json)).doesNotContain("<", ">", "@", "`", "\u202E");
        assertThat(JSON.readTree(ChatText.json(json))).isEqualTo(JSON.readTree(json));
    }
}
