package io.schedulebuilder.value;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.PageEconomics;
import io.schedulebuilder.domain.SentCaption;
import io.schedulebuilder.domain.SentMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a page's own sends of a caption say about it: a Beta distribution per caption, whose prior is the page's mean for
 * the price tier. The model has to be better than that.
 */
final class OwnCaptions {
    private static final Evidence NONE = new Evidence(0, 0);
    private static final double SECONDS_A_DAY = 86_400;

    private final Map<CaptionId, Evidence> evidence;

    private OwnCaptions(Map<CaptionId, Evidence> evidence) {
        this.evidence = evidence;
    }

    /** Decayed purchases and viewers. */
    private record Evidence(double purchased, double viewed) {
        Evidence plus(Evidence other) {
            return new Evidence(purchased + other.purchased, viewed + other.viewed);
        }
    }

    /**
     * Sums up a page's sends.
     *
     * @param messages sent before as-of
     * @param halfLifeDays the age in days at which a message's evidence counts half
     */
    static OwnCaptions of(List<SentMessage> messages, Instant asOf, double halfLifeDays) {
        Map<CaptionId, Evidence> evidence = new HashMap<>();
        for (SentMessage message : messages) {
            double days = Duration.between(message.sentAt(), asOf).toSeconds() / SECONDS_A_DAY;
            double weight = StrictMath.pow(0.5, days / halfLifeDays);
            message.caption()
                    .ifPresent(caption -> evidence.merge(
                            caption.text(),
                            new Evidence(
                                    weight * Math.min(message.purchased(), message.viewed()),
                                    weight * message.viewed()),
                            Evidence::plus));
        }
        return new OwnCaptions(evidence);
    }

    /** Expected purchases per viewer of a caption of a price tier. */
    double conversion(SentCaption caption, PageEconomics.Tier tier) {
        Evidence own = Optional.ofNullable(evidence.get(caption.text())).orElse(NONE);
        return (tier.conversion().value() * tier.priorViewers() + own.purchased())
                / (tier.priorViewers() + own.viewed());
    }
}
