package io.schedulebuilder.selection;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.domain.CaptionSelection.Substitution;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.ChosenMessage.SelectionScore;
import io.schedulebuilder.domain.Confidence;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.PriceMixMove;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.Propensity;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.domain.UnplacedMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The chosen captions of a horizon, without their text. Only the texts of chosen captions need to be fetched.
 *
 * @param sent messages that were already sent
 * @param picks the other messages, in the order in which they were chosen
 * @param substitutions captions used for another price tier because the pool could not fill it
 * @param missing messages without a caption
 * @param mixMoves how the price mix of each week moved; empty if no rule set bounds for it
 */
public record Choice(
        List<ChosenMessage> sent,
        List<Pick> picks,
        List<Substitution> substitutions,
        List<UnplacedMessage> missing,
        List<PriceMixMove> mixMoves) {
    /**
     * A caption that was chosen.
     *
     * @param text the text number; captions whose texts count as the same share it
     * @param usedTier the caption's price tier, which may differ from the one asked for
     * @param revenue expected revenue at an ordinary hour, in dollars; 0 for a bump
     * @param points the worth at an ordinary hour
     * @param confidence how far the revenue can be relied on
     * @param week the week of the horizon, from 1
     * @param keptAt the time in an earlier plan, if that plan should change little
     * @param propensity empty for a kept caption
     */
    record Pick(
            CaptionId caption,
            int text,
            PriceTier asked,
            PriceTier usedTier,
            SelectionScore score,
            double revenue,
            double points,
            Confidence confidence,
            int week,
            Optional<TimeSlot> keptAt,
            Optional<Propensity> propensity) {
        ChosenMessage with(Caption text) {
            return new ChosenMessage(
                    text,
                    asked,
                    score,
                    revenue,
                    points,
                    Optional.of(confidence),
                    week,
                    Optional.empty(),
                    keptAt,
                    propensity);
        }
    }

    /** The IDs of the captions whose texts are needed. */
    public Stream<CaptionId> captions() {
        return picks.stream().map(Pick::caption);
    }

    /**
     * The selection: this choice with the texts of its captions.
     *
     * @param captions at least the captions in {@link #captions}
     * @throws FailureException if a caption is no longer in the bank
     */
    public CaptionSelection with(Map<CaptionId, Caption> captions) {
        return new CaptionSelection(
                Stream.concat(sent.stream(), picks.stream().map(pick -> pick.with(caption(captions, pick.caption()))))
                        .collect(Collectors.toUnmodifiableList()),
                substitutions,
                missing,
                mixMoves);
    }

    private static Caption caption(Map<CaptionId, Caption> captions, CaptionId id) {
        return Optional.ofNullable(captions.get(id))
                .orElseThrow(() -> new FailureException("caption " + id + " is no longer in the bank. Run again."));
    }
}
