package io.schedulebuilder.domain;

import java.util.List;

/**
 * The captions chosen for a horizon.
 *
 * @param messages the chosen captions, PPVs first, in the order they were chosen
 * @param substitutions price tiers that the pool could not fill
 * @param missing messages without a caption
 * @param mixMoves how the price mix of each week moved; empty if no rule set bounds for it
 */
public record CaptionSelection(
        List<ChosenMessage> messages,
        List<Substitution> substitutions,
        List<UnplacedMessage> missing,
        List<PriceMixMove> mixMoves) {

    /** A caption of a neighboring price tier that is used instead of the requested one. */
    public record Substitution(CaptionId captionId, PriceTier asked, PriceTier used) {}
}
