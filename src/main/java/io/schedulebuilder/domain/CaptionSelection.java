package io.schedulebuilder.domain;

import java.util.List;

/**
 * The captions of a horizon.
 *
 * @param messages the chosen captions, PPVs first, in the order in which they were chosen
 * @param substitutions price tiers that the pool could not fill
 * @param missing messages for which there is no caption
 */
public record CaptionSelection(
        List<ChosenMessage> messages, List<Substitution> substitutions, List<UnplacedMessage> missing) {

    /** A caption of a neighbouring price tier that stands in for the one asked for. */
    public record Substitution(CaptionId captionId, PriceTier asked, PriceTier used) {}
}
