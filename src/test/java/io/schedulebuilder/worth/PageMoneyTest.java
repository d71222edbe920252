package io.schedulebuilder.worth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.schedulebuilder.domain.AskedWeek;
import io.schedulebuilder.domain.BankBaseline;
import io.schedulebuilder.domain.DayType;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.HourTable;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageEconomics;
import io.schedulebuilder.domain.PageEconomics.Estimate;
import io.schedulebuilder.domain.PageEconomics.Source;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SentMessage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class PageMoneyTest {
    private static final Page PAGE = new Page(new PageName("ava"), ZoneId.of("UTC"));
    private static final Horizon WEEK = new Horizon(LocalDate.of(2026, 3, 2), 1, PAGE.zone());
    private static final Instant AS_OF = WEEK.begins();
    private static final int DAYS = 70;

    @Test
    void kept_isTheShareOfThePriceThatWasEarned() {
        assertThat(money(day -> 1_000, 0.05, 0.8, 1).kept()).isCloseTo(0.8, within(0.01));
    }

    @Test
    void kept_whereSalesEarnNothing_isNearlyNothing_andWithoutSalesTheWholePrice() {
        assertThat(money(day -> 1_000, 0.9, 0, 1).kept()).isLessThan(0.01);
        assertThat(money(day -> 1_000, 0, 0, 1).kept()).isEqualTo(1);
    }

    @Test
    void kept_isNeverMoreThanAMessageCanEarn() {
        assertThat(money(day -> 1_000, 0.05, 1_000, 1).kept()).isBetween(1.0, 1.5);
    }

    @Test
    void viewers_ofAGrowingPage_areThoseOfTheWeekToCome() {
        IntToDoubleFunction growing = day -> 1_000 * Math.pow(1.03, day / 7.0);
        assertThat(money(growing, 0.05, 0.8, 1).viewers())
                .isCloseTo(growing.applyAsDouble(DAYS + 3), within(30.0))
                .isGreaterThan(growing.applyAsDouble(DAYS - 7));
    }

    /** Messages were sent at an hour that counts 1.25, and the conversions that they had are those of that hour. */
    @Test
    void dollars_atTheUsualHour_areWhatSuchMessagesEarned() {
        PageMoney money = money(day -> 1_000, 0.05, 0.8, 1.25);
        assertThat(1.25 * money.dollars(PriceTier.MID, 0.05)).isCloseTo(1_000 * 0.05 * 10 * 0.8, within(8.0));
        assertThat(money.dollars(PriceTier.BUMP, 0.05)).isZero();
    }

    @Test
    void dollars_ofAPageWithoutHistory_areByTheBanksFigures() {
        PageMoney money = money(List.of(), 1);
        assertThat(money.dollars(PriceTier.MID, 0.05)).isCloseTo(400 * 0.05 * 10, within(1e-9));
        assertThat(money.confidence(0.05, 0.1, new CaptionEffect.Evidence(0, 0)).sharedSpread())
                .isGreaterThan(1);
    }

    private static PageMoney money(IntToDoubleFunction viewers, double conversion, double kept, double hourFactor) {
        List<SentMessage> messages = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            long viewed = Math.round(viewers.applyAsDouble(day));
            long bought = Math.round(viewed * conversion);
            messages.add(new SentMessage(
                    day,
                    AS_OF.minus(Duration.ofDays(DAYS - day)).plus(Duration.ofHours(20)),
                    MessageType.PPV,
                    Optional.empty(),
                    BigDecimal.TEN,
                    2 * viewed,
                    viewed,
                    bought,
                    BigDecimal.valueOf(10 * bought * kept)));
        }
        return money(messages, hourFactor);
    }

    private static PageMoney money(List<SentMessage> messages, double hourFactor) {
        List<HourTable.Hour> day = Collections.nCopies(24, new HourTable.Hour(hourFactor, 0));
        return PageMoney.of(
                new PageHistory(PAGE, messages, List.of(), List.of(), new BankBaseline(Map.of()), Optional.empty()),
                economics(),
                new HourTable(Map.of(DayType.WEEKDAY, day, DayType.WEEKEND, day)),
                AS_OF,
                WEEK,
                Market.EMPTY.worth(PAGE.name(), AS_OF, 90),
                List.of(new AskedWeek(1, 7, 0, List.of())));
    }

    private static PageEconomics economics() {
        Map<PriceTier, PageEconomics.Tier> tiers = new EnumMap<>(PriceTier.class);
        for (PriceTier tier : PriceTier.values()) {
            tiers.put(
                    tier,
                    new PageEconomics.Tier(
                            new Estimate(tier == PriceTier.BUMP ? 0 : 10, Source.BANK),
                            new Estimate(0.05, Source.BANK),
                            1000));
        }
        return new PageEconomics(new Estimate(400, Source.BANK), tiers, 100);
    }
}
