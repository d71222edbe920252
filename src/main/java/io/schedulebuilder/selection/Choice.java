package io.schedulebuilder.selection;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.domain.CaptionSelection.Substitution;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.ChosenMessage.SelectionScore;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.domain.UnplacedMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The captions of a horizon, chosen but without their texts: only those of the chosen ones need to be fetched.
 *
 * @param sent messages that were sent already
 * @param picks the others, in the order in which they were chosen
 * @param substitutions price tiers that the pool could not fill
 * @param missing messages for which there is no caption
 */
public record Choice(
        List<ChosenMessage> sent, List<Pick> picks, List<Substitution> substitutions, List<UnplacedMessage> missing) {
    /**
     * A caption that was chosen.
     *
     * @param text the same for captions whose texts count as the same
     * @param usedTier the caption's price tier, which may be another than the one asked for
     * @param revenue dollars expected at an ordinary hour; 0 for a bump
     * @param points worth at an ordinary hour
     * @param week of the horizon, from 1
     * @param keptAt where an earlier plan had it, when that is to change little
     */
    record Pick(
            CaptionId caption,
            int text,
            PriceTier asked,
            PriceTier usedTier,
            SelectionScore score,
            double revenue,
            double points,
            int week,
            Optional<TimeSlot> keptAt) {
        ChosenMessage with(Caption text) {
            return new ChosenMessage(text, asked, score, revenue, points, week, Optional.empty(), keptAt);
        }
    }

    /** The captions whose texts are needed. */
    public Stream<CaptionId> captions() {
        return picks.stream().map(Pick::caption);
    }

    /**
     * The selection.
     *
     * @param captions at least those of {@link #captions}
     * @throws FailureException if one is gone from the bank
     */
    public CaptionSelection with(Map<CaptionId, Caption> captions) {
        return new CaptionSelection(
                Stream.concat(sent.stream(), picks.stream().map(pick -> pick.with(caption(captions, pick.caption()))))
                        .collect(Collectors.toUnmodifiableList()),
                substitutions,
                missing);
    }

    private static Caption caption(Map<CaptionId, Caption> captions, CaptionId id) {
        return Optional.ofNullable(captions.get(id))
                .orElseThrow(() -> new FailureException("caption " + id + " is no longer in the bank. Run again."));
    }
}
