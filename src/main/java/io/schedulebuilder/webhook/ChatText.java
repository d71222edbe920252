package io.schedulebuilder.webhook;

import io.schedulebuilder.domain.VisibleText;

/**
 * Text that a chat service may show. Names and reasons come from files: none of them calls people, dresses up a link, or
 * opens a block of code. Other characters that look alike stand for those that would.
 */
public final class ChatText {
    private ChatText() {}

    /** The text without markup. */
    public static String of(String text) {
        return VisibleText.of(text)
                .replace('<', '\u2039')
                .replace('>', '\u203A')
                .replace('@', '\uFF20')
                .replace('`', '\u02CB')
                .replace("](", "] (");
    }

    /** A JSON document of the same value in which no markup stands, for a service that looks through all of it. */
    public static String json(String json) {
        return VisibleText.of(json)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("@", "\\u0040")
                .replace("`", "\\u0060");
    }
}
