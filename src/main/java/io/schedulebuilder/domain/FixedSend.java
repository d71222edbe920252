package io.schedulebuilder.domain;

import java.time.Instant;

/**
 * A message that this plan cannot move: already sent, or scheduled by another plan of the page.
 *
 * @param origin as shown to people: "sent 2025-11-03 21:30", "scheduled by ava-2025-10-27-0f3a9b2c"
 */
public record FixedSend(Instant at, MessageType type, String origin) {}
