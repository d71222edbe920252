package io.schedulebuilder.domain;

import java.util.List;
import java.util.Optional;

/**
 * A message that the policy asked for and the plan leaves out.
 *
 * @param caption empty when no caption could be found for it
 * @param reasons at least one sentence: what stands in the way
 */
public record UnplacedMessage(Optional<Caption> caption, MessageType type, List<String> reasons) {}
