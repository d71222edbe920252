package io.schedulebuilder.analysis;

import io.schedulebuilder.domain.BankBaseline;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionKind;
import io.schedulebuilder.domain.Holiday;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.PageHistory.PlatformDay;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SentCaption;
import io.schedulebuilder.domain.SentMessage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Histories drawn by hand, in Berlin, as of noon on Monday 3 November 2025. */
final class Histories {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final Page AVA = new Page(new PageName("ava"), ZONE);
    static final LocalDate TODAY = LocalDate.of(2025, 11, 3);
    static final Instant AS_OF = TODAY.atTime(12, 0).atZone(ZONE).toInstant();

    private final List<SentMessage> messages = new ArrayList<>();
    private final List<PlatformDay> platform = new ArrayList<>();
    private final List<Holiday> holidays = new ArrayList<>();
    private BankBaseline baseline = new BankBaseline(Map.of());

    static Histories history() {
        return new Histories();
    }

    /** A mid-priced PPV at $10 to 1,000 recipients. */
    Histories ppv(LocalDate day, int hour, int viewed, int purchased) {
        return add(day.atTime(hour, 0), PriceTier.MID, 10, 1000, viewed, purchased);
    }

    Histories add(LocalDateTime at, PriceTier tier, int price, int sent, int viewed, int purchased) {
        long id = messages.size() + 1L;
        messages.add(new SentMessage(
                id,
                at.atZone(ZONE).toInstant(),
                tier.messageType(),
                Optional.of(caption(id, tier)),
                BigDecimal.valueOf(price),
                sent,
                viewed,
                purchased,
                BigDecimal.valueOf((long) price * purchased)));
        return this;
    }

    /** One PPV at 19:00 on each day from {@code first} to {@code last} days before today. */
    Histories daily(int first, int last, int viewed, int purchased) {
        for (int before = first; before >= last; before--) {
            ppv(TODAY.minusDays(before), 19, viewed, purchased);
        }
        return this;
    }

    Histories platform(int first, int last, long viewed) {
        for (int before = first; before >= last; before--) {
            platform.add(new PlatformDay(TODAY.minusDays(before), 1000, viewed));
        }
        return this;
    }

    Histories holiday(LocalDate day) {
        holidays.add(new Holiday(day, "a day off", 0.7));
        return this;
    }

    Histories bank(BankBaseline bank) {
        baseline = bank;
        return this;
    }

    PageHistory build() {
        return new PageHistory(
                AVA, List.copyOf(messages), List.copyOf(platform), List.copyOf(holidays), baseline, Optional.empty());
    }

    static SentCaption caption(long id, PriceTier tier) {
        return new SentCaption(new CaptionId(id), new CaptionId(id), new CaptionKind(tier, "story", false));
    }
}
