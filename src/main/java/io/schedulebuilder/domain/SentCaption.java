package io.schedulebuilder.domain;

/**
 * The bank's caption behind a message that was sent.
 *
 * @param text the lowest id of the bank whose text counts as the same, often its own: see {@link CaptionBank#text}
 */
public record SentCaption(CaptionId id, CaptionId text, CaptionKind kind) {}
