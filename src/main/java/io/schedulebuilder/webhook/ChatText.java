package io.schedulebuilder.webhook;

import io.schedulebuilder.domain.VisibleText;

/**
 * Text that is safe to show in a chat service. Names and reasons come from files, so they must not mention people, hide
 * a link or open a code block. Characters that would do so are replaced by similar ones.
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

    /** The same JSON document without markup characters, for a service that scans the whole document. */
    public static String json(String json) {
        return VisibleText.of(json)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("@", "\\u0040")
                .replace("`", "\\u0060");
    }
}
