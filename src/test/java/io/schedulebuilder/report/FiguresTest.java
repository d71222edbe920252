package io.schedulebuilder.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void dollars_haveTheirSign_andNothingHasNone() {
        assertThat(Figures.dollars(1234.5)).isEqualTo("$1,235");
        assertThat(Figures.signedDollars(1234.4)).isEqualTo("+$1,234");
        assertThat(Figures.signedDollars(-12)).isEqualTo("\u2212$12");
        assertThat(Figures.signedDollars(-0.4)).isEqualTo("$0");
        assertThat(Figures.signedDollars(0.4)).isEqualTo("$0");
    }

    @Test
    void percent_isToATenth_andADashWhereThereIsNone() {
        assertThat(Figures.signedPercent(OptionalDouble.of(-0.0449))).isEqualTo("\u22124.5%");
        assertThat(Figures.signedPercent(OptionalDouble.of(0.0004))).isEqualTo("0.0%");
        assertThat(Figures.signedPercent(OptionalDouble.of(0.0005))).isEqualTo("+0.1%");
        assertThat(Figures.signedPercent(OptionalDouble.empty())).isEqualTo("\u2013");
    }

    @Test
    void count_isWholeWhereItCanBe() {
        assertThat(Figures.count(14)).isEqualTo("14");
        assertThat(Figures.count(41.0 / 3)).isEqualTo("13.7");
        assertThat(Figures.count(10)).isEqualTo("10");
        assertThat(Figures.count(0)).isEqualTo("0");
    }
}
