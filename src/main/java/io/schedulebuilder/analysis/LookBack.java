package io.schedulebuilder.analysis;

import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SentMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * The messages a page sent in the 90 local days before as-of.
 *
 * @param today the local day of as-of; only the part before as-of counts
 */
record LookBack(ZoneId zone, LocalDate today, List<SentMessage> messages) {
    /** Local days before as-of's day. */
    static final int DAYS = 90;

    static LookBack of(PageHistory history, Instant asOf) {
        ZoneId zone = history.page().zone();
        LocalDate today = LocalDate.ofInstant(asOf, zone);
        Instant from = today.minusDays(DAYS).atStartOfDay(zone).toInstant();
        return new LookBack(
                zone,
                today,
                history.messages().stream()
                        .filter(message -> !message.sentAt().isBefore(from)
                                && message.sentAt().isBefore(asOf))
                        .toList());
    }

    List<SentMessage> ppvs() {
        return messages.stream()
                .filter(message -> message.type() == MessageType.PPV)
                .toList();
    }

    /** How many PPVs have captions of the price tier that was sent least. */
    int leastSentTier() {
        return PriceTier.PAID.stream()
                .mapToInt(tier -> Math.toIntExact(ppvs().stream()
                        .flatMap(message -> message.caption().stream())
                        .filter(caption -> caption.kind().priceTier() == tier)
                        .count()))
                .min()
                .orElse(0);
    }

    LocalDate day(SentMessage message) {
        return LocalDate.ofInstant(message.sentAt(), zone);
    }

    int hour(SentMessage message) {
        return message.sentAt().atZone(zone).getHour();
    }
}
