package io.schedulebuilder.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.Holiday;
import io.schedulebuilder.domain.InputException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolidayRowTest {
    private static final LocalDate DAY = LocalDate.of(2025, 11, 27);

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.5, 2.1, 1e300})
    void holiday_factorThatCannotBe_isRefusedByRow(double factor) {
        assertThatThrownBy(() -> StoreSnapshot.checked(new Holiday(DAY, "Thanksgiving", factor)))
                .isInstanceOf(InputException.class)
                .hasMessage("holiday_calendar: the row of 2025-11-27 (Thanksgiving): saturation_impact_factor is "
                        + factor + ". Change it to a number from 0 to 2.");
    }

    @Test
    void holiday_factorWithinItsBounds_isTaken() {
        assertThat(StoreSnapshot.checked(new Holiday(DAY, "Thanksgiving", 0.7)).volumeFactor())
                .isEqualTo(0.7);
        assertThat(Double.compare(
                        StoreSnapshot.checked(new Holiday(DAY, "x", -0.0)).volumeFactor(), 0.0))
                .isZero();
    }
}
