package io.schedulebuilder.domain;

/**
 * The bank's caption of a sent message.
 *
 * @param text the lowest id in the bank whose text counts as the same, often its own; see {@link CaptionBank#text}
 */
public record SentCaption(CaptionId id, CaptionId text, CaptionKind kind) {}
