package io.schedulebuilder.domain;

import java.util.List;

/**
 * The captions chosen for a horizon.
 *
 * @param messages the chosen captions, PPVs first, in the order they were chosen
 * @param substitutions price tiers that the pool could not fill
 * @param missing messages without a caption
 */
public record CaptionSelection(
        List<ChosenMessage> messages, List<Substitution> substitutions, List<UnplacedMessage> missing) {

    /** A caption of a neighboring price tier that is used instead of the requested one. */
    public record Substitution(CaptionId captionId, PriceTier asked, PriceTier used) {}
}
