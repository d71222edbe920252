package io.schedulebuilder.store.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.store.Price;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PriceTest {
    @Test
    void aTebibyte_costsItsPrice_andLessItsShare() {
        assertThat(Price.ON_DEMAND.of(1L << 40)).isEqualTo("$6.2500");
        assertThat(Price.ON_DEMAND.of(10L << 30)).isEqualTo("$0.0610");
        assertThat(new Price(new BigDecimal("10")).of(1L << 39)).isEqualTo("$5.0000");
        assertThat(Price.ON_DEMAND.of(0)).isEqualTo("$0.0000");
    }

    @Test
    void whatFourPlacesDoNotShow_hasTwoDigits() {
        assertThat(Price.ON_DEMAND.of(1L << 20)).isEqualTo("$0.0000060");
    }

    @Test
    void sizes_haveTheUnitThatFits() {
        assertThat(Price.size(512)).isEqualTo("0.5 KiB");
        assertThat(Price.size(10L << 20)).isEqualTo("10.0 MiB");
        assertThat(Price.size(3L << 30)).isEqualTo("3.00 GiB");
    }
}
