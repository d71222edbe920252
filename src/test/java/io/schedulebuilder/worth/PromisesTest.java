package io.schedulebuilder.worth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PromiseFactor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PromisesTest {
    private static final Instant AS_OF = Instant.parse("2025-11-03T08:00:00Z"); // a Monday, midnight in Los Angeles
    private static final PageName AVA = new PageName("ava");
    private static final PageName MIA = new PageName("mia");

    /** Ten PPVs of $100 each that earn a share of it, in the week that began some weeks before as-of. */
    private static List<PromisedMessage> week(PageName page, int weeksAgo, double ratio) {
        List<PromisedMessage> messages = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            messages.add(
                    message(page, AS_OF.minus(Duration.ofDays(7L * weeksAgo)).plus(Duration.ofHours(12L * i)), ratio));
        }
        return messages;
    }

    private static PromisedMessage message(PageName page, Instant at, double ratio) {
        return new PromisedMessage(page, at, at.plusSeconds(600), 100, 1, 100 * ratio);
    }

    private static List<PromisedMessage> weeks(PageName page, int weeks, double ratio) {
        List<PromisedMessage> messages = new ArrayList<>();
        for (int ago = 1; ago <= weeks; ago++) {
            messages.addAll(week(page, ago, ratio));
        }
        return messages;
    }

    private static PromiseFactor factor(PageName page, List<PromisedMessage> messages) {
        return new Promises(messages).factor(page, AS_OF).orElseThrow();
    }

    @Test
    void factor_withoutAnyPlanSent_isUnknown() {
        assertThat(Promises.NONE.factor(AVA, AS_OF)).isEmpty();
        assertThat(Promises.NONE.digest(AS_OF)).isEmpty();
    }

    @Test
    void factor_ofAPageWithoutPromises_isThePoolsWithAWiderSpread() {
        List<PromisedMessage> others = new ArrayList<>();
        for (String page : List.of("a", "b", "c", "d", "e", "f")) {
            others.addAll(weeks(new PageName(page), 6, 0.7));
        }

        PromiseFactor here = factor(AVA, others);

        assertThat(here.factor()).isBetween(0.7, 0.8);
        assertThat(here.spread())
                .isGreaterThan(factor(new PageName("a"), others).spread());
        assertThat(here.messages()).isZero();
    }

    @Test
    void factor_ofASingleMessage_staysNearOneAndWide() {
        PromiseFactor factor = factor(AVA, List.of(message(AVA, AS_OF.minus(Duration.ofDays(5)), 0.2)));

        assertThat(factor.factor()).isBetween(0.9, 1.0);
        assertThat(factor.spread()).isBetween(0.1, 0.3);
    }

    @Property(tries = 100)
    void factor_ofAConstantRatio_tendsToIt(@ForAll @DoubleRange(min = 0.4, max = 2.5) double ratio) {
        double few = Math.abs(Math.log(factor(AVA, weeks(AVA, 2, ratio)).factor() / ratio));
        double many = Math.abs(Math.log(factor(AVA, weeks(AVA, 20, ratio)).factor() / ratio));

        assertThat(many).isLessThan(0.12).isLessThanOrEqualTo(few + 0.02);
    }

    @Property(tries = 100)
    void factor_oneFreakWeek_movesItLittle(
            @ForAll @IntRange(min = 1, max = 8) int freakWeek,
            @ForAll @DoubleRange(min = 0, max = 20) double freakRatio) {
        List<PromisedMessage> messages = new ArrayList<>();
        for (int ago = 1; ago <= 8; ago++) {
            messages.addAll(week(AVA, ago, ago == freakWeek ? freakRatio : 0.97 + 0.01 * (ago % 7)));
        }

        assertThat(factor(AVA, messages).factor()).isBetween(0.9, 1.12);
    }

    @Property(tries = 100)
    void factor_isAboveZeroAndKnown_whateverWasEarned(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<PromisedMessage> messages = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Instant at = AS_OF.minusSeconds(random.nextLong(200L * 86_400));
            messages.add(new PromisedMessage(
                    random.nextBoolean() ? AVA : MIA,
                    at,
                    at.plusSeconds(random.nextLong(7_200)),
                    Math.exp(random.nextDouble(-3, 8)),
                    Math.exp(random.nextDouble(-1, 1)),
                    random.nextInt(3) == 0 ? random.nextDouble(-5, 1) : Math.exp(random.nextDouble(-3, 9))));
        }

        new Promises(messages).factor(AVA, AS_OF).ifPresent(factor -> {
            assertThat(factor.factor()).isBetween(0.05, 20.0);
            assertThat(factor.spread()).isBetween(0.001, 3.0);
        });
    }

    @Test
    void factor_manyNoisyWeeks_matchesTheMeanRatio() {
        assertThat(meanFactor(10, 12, 0.75)).isCloseTo(0.75, within(0.03));
    }

    @Test
    void factor_afterFourWeeks_isWithinFivePercent() {
        assertThat(meanFactor(10, 4, 1 / 1.4) * 1.4).isBetween(0.95, 1.06);
        assertThat(meanFactor(10, 4, 1.4) / 1.4).isBetween(0.94, 1.05);
    }

    /** Over pages whose weeks and messages differ by chance. */
    private static double meanFactor(int pages, int weeks, double ratio) {
        SplittableRandom random = new SplittableRandom(7);
        List<PromisedMessage> messages = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            for (int ago = 1; ago <= weeks; ago++) {
                double level = ratio * Math.exp(0.1 * random.nextGaussian() - 0.1 * 0.1 / 2);
                for (PromisedMessage even : week(new PageName("page" + page), ago, level)) {
                    double noise = Math.exp(0.5 * random.nextGaussian() - 0.5 * 0.5 / 2);
                    messages.add(new PromisedMessage(
                            even.page(), even.plannedAt(), even.sentAt(), 100, 1, even.earned() * noise));
                }
            }
        }
        double sum = 0;
        for (int page = 0; page < pages; page++) {
            sum += factor(new PageName("page" + page), messages).factor();
        }
        return sum / pages;
    }

    @Test
    void factor_isOfTheModelsPromise_notOfTheCorrectedOne() {
        List<PromisedMessage> corrected = weeks(AVA, 8, 0.6).stream()
                .map(raw -> new PromisedMessage(raw.page(), raw.plannedAt(), raw.sentAt(), 60, 0.6, raw.earned()))
                .toList();

        assertThat(factor(AVA, corrected)).isEqualTo(factor(AVA, weeks(AVA, 8, 0.6)));
    }

    @Test
    void known_areSoldOutMessagesOfTheLookBack() {
        Instant soldOut = AS_OF.minus(Duration.ofDays(2));
        Instant lookBack = AS_OF.minus(Duration.ofDays(180));
        PromisedMessage fresh = new PromisedMessage(AVA, soldOut.minusSeconds(600), soldOut, 100, 1, 10);
        PromisedMessage sold = message(AVA, soldOut.minusSeconds(601), 1);
        PromisedMessage first = message(AVA, lookBack, 1);
        PromisedMessage old = message(AVA, lookBack.minusSeconds(1), 1);

        assertThat(new Promises(List.of(old, first, sold, fresh)).known(AS_OF)).containsExactly(first, sold);
    }

    @Test
    void factor_ofRecentWeeks_countsMoreThanOfOldOnes() {
        List<PromisedMessage> messages = new ArrayList<>();
        for (int ago = 1; ago <= 20; ago++) {
            messages.addAll(week(AVA, ago, ago <= 10 ? 0.8 : 1.0));
        }

        assertThat(factor(AVA, messages).factor()).isBetween(0.8, 0.87);
    }
}
