package io.schedulebuilder.domain;

import java.util.List;
import java.util.Optional;

/**
 * A message that the policy requested and the plan could not place.
 *
 * @param caption empty if no caption was found for it
 * @param reasons at least one sentence that says why
 */
public record UnplacedMessage(Optional<Caption> caption, MessageType type, List<String> reasons) {}
