package io.schedulebuilder.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.PageName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static PageWeek week(int number) {
        return new PageWeek(new PageName("ava"), LocalDate.of(2025, 1, 6).plusWeeks(number));
    }

    private static RatedPpv ppv(double expected) {
        return new RatedPpv(new CaptionId(1), OptionalDouble.of(expected), Optional.empty());
    }

    private static RatedPpv judged(double expected, int sentIn, double residual) {
        return new RatedPpv(
                new CaptionId(1), OptionalDouble.of(expected), Optional.of(new Residual(week(sentIn), residual)));
    }

    /** One PPV in each week, judged in the same week. */
    private static Choices weekly(double expected, double... residuals) {
        SortedMap<PageWeek, List<RatedPpv>> weeks = new TreeMap<>();
        for (int i = 0; i < residuals.length; i++) {
            weeks.put(week(i), List.of(judged(expected, i, residuals[i])));
        }
        return new Choices(weeks);
    }

    @Test
    void residual_isTheMean_withATIntervalOverPageWeeks() {
        Choices choices = weekly(1, 0.1, 0.2, 0.3);
        assertThat(choices.ppvs()).isEqualTo(3);
        assertThat(choices.judged()).isEqualTo(3);
        Estimate estimate = choices.residual().orElseThrow();
        assertThat(estimate.value()).isCloseTo(0.2, within(1e-12));
        // 4.302653 is the 97.5% quantile of t with 2 degrees of freedom; the standard error is 0.1 / sqrt(3).
        assertThat(estimate.high() - estimate.value()).isCloseTo(4.302653 * 0.1 / Math.sqrt(3), within(1e-6));
        assertThat(estimate.low()).isNegative();
        assertThat(estimate.isBeyondChance()).isFalse();
    }

    /** Several plans that are judged by sends of the same week know no more than one. */
    @Test
    void residual_ofSendsInOneWeek_hasNoInterval() {
        SortedMap<PageWeek, List<RatedPpv>> weeks = new TreeMap<>();
        weeks.put(week(0), List.of(judged(1, 2, 0.1), ppv(1)));
        weeks.put(week(1), List.of(judged(1, 2, 0.3), ppv(1)));
        Choices choices = new Choices(weeks);
        assertThat(choices.residual()).isEmpty();
        assertThat(choices.meanResidual()).hasValueCloseTo(0.2, within(1e-12));
        assertThat(choices.judgedShare()).hasValue(0.5);
    }

    @Test
    void difference_isWhatWasExpected_andWhatWasSoldBeyond() {
        double[] noise = {0.1, -0.1, 0.1, -0.1, 0.1, -0.1, 0.1, -0.1, 0.1, -0.1, 0.1, -0.1};
        double[] better = new double[noise.length];
        for (int i = 0; i < noise.length; i++) {
            better[i] = noise[i] + 0.05; // the same noise: it cancels
        }
        Difference difference = Difference.of(weekly(2, better), weekly(1, noise));

        assertThat(difference.expected().orElseThrow().value()).isCloseTo(Math.log(2), within(1e-12));
        assertThat(difference.beyond().orElseThrow().value()).isCloseTo(0.05, within(1e-12));
        Estimate total = difference.total().orElseThrow();
        assertThat(total.value()).isCloseTo(Math.log(2) + 0.05, within(1e-12));
        assertThat(total.high() - total.low()).isLessThan(1e-12);
        assertThat(difference.shown()).contains(total);
    }

    @Test
    void difference_ofFewPageWeeks_isNotShown() {
        double[] nine = new double[Difference.LEAST_PAGE_WEEKS - 1];
        double[] ten = new double[Difference.LEAST_PAGE_WEEKS];
        assertThat(Difference.of(weekly(2, nine), weekly(1, nine)).shown()).isEmpty();
        assertThat(Difference.of(weekly(2, ten), weekly(1, ten)).shown()).isPresent();
    }

    @Test
    void difference_ofTooSmallAShare_isNotShown() {
        Choices many = weekly(1, new double[20]);
        SortedMap<PageWeek, List<RatedPpv>> weeks = new TreeMap<>();
        many.weeks().forEach((week, ppvs) -> {
            List<RatedPpv> more = new ArrayList<>(ppvs);
            more.addAll(java.util.Collections.nCopies(10, ppv(3)));
            weeks.put(week, more);
        });
        Difference difference = Difference.of(new Choices(weeks), many);
        assertThat(difference.judgedShare()).isCloseTo(1 / 11.0, within(1e-12));
        assertThat(difference.isJudgedEnough()).isFalse();
        assertThat(difference.shown()).isEmpty();
    }

    /** A choice with few judged PPVs is not better known because the other one has many. */
    @Test
    void difference_ofUnequalEvidence_isAsVagueAsTheSmaller() {
        double[] twenty = new double[20];
        Choices few = weekly(1, 0.2, -0.2);
        Difference difference = Difference.of(few, weekly(1, twenty));
        assertThat(difference.beyond().orElseThrow().high())
                .isCloseTo(few.residual().orElseThrow().high(), within(1e-12));
        assertThat(difference.pageWeeks()).isEqualTo(2);
    }

    @Test
    void difference_withoutAJudgedPpv_hasNoTotal() {
        SortedMap<PageWeek, List<RatedPpv>> weeks = new TreeMap<>();
        weeks.put(week(0), List.of(ppv(1)));
        weeks.put(week(1), List.of(ppv(1)));
        Choices choices = new Choices(weeks);
        Difference difference = Difference.of(choices, choices);
        assertThat(difference.expected()).isPresent();
        assertThat(difference.beyond()).isEmpty();
        assertThat(difference.total()).isEmpty();
    }

    /** If only chance differs, about one in twenty intervals does not contain 0. */
    @Test
    void difference_ofEqualChoices_isShownOnceInTwentyTimes() {
        Random random = new Random(1);
        int shown = 0;
        int times = 1_000;
        for (int i = 0; i < times; i++) {
            if (Difference.of(random(random), random(random)).shown().isPresent()) {
                shown++;
            }
        }
        assertThat(shown).isBetween(times * 3 / 100, times * 7 / 100);
    }

    /** Twenty weeks with three judged PPVs each and a surprise that they have in common. */
    private static Choices random(Random random) {
        SortedMap<PageWeek, List<RatedPpv>> weeks = new TreeMap<>();
        for (int i = 0; i < 20; i++) {
            double shared = 0.1 * random.nextGaussian();
            List<RatedPpv> ppvs = new ArrayList<>();
            for (int j = 0; j < 3; j++) {
                ppvs.add(judged(Math.exp(0.05 * random.nextGaussian()), i, shared + 0.1 * random.nextGaussian()));
            }
            weeks.put(week(i), ppvs);
        }
        return new Choices(weeks);
    }
}
