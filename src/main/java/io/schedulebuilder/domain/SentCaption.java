package io.schedulebuilder.domain;

/**
 * The bank's caption behind a message that was sent, without its text.
 *
 * @param key the same for texts that differ only in case, symbols or spaces
 */
public record SentCaption(CaptionId id, String key, CaptionKind kind) {}
